import GongkaiModel
import GongkaiXML

extension [Block] {
    /// The blocks among an element's children.
    init(_ element: XMLElement) throws(XMLDecodingError) {
        self = []
        for case .element(let child) in element.children {
            if let block = try Block(child) { append(block) }
        }
    }
}

extension Block {
    /// A block, or `nil` for an element that is something else.
    fileprivate init?(_ element: XMLElement) throws(XMLDecodingError) {
        switch element.name.local {
        case "division": self = .division(try Division(element))
        case "paragraph": self = .paragraph(try Text(element))
        case "list": self = .list(try List(element))
        case "table": self = .table(try Table(element))
        case "note": self = .note(try Text(element))
        default: return nil
        }
    }
}

extension Division {
    /// Divisions nest by the hundred in hostile files. Only this small function stands on the stack once a level; what
    /// needs room is done before and gone.
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        try self.init(withoutBlocks: element)
        blocks = try [Block](element)
    }

    private init(withoutBlocks element: XMLElement) throws(XMLDecodingError) {
        self.init(
            id: try element.attribute("id"), kind: try element.attribute("kind", as: Kind.self),
            marker: try element.required("marker", Sourced.init), ordinal: try element.naturals("ordinal"),
            runIn: try element.boolean("runIn"),
            responsibilities: try element.all("responsibility", Responsibility.init),
            source: try element.sourceRanges())
        if let printed = element.child("heading") {
            let content = try SpannedContent(printed)
            heading = try Sourced(content.string, printedAs: printed)
            headingSpans = content.spans
        }
    }
}

extension Responsibility {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            leads: element.strings("lead"), responsible: element.strings("responsible"),
            participants: element.strings("participant"), covers: try element.naturals("covers"),
            scope: element.string("scope"), deadline: try element.date("deadline"),
            text: try element.required("text") { $0.text },
            source: try element.sourceRanges())
    }
}

extension List {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(items: try element.all("item", Item.init), source: try element.sourceRanges())
    }
}

extension List.Item {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(marker: try element.required("marker", Sourced.init), blocks: try [Block](element))
    }
}

extension Table {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            label: try element.optional("label", Sourced.init),
            caption: try element.optional("caption", Sourced.init),
            unit: try element.optional("unit", Sourced.init),
            rows: try element.all("row") { row throws(XMLDecodingError) in try row.all("cell", Cell.init) },
            footnotes: try element.all("footnote", Text.init), source: try element.sourceRanges())
    }
}

extension Table.Cell {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            text: try Text(element), header: try element.boolean("header"), rowSpan: try element.natural("rowSpan"),
            columnSpan: try element.natural("columnSpan"))
    }
}
