import GongkaiBytes
import GongkaiDiagnostics

/// Finds the records and values in a piece of NDJSON, or of an array of JSON.
struct JSONRecordParser: FieldDiscovery {
    /// How records stand behind one another.
    enum Layout {
        /// A line each.
        case lines
        /// With a comma before all but the first. The intake has seen that they have it, and that they begin and end with a
        /// bracket.
        case array
    }

    private let layout: Layout
    private var columns: [String?]
    private let names: RecordNames
    private let judge: JSONRecordJudge
    private var scan: JSONRecordScan
    private var row: FieldRow
    private var lines = LineCursor()

    init(_ layout: Layout, columns: [String?], nestingLimit: Int) {
        self.layout = layout
        self.columns = columns
        names = RecordNames(columns)
        judge = JSONRecordJudge(nestingLimit: nestingLimit)
        scan = JSONRecordScan(names, crossesLines: layout == .array, nestingLimit: nestingLimit)
        row = FieldRow(count: columns.count)
    }

    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        let before = findings.count
        var piece = begin(&batch)
        while let record = nextRecord(in: &piece, of: batch, findings: &findings) {
            if let name = read(record, in: &piece, of: &batch, findings: &findings) {
                findings.removeLast(findings.count - before)
                throw UnknownField(name: name, record: batch.recordsRead)
            }
        }
    }

    mutating func unknownFields(in batch: inout RecordBatch) -> [String] {
        var added: [String] = []
        var findings: [RecordFinding] = []
        var piece = begin(&batch)
        while let record = nextRecord(in: &piece, of: batch, findings: &findings) {
            while let name = read(record, in: &piece, of: &batch, findings: &findings) {
                added.append(name)
                columns.append(name)
                Array(name.utf8).withUnsafeBytes { names.add($0) }
                row = FieldRow(count: columns.count)
            }
            // What was read had fewer columns than are known by now, and is read again anyway.
            batch.records.removeAll(keepingCapacity: true)
            batch.fields.removeAll(keepingCapacity: true)
        }
        return added
    }

    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        let record = batch.records[record]
        let bytes = batch.bytes.array(Int(record.start)..<Int(record.end))
        let offset = columns[column].flatMap { JSONRecordParser.valueOffset(of: $0, in: bytes) }
        return batch.bytes.position(of: Int(record.start) + (offset ?? 0))
    }

    /// Where the value of a member begins in an object.
    private static func valueOffset(of name: String, in bytes: [UInt8]) -> Int? {
        guard var parser = try? JSONParser(bytes, nestingLimit: .max) else { return nil }
        var (depth, isNext) = (0, false)
        while let event = try? parser.next() {
            if isNext { return event.range.lowerBound }
            switch event.kind {
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            case .name: isNext = depth == 1 && parser.text(of: event) == name
            default: break
            }
        }
        return nil
    }
}

extension JSONRecordParser {
    /// How far a piece has been read.
    private struct Piece {
        var position = 0
        /// The next byte that is no UTF-8.
        var invalid: Int?
    }

    private mutating func begin(_ batch: inout RecordBatch) -> Piece {
        batch.bytes.count = batch.inputCount
        // Everything stops at it, so that no loop need look whether the piece ends.
        batch.bytes.append(0)
        batch.columnCount = columns.count
        batch.recordsRead = 0
        batch.records.removeAll(keepingCapacity: true)
        batch.unread.removeAll(keepingCapacity: true)
        batch.fields.removeAll(keepingCapacity: true)
        lines = LineCursor()
        return Piece(invalid: UTF8Scan.firstError(in: batch.bytes, range: 0..<batch.inputCount))
    }

