/// Paths as the system has them: bytes, which need not be UTF-8. A folder of an old archive has names in GB18030.
///
/// A string holds such a name without loss: a byte that is no part of UTF-8 stands as a private-use character of its own
/// (U+10FF80 to U+10FFFF), and so does each byte of a name that really has one of these. Shown it is `\xD6`.
enum SystemPath {
    /// What stands for the byte 0; those from 0x80 are used.
    private static let first: UInt32 = 0x10_FF00
    private static let range: ClosedRange<UInt32> = 0x10_FF80...0x10_FFFF

    /// The byte that a character stands for.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        range.contains(scalar.value) ? UInt8(scalar.value - first) : nil
    }

    /// The string that holds a path.
    static func string(of bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isStandIn) {
            return text
        }
        var text = String.UnicodeScalarView()
        var place = 0
        while place < bytes.count {
            let length = sequenceLength(bytes[place])
            let sequence = bytes[place..<min(place + length, bytes.count)]
            let scalar = String(validating: sequence, as: UTF8.self)?.unicodeScalars.first
            if let scalar, !isStandIn(scalar) {
                text.append(scalar)
                place += length
            } else {
                if let standIn = Unicode.Scalar(first + UInt32(bytes[place])) { text.append(standIn) }
                place += 1
            }
        }
        return String(text)
    }

    /// The path that a string holds.
    static func bytes(of path: String) -> [UInt8] {
        // Only characters of the last plane begin with this byte, and hardly a name has one.
        guard path.utf8.contains(0xF4) else { return Array(path.utf8) }
        var bytes: [UInt8] = []
        for scalar in path.unicodeScalars {
            if let byte = byte(of: scalar) { bytes.append(byte) } else { bytes += Array(String(scalar).utf8) }
        }
        return bytes
    }

    /// A path as it is shown: bytes that are no text in hexadecimal.
    static func shown(_ path: String) -> String {
        guard path.utf8.contains(0xF4) else { return path }
        var shown = ""
        for scalar in path.unicodeScalars { shown += self.shown(scalar) ?? String(scalar) }
        return shown
    }

    /// How a character that stands for a byte is shown.
    static func shown(_ scalar: Unicode.Scalar) -> String? {
        byte(of: scalar).map { "\\x" + String($0, radix: 16, uppercase: true) }
    }

    /// What a path has up to its last slash, and with it; nothing where it has none.
    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(Substring(path.utf8[...$0])) } ?? ""
    }

    private static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { range.contains(scalar.value) }

    private static func sequenceLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }
}

extension String {
    /// The path that the string holds, for calls of the system.
    var systemPath: [CChar] { SystemPath.bytes(of: self).map { CChar(bitPattern: $0) } + [0] }
}

/// The arguments of a process without its name. Those that are no UTF-8, such as names of files, keep their bytes.
/// - Parameter pointers: `argv`.
public func commandLineArguments(
    count: Int32, _ pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> [String] {
    (0..<Int(count)).dropFirst().compactMap { place in
        guard let argument = pointers[place] else { return nil }
        var bytes: [UInt8] = []
        var next = argument
        while next.pointee != 0 {
            bytes.append(UInt8(bitPattern: next.pointee))
            next += 1
        }
        return SystemPath.string(of: bytes)
    }
}
