import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers

/// Gives tables that were read from lines their merged cells and headers back.
struct DOCXTableRestorer: Sendable {
    private let tables: [DOCXLines.Table]
    /// The table of a line.
    private var places: [Int: Int] = [:]

    init(_ tables: [DOCXLines.Table]) {
        self.tables = tables
        for (index, table) in tables.enumerated() {
            for line in table.lines { places[line] = index }
        }
    }

    func restore(_ publication: inout Publication, workers: Workers) {
        guard !tables.isEmpty else { return }
        publication.frontMatter = restored(publication.frontMatter)
        publication.backMatter = restored(publication.backMatter)
        publication.documents = workers.map(publication.documents) { [self] document in
            var document = document
            document.body = restored(document.body)
            restore(&document.attachments)
            for index in document.enclosures.indices {
                document.enclosures[index].body = restored(document.enclosures[index].body)
                restore(&document.enclosures[index].attachments)
            }
            return document
        }
    }

    private func restore(_ attachments: inout [Attachment]) {
        for index in attachments.indices { attachments[index].body = restored(attachments[index].body) }
    }

    private func restored(_ blocks: [Block]) -> [Block] {
        guard blocks.contains(where: DOCXTableRestorer.mayHoldTable) else { return blocks }
        return blocks.flatMap { block -> [Block] in
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

    /// Most divisions hold none, and stay as they are.
    private static func mayHoldTable(_ block: Block) -> Bool {
        switch block {
        case .division(let division): division.blocks.contains(where: mayHoldTable)
        case .list(let list): list.items.contains { $0.blocks.contains(where: mayHoldTable) }
        case .table: true
        case .paragraph, .note: false
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
