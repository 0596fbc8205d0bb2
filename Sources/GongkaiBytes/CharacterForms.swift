extension Unicode.Scalar {
    /// The scalar as a message shows it: itself, or its code point (U+0007) where it would not be seen.
    package var displayed: String {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            codePoint
        default: String(self)
        }
    }

    /// The code point in the form of the Unicode Standard: U+0007, U+1D11E.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension String {
    /// The first character that no XML 1.0 document can hold (production 2, `Char`), even as a reference.
    ///
    /// The model holds none: a reader keeps such a character apart, as `Dropped.Reason.controlCharacter`.
    package var firstCharacterForbiddenInXML: Unicode.Scalar? {
        var string = self
        return string.withUTF8 { utf8 in
            var index = String.mayBeForbidden(in: utf8, from: 0)
            while index < utf8.count {
                switch utf8[index] {
                case 0x09, 0x0A, 0x0D: break
                case 0xEF:
                    // U+FFFE and U+FFFF; valid UTF-8 has two more bytes behind this one.
                    guard utf8[index + 1] == 0xBF, utf8[index + 2] >= 0xBE else { break }
                    return utf8[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
                default: return Unicode.Scalar(utf8[index])
                }
                index = String.mayBeForbidden(in: utf8, from: index + 1)
            }
            return nil
        }
    }

    /// The first place, from one on, at which a forbidden character may begin: a control character, or the bytes that U+FFFE and
    /// U+FFFF begin with.
    private static func mayBeForbidden(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = utf8.baseAddress else { return utf8.count }
        var index = start
        // The byte behind a block is looked at with it.
        while index + ByteBlock.size < utf8.count {
            let block = ByteBlock(base + index)
            let noncharacters = block.matches(.init(0xEF)) & ByteBlock(base + index + 1).matches(.init(0xBF))
            let bits = (block.isBelow(.init(0x20)) | noncharacters).bits
            if bits != 0 { return index + bits.trailingZeroBitCount }
            index += ByteBlock.size
        }
        while index < utf8.count, utf8[index] >= 0x20, utf8[index] != 0xEF { index += 1 }
        return index
    }

    /// The form of an identifier, as a message and `Schemas/publication-1.schema.json` tell it.
    package static let identifierPattern = #"[^ \t\n\r]+"#

    /// Whether the string can be an identifier: some text without white space (that of XML and JSON).
    package var isIdentifier: Bool {
        !isEmpty && !utf8.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Whether another string has the very same code points. `==` also takes canonically equivalent ones for equal,
    /// such as a Han character and its compatibility form.
    package func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
