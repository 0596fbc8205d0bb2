import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// Finds the records and values in a piece of XML: by the fast scan, and by libxml2 where a record is not of its shape.
struct XMLRecordParser: FieldDiscovery {
    private var columns: [String?]
    private let names: RecordNames
    private let scan: XMLRecordScan
    /// For each column the form in which it holds lists, as far as a schema says.
    private let listForms: [ListForm]
    private var row: FieldRow
    private let judge: XMLRecordJudge
    private let judgeOfShaped: XMLRecordJudge
    private var lines = LineCursor()

    init(columns: [String?], root: XMLRecordRoot, options: RecordReadingOptions) {
        self.columns = columns
        names = RecordNames(columns)
        listForms = columns.map { XMLRecordParser.listForm(of: $0, in: options.schema) }
        scan = XMLRecordScan(names, listForms: listForms, allowsItems: options.recordElement == nil)
        row = FieldRow(count: columns.count)
        judge = XMLRecordJudge(root: root, options: options, isShaped: false)
        judgeOfShaped = XMLRecordJudge(root: root, options: options, isShaped: true)
    }

    /// The form of lists in the field that an element holds.
    private static func listForm(of heading: String?, in schema: DatasetSchema?) -> ListForm {
        let field = schema?.fields.first { $0.name == heading }
            ?? schema?.fields.first { $0.aliases.contains { $0.name == heading } }
        return field.map { ListForm(separator: $0.separator) } ?? .cell
    }

    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        let before = findings.count
        var piece = begin(&batch)
        while piece.skipWhiteSpace(in: batch) {
            if let name = read(&piece, of: &batch, findings: &findings) {
                findings.removeLast(findings.count - before)
                throw UnknownField(name: name, record: batch.recordsRead)
            }
        }
    }

    mutating func unknownFields(in batch: inout RecordBatch) -> [String] {
        var added: [String] = []
        var findings: [RecordFinding] = []
        var piece = begin(&batch)
        while piece.skipWhiteSpace(in: batch) {
            while let name = read(&piece, of: &batch, findings: &findings) {
                added.append(name)
                columns.append(name)
                Array(name.utf8).withUnsafeBytes { names.add($0) }
                row = FieldRow(count: columns.count)
                // What was read of it had fewer columns.
                forget(&batch)
            }
            forget(&batch)
        }
        return added
    }

    private func forget(_ batch: inout RecordBatch) {
        batch.records.removeAll(keepingCapacity: true)
        batch.fields.removeAll(keepingCapacity: true)
    }

    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        let record = batch.records[record]
        let bytes = batch.bytes.array(Int(record.start)..<Int(record.end))
        let offset = columns[column].flatMap { XMLRecordParser.elementOffset(of: $0, in: bytes) }
        return place(batch.bytes.position(of: Int(record.start) + (offset ?? 0)), in: batch)
    }

    /// Where the start tag of a field begins among the bytes of a record.
    private static func elementOffset(of name: String, in bytes: [UInt8]) -> Int? {
        let tag = Array("<\(name)".utf8)
        return bytes.indices.first { start in
            guard bytes[start] == tag[0], bytes[start...].starts(with: tag), start + tag.count < bytes.count else {
                return false
            }
            return [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[start + tag.count])
        }
    }
}

extension XMLRecordParser {
    /// How far a piece has been read.
    private struct Piece {
        var position = 0
        /// The next byte that is no UTF-8.
        var invalid: Int?

        /// - Returns: whether something stands behind the white space.
        mutating func skipWhiteSpace(in batch: RecordBatch) -> Bool {
            let bytes = batch.bytes.bytes
            while position < batch.inputCount, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
            return position < batch.inputCount
        }
    }

    private mutating func begin(_ batch: inout RecordBatch) -> Piece {
        batch.bytes.count = batch.inputCount
        // Everything stops at it, so that no loop need look whether the piece ends.
        batch.bytes.append(0)
        batch.columnCount = columns.count
        batch.recordsRead = 0
        batch.unread.removeAll(keepingCapacity: true)
        forget(&batch)
        lines = LineCursor()
        return Piece(
            position: isShaped(batch) ? 1 : 0,
            invalid: UTF8Scan.firstError(in: batch.bytes, range: 0..<batch.inputCount))
    }

    /// Whether libxml2 has written the piece.
    private func isShaped(_ batch: RecordBatch) -> Bool {
        batch.bytes.start.load(as: UInt8.self) == XMLRecordSequence.mark
    }

