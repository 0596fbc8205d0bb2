package import GongkaiBytes
package import GongkaiDiagnostics

/// Finds the values in the lines of `CopyText`.
package struct CopyRecordParser: RecordParser {
    private let forms: [CopyForm]

    private static let tab = UInt8(ascii: "\t")
    private static let lineEnd = UInt8(ascii: "\n")
    private static let backslash = UInt8(ascii: "\\")

    /// - Parameter forms: what becomes of the values of each column.
    package init(_ forms: [CopyForm]) { self.forms = forms }

    package mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        batch.columnCount = forms.count
        let isSound = UTF8Scan.firstError(in: batch.bytes, range: 0..<batch.inputCount) == nil
        var place = 0
        while place < batch.inputCount {
            let start = place
            let first = batch.fields.count
            let isWhole = readRow(at: &place, in: &batch)
            let record = RecordBatch.Record(start: start, end: place, index: batch.recordsRead)
            if isWhole {
                batch.records.append(record)
                if !isSound { mend(first, of: &batch, findings: &findings) }
            } else {
                batch.fields.removeLast(batch.fields.count - first)
                batch.unread.append(record)
                let position = Diagnostic.Position(line: batch.recordsRead + 1)
                findings.append(RecordFinding(.databaseBadRow, record: batch.recordsRead, at: position))
            }
            batch.recordsRead += 1
        }
    }

    /// Reads a row, and passes its line end.
    /// - Returns: whether it has a value for each column, and no more.
    private func readRow(at place: inout Int, in batch: inout RecordBatch) -> Bool {
        var column = 0
        var isEnd = false
        while !isEnd {
            let start = place
            let hasEscape = CopyRecordParser.passValue(at: &place, in: batch)
            let end = min(place, batch.inputCount)
            isEnd = end == batch.inputCount || batch.bytes.bytes[end] == CopyRecordParser.lineEnd
            place = min(end + 1, batch.inputCount)
            if column < forms.count { append(start..<end, hasEscape: hasEscape, form: forms[column], to: &batch) }
            column += 1
        }
        return column == forms.count
    }

    /// Goes to the end of a value.
    /// - Returns: whether it has a backslash.
    @inline(__always)
    private static func passValue(at place: inout Int, in batch: RecordBatch) -> Bool {
        let start = UnsafeRawPointer(batch.bytes.start)
        var hasEscape = false
        while place < batch.inputCount {
            let byte = start.load(fromByteOffset: place, as: UInt8.self)
            if byte == tab || byte == lineEnd { break }
            if byte == backslash {
                hasEscape = true
                place += 1
            }
            place += 1
        }
        return hasEscape
    }

    private func append(_ range: Range<Int>, hasEscape: Bool, form: CopyForm, to batch: inout RecordBatch) {
        var place = FieldPlace(start: range.lowerBound, length: range.count)
        if hasEscape {
            let value = batch.value(at: place)
            if value.elementsEqual("\\N".utf8) { return batch.fields.append(.missing) }
            place = CopyRecordParser.write(BackslashEscape.resolved(value), to: batch)
        }
        if form != .text, let value = form.value(batch.value(at: place)) {
            place = CopyRecordParser.write(value, to: batch)
            if case .array(_, _, isList: true) = form {
                place = FieldPlace(start: Int(place.start), length: place.length, kind: .structure)
            }
        }
        batch.fields.append(place)
    }

    /// Writes a value behind everything else.
    private static func write(_ value: [UInt8], to batch: RecordBatch) -> FieldPlace {
        defer { batch.bytes.append(value) }
        return FieldPlace(start: batch.bytes.count, length: value.count)
    }

    /// Puts U+FFFD in the place of what is no UTF-8.
    private func mend(_ first: Int, of batch: inout RecordBatch, findings: inout [RecordFinding]) {
        var isMended = false
        for index in first..<batch.fields.count where !batch.fields[index].isMissing {
            let place = batch.fields[index]
            guard UTF8Scan.firstError(in: batch.bytes, range: place.range) != nil else { continue }
            isMended = true
            let text = Array(String(decoding: batch.value(at: place), as: UTF8.self).utf8)
            batch.fields[index] = CopyRecordParser.write(text, to: batch)
        }
        guard isMended else { return }
        let position = Diagnostic.Position(line: batch.recordsRead + 1)
        findings.append(RecordFinding(.databaseBadText, record: batch.recordsRead, at: position))
    }

    package func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        Diagnostic.Position(line: Int(batch.records[record].index) + 1, column: column + 1)
    }
}
