/// Reduces an HTML page to its text, a line for each block, so that the gazette reader can be tried on real pages.
package enum PageText {
    private static let blocks: Set<String> = [
        "p", "div", "br", "tr", "td", "th", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "title",
    ]
    private static let hidden: Set<String> = ["script", "style", "head"]
    private static let entities = [
        "&nbsp;": "\u{A0}", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&ldquo;": "“", "&rdquo;": "”",
        "&mdash;": "—", "&emsp;": "\u{2003}", "&ensp;": "\u{2002}", "&middot;": "·", "&hellip;": "…", "&times;": "×",
        "&copy;": "©",
    ]

    /// The visible text of a page.
    package static func text(of html: String) -> String {
        var result = ""
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            result += inline(rest[..<open])
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { break }
            let name = rest[rest.index(after: open)..<close].drop { $0 == "/" }
                .prefix { $0.isLetter || $0.isNumber }.lowercased()
            let isEnd = rest[rest.index(after: open)...].first == "/"
            rest = rest[rest.index(after: close)...]
            if blocks.contains(name) { result += "\n" }
            if hidden.contains(name), !isEnd {
                rest = rest.firstRange(of: "</\(name)").map { rest[$0.lowerBound...] } ?? ""
            }
        }
        return decoded(result + inline(rest))
    }

    /// Line ends inside a block are spaces.
    private static func inline(_ text: Substring) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    /// A text with its references read.
    package static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var text = text
        for (entity, character) in entities where entity != "&amp;" { text = text.replacing(entity, with: character) }
        text = text.replacing(/&#(?:[xX]([0-9A-Fa-f]{1,12})|([0-9]{1,12}));?/) { match in
            let value = match.1.map { UInt32($0, radix: 16) } ?? match.2.map { UInt32($0) } ?? nil
            return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { String(Character($0)) } ?? "\u{FFFD}"
        }
        text = text.replacing(/&(nbsp|lt|gt|quot|middot)(?!;)/) { entities["&\($0.1);"] ?? "" }
        return text.replacing("&amp;", with: "&")
    }
}
