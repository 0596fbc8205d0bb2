import GongkaiDiagnostics
import GongkaiModel

/// Gives tables that were read from lines their merged cells and headers back.
struct DOCXTableRestorer {
    private let tables: [DOCXLines.Table]
    /// The table of a line.
    private var places: [Int: Int] = [:]

    init(_ tables: [DOCXLines.Table]) {
        self.tables = tables
        for (index, table) in tables.enumerated() {
            for line in table.lines { places[line] = index }
        }
    }

    func restored(_ publication: Publication) -> Publication {
        guard !tables.isEmpty else { return publication }
        var publication = publication
        publication.frontMatter = restored(publication.frontMatter)
        publication.backMatter = restored(publication.backMatter)
        for index in publication.documents.indices {
            let document = publication.documents[index]
            publication.documents[index].body = restored(document.body)
            publication.documents[index].attachments = document.attachments.map(restored)
            publication.documents[index].enclosures = document.enclosures.map { enclosure in
                var enclosure = enclosure
                enclosure.body = restored(enclosure.body)
                enclosure.attachments = enclosure.attachments.map(restored)
                return enclosure
            }
        }
        return publication
    }

    private func restored(_ attachment: Attachment) -> Attachment {
        var attachment = attachment
        attachment.body = restored(attachment.body)
        return attachment
    }

    private func restored(_ blocks: [Block]) -> [Block] {
        blocks.flatMap { block -> [Block] in
            switch block {
            case .division(var division):
                division.blocks = restored(division.blocks)
                return [.division(division)]
            case .list(var list):
                for index in list.items.indices { list.items[index].blocks = restored(list.items[index].blocks) }
                return [.list(list)]
            case .table(let table): return restored(table).map { .table($0) }
            case .paragraph, .note: return [block]
            }
        }
    }

    /// The tables that one of lines was: several, where nothing stood between them.
    private func restored(_ table: Table) -> [Table] {
        var texts: [Int: [Text]] = [:]
        var found: [Int] = []
        var isHeader: Set<Int> = []
        for row in table.rows {
            guard let line = row.lazy.compactMap({ $0.text.source.first?.line }).first, let place = places[line] else {
                continue
            }
            texts[line] = row.map(\.text)
            if row.first?.header == true { isHeader.insert(line) }
            if found.last != place { found.append(place) }
        }
        guard !found.isEmpty else { return [table] }
        return found.enumerated().map { number, place in
            var part = number == 0 ? table : Table()
            part.footnotes = number == found.count - 1 ? table.footnotes : []
            part.rows = rows(of: tables[place], texts: texts, headers: isHeader)
            part.source = number == 0 ? table.source : part.rows.joined().flatMap(\.text.source)
            return part
        }
    }

    private func rows(of table: DOCXLines.Table, texts: [Int: [Text]], headers: Set<Int>) -> [[Table.Cell]] {
        zip(table.lines, table.rows).map { line, cells in
            let texts = texts[line] ?? []
            return cells.map { cell in
                var text = cell.column < texts.count ? texts[cell.column] : Text("")
                text.string = TableSigns.restored(text.string)
                return Table.Cell(
                    text: text, header: table.hasHeader ? cell.isHeader : headers.contains(line),
                    rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
            }
        }
    }
}
