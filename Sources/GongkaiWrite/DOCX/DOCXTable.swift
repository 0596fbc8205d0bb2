import GongkaiModel

/// A table as Word wants it: each row takes all columns, with a cell of its own where one above goes on.
struct DOCXGrid {
    struct Cell {
        /// What stands in it; absent where a cell above goes on, and where a row has too few.
        var content: PageTable.Cell?
        var columns: Int
        /// Whether it begins to go on below, or goes on from above.
        var merge: Merge?
    }

    enum Merge {
        case begins, goesOn
    }

    private(set) var rows: [[Cell]] = []
    private(set) var columns = 0

    /// The most columns that Word takes.
    static let columnLimit = 63

    private struct Taken {
        var start: Int
        var width: Int
        var rowsLeft: Int
    }

    /// What cells above take of the row, from left to right.
    private var taken: [Taken] = []

    init(_ table: PageTable) {
        for (index, cells) in table.rows.enumerated() { add(cells, rowsLeft: table.rows.count - index) }
        columns = rows.map { $0.reduce(0) { $0 + $1.columns } }.max() ?? 0
        for index in rows.indices {
            let missing = columns - rows[index].reduce(0) { $0 + $1.columns }
            for _ in 0..<(columns > DOCXGrid.columnLimit ? 0 : missing) { rows[index].append(Cell(columns: 1)) }
        }
    }

    private mutating func add(_ cells: [PageTable.Cell], rowsLeft: Int) {
        var row: [Cell] = []
        var column = 0
        var above = taken[...]
        var below: [Taken] = []
        var cells = cells[...]
        while !cells.isEmpty || !above.isEmpty {
            if let next = above.first, next.start == column || cells.isEmpty {
                // Nothing stands between the last cell and the one that goes on.
                for _ in column..<next.start { row.append(Cell(columns: 1)) }
                row.append(Cell(columns: next.width, merge: .goesOn))
                column = next.start + next.width
                below.append(Taken(start: next.start, width: next.width, rowsLeft: next.rowsLeft - 1))
                above.removeFirst()
            } else if let cell = cells.popFirst() {
                let room = above.first.map { $0.start - column } ?? TableGrid.spanLimit
                let width = min(max(cell.columnSpan, 1), room)
                let height = min(cell.rowSpan, rowsLeft)
                row.append(Cell(content: cell, columns: width, merge: height > 1 ? .begins : nil))
                if height > 1 { below.append(Taken(start: column, width: width, rowsLeft: height - 1)) }
                column += width
            }
        }
        taken = below.filter { $0.rowsLeft > 0 }
        rows.append(row)
    }
}

/// Tables (w:tbl, ECMA-376-1, 17.4).
enum DOCXTable {
    static func write(
        _ grid: DOCXGrid, headerRows: Int, to body: inout DOCXMarkup, bookmarks: inout DOCXBookmarks
    ) {
        let width = DOCXMeasures.textWidth / max(grid.columns, 1)
        body.markup(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>"
                + String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: grid.columns) + "</w:tblGrid>\n")
        for (index, row) in grid.rows.enumerated() {
            body.markup("<w:tr>" + (index < headerRows ? "<w:trPr><w:tblHeader/></w:trPr>" : ""))
            for cell in row { write(cell, columnWidth: width, to: &body, bookmarks: &bookmarks) }
            body.markup("</w:tr>\n")
        }
        body.markup("</w:tbl>\n")
    }

    private static func write(
        _ cell: DOCXGrid.Cell, columnWidth: Int, to body: inout DOCXMarkup, bookmarks: inout DOCXBookmarks
    ) {
        body.markup("<w:tc><w:tcPr><w:tcW w:w=\"\(columnWidth * cell.columns)\" w:type=\"dxa\"/>")
        if cell.columns > 1 { body.markup("<w:gridSpan w:val=\"\(cell.columns)\"/>") }
        switch cell.merge {
        case .begins: body.markup("<w:vMerge w:val=\"restart\"/>")
        case .goesOn: body.markup("<w:vMerge/>")
        case nil: break
        }
        body.markup("<w:vAlign w:val=\"center\"/></w:tcPr>")
        let style = cell.content?.isHeader == true ? DOCXStyle.tableHeader : .tableCell
        body.paragraph(style, (cell.content?.runs ?? []).map { DOCXRun($0) }, bookmarks: &bookmarks)
        body.markup("</w:tc>")
    }
}
