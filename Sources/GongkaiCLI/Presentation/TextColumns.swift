/// Rows of cells as lines whose columns stand below each other on a terminal.
enum TextColumns {
    /// A line a row, two spaces between columns, nothing behind the last.
    static func lines(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? width(of: $0[column]) : 0 }.max() ?? 0
        }
        return rows.map { line($0, widths: widths) + "\n" }.joined()
    }

    private static func line(_ cells: [String], widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            line += cell
            if column < cells.count - 1 {
                line += String(repeating: " ", count: widths[column] - width(of: cell) + 2)
            }
        }
        return line
    }

    /// Terminal cells: Han characters and their punctuation take two, from the CJK radicals on (UAX #11).
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}
