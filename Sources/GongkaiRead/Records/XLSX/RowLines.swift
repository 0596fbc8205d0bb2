import GongkaiBytes

/// Writes the rows of a table as lines, one for each row of the sheet, so that a line's number is its row's: an array of JSON
/// for a record, nothing for a blank row. What is noteworthy stands before the array, between angle brackets.
struct RowLines {
    let columns: ClosedRange<Int>
    /// Columns of decimal fields, whose numbers get as many decimals as their format shows.
    let padded: Set<Int>
    let merged: MergedIndex
    /// The last row that is written or passed.
    private(set) var row: Int
    /// Values of cells that are merged down to further rows, by column.
    private var carried: [Int: (lastRow: Int, kind: RowValues.Value.Kind, bytes: [UInt8])] = [:]
    /// The first row of those that are hidden.
    private var hiddenFrom: Int?

    /// - Parameter row: the last row before the first record.
    init(columns: ClosedRange<Int>, padded: Set<Int>, merged: MergedIndex, behind row: Int) {
        self.columns = columns
        self.padded = padded
        self.merged = merged
        self.row = row
    }

    /// Writes a row, and an empty line for each that was left out before it.
    mutating func append(_ row: RowValues, to lines: ByteBuffer) {
        for _ in (self.row + 1)..<max(row.number, self.row + 1) { lines.append(UInt8(ascii: "\n")) }
        if !row.isHidden { tellHidden(before: row.number, in: lines) }
        if row.isHidden, hiddenFrom == nil { hiddenFrom = row.number }
        self.row = row.number
        appendContent(of: row, to: lines)
        lines.append(UInt8(ascii: "\n"))
    }

    private mutating func appendContent(of row: RowValues, to lines: ByteBuffer) {
        guard !row.values.isEmpty || !row.notes.isEmpty else { return }
        if let text = asideText(row) {
            return append(.leftOut, String(row.number), text, to: lines)
        }
        for note in row.notes { append(note.note, CellReference.letters(note.column), note.text, to: lines) }
        appendRecord(row, to: lines)
    }

    /// Tells what is left to tell.
    mutating func finish(in lines: ByteBuffer) {
        guard hiddenFrom != nil else { return }
        tellHidden(before: row + 1, in: lines)
        lines.append(UInt8(ascii: "\n"))
    }

    private mutating func tellHidden(before number: Int, in lines: ByteBuffer) {
        guard let first = hiddenFrom else { return }
        hiddenFrom = nil
        append(.hiddenRows, String(first), String(number - 1), to: lines)
    }

    private func append(_ note: RowValues.Note, _ first: String, _ second: String, to lines: ByteBuffer) {
        lines.append(UInt8(ascii: "<"))
        lines.append(note.rawValue)
        for text in [first, second] { Array(text.utf8).withUnsafeBytes { RowLines.append(text: $0, to: lines) } }
        lines.append(UInt8(ascii: ">"))
    }

    /// The text of a row that is no record: one value merged over all columns, or one that begins as notes do.
    private func asideText(_ row: RowValues) -> String? {
        guard columns.count > 1, row.values.count == 1, let value = row.values.first, value.kind == .text else {
            return nil
        }
        let text = row.text(value)
        if let cells = merged[row.number, value.column], cells.rows.count == 1, cells.columns.count >= columns.count {
            return text
        }
        let isNote = columns.count > 2 && SheetNotes.begin.contains { text.hasPrefix($0) }
        return isNote ? text : nil
    }

    private mutating func appendRecord(_ row: RowValues, to lines: ByteBuffer) {
        for value in row.values where !columns.contains(value.column) {
            append(.outside, CellReference.letters(value.column), "", to: lines)
        }
        lines.append(UInt8(ascii: "["))
        var next = row.values.startIndex
        for column in columns {
            if column > columns.lowerBound { lines.append(UInt8(ascii: ",")) }
            while next < row.values.endIndex, row.values[next].column < column { next += 1 }
            if next < row.values.endIndex, row.values[next].column == column {
                append(row.values[next], of: row, to: lines)
            } else if let above = carried[column], above.lastRow >= row.number {
                above.bytes.withUnsafeBytes { RowLines.append($0, above.kind, to: lines) }
            } else {
                lines.append("null" as StaticString)
            }
        }
        lines.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ value: RowValues.Value, of row: RowValues, to lines: ByteBuffer) {
        if let cells = merged[row.number, value.column], cells.rows.count > 1 {
            carried[value.column] = (cells.rows.upperBound, value.kind, Array(row.raw(value)))
        }
        RowLines.append(row.raw(value), value.kind, to: lines)
        if value.kind == .number, let decimals = value.decimals, decimals > 0, padded.contains(value.column) {
            pad(row.raw(value), to: decimals, in: lines)
        }
    }

    /// 0.5 that is shown with two decimals was 0.50.
    private func pad(_ number: UnsafeRawBufferPointer, to decimals: Int, in lines: ByteBuffer) {
        guard !number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return }
        let point = number.firstIndex(of: UInt8(ascii: "."))
        let have = point.map { number.count - $0 - 1 } ?? 0
        guard have < decimals else { return }
        if point == nil { lines.append(UInt8(ascii: ".")) }
        for _ in have..<decimals { lines.append(UInt8(ascii: "0")) }
    }

    private static func append(
        _ bytes: UnsafeRawBufferPointer, _ kind: RowValues.Value.Kind, to lines: ByteBuffer
    ) {
        if kind == .text { append(text: bytes, to: lines) } else { lines.append(bytes) }
    }

    /// Appends a string of JSON (RFC 8259, section 7).
    private static func append(text: UnsafeRawBufferPointer, to lines: ByteBuffer) {
        lines.append(UInt8(ascii: "\""))
        if text.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) {
            for byte in text { append(escaped: byte, to: lines) }
        } else {
            lines.append(text)
        }
        lines.append(UInt8(ascii: "\""))
    }

    private static func append(escaped byte: UInt8, to lines: ByteBuffer) {
        switch byte {
        case 0x22, 0x5C:
            lines.append(UInt8(ascii: "\\"))
            lines.append(byte)
        case 0x0A: lines.append("\\n" as StaticString)
        case 0x0D: lines.append("\\r" as StaticString)
        case 0x09: lines.append("\\t" as StaticString)
        default: lines.append(byte)
        }
    }
}

/// How notes below and between the rows of a table begin.
enum SheetNotes {
    static let begin = [
        "注：", "注:", "备注：", "备注:", "说明：", "说明:", "附注：", "附注:", "注1", "注１", "资料来源", "数据来源", "来源：", "来源:",
        "单位：", "单位:", "制表", "填表", "审核人", "※", "Note:", "Notes:", "Source:",
    ]
}
