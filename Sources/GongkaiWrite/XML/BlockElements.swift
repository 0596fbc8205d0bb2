import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

extension PublicationElements {
    /// Writes blocks within an element of their own; nothing where there are none.
    mutating func write(_ blocks: [Block], as name: String) {
        wrap(blocks, in: name) { $0.write($1) }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .division(let division): write(division)
        case .paragraph(let text): write(text, as: "paragraph")
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .note(let text): write(text, as: "note")
        }
    }

    private mutating func write(_ division: Division) {
        emitter.open("division")
        emitter.attribute("id", identifier(ofDivision: division.id))
        emitter.attribute("kind", division.kind.rawValue)
        attribute("ordinal", division.ordinal)
        emitter.attribute("runIn", String(division.runIn))
        attribute("source", division.source)
        write(division.marker, as: "marker")
        if let heading = division.heading {
            emitter.open("heading", content: .text)
            attributes(of: heading)
            write(heading.value, spans: division.headingSpans)
            emitter.close()
        } else if !division.headingSpans.isEmpty {
            note(.unwritableHeadingSpans)
        }
        for block in division.blocks { write(block) }
        for responsibility in division.responsibilities { write(responsibility) }
        emitter.close()
    }

    private mutating func write(_ responsibility: Responsibility) {
        emitter.open("responsibility")
        attribute("covers", responsibility.covers)
        if let deadline = responsibility.deadline { emitter.attribute("deadline", deadline.description) }
        attribute("source", responsibility.source)
        for lead in responsibility.leads { write(lead, as: "lead") }
        for responsible in responsibility.responsible { write(responsible, as: "responsible") }
        for participant in responsibility.participants { write(participant, as: "participant") }
        write(responsibility.scope, as: "scope")
        write(responsibility.text, as: "text")
        emitter.close()
    }

    private mutating func write(_ list: List) {
        emitter.open("list")
        attribute("source", list.source)
        for item in list.items {
            emitter.open("item")
            write(item.marker, as: "marker")
            for block in item.blocks { write(block) }
            emitter.close()
        }
        emitter.close()
    }

    private mutating func write(_ table: Table) {
        emitter.open("table")
        attribute("source", table.source)
        write(table.label, as: "label")
        write(table.caption, as: "caption")
        write(table.unit, as: "unit")
        for row in table.rows {
            emitter.open("row")
            for cell in row { write(cell) }
            emitter.close()
        }
        for footnote in table.footnotes { write(footnote, as: "footnote") }
        emitter.close()
    }

    private mutating func write(_ cell: Table.Cell) {
        emitter.open("cell", content: .text)
        emitter.attribute("header", String(cell.header))
        attribute("rowSpan", cell.rowSpan, from: 1)
        attribute("columnSpan", cell.columnSpan, from: 1)
        close(with: cell.text)
    }
}
