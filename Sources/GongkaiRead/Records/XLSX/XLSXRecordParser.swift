import GongkaiBytes
import GongkaiDiagnostics

/// Finds the values in the lines that `RowLines` writes.
struct XLSXRecordParser: RecordParser {
    let columnCount: Int
    /// The first column of the table in its sheet.
    let firstColumn: Int
    private var lines = LineCursor()

    init(columnCount: Int, firstColumn: Int) {
        self.columnCount = columnCount
        self.firstColumn = firstColumn
    }

    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        batch.columnCount = columnCount
        lines = LineCursor()
        var place = 0
        while place < batch.inputCount {
            let start = place
            var isUnread = false
            while batch.bytes.bytes[place] == UInt8(ascii: "<") {
                let finding = readNote(at: &place, in: batch)
                isUnread = isUnread || finding.rule.severity == .error
                findings.append(finding)
            }
            if batch.bytes.bytes[place] == UInt8(ascii: "[") {
                readRecord(at: &place, in: &batch, isUnread: isUnread, start: start)
            }
            // Every line ends, also the last.
            place += 1
        }
    }

    private mutating func readRecord(at place: inout Int, in batch: inout RecordBatch, isUnread: Bool, start: Int) {
        let first = batch.fields.count
        for _ in 0..<columnCount {
            place += 1
            batch.fields.append(XLSXRecordParser.readValue(at: &place, in: batch.bytes))
        }
        place += 1
        let record = RecordBatch.Record(start: start, end: place + 1, index: batch.recordsRead)
        batch.recordsRead += 1
        if isUnread {
            batch.fields.removeLast(batch.fields.count - first)
            batch.unread.append(record)
        } else {
            batch.records.append(record)
        }
    }

    /// Reads a value, up to the comma or bracket behind it.
    @inline(__always)
    private static func readValue(at place: inout Int, in buffer: ByteBuffer) -> FieldPlace {
        let start = place
        let bytes = buffer.bytes
        if bytes[place] == UInt8(ascii: "\"") { return readText(at: &place, in: buffer) }
        while bytes[place] != UInt8(ascii: ","), bytes[place] != UInt8(ascii: "]") { place += 1 }
        switch bytes[start] {
        case UInt8(ascii: "n"): return .missing
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            return FieldPlace(start: start, length: place - start, kind: .boolean)
        default: return FieldPlace(start: start, length: place - start, kind: .number)
        }
    }

    /// Reads a string. One with escapes is written anew behind everything.
    private static func readText(at place: inout Int, in buffer: ByteBuffer) -> FieldPlace {
        place += 1
        let start = place
        var hasEscape = false
        let bytes = buffer.bytes
        place = buffer.quoteOrBackslash(from: place)
        while bytes[place] == UInt8(ascii: "\\") {
            hasEscape = true
            place = buffer.quoteOrBackslash(from: place + 2)
        }
        let end = place
        place += 1
        guard hasEscape else { return FieldPlace(start: start, length: end - start) }
        let text = BackslashEscape.resolved(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        let written = buffer.count
        buffer.append(text)
        return FieldPlace(start: written, length: text.count)
    }

    /// Reads what is noteworthy, up to what stands behind its closing bracket.
    private mutating func readNote(at place: inout Int, in batch: RecordBatch) -> RecordFinding {
        var position = lines.position(of: place, in: batch.bytes)
        let note = RowValues.Note(rawValue: batch.bytes.bytes[place + 1])
        place += 2
        var texts: [String] = []
        while batch.bytes.bytes[place] != UInt8(ascii: ">") {
            let text = XLSXRecordParser.readText(at: &place, in: batch.bytes)
            texts.append(String(decoding: batch.value(at: text), as: UTF8.self))
        }
        place += 1
        (position.offset, position.column) = (nil, nil)
        return RecordFinding(note?.rule ?? .workbookRowLeftOut, texts, record: batch.recordsRead, at: position)
    }

    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        let line = batch.bytes.position(of: Int(batch.records[record].start)).line
        return Diagnostic.Position(line: line, column: firstColumn + column)
    }
}

extension RowValues.Note {
    /// The rule that tells of it.
    var rule: DiagnosticRule {
        switch self {
        case .error: .workbookErrorCell
        case .badDate: .workbookBadDate
        case .control: .workbookControlCharacter
        case .badString: .workbookBadString
        case .outside: .workbookCellOutside
        case .noResult: .workbookNoValue
        case .leftOut: .workbookRowLeftOut
        case .hiddenRows: .workbookHiddenRows
        }
    }
}
