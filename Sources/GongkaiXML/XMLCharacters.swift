/// What characters XML 1.0 (fifth edition, production 2) lets a file hold, and how they are written.
package enum XMLCharacters {
    /// Whether a document may hold the character, be it as a reference.
    package static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The first character that no document may hold.
    package static func firstForbidden(in string: some StringProtocol) -> Unicode.Scalar? {
        string.unicodeScalars.first { !allows($0) }
    }

    /// Appends text with `&`, `<`, `>` and CR as references; anything else stands as it is.
    /// - Returns: the first character that no document may hold.
    @discardableResult
    package static func append(text: Substring, to bytes: inout [UInt8]) -> Unicode.Scalar? {
        append(text, to: &bytes, special: textSpecials)
    }

    /// The same of a text's UTF-8.
    static func append(text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Unicode.Scalar? {
        append(text, to: &bytes, special: textSpecials)
    }

    /// Appends an attribute's value, which stands between double quotes: tab and LF are references too, since a
    /// parser makes blanks of them.
    /// - Returns: the first character that no document may hold.
    @discardableResult
    package static func append(attribute: Substring, to bytes: inout [UInt8]) -> Unicode.Scalar? {
        append(attribute, to: &bytes, special: attributeSpecials)
    }

    /// Bytes below 0x40 as bits: controls that are forbidden, and what text holds as references.
    private static let textSpecials = controls | bits("\r&<>")
    /// The same for the values of attributes.
    private static let attributeSpecials = controls | bits("\t\n\r&<\"")
    private static let controls: UInt64 = 0xFFFF_FFFF & ~bits("\t\n\r")

    private static func bits(_ characters: StaticString) -> UInt64 {
        UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount).reduce(0) {
            $0 | 1 << UInt64($1)
        }
    }

    private static func append(
        _ string: Substring, to bytes: inout [UInt8], special: UInt64
    ) -> Unicode.Scalar? {
        var string = string
        return string.withUTF8 { append($0, to: &bytes, special: special) }
    }

    /// Most text has nothing special, and is copied at once.
    private static func append(
        _ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], special: UInt64
    ) -> Unicode.Scalar? {
        var forbidden: Unicode.Scalar?
        var copied = 0
        var index = 0
        while index < utf8.count {
            index = plainEnd(of: utf8, from: index)
            guard index < utf8.count else { break }
            defer { index += 1 }
            let byte = utf8[index]
            if byte == 0xEF {
                forbidden = forbidden ?? noncharacter(at: index, of: utf8)
                continue
            }
            guard byte < 0x40, special & 1 << UInt64(byte) != 0 else { continue }
            guard let reference = reference(for: byte) else {
                forbidden = forbidden ?? Unicode.Scalar(byte)
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
            bytes.append(
                contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            copied = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        return forbidden
    }

    /// Passes over bytes by eight as long as none of them is below 0x40, or begins what may be U+FFFE.
    /// - Returns: an index before which every byte stands as it is.
    @inline(__always)
    private static func plainEnd(of utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = utf8.baseAddress else { return start }
        var index = start
        while index + 8 <= utf8.count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            // Which bytes are below a bound, which are zero after the exclusive or: the first that is told is right.
            let low = (word &- 0x4040_4040_4040_4040) & ~word
            let other = word ^ 0xEFEF_EFEF_EFEF_EFEF
            let mark = (other &- 0x0101_0101_0101_0101) & ~other
            let found = (low | mark) & 0x8080_8080_8080_8080
            guard found == 0 else { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    /// U+FFFE or U+FFFF, where one of them begins at an index.
    private static func noncharacter(at index: Int, of utf8: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        guard index + 2 < utf8.count, utf8[index + 1] == 0xBF, utf8[index + 2] >= 0xBE else { return nil }
        return utf8[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        case 0x0D: "&#13;"
        default: nil
        }
    }
}
