import GongkaiModel

/// The cells of a table as rows of equal length: a cell that spans several stands in each of them.
struct TableGrid {
    /// A span that would go beyond so many columns or rows is taken for damage, and its cell stands once.
    private static let spanLimit = 16_384

    let columns: Int
    /// The rows that are headings, and the others.
    let head: [[String]]
    let body: [[String]]

    init(_ table: Table) {
        var rows: [[String]] = []
        var isHead: [Bool] = []
        // For every column, a text that goes on from above and in how many more rows.
        var hanging: [Int: (text: String, rows: Int)] = [:]
        for cells in table.rows {
            var row: [String] = []
            func fillHanging() {
                while let above = hanging[row.count] {
                    hanging[row.count] = above.rows > 1 ? (above.text, above.rows - 1) : nil
                    row.append(above.text)
                }
            }
            for cell in cells {
                fillHanging()
                let fits = row.count + cell.columnSpan <= TableGrid.spanLimit && cell.rowSpan <= TableGrid.spanLimit
                for _ in 0..<(fits ? max(cell.columnSpan, 1) : 1) {
                    let more = fits ? cell.rowSpan - 1 : 0
                    if more > 0 { hanging[row.count] = (cell.text.string, more) }
                    row.append(cell.text.string)
                }
            }
            fillHanging()
            rows.append(row)
            isHead.append(!cells.isEmpty && cells.allSatisfy(\.header))
        }
        let width = rows.map(\.count).max() ?? 0
        let even = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
        // Headings stand above: a row marked as one further down is a record like the others.
        let headCount = isHead.prefix { $0 }.count
        columns = width
        head = Array(even.prefix(headCount))
        body = Array(even.dropFirst(headCount))
    }

    /// What stands above a column, its parts parted by a space; a cell over several rows counts once.
    func heading(of column: Int) -> String {
        var parts: [String] = []
        for row in head where !row[column].isEmpty && parts.last != row[column] { parts.append(row[column]) }
        return parts.joined(separator: " ")
    }

    /// Integer or decimal where every cell that is not empty is one, in the form that we write ourselves; else text,
    /// so that no leading zero and no remark is lost.
    func type(of column: Int) -> FieldType {
        let cells = body.map { $0[column] }.filter { !$0.isEmpty }
        if cells.isEmpty { return .string }
        if cells.allSatisfy({ text in Int(text).map { String($0) == text } ?? false }) { return .integer }
        if cells.allSatisfy({ ExactDecimal($0)?.text == $0 }) { return .decimal }
        return .string
    }
}

/// Names of fields made from the headings of columns.
enum FieldNaming {
    /// The heading as an NCName by SQL/XML's rule (ISO 9075-14, 9.1): what no name can hold as `_x0028_`. An empty or
    /// repeated heading gives `column3`, with the column counted from 1. Names that differ by upper and lower case alone
    /// are the same to databases.
    static func name(for heading: String, column: Int, taken: inout Set<String>) -> String {
        let wanted = heading.isEmpty ? "column\(column + 1)" : XMLNameEscape.encode(heading)
        var name = taken.contains(wanted.lowercased()) ? "column\(column + 1)" : wanted
        while !taken.insert(name.lowercased()).inserted { name += "_" }
        return name
    }
}
