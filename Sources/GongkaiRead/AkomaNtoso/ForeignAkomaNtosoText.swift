import GongkaiModel
import GongkaiXML

/// The text of an element with mixed content: white space as one blank, its marks as spans, and the blocks that stand
/// within it (notes, quoted structures), which are to follow it.
struct ForeignAkomaNtosoText {
    private(set) var scalars = String.UnicodeScalarView()
    private(set) var spans: [Span] = []
    /// Elements within the text that are blocks themselves.
    private(set) var blocks: [XMLElement] = []
    /// Elements whose text alone is kept.
    private(set) var textOnly: [String] = []
    private(set) var leftOut: [String] = []
    private var count = 0
    private var awaiting: [Int] = []
    private var blank = false
    private var lineBreak = false
    private let names: [String: String]

    init(_ element: XMLElement, names: [String: String]) {
        self.names = names
        append(element.children)
    }

    var string: String { String(scalars) }
    var isEmpty: Bool { scalars.isEmpty }

    private mutating func append(_ nodes: [XMLNode]) {
        for node in nodes {
            switch node {
            case .text(let text): append(text)
            case .element(let element): append(element)
            }
        }
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            if " \t\r\n".unicodeScalars.contains(scalar) {
                blank = true
                if scalar == "\n" { lineBreak = true }
                continue
            }
            if blank, let last = scalars.last {
                // Between Chinese characters a broken line is no blank.
                if !(lineBreak && Self.isWide(last) && Self.isWide(scalar)) { add(" ") }
            }
            (blank, lineBreak) = (false, false)
            for span in awaiting { spans[span].start = count }
            awaiting.removeAll()
            add(scalar)
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        scalars.append(scalar)
        count += 1
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
            || (0xFF00...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
    }

    // MARK: Elements

    private mutating func append(_ element: XMLElement) {
        if Self.isBlock(element) {
            blocks.append(element)
            return
        }
        if element.isAkomaNtoso, ["eol", "br"].contains(element.name.local) {
            (blank, lineBreak) = (true, true)
            return
        }
        if element.children.isEmpty, element.name.local != "noteRef" {
            leftOut.append(element.aknName)
            return
        }
        let kinds = kinds(of: element)
        if kinds.isEmpty { textOnly.append(element.aknName) }
        let first = spans.count
        for kind in kinds {
            awaiting.append(spans.count)
            spans.append(Span(start: 0, end: 0, kind: kind))
        }
        append(element.children)
        for place in first..<(first + kinds.count) {
            if awaiting.contains(place) {
                awaiting.removeAll { $0 == place }
                spans[place].start = count
            }
            spans[place].end = count
        }
    }

    private static func isBlock(_ element: XMLElement) -> Bool {
        guard element.isAkomaNtoso else { return false }
        return [
            "authorialNote", "quotedStructure", "embeddedStructure", "extractStructure", "subFlow", "p", "table", "ul",
            "ol",
            "blockList",
        ].contains(element.name.local)
    }

    /// What the model knows the element as, the widest first.
    private func kinds(of element: XMLElement) -> [Span.Kind] {
        guard element.isAkomaNtoso else { return [] }
        let inner = ForeignAkomaNtosoText.plain(element)
        switch element.name.local {
        case "b", "i", "u": return [.emphasis]
        case "a": return element[attribute: "href"].map { [.link($0)] } ?? []
        case "ref", "rref", "mref", "noteRef", "affectedDocument", "relatedDocument":
            let link = element[attribute: "href"].map { [Span.Kind.link($0)] } ?? []
            return link + (inner.isEmpty || element.name.local == "noteRef" ? [] : [.reference(inner)])
        case "date", "docDate":
            let day = element[attribute: "date"].flatMap { CalendarDate(String($0.prefix(10))) }
            return day.map { [.date($0)] } ?? []
        case "organization":
            return [.organisation(element[attribute: "refersTo"].flatMap { names[$0] } ?? inner)]
        default: return []
        }
    }

    /// The text of an element and all within it, white space as one blank.
    static func plain(_ element: XMLElement) -> String {
        var text = ""
        func add(_ element: XMLElement) {
            for node in element.children {
                switch node {
                case .text(let piece): text += piece
                case .element(let child): add(child)
                }
            }
        }
        add(element)
        return text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
}
