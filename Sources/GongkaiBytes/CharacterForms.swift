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
        // Only bytes below U+0020 and, of U+FFFE and U+FFFF, the first byte can be part of one.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return nil }
        return unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x9, 0xA, 0xD: false
            case 0..<0x20, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
    }

    /// The form of an identifier, as a message and `Schemas/publication-1.schema.json` tell it.
    package static let identifierPattern = #"[^ \t\n\r]+"#

    /// Whether the string can be an identifier: some text without white space (that of XML and JSON).
    package var isIdentifier: Bool { !isEmpty && !utf8.contains { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

    /// Whether another string has the very same code points. `==` also takes canonically equivalent ones for equal,
    /// such as a Han character and its compatibility form.
    package func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
