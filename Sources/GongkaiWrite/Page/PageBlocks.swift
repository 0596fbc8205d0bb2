import GongkaiModel

extension PageWalk: PublicationVisitor {
    mutating func visit(_ entry: ContentsEntry) {
        write(title: entry.title.value, number: entry.number?.value.text, page: entry.page.map { String($0.value) })
    }

    mutating func visit(_ entry: CatalogueEntry) {
        write(title: entry.title.value, number: entry.number?.value.text, page: nil)
    }

    private mutating func write(title: String, number: String?, page: String?) {
        let anchor = number.flatMap { outline.documentAnchors[$0] } ?? outline.documentAnchors[title]
        output.entry(
            PageEntry(
                title: text.clean(title).inOneLine, number: number.map { text.clean($0).inOneLine }, page: page,
                anchor: anchor))
    }

    mutating func visit(_ division: Division) {
        text.losses.annotations += division.responsibilities.count
        let anchor = outline.divisionAnchors[division.id] ?? division.id
        within(.division(anchor: anchor, kind: division.kind)) { walk in
            let marker = walk.text.clean(division.lead)
            var blocks = division.blocks[...]
            let heading = division.heading.map { heading in
                [PageRun(text: marker)] + walk.text.runs(of: heading.value, spans: division.headingSpans)
            }
            let isHeaded = heading.map { !$0.string.isBlank } ?? false
            if isHeaded, let heading {
                let isRunIn = if division.runIn, case .paragraph? = blocks.first { true } else { false }
                walk.output.heading(
                    PageHeading(
                        runs: heading, level: walk.level, kind: division.kind, isRunIn: isRunIn, isAlone: blocks.isEmpty
                    ))
            } else if case .paragraph(let first)? = blocks.first {
                walk.output.line(walk.text.runs(of: first), as: .paragraph, marker: marker)
                blocks = blocks.dropFirst()
            } else if !marker.isBlank {
                walk.output.line([], as: .paragraph, marker: marker)
            }
            walk.deeper(isHeaded) { $0.visit(blocks: Array(blocks)) }
        }
    }

    mutating func visit(paragraph: Text) {
        let runs = text.runs(of: paragraph)
        if !runs.isEmpty { output.line(runs, as: .paragraph, marker: nil) }
    }

    mutating func visit(note: Text) {
        let runs = text.runs(of: note)
        if !runs.isEmpty { output.line(runs, as: .note, marker: nil) }
    }

    mutating func visit(_ list: List) {
        within(.list, unless: list.items.isEmpty) { walk in
            for item in list.items {
                let marker = walk.text.clean(item.marker.value).inOneLine
                walk.within(.item(marker: marker)) { $0.visit(blocks: item.blocks) }
            }
        }
    }

    mutating func visit(_ table: Table) {
        let unit = table.unit.map { "（单位：\($0.value)）" } ?? ""
        let caption = [table.label?.value, table.caption?.value].compactMap(\.self).joined(separator: " ") + unit
        // A table without a cell is none; what stands around it is kept.
        guard table.rows.contains(where: { !$0.isEmpty }) else {
            line(caption, as: .paragraph)
            for footnote in table.footnotes { visit(note: footnote) }
            return
        }
        output.table(
            PageTable(
                caption: text.clean(caption), rows: table.rows.map { $0.map { cell($0) } },
                footnotes: table.footnotes.map { text.runs(of: $0) }))
    }

    private mutating func cell(_ cell: Table.Cell) -> PageTable.Cell {
        if !output.abilities.contains(.mergedCells), cell.rowSpan > 1 || cell.columnSpan > 1 {
            text.losses.mergedCells += 1
        }
        return PageTable.Cell(
            runs: text.runs(of: cell.text), isHeader: cell.header, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
    }
}

/// Markers that are only bullets, which a format has its own of.
let bulletMarkers: Set<String> = ["", "-", "*", "+", "•", "·", "●"]