    /// Of a piece that libxml2 has written, the lines alone are those of the input.
    private func place(_ place: Diagnostic.Position, in batch: RecordBatch) -> Diagnostic.Position {
        isShaped(batch) ? Diagnostic.Position(line: place.line) : place
    }

    /// Reads the record that begins at the position, and passes it.
    /// - Returns: the name of a field that is none of the columns, and nothing was passed.
    private mutating func read(
        _ piece: inout Piece, of batch: inout RecordBatch, findings: inout [RecordFinding]
    ) -> String? {
        let start = piece.position
        if let end = scan.scan(from: start, in: batch.bytes, into: row), end <= piece.invalid ?? end {
            piece.position = end
            keep(start..<end, in: &batch)
            return nil
        }
        let end = XMLRecordCut.firstRecordEnd(in: batch.bytes, range: start..<batch.inputCount) ?? batch.inputCount
        if let invalid = piece.invalid, invalid < end {
            let byte = hexadecimal(batch.bytes.array(invalid..<invalid + 1)).uppercased()
            refuse(start..<end, .recordNotUTF8, [byte], at: invalid, in: &batch, findings: &findings)
            piece.invalid = UTF8Scan.firstError(in: batch.bytes, range: end..<batch.inputCount)
        } else if let unknown = readSlowly(start..<end, of: &batch, findings: &findings) {
            return unknown
        }
        piece.position = end
        return nil
    }

    /// Reads by libxml2 what the fast scan does not.
    /// - Returns: the name of a field that is none of the columns.
    private mutating func readSlowly(
        _ range: Range<Int>, of batch: inout RecordBatch, findings: inout [RecordFinding]
    ) -> String? {
        let verdicts = (isShaped(batch) ? judgeOfShaped : judge).verdicts(on: batch.bytes.array(range))
        for case .success(let fields) in verdicts {
            if let unknown = fields.first(where: { names.index(of: $0.name) == nil }) { return unknown.name }
        }
        for verdict in verdicts {
            switch verdict {
            case .success(let fields):
                row.clear()
                for (name, content) in fields {
                    guard let column = names.index(of: name), let text = text(of: content, column: column) else { continue }
                    row.places[column] = FieldPlace(start: batch.bytes.count, length: text.count)
                    batch.bytes.append(text)
                }
                keep(range, in: &batch)
            case .failure(let fault):
                let offset = lineStart(fault.line, in: range, of: batch.bytes)
                refuse(range, fault.rule, fault.arguments, at: offset, in: &batch, findings: &findings)
            }
        }
        return nil
    }

    /// The text of a value; `nil` where it is missing.
    private func text(of content: XMLRecordJudge.Content, column: Int) -> [UInt8]? {
        switch content {
        case .missing: return nil
        case .text(let text): return Array(text.utf8)
        case .items(let items):
            let form = column < listForms.count ? listForms[column] : .cell
            var cell: [UInt8] = []
            for (number, item) in items.enumerated() {
                Array(item.utf8).withUnsafeBytes { form.append($0, to: &cell, isFirst: number == 0) }
            }
            return cell
        }
    }

    /// Where a line begins in a stretch, or the stretch itself; its last byte where it has fewer lines.
    private func lineStart(_ line: Int, in range: Range<Int>, of bytes: ByteBuffer) -> Int {
        var (start, rest) = (range.lowerBound, line)
        while rest > 0, let end = bytes.bytes[start..<range.upperBound].firstIndex(of: 0x0A) {
            (start, rest) = (end + 1, rest - 1)
        }
        return min(start, range.upperBound - 1)
    }

    private mutating func keep(_ range: Range<Int>, in batch: inout RecordBatch) {
        batch.fields.append(contentsOf: row.all)
        batch.records.append(
            RecordBatch.Record(start: range.lowerBound, end: range.upperBound, index: batch.recordsRead))
        batch.recordsRead += 1
    }

    private mutating func refuse(
        _ range: Range<Int>, _ rule: DiagnosticRule, _ arguments: [String], at offset: Int, in batch: inout RecordBatch,
        findings: inout [RecordFinding]
    ) {
        let place = place(lines.position(of: offset, in: batch.bytes), in: batch)
        findings.append(RecordFinding(rule, arguments, record: batch.recordsRead, at: place))
        batch.unread.append(
            RecordBatch.Record(start: range.lowerBound, end: range.upperBound, index: batch.recordsRead))
        batch.recordsRead += 1
    }
}

extension RecordNames {
    fileprivate func index(of name: String) -> Int? {
        Array(name.utf8).withUnsafeBytes { index(of: $0) }
    }
}