    /// Passes what stands between records.
    /// - Returns: where the next one begins; `nil` at the end of the piece.
    private mutating func nextRecord(
        in piece: inout Piece, of batch: RecordBatch, findings: inout [RecordFinding]
    ) -> Int? {
        let bytes = batch.bytes.bytes
        var (blankLines, firstBlank, lineStart) = (0, piece.position, piece.position)
        while piece.position < batch.inputCount {
            switch bytes[piece.position] {
            case 0x20, 0x09, 0x0D: break
            case UInt8(ascii: ",") where layout == .array: break
            case 0x0A:
                if blankLines == 0 { firstBlank = lineStart }
                if layout == .lines { blankLines += 1 }
                lineStart = piece.position + 1
            default:
                tell(blankLines, at: firstBlank, in: batch, findings: &findings)
                return piece.position
            }
            piece.position += 1
        }
        if layout == .lines, lineStart < piece.position { blankLines += 1 }
        tell(blankLines, at: firstBlank, in: batch, findings: &findings)
        return nil
    }

    private mutating func tell(
        _ blankLines: Int, at offset: Int, in batch: RecordBatch, findings: inout [RecordFinding]
    ) {
        guard blankLines > 0 else { return }
        let place = lines.position(of: offset, in: batch.bytes)
        findings.append(RecordFinding(.jsonBlankLines, [String(blankLines)], record: batch.recordsRead, at: place))
    }

    /// Reads the record that begins at an offset, and passes it.
    /// - Returns: the name of a member that is none of the columns, and nothing was passed.
    private mutating func read(
        _ start: Int, in piece: inout Piece, of batch: inout RecordBatch, findings: inout [RecordFinding]
    ) -> String? {
        let outcome = scan.scan(from: start, in: batch.bytes, into: row)
        if case .record(let end) = outcome, let end = endOfGood(behind: end, in: batch), end <= piece.invalid ?? end {
            piece.position = end
            batch.fields.append(contentsOf: row.all)
            batch.records.append(RecordBatch.Record(start: start, end: end, index: batch.recordsRead))
            batch.recordsRead += 1
            return nil
        }
        let end = endOfRefused(from: start, in: batch)
        let content = start..<(layout == .lines && batch.bytes.bytes[end - 1] == 0x0A ? end - 1 : end)
        guard let fault = judge.fault(of: content, in: batch.bytes) else {
            guard case .unknown(let name) = outcome else {
                preconditionFailure("the fast scan of JSON refuses what the strict parser takes")
            }
            return text(ofName: name, in: batch.bytes)
        }
        let place = lines.position(of: start + fault.offset, in: batch.bytes)
        findings.append(RecordFinding(fault.rule, fault.arguments, record: batch.recordsRead, at: place))
        batch.unread.append(RecordBatch.Record(start: start, end: end, index: batch.recordsRead))
        batch.recordsRead += 1
        piece.position = end
        if let invalid = piece.invalid, invalid < end {
            piece.invalid = UTF8Scan.firstError(in: batch.bytes, range: end..<batch.inputCount)
        }
        return nil
    }

    /// Passes what may stand behind the object of a record.
    /// - Returns: the offset behind the record; `nil` where something else stands there.
    private func endOfGood(behind end: Int, in batch: RecordBatch) -> Int? {
        guard layout == .lines else { return end }
        let bytes = batch.bytes.bytes
        var position = end
        while position < batch.inputCount {
            switch bytes[position] {
            case 0x0A: return position + 1
            case 0x20, 0x09, 0x0D: position += 1
            default: return nil
            }
        }
        return position
    }

    /// Where a record ends that is not well made: with its line, or with its last bracket.
    private func endOfRefused(from start: Int, in batch: RecordBatch) -> Int {
        switch layout {
        case .lines:
            let rest = batch.bytes.bytes[start..<batch.inputCount]
            return rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? batch.inputCount
        case .array:
            var cut = JSONRecordCut(at: start)
            return cut.endOfObject(in: batch.bytes, before: batch.inputCount) ?? batch.inputCount
        }
    }

    private func text(ofName name: Range<Int>, in buffer: ByteBuffer) -> String {
        // The closing quote goes along, since the cursor stops at it.
        let written = UnsafeRawBufferPointer(start: buffer.start + name.lowerBound, count: name.count)
        let text = ByteBuffer(capacity: name.count)
        JSONRecordScan.appendText(of: written, to: text)
        return String(decoding: text.bytes, as: UTF8.self)
    }
}
