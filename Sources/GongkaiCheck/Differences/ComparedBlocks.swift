import GongkaiModel

extension ComparedNode {
    init(_ text: Text, _ kind: String) {
        self.init(kind, [.text("text", text.string), .spans(text.spans, "spans", over: "text")])
    }

    fileprivate init(_ block: Block) {
        switch block {
        case .paragraph(let text): self.init(text, "paragraph")
        case .note(let text): self.init(text, "note")
        case .division(let division): self.init(division)
        case .list(let list):
            self.init("list", groups: [.ordered("items", list.items.map(ComparedNode.init))])
        case .table(let table): self.init(table)
        }
    }

    private init(_ item: List.Item) {
        self.init("item", [.text("marker", item.marker.value)], groups: [.blocks("blocks", item.blocks)])
    }

    private init(_ division: Division) {
        let ordinal = division.ordinal.map(String.init).joined(separator: " ")
        self.init(
            "division", keys: [division.heading?.value, "\(division.kind.rawValue) \(ordinal)"],
            [
                .property("kind", division.kind.rawValue), .marker("marker", division.marker.value),
                .property("runIn", division.runIn ? "true" : nil), .text("heading", division.heading?.value),
                .number("ordinal", ordinal), .spans(division.headingSpans, "headingSpans", over: "heading"),
            ],
            groups: [
                .blocks("blocks", division.blocks),
                .ordered("responsibilities", division.responsibilities.map(ComparedNode.init)),
            ])
    }

    private init(_ responsibility: Responsibility) {
        func listed(_ name: String, _ values: [String]) -> Field? {
            values.isEmpty ? nil : .property(name, values.joined(separator: "、"))
        }
        self.init(
            "responsibility", keys: [responsibility.text],
            [
                listed("leads", responsibility.leads), listed("responsible", responsibility.responsible),
                listed("participants", responsibility.participants),
                listed("covers", responsibility.covers.map(String.init)), .property("scope", responsibility.scope),
                .property("deadline", responsibility.deadline?.canonicalText),
                .property("text", responsibility.text),
            ])
    }

    private init(_ table: Table) {
        self.init(
            "table", keys: [table.caption?.value, table.label?.value],
            [
                .text("label", table.label?.value), .text("caption", table.caption?.value),
                .text("unit", table.unit?.value),
            ],
            groups: [
                .ordered("rows", table.rows.map(ComparedNode.init)),
                .ordered("footnotes", table.footnotes.map { ComparedNode($0, "footnote") }),
            ])
    }

    private init(_ row: [Table.Cell]) {
        self.init(
            "row", keys: [row.first?.text.string],
            groups: [Group(name: "", matching: .position, nodes: row.map(ComparedNode.init))])
    }

    private init(_ cell: Table.Cell) {
        self.init(
            "cell",
            [
                .text("text", cell.text.string), .spans(cell.text.spans, "spans", over: "text"),
                .property("header", cell.header ? "true" : nil),
                .property("rowSpan", cell.rowSpan == 1 ? nil : String(cell.rowSpan)),
                .property("columnSpan", cell.columnSpan == 1 ? nil : String(cell.columnSpan)),
            ])
    }
}

extension ComparedNode.Group {
    static func blocks(_ name: String, _ blocks: [Block]) -> ComparedNode.Group {
        ordered(name, blocks.map(ComparedNode.init))
    }
}

extension ComparedNode.Field {
    /// A marker's numbers, which are no words.
    fileprivate static func number(_ name: String, _ value: String) -> ComparedNode.Field {
        ComparedNode.Field(name: name, value: value, role: .number)
    }

    /// What was recognised in a text; how the text was mended is about the source.
    fileprivate static func spans(_ spans: [Span], _ name: String, over text: String) -> ComparedNode.Field? {
        let meanings = spans.compactMap { span in
            span.meaning.map { "\(span.start)-\(span.end) \($0)" }
        }
        guard !meanings.isEmpty else { return nil }
        return ComparedNode.Field(name: name, value: meanings.joined(separator: "; "), role: .overlay(of: text))
    }
}

extension Span {
    fileprivate var meaning: String? {
        switch kind {
        case .reference(let value): "reference \(value)"
        case .organisation(let name): "organisation \(name)"
        case .date(let date): "date \(date)"
        case .deadline(let date): "deadline \(date)"
        case .quantity(let value, let unit): "quantity \(value) \(unit)"
        case .emphasis: "emphasis"
        case .link(let address): "link \(address)"
        case .repair: nil
        }
    }
}
