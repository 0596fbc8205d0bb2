/// Where cells stand: `B5` (ISO/IEC 29500-1, 18.18.7), counted from 1.
enum CellReference {
    /// The last column, XFD.
    static let lastColumn = 16_384
    /// The last row.
    static let lastRow = 1_048_576

    /// The column and row that a reference names; `nil` where it names none. `$` is passed over.
    @inline(__always)
    static func parse(_ text: some Sequence<UInt8>) -> (column: Int, row: Int)? {
        var (column, row) = (0, 0)
        for byte in text {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
            case 0x24: break
            default: return nil
            }
            if column > lastColumn || row > lastRow { return nil }
        }
        return column > 0 && row > 0 ? (column, row) : nil
    }

    /// The letters of a column.
    static func letters(_ column: Int) -> String {
        var (rest, letters) = (column, "")
        while rest > 0 {
            letters = String(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// Cells that are one: those from the upper left to the lower right.
struct MergedCells {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    /// `nil` where the text, such as `B5:C7`, names no range.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        let ends = text.split(separator: UInt8(ascii: ":"))
        guard ends.count == 2, let first = CellReference.parse(ends[0]), let last = CellReference.parse(ends[1]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }
}

/// Merged cells by where their upper left is.
struct MergedIndex {
    private var cells: [Int: MergedCells] = [:]

    init(_ merged: [MergedCells]) {
        for range in merged {
            cells[MergedIndex.key(range.rows.lowerBound, range.columns.lowerBound)] = range
        }
    }

    var isEmpty: Bool { cells.isEmpty }

    /// Those whose upper left is at a place.
    subscript(row: Int, column: Int) -> MergedCells? { isEmpty ? nil : cells[MergedIndex.key(row, column)] }

    private static func key(_ row: Int, _ column: Int) -> Int { row << 15 | column }
}
