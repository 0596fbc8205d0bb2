/// Text in a form that a spreadsheet leaves as it is: opened there and saved again, the same text comes back.
///
/// Text that a spreadsheet might take for something else begins with an apostrophe, the guard, and has escapes: `\\`
/// for a backslash, `\n`, `\r`, `\t`, and `\u{9F}` for other characters that do not show. All other text stands as it is.
/// So `007` is written `'007`, `=1+1` is written `'=1+1`, and the empty text `'`.
///
/// What a spreadsheet might take for something else is what is empty, which would come back as missing; what begins
/// like a formula (`FormulaText`) or with a guard; numbers, dates and truth values; and white
/// space or control characters where they get lost.
package enum SpreadsheetSafeText {
    /// The safe form of a text; every text has exactly one.
    package static func encode(_ text: String) -> String {
        guard needsGuard(text) else { return text }
        var encoded = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": encoded += "\\\\"
            case "\n": encoded += "\\n"
            case "\r": encoded += "\\r"
            case "\t": encoded += "\\t"
            case _ where isInvisible(scalar): encoded += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: encoded.unicodeScalars.append(scalar)
            }
        }
        return encoded
    }

    /// The text that a cell stands for; `nil` where an escape is unknown or not finished.
    package static func decode(_ cell: String) -> String? {
        var rest = cell.unicodeScalars[...]
        guard rest.first == "'" else { return cell }
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\\" {
                guard let escaped = unescape(&rest) else { return nil }
                text.append(escaped)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }

    private static func unescape(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        switch rest.popFirst() {
        case "\\": return "\\"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            guard rest.popFirst() == "{", let close = rest.firstIndex(of: "}") else { return nil }
            let digits = String(rest[..<close])
            rest = rest[rest.index(after: close)...]
            guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy(isHexadecimal) else { return nil }
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
        default: return nil
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        Character(Unicode.Scalar(byte)).isHexDigit
    }

    // MARK: What needs the guard

    private static func needsGuard(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return true }
        return first == "'" || FormulaText.begins(text.utf8) || first.properties.isWhitespace
            || last.properties.isWhitespace
            || text.unicodeScalars.contains(where: isInvisible) || mayBeValue(text)
    }

    /// Control and format characters, line and paragraph separators.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether the text could be a number, date, time, amount or truth value in some language: it has a digit, and no
    /// Han character but those of dates. Rather once too often than once too seldom.
    private static func mayBeValue(_ text: String) -> Bool {
        let upper = text.utf8.count == 4 || text.utf8.count == 5 ? text.uppercased() : ""
        if upper == "TRUE" || upper == "FALSE" { return true }
        var hasDigit = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .decimalNumber, .otherNumber, .letterNumber: hasDigit = true
            default: if scalar.properties.isIdeographic, !dateCharacters.contains(scalar) { return false }
            }
        }
        return hasDigit
    }

    private static let dateCharacters = Set("年月日号时時分秒点點上下午前后後星期周一二三四五六七八九十零〇元".unicodeScalars)
}
