import GongkaiDiagnostics

extension DOCXReduction {
    /// A cell of a row, before it is known how far it reaches down.
    private struct RawCell {
        var column: Int
        var span: Int
        var goesOn: Bool
        var isHeader: Bool
        var text: String
        var pieces: [Piece]
    }

    /// A table (ISO/IEC 29500-1, 17.4). One of a single column is a frame around paragraphs, and one that holds the foot of a
    /// document (抄送, 印发: GB/T 9704-2012, 7.4) or its number and signer is how lines are set.
    mutating func table(_ element: WordElement) throws(ReadError) -> [Piece] {
        var rows: [[RawCell]] = []
        var headers: [Bool] = []
        for row in element.tableParts(.row) {
            if row.first(.rowProperties)?.first(.deletion) != nil {
                losses.deletions += 1
                continue
            }
            rows.append(try cells(of: row))
            headers.append(row.first(.rowProperties)?.first(.tableHeader)?.isOn ?? false)
            guard rows.count <= limits[.tableRows] else {
                throw .unreadable([
                    ReadLimit.tableRows.diagnostic(found: rows.count, allowed: limits[.tableRows])
                ])
            }
        }
        let width = rows.joined().map { $0.column + $0.span }.max() ?? 0
        guard width <= limits[.tableColumns] else {
            throw .unreadable([ReadLimit.tableColumns.diagnostic(found: width, allowed: limits[.tableColumns])])
        }
        if width <= 1 || isFrame(rows) { return rows.joined().flatMap(\.pieces) }
        if let box = DOCXTableKind.box(rows.map { $0.map(\.text) }) { return box.map { .paragraph($0) } }
        if DOCXTableKind.isLayout(rows.map { $0.map(\.text) }) {
            return rows.map { row in
                .paragraph(row.map(\.text).filter { !$0.isEmpty }.joined(separator: "\u{3000}\u{3000}"))
            }
        }
        guard width * rows.count <= limits[.tableCells] else {
            throw .unreadable([
                ReadLimit.tableCells.diagnostic(found: width * rows.count, allowed: limits[.tableCells])
            ])
        }
        return [data(rows, width: width, headers: headers)]
    }

    /// Whether a table only sets out the page, as in documents that were made from pages of the web: one cell holds most of
    /// the text, in paragraphs or in tables of its own.
    private func isFrame(_ rows: [[RawCell]]) -> Bool {
        let whole = rows.joined().reduce(0) { $0 + $1.text.unicodeScalars.count }
        return rows.joined().contains { cell in
            let size = cell.text.unicodeScalars.count
            guard size * 2 > whole else { return false }
            var paragraphs = 0
            for piece in cell.pieces {
                switch piece {
                case .table: return true
                case .paragraph(let text): paragraphs += text.isEmpty ? 0 : 1
                }
            }
            return paragraphs >= 3 && size > 300
        }
    }

    private mutating func cells(of row: WordElement) throws(ReadError) -> [RawCell] {
        var cells: [RawCell] = []
        var column = min(row.first(.rowProperties)?.first(.gridBefore)?.integer ?? 0, limits[.tableColumns])
        for element in row.tableParts(.cell) {
            let properties = element.first(.cellProperties)
            let span = min(max(properties?.first(.gridSpan)?.integer ?? 1, 1), limits[.tableColumns])
            let pieces = try self.pieces(of: element.elements)
            let style = element.first(.paragraph)?.first(.paragraphProperties)?.first(.paragraphStyle)?.value
            let goesOn = properties?.first(.verticalMerge).map { ($0.value ?? "continue") == "continue" } ?? false
            let isMerged = properties?.first(.horizontalMerge).map { ($0.value ?? "continue") == "continue" } ?? false
            if isMerged, !cells.isEmpty {
                cells[cells.count - 1].span += span
            } else {
                cells.append(
                    RawCell(
                        column: column, span: span, goesOn: goesOn, isHeader: styles.name(of: style) == "表头",
                        text: flat(pieces), pieces: pieces))
            }
            column += span
        }
        return cells
    }

    private func data(_ rows: [[RawCell]], width: Int, headers: [Bool]) -> Piece {
        var table = DOCXLines.Table()
        var texts: [[String]] = []
        // The row and place of the cell that reaches down to a column.
        var above: [Int: (row: Int, cell: Int)] = [:]
        for (number, row) in rows.enumerated() {
            var line = Array(repeating: "", count: width)
            var cells: [DOCXLines.Table.Cell] = []
            for cell in row {
                if cell.goesOn, let start = above[cell.column] {
                    table.rows[start.row][start.cell].rowSpan = number - start.row + 1
                    continue
                }
                line[cell.column] = cell.text
                above[cell.column] = (number, cells.count)
                cells.append(
                    .init(
                        column: cell.column, columnSpan: cell.span, rowSpan: 1,
                        isHeader: headers[number] || cell.isHeader))
            }
            table.rows.append(cells)
            texts.append(line)
        }
        table.hasHeader = table.rows.joined().contains(where: \.isHeader)
        return .table(table, texts: texts)
    }
}

/// Tables that are no tables of data but how lines are set.
enum DOCXTableKind {
    static func isLayout(_ rows: [[String]]) -> Bool {
        guard rows.count <= 6, let first = rows.lazy.joined().first(where: { !$0.isEmpty }) else { return true }
        let last = rows.last?.last { !$0.isEmpty } ?? ""
        let isFoot = ["抄送", "抄报", "分送", "主送"].contains { first.hasPrefix($0) } || last.hasSuffix("印发")
        let isHead = rows.count == 1 && rows[0].contains { $0.hasPrefix("签发人") }
        return isFoot || isHead
    }

    /// The lines of a box of metadata, which a portal prints with a document: labels with their values. Three labels that are
    /// known make one, two of them by names that no other table has.
    static func box(_ rows: [[String]]) -> [String]? {
        let labels = rows.joined().compactMap { text -> String? in
            let label = String(text.prefix { !$0.unicodeScalars.contains(where: \.isColon) })
            let name = BoxLabel.name(label)
            return BoxLabel.field(name) == nil ? nil : name
        }
        let known = labels.count { !BoxLabel.isCommon($0) }
        // A row of its own may hold one label, and its value or none.
        let isRow = rows.count == 1 && known == 1 && rows[0].count(where: { !$0.isEmpty }) <= 2
        guard isRow || labels.count >= 3 && known >= 2 else { return nil }
        return rows.flatMap(lines)
    }

    /// The cells of a row, each label with the value in the cell behind it.
    private static func lines(of row: [String]) -> [String] {
        var lines: [String] = []
        var label: String?
        for text in row {
            if let open = label {
                let colon = open.unicodeScalars.last?.isColon == true ? "" : "："
                lines.append(open + colon + text)
                label = nil
            } else if BoxLabel.field(BoxLabel.name(text)) != nil {
                label = text
            } else if !text.isEmpty {
                lines.append(text)
            }
        }
        if let label { lines.append(label) }
        return lines
    }
}

extension WordElement {
    /// The rows of a table or the cells of a row, also those within content controls and insertions.
    func tableParts(_ name: WordName) -> [WordElement] {
        elements.flatMap { element -> [WordElement] in
            switch element.name {
            case name: [element]
            case .contentControl: element.first(.contentControlContent)?.tableParts(name) ?? []
            case .insertion, .customXML, .moveTo: element.tableParts(name)
            default: []
            }
        }
    }
}
