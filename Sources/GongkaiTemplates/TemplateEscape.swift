import Mustache

/// How values are escaped, by the type of file that a template makes.
package enum TemplateEscape: String, Hashable, Sendable, CaseIterable {
    case markup = "MARKUP"
    case json = "JSON"
    case csv = "CSV"
    case tsv = "TSV"
    case tex = "TEX"
    case markdown = "MARKDOWN"
    case wiki = "WIKI"
    case sql = "SQL"
    case plain = "PLAIN"

    /// The escape for files of an extension. What is not known is escaped as HTML, as Mustache itself does.
    package init(fileExtension: String) {
        self =
            switch fileExtension {
            case "json", "jsonl", "ndjson", "js", "yaml", "yml": .json
            case "csv": .csv
            case "tsv", "tab": .tsv
            case "tex", "latex": .tex
            case "md", "markdown": .markdown
            case "wiki", "mediawiki": .wiki
            case "sql": .sql
            case "txt", "text": .plain
            default: .markup
            }
    }

    /// What swift-mustache knows the escape by.
    var contentType: String { "GONGKAI-" + rawValue }

    /// Makes the escapes known to swift-mustache, once.
    static let isRegistered: Void = {
        for escape in TemplateEscape.allCases {
            MustacheContentTypes.register(EscapedContent(escape: escape), named: escape.contentType)
        }
    }()

    package func escaped(_ text: String) -> String {
        switch self {
        case .plain: return text
        case .csv:
            let isPlain = text.utf8.allSatisfy { !Array("\",\r\n".utf8).contains($0) }
            return isPlain ? text : "\"" + mapped(text) + "\""
        default: return mapped(text)
        }
    }

    private func mapped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        // What begins a line means more in Markdown and in wikis; "1." begins a list in Markdown.
        var (isAtStart, isNumber) = (true, self == .markdown)
        for scalar in text.unicodeScalars {
            if isNumber, !isAtStart, scalar == "." {
                escaped += "\\."
            } else if let replacement = replacement(for: scalar, isAtStart: isAtStart) {
                escaped += replacement
            } else {
                escaped.unicodeScalars.append(scalar)
            }
            isAtStart = isAtStart && scalar == " "
            isNumber = isNumber && (scalar == " " || ("0"..."9").contains(scalar))
        }
        return escaped
    }

    private func replacement(for scalar: Unicode.Scalar, isAtStart: Bool) -> String? {
        switch self {
        case .markup: TemplateEscape.markup(scalar)
        case .json: TemplateEscape.json(scalar)
        case .csv: scalar == "\"" ? "\"\"" : nil
        case .tsv: scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : nil
        case .tex: TemplateEscape.tex(scalar)
        case .markdown: TemplateEscape.markdown(scalar, isAtStart: isAtStart)
        case .wiki: TemplateEscape.wiki(scalar, isAtStart: isAtStart)
        case .sql: scalar == "'" ? "''" : nil
        case .plain: nil
        }
    }

    private static func markup(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\r": "&#13;"
        default: nil
        }
    }

    /// The inside of a string (RFC 8259, 7), which is also one of YAML and of JavaScript: U+2028 ends a line there, and
    /// `</` a script.
    private static func json(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _
        where scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{2028}" || scalar == "\u{2029}"
            || scalar == "<":
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return nil
        }
    }

    private static func tex(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\\": "\\textbackslash{}"
        case "~": "\\textasciitilde{}"
        case "^": "\\textasciicircum{}"
        case "{", "}", "$", "&", "#", "_", "%": "\\" + String(Character(scalar))
        default: nil
        }
    }

    /// Every punctuation mark of ASCII may stand behind a backslash (CommonMark 0.31.2, 2.4); a line break would begin a
    /// block.
    private static func markdown(_ scalar: Unicode.Scalar, isAtStart: Bool) -> String? {
        switch scalar {
        case "\n", "\r", "\t": " "
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "~", "\"", "$": "\\" + String(Character(scalar))
        case "#", "+", "-", "=", ":": isAtStart ? "\\" + String(Character(scalar)) : nil
        default: nil
        }
    }

    /// What MediaWiki takes for markup, as character references; a line break would begin a row or a list.
    private static func wiki(_ scalar: Unicode.Scalar, isAtStart: Bool) -> String? {
        switch scalar {
        case "\n", "\r", "\t": " "
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "|", "[", "]", "{", "}", "'", "=", "~", "_", "!": "&#\(scalar.value);"
        case "-", "+", "*", "#", ":", ";", " ": isAtStart ? "&#\(scalar.value);" : nil
        default: nil
        }
    }
}

private struct EscapedContent: MustacheContentType {
    let escape: TemplateEscape

    func escapeText(_ text: String) -> String { escape.escaped(text) }
}
