/// Where the table of a sheet begins: the rows of its header, told from titles and notes above it, and its columns.
struct SheetHeader {
    /// The columns of the table.
    private(set) var columns: ClosedRange<Int>
    /// What stands above each, of several levels joined by a slash.
    private(set) var headings: [String?] = []
    /// How many of the first rows are titles and notes.
    private(set) var leading = 0
    /// How many rows behind those are the header.
    private(set) var levels = 0

    /// - Parameters:
    ///   - rows: the first ones of the sheet that have a value.
    ///   - lines: how many rows the header has; `nil` to tell it from merged cells.
    /// - Returns: `nil` where there are no rows.
    init?(_ rows: [RowValues], merged: MergedIndex, hasHeader: Bool, lines: Int?) {
        let all = rows.flatMap { $0.values.map(\.column) }
        guard let first = all.min(), let last = all.max() else { return nil }
        columns = first...last
        leading = SheetHeader.leadingRows(rows, merged, width: SheetHeader.width(rows))
        // Columns that only a title reaches are none of the table.
        let below = rows.dropFirst(leading).flatMap { $0.values.map(\.column) }
        if let first = below.min(), let last = below.max() { columns = first...last }
        guard hasHeader else {
            headings = columns.map { _ in nil }
            return
        }
        levels = min(rows.count - leading, lines ?? SheetHeader.levels(of: rows[leading...], merged))
        headings = SheetHeader.headings(
            of: columns, in: rows[leading..<(leading + levels)], merged)
    }

    /// Of how many cells the fullest row consists.
    private static func width(_ rows: [RowValues]) -> Int { rows.map { $0.values.count }.max() ?? 0 }

    /// A title or note above the table is a row with one value, or with values for less than half of the table's columns.
    private static func leadingRows(_ rows: [RowValues], _ merged: MergedIndex, width: Int) -> Int {
        guard width > 1 else { return 0 }
        let header = rows.firstIndex { row in
            guard row.values.count > 1 else { return false }
            let covered = row.values.reduce(0) { $0 + (merged[row.number, $1.column]?.columns.count ?? 1) }
            return covered * 2 >= width
        }
        return header ?? 0
    }

    /// A cell merged downwards, from the first row of the header, reaches to its last; one merged across alone has at least
    /// a row of parts below it.
    private static func levels(of rows: ArraySlice<RowValues>, _ merged: MergedIndex) -> Int {
        guard let first = rows.first else { return 0 }
        var last = first.number
        var index = rows.startIndex
        while index < rows.endIndex, rows[index].number <= last {
            for value in rows[index].values {
                guard let cells = merged[rows[index].number, value.column] else { continue }
                last = max(last, cells.rows.upperBound)
                let next = index + 1
                if cells.columns.count > 1, cells.rows.upperBound == rows[index].number, next < rows.endIndex {
                    last = max(last, rows[next].number)
                }
            }
            index += 1
        }
        return index - rows.startIndex
    }

    /// The parts above each column from the top down, joined. A part stands above all the columns that it is merged over.
    private static func headings(
        of columns: ClosedRange<Int>, in rows: ArraySlice<RowValues>, _ merged: MergedIndex
    ) -> [String?] {
        var parts: [[String]] = columns.map { _ in [] }
        for row in rows {
            for value in row.values {
                let text = collapsed(row.text(value))
                let reach = merged[row.number, value.column]?.columns ?? value.column...value.column
                guard !text.isEmpty, reach.overlaps(columns) else { continue }
                for column in reach.clamped(to: columns) { parts[column - columns.lowerBound].append(text) }
            }
        }
        return parts.map { $0.isEmpty ? nil : $0.joined(separator: "/") }
    }

    /// Headings are broken into lines to fit their cells, which means nothing.
    private static func collapsed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\t" }) else { return text }
        let parts = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" || $0 == "\t" }
        return parts.map { String($0) }.joined()
    }
}
