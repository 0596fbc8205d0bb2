import GongkaiModel

extension Block: BundleNode {
    var nodeKind: NodeKind {
        switch self {
        case .division: .division
        case .paragraph: .paragraph
        case .list: .list
        case .table: .table
        case .note: .note
        }
    }

    func write(to walker: inout BundleWalker) {
        switch self {
        case .division(let division): division.write(to: &walker)
        case .paragraph(let text), .note(let text): text.write(to: &walker)
        case .list(let list): list.write(to: &walker)
        case .table(let table): table.write(to: &walker)
        }
    }
}

/// A text that is a node by itself: a paragraph, a note, a footnote.
struct TextNode: BundleNode {
    let kind: NodeKind
    let text: Text

    var nodeKind: NodeKind { kind }

    func write(to walker: inout BundleWalker) { text.write(to: &walker) }
}

extension Text {
    /// The column and details of whatever bears text.
    fileprivate func write(to walker: inout BundleWalker) {
        walker.column("text", string)
        walker.spans(over: .text, spans)
        walker.source(source)
    }
}

extension Division {
    fileprivate func write(to walker: inout BundleWalker) {
        walker.identifier(id)
        walker.column("kind", kind)
        walker.sourced("marker", marker)
        walker.numbers(.ordinal, ordinal)
        walker.sourced("heading", heading)
        walker.spans(over: .heading, headingSpans)
        walker.column("runIn", runIn)
        walker.source(source)
        walker.children(.blocks, blocks)
        walker.children(.responsibilities, responsibilities)
    }
}

extension Responsibility: BundleNode {
    var nodeKind: NodeKind { .responsibility }

    func write(to walker: inout BundleWalker) {
        walker.names(.leads, leads)
        walker.names(.responsible, responsible)
        walker.names(.participants, participants)
        walker.numbers(.covers, covers)
        walker.column("scope", scope)
        walker.column("deadline", deadline)
        walker.column("text", text)
        walker.source(source)
    }
}

extension List {
    fileprivate func write(to walker: inout BundleWalker) {
        walker.source(source)
        walker.children(.items, items)
    }
}

extension List.Item: BundleNode {
    var nodeKind: NodeKind { .item }

    func write(to walker: inout BundleWalker) {
        walker.sourced("marker", marker)
        walker.children(.blocks, blocks)
    }
}

extension Table {
    fileprivate func write(to walker: inout BundleWalker) {
        walker.sourced("label", label)
        walker.sourced("caption", caption)
        walker.sourced("unit", unit)
        walker.source(source)
        walker.children(.rows, rows.map(TableRow.init))
        walker.children(.footnotes, footnotes.map { TextNode(kind: .note, text: $0) })
    }
}

/// A row of a table, which is nothing but its cells.
struct TableRow: BundleNode {
    let cells: [Table.Cell]

    var nodeKind: NodeKind { .row }

    func write(to walker: inout BundleWalker) { walker.children(.cells, cells) }
}

extension Table.Cell: BundleNode {
    var nodeKind: NodeKind { .cell }

    func write(to walker: inout BundleWalker) {
        walker.column("header", header)
        walker.column("rowSpan", rowSpan)
        walker.column("columnSpan", columnSpan)
        text.write(to: &walker)
    }
}

extension Span {
    /// Its columns.
    func write(to record: inout BundleRecord) {
        record.set("start", start)
        record.set("end", end)
        switch kind {
        case .reference(let document): record.set(.reference, document)
        case .organisation(let name): record.set(.organisation, name)
        case .date(let date): record.set(.date, date.description)
        case .deadline(let date): record.set(.deadline, date.description)
        case .quantity(let value, let unit):
            record.set(.quantity, value)
            record.set("unit", unit)
        case .emphasis: record.set(.emphasis, nil)
        case .link(let address): record.set(.link, address)
        case .repair(let reason, let original):
            record.set(.repair, nil)
            record.set("reason", reason)
            record.set("original", original)
        }
    }
}

extension BundleRecord {
    fileprivate mutating func set(_ type: SpanType, _ value: String?) {
        set("type", type)
        set("value", value)
    }
}
