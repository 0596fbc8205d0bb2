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
        for (index, byte) in utf8.enumerated() {
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
