import GongkaiModel
import GongkaiXML

/// Blocks: paragraphs, notes, lists, tables, and divisions where no hierarchy may stand.
extension AkomaNtosoElements {
    /// Blocks within an element that wants one at least.
    mutating func writeBlocks(_ blocks: [Block], _ scope: AkomaNtosoScope) {
        for block in blocks { writeBlock(block, scope) }
        if blocks.isEmpty { emitter.element("p", [("class", "empty")], text: "") }
    }

    mutating func writeBlock(_ block: Block, _ scope: AkomaNtosoScope) {
        switch block {
        case .paragraph(let text): write(text, as: "p")
        case .note(let text): write(text, asBlock: "note")
        case .list(let list): write(list, scope)
        case .table(let table): write(table, scope)
        case .division(let division): writeContainer(division, scope)
        }
    }

    /// A division within a list, a cover or an imprint.
    private mutating func writeContainer(_ division: Division, _ scope: AkomaNtosoScope) {
        let identifier = open("blockContainer", division, scope)
        writeHead(of: division)
        if let heading = division.heading, Self.saysItAll(division) {
            writeSentence(heading, of: division)
        } else {
            writeBlocks(division.blocks, scope.within(identifier))
        }
        emitter.close()
    }

    private mutating func write(_ list: List, _ scope: AkomaNtosoScope) {
        guard !list.items.isEmpty else {
            emitter.element("p", [("class", "empty list"), source(list.source)], text: "")
            return
        }
        let identifier = identifiers.counted(scope.stem + "list_")
        emitter.open("blockList", [("eId", identifier), source(list.source)])
        for item in list.items {
            let itemIdentifier = identifiers.counted(identifier + "__item_")
            emitter.open("item", [("eId", itemIdentifier)])
            emitter.element("num", verbatim(item.marker), text: item.marker.verbatim)
            writeBlocks(item.blocks, scope.within(itemIdentifier))
            emitter.close()
        }
        emitter.close()
    }

    /// A table; together with its footnotes in a `tblock`.
    private mutating func write(_ table: Table, _ scope: AkomaNtosoScope) {
        if !table.footnotes.isEmpty {
            emitter.open("tblock", [("eId", identifiers.counted(scope.stem + "tblock_"))])
        }
        emitter.open(
            "table",
            [
                ("class", table.rows.isEmpty ? "empty" : nil), ("eId", identifiers.counted(scope.stem + "table_")),
                source(table.source),
            ])
        writeCaption(of: table)
        for row in table.rows { write(row) }
        if table.rows.isEmpty { write([]) }
        emitter.close()
        guard !table.footnotes.isEmpty else { return }
        for footnote in table.footnotes { write(footnote, asBlock: "footnote") }
        emitter.close()
    }

    private mutating func writeCaption(of table: Table) {
        let parts = [("label", table.label), ("caption", table.caption), ("unit", table.unit)]
        guard parts.contains(where: { $0.1 != nil }) else { return }
        emitter.open("caption", content: .text)
        for case (let name, let value?) in parts {
            emitter.element("inline", [("name", name)] + canonical(value), text: value.value)
        }
        emitter.close()
    }

    private mutating func write(_ row: [Table.Cell]) {
        emitter.open("tr", [("class", row.isEmpty ? "empty" : nil)])
        for cell in row {
            let spans: XMLAttributes = [
                ("rowspan", cell.rowSpan == 1 ? nil : String(cell.rowSpan)),
                ("colspan", cell.columnSpan == 1 ? nil : String(cell.columnSpan)),
            ]
            emitter.open(cell.header ? "th" : "td", spans)
            write(cell.text, as: "p")
            emitter.close()
        }
        if row.isEmpty { emitter.open("td"); emitter.close() }
        emitter.close()
    }
}
