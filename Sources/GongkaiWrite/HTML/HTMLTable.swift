import GongkaiModel

extension HTMLOutput {
    mutating func table(_ table: PageTable) {
        markup("<table>\n")
        if !table.caption.isEmpty {
            markup("<caption>")
            text(table.caption)
            markup("</caption>\n")
        }
        let headers = table.headerRows
        rows(table.rows[..<headers], in: "thead", scope: "col")
        rows(table.rows[headers...], in: "tbody", scope: "row")
        markup("</table>\n")
        for footnote in table.footnotes where !footnote.isEmpty {
            markup("<p class=\"footnote\">")
            runs(footnote)
            markup("</p>\n")
        }
    }

    private mutating func rows(_ rows: ArraySlice<[PageTable.Cell]>, in group: String, scope: String) {
        guard !rows.isEmpty else { return }
        markup("<\(group)>\n")
        for (index, row) in zip(rows.indices, rows) {
            markup("<tr>")
            for cell in row { self.cell(cell, scope: scope, rowsLeft: rows.endIndex - index) }
            markup("</tr>\n")
        }
        markup("</\(group)>\n")
    }

    /// A cell takes no more rows than there are, and no more columns than HTML knows.
    private mutating func cell(_ cell: PageTable.Cell, scope: String, rowsLeft: Int) {
        let name = cell.isHeader ? "th" : "td"
        markup("<" + name)
        if cell.isHeader { attribute("scope", scope) }
        let rowSpan = min(cell.rowSpan, rowsLeft, 65_534)
        if rowSpan > 1 { attribute("rowspan", String(rowSpan)) }
        if cell.columnSpan > 1 { attribute("colspan", String(min(cell.columnSpan, 1000))) }
        markup(">")
        runs(cell.runs)
        markup("</\(name)>")
    }
}
