import GongkaiXML

/// What the number formats of a workbook make of numbers (ISO/IEC 29500-1, 18.8.30).
struct CellFormats {
    /// How a number is shown, as far as that says what it is.
    enum Form: Equatable {
        case number
        /// A number with so many decimals.
        case decimals(Int)
        case date
        case dateTime
        case time
        /// Hours that may be more than a day has.
        case duration
    }

    /// By the style of a cell.
    private var forms: [Form] = []

    init(_ styles: XMLElement?) {
        guard let styles else { return }
        var codes: [Int: String] = [:]
        for list in styles.elements where list.name.local == "numFmts" {
            for format in list.elements {
                guard let number = format[attribute: "numFmtId"].flatMap({ Int($0) }) else { continue }
                codes[number] = format[attribute: "formatCode"]
            }
        }
        for list in styles.elements where list.name.local == "cellXfs" {
            forms = list.elements.filter { $0.name.local == "xf" }.map { format in
                let number = format[attribute: "numFmtId"].flatMap { Int($0) } ?? 0
                return codes[number].map(CellFormats.form) ?? CellFormats.form(builtIn: number)
            }
        }
    }

    subscript(style: Int) -> Form { style < forms.count ? forms[style] : .number }

    /// Of the formats that every workbook has, those of East Asian languages included.
    private static func form(builtIn number: Int) -> Form {
        switch number {
        case 1, 3: .decimals(0)
        case 2, 4: .decimals(2)
        case 14...17, 27...31, 36, 50...54, 57, 58: .date
        case 22: .dateTime
        case 18...21, 32...35, 45, 47, 55, 56: .time
        case 46: .duration
        default: .number
        }
    }

    /// Of a format's code: what its first section has besides literal text, colours, conditions and locales.
    static func form(_ code: String) -> Form {
        var letters = ""
        var isElapsed = false
        var rest = Array(code.unicodeScalars)[...]
        scan: while let scalar = rest.popFirst() {
            switch scalar {
            case ";": break scan
            case "\"":
                let end = rest.firstIndex(of: "\"") ?? rest.endIndex - 1
                rest = end < rest.endIndex ? rest[(end + 1)...] : []
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let content = String(String.UnicodeScalarView(rest.prefix { $0 != "]" })).lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                let isUnit = ["h", "m", "s"].contains { !content.isEmpty && content.allSatisfy(Set($0).contains) }
                if isUnit {
                    isElapsed = true
                    letters += content
                }
            default: letters.unicodeScalars.append(scalar)
            }
        }
        letters = letters.lowercased()
        if letters.contains("general") { return .number }
        // 1.5E+3 is no year of an era.
        letters = letters.replacing(part: "e+").replacing(part: "e-").replacing(part: "am/pm").replacing(part: "a/p")
        if isElapsed { return .duration }
        let hasTime = letters.contains { $0 == "h" || $0 == "s" }
        let hasDate = letters.contains { $0 == "y" || $0 == "d" || $0 == "e" || $0 == "b" || (!hasTime && $0 == "m") }
        return switch (hasDate, hasTime) {
        case (true, true): .dateTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): decimals(letters)
        }
    }

    /// `#,##0.00` has two; a format with other signs, such as a percentage, says nothing of the number's own.
    private static func decimals(_ letters: String) -> Form {
        let parts = letters.split(separator: ".", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, let whole = parts.first, whole.contains("0"),
            whole.allSatisfy({ "#,0".contains($0) })
        else { return .number }
        guard parts.count == 2 else { return .decimals(0) }
        return parts[1].allSatisfy { $0 == "0" } ? .decimals(parts[1].count) : .number
    }
}

extension String {
    /// Without every occurrence of a part.
    fileprivate func replacing(part: String) -> String {
        var (kept, rest) = ("", self[...])
        while !rest.isEmpty {
            if rest.hasPrefix(part) {
                rest = rest.dropFirst(part.count)
            } else if let next = rest.popFirst() {
                kept.append(next)
            }
        }
        return kept
    }
}
