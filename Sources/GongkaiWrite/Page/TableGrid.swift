/// A table as rows and columns that are not merged: a merged cell stands in its first place, the others are empty.
struct TableGrid {
    private(set) var rows: [[PageTable.Cell?]] = []

    /// The most columns that one cell may take; more is a mistake, and would cost memory for nothing.
    static let spanLimit = 1000

    init(_ table: PageTable) {
        // For each column, how many rows below are still taken from above.
        var taken: [Int] = []
        for cells in table.rows {
            var row: [PageTable.Cell?] = []
            func isTaken(_ column: Int) -> Bool { column < taken.count && taken[column] > 0 }
            var reserved: [(Range<Int>, Int)] = []
            for cell in cells {
                while isTaken(row.count) { row.append(nil) }
                let start = row.count
                let width = min(max(cell.columnSpan, 1), TableGrid.spanLimit)
                row.append(cell)
                row += Array(repeating: nil, count: width - 1)
                if cell.rowSpan > 1 { reserved.append((start..<start + width, cell.rowSpan)) }
            }
            for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
            for (columns, count) in reserved {
                while taken.count < columns.upperBound { taken.append(0) }
                for column in columns { taken[column] = count - 1 }
            }
            while case .some(nil) = row.last { row.removeLast() }
            rows.append(row)
        }
    }

    /// The most columns of any row.
    var columns: Int { rows.map(\.count).max() ?? 0 }
}
