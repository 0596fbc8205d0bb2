import GongkaiModel
import GongkaiXML

extension Text {
    init(_ element: XMLElement) throws(XMLDecodingError) {
        let content = try SpannedContent(element)
        self.init(content.string, spans: content.spans, source: try element.sourceRanges())
    }
}

/// The text of mixed content, and the spans that its elements stand for, each before those within it.
struct SpannedContent {
    private(set) var string = ""
    private(set) var spans: [Span] = []
    private var offset = 0

    init(_ element: XMLElement) throws(XMLDecodingError) {
        try append(element.children)
    }

    private mutating func append(_ nodes: [XMLNode]) throws(XMLDecodingError) {
        for node in nodes {
            switch node {
            case .text(let text):
                string += text
                offset += text.unicodeScalars.count
            case .element(let element):
                let position = spans.count
                spans.append(Span(start: offset, end: offset, kind: try Span.Kind(element)))
                try append(element.children)
                spans[position].end = offset
            }
        }
    }
}

extension Span.Kind {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        switch element.name.local {
        case "reference": self = .reference(try element.attribute("value"))
        case "organisation": self = .organisation(try element.attribute("value"))
        case "date": self = .date(try CalendarDate(try element.attribute("value"), in: element))
        case "deadline": self = .deadline(try CalendarDate(try element.attribute("value"), in: element))
        case "quantity":
            self = .quantity(value: try element.attribute("value"), unit: try element.attribute("unit"))
        case "emphasis": self = .emphasis
        case "link": self = .link(try element.attribute("href"))
        case "repair":
            self = .repair(
                try element.attribute("reason", as: Span.Repair.self), original: try element.attribute("original"))
        case let name: throw element.unread(name, as: "span")
        }
    }
}
