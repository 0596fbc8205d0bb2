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
    package static func append(text: String.UTF8View.SubSequence, to bytes: inout [UInt8]) {
        append(text, to: &bytes) { byte in
            switch byte {
            case 0x26: "&amp;"
            case 0x3C: "&lt;"
            case 0x3E: "&gt;"
            case 0x0D: "&#13;"
            default: nil
            }
        }
    }

    /// Appends an attribute's value, which stands between double quotes: tab and LF are references too, since a
    /// parser makes blanks of them.
    package static func append(attribute: String.UTF8View.SubSequence, to bytes: inout [UInt8]) {
        append(attribute, to: &bytes) { byte in
            switch byte {
            case 0x26: "&amp;"
            case 0x3C: "&lt;"
            case 0x22: "&quot;"
            case 0x09: "&#9;"
            case 0x0A: "&#10;"
            case 0x0D: "&#13;"
            default: nil
            }
        }
    }

    private static func append(
        _ utf8: String.UTF8View.SubSequence, to bytes: inout [UInt8], reference: (UInt8) -> StaticString?
    ) {
        for byte in utf8 {
            if byte <= 0x3E, let reference = reference(byte) {
                bytes.append(
                    contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
            } else {
                bytes.append(byte)
            }
        }
    }
}
