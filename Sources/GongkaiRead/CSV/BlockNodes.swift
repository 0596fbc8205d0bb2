import GongkaiDiagnostics
import GongkaiModel

extension Block: NodeReadable {
    static var nodeKinds: [NodeKind] { [.division, .paragraph, .list, .table, .note] }

    init(from node: NodeReader) {
        switch node.kind {
        case .division: self = .division(Division(from: node))
        case .list: self = .list(List(from: node))
        case .table: self = .table(Table(from: node))
        case .note: self = .note(Text(from: node))
        default: self = .paragraph(Text(from: node))
        }
    }
}

/// A remark that is no block: a note of a document, a footnote of a table.
struct NoteNode: NodeReadable {
    static var nodeKinds: [NodeKind] { [.note] }
    let text: Text

    init(from node: NodeReader) { text = Text(from: node) }
}

extension Text {
    /// Reads the column and details of whatever bears text.
    fileprivate init(from node: NodeReader) {
        self.init(node.text("text") ?? "", spans: node.spans(over: .text), source: node.source())
    }
}

extension Division {
    fileprivate init(from node: NodeReader) {
        let heading: Sourced<String>? = node.sourced("heading")
        self.init(
            id: node.identifier(), kind: node.choice("kind") ?? .level1, marker: node.sourced("marker") ?? Sourced(""),
            ordinal: node.numbers(.ordinal), heading: heading,
            headingSpans: heading == nil ? [] : node.spans(over: .heading), runIn: node.boolean("runIn"),
            blocks: node.children(.blocks), responsibilities: node.children(.responsibilities), source: node.source())
    }
}

extension Responsibility: NodeReadable {
    static var nodeKinds: [NodeKind] { [.responsibility] }

    init(from node: NodeReader) {
        self.init(
            leads: node.names(.leads), responsible: node.names(.responsible), participants: node.names(.participants),
            covers: node.numbers(.covers), scope: node.text("scope"), deadline: node.date("deadline"),
            text: node.text("text") ?? "", source: node.source())
    }
}

extension List {
    fileprivate init(from node: NodeReader) {
        self.init(items: node.children(.items), source: node.source())
    }
}

extension List.Item: NodeReadable {
    static var nodeKinds: [NodeKind] { [.item] }

    init(from node: NodeReader) {
        self.init(marker: node.sourced("marker") ?? Sourced(""), blocks: node.children(.blocks))
    }
}

extension Table {
    fileprivate init(from node: NodeReader) {
        self.init(
            label: node.sourced("label"), caption: node.sourced("caption"), unit: node.sourced("unit"),
            rows: node.children(.rows, of: TableRow.self).map(\.cells),
            footnotes: node.children(.footnotes, of: NoteNode.self).map(\.text), source: node.source())
    }
}

/// A row of a table, which is nothing but its cells.
struct TableRow: NodeReadable {
    static var nodeKinds: [NodeKind] { [.row] }
    let cells: [Table.Cell]

    init(from node: NodeReader) { cells = node.children(.cells) }
}

extension Table.Cell: NodeReadable {
    static var nodeKinds: [NodeKind] { [.cell] }

    init(from node: NodeReader) {
        self.init(
            text: Text(from: node), header: node.boolean("header"), rowSpan: node.integer("rowSpan") ?? 1,
            columnSpan: node.integer("columnSpan") ?? 1)
    }
}

extension Span {
    init(_ record: DetailRecord) {
        self.init(
            start: record.integer("start") ?? 0, end: record.integer("end") ?? 0, kind: Span.Kind(record))
    }
}

extension Span.Kind {
    /// Reads the columns of its type; others must be empty.
    fileprivate init(_ record: DetailRecord) {
        let type = record.text("type").flatMap(SpanType.init) ?? .emphasis
        let columns: [String] =
            switch type {
            case .reference, .organisation, .date, .deadline, .link: ["value"]
            case .quantity: ["value", "unit"]
            case .emphasis: []
            case .repair: ["reason", "original"]
            }
        for column in ["value", "unit", "reason", "original"] {
            let (isThere, belongs) = (record.text(column) != nil, columns.contains(column))
            if isThere, !belongs { record.report(.csvUnexpectedValue, field: column) { [column, $0] } }
            if !isThere, belongs { record.report(.csvMissingValue, field: column) { [column, $0] } }
        }
        self = Span.Kind(type, record, value: record.text("value") ?? "")
    }

    private init(_ type: SpanType, _ record: DetailRecord, value: String) {
        switch type {
        case .reference: self = .reference(value)
        case .organisation: self = .organisation(value)
        case .date: self = Span.Kind.date(in: record, value).map(Span.Kind.date) ?? .emphasis
        case .deadline: self = Span.Kind.date(in: record, value).map(Span.Kind.deadline) ?? .emphasis
        case .quantity: self = .quantity(value: value, unit: record.text("unit") ?? "")
        case .emphasis: self = .emphasis
        case .link: self = .link(value)
        case .repair:
            let reason = record.text("reason").flatMap(Span.Repair.init) ?? .joined
            self = .repair(reason, original: record.text("original") ?? "")
        }
    }

    private static func date(in record: DetailRecord, _ value: String) -> CalendarDate? {
        if let date = CalendarDate(value) { return date }
        if record.text("value") != nil {
            record.report(.csvBadValue, field: "value") { [value, "YYYY, YYYY-MM, YYYY-MM-DD", "value", $0] }
        }
        return nil
    }
}
