/// Rows of cells as lines whose columns stand below each other on a terminal.
enum TextColumns {
    /// A line a row, two spaces between columns, nothing behind the last.
    static func lines(_ rows: [[String]]) -> String {
        let widths = rows.map { $0.map(width) }
        var columns = [Int](repeating: 0, count: rows.map(\.count).max() ?? 0)
        for row in widths {
            for (column, width) in row.enumerated() { columns[column] = max(columns[column], width) }
        }
        var lines: [UInt8] = []
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                lines += cell.utf8
                guard column < cells.count - 1 else { continue }
                lines += repeatElement(UInt8(ascii: " "), count: columns[column] - widths[row][column] + 2)
            }
            lines.append(UInt8(ascii: "\n"))
        }
        return String(decoding: lines, as: UTF8.self)
    }

    /// Terminal cells: Han characters and their punctuation take two, from the CJK radicals on (UAX #11).
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}
