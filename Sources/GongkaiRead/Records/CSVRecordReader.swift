import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Reads records from CSV: RFC 4180 and what occurs, such as other delimiters, mixed line ends and headers of several
/// lines.
package struct CSVRecordReader: RecordReader {
    package let format: Format
    /// What stands between fields where nobody says; `nil` to tell it from the first record.
    private let delimiter: UInt8?

    /// Comma-separated values, and what is called so.
    package static let csv = CSVRecordReader(
        format: Format(
            name: "csv", english: "records as CSV (RFC 4180)", chinese: "CSV 数据记录（RFC 4180）", extensions: ["csv"],
            mediaType: "text/csv", content: .records),
        delimiter: nil)

    /// Tab-separated values, with the quotes of CSV.
    package static let tsv = CSVRecordReader(
        format: Format(
            name: "tsv", english: "records as tab-separated values", chinese: "制表符分隔的数据记录",
            extensions: ["tsv", "tab"], mediaType: "text/tab-separated-values", content: .records),
        delimiter: UInt8(ascii: "\t"))

    /// Any text could be CSV, so only the name of the file or of the format tells.
    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool { false }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake {
        CSVRecordIntake(options, delimiter: options.delimiter ?? delimiter)
    }
}

/// Cuts CSV into pieces of whole records.
private struct CSVRecordIntake: DivisibleIntake {
    private let options: RecordReadingOptions
    private var delimiter: UInt8?
    private var cut: CSVRecordCut

    init(_ options: RecordReadingOptions, delimiter: UInt8?) {
        self.options = options
        self.delimiter = delimiter
        cut = CSVRecordCut(delimiter: delimiter ?? UInt8(ascii: ","))
    }

    mutating func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let start = ByteBuffer(capacity: options.pieceSize)
        var more = try source.read(options.pieceSize, into: start)
        guard start.count > 0 else { throw .unreadable([Diagnostic(.inputEmpty)]) }
        let delimiter = delimiter ?? CSVDelimiter.likeliest(in: start, below: options.skippedLines)
        self.delimiter = delimiter
        cut = CSVRecordCut(delimiter: delimiter)
        let scan = CSVRecordScan(delimiter: delimiter, missingValues: options.missingValues)
        let lines = options.hasHeader ? options.headerLines : 1
        let skipped = options.skippedLines
        var header = try CSVHeader.read(start, by: scan, below: skipped, lines: lines, isWhole: !more)
        while header == nil {
            try check(size: start.count, openQuote: nil, at: source)
            more = try source.read(start.count, into: start)
            header = try CSVHeader.read(start, by: scan, below: skipped, lines: lines, isWhole: !more)
        }
        let headings = header?.headings ?? []
        let end = (options.hasHeader ? header?.end : header?.start) ?? 0
        let lineEnds = start.lineEnds(before: end)
        source.giveBack(from: end, of: start)
        return RecordHead(
            headings: options.hasHeader ? headings : headings.map { _ in nil }, lineEnds: lineEnds,
            delimiter: delimiter)
    }

    /// Every piece is looked at by itself.
    mutating func goOn(with stretch: InputStretch) {}

    mutating func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        cut.restart()
        var end: Int?
        while end == nil {
            let more = try source.read(options.pieceSize, into: batch.bytes)
            end = cut.lastRecordEnd(in: batch.bytes, isLast: !more)
            if end == nil { try check(size: batch.bytes.count, openQuote: cut.openQuote, at: source) }
        }
        source.giveBack(from: end ?? 0, of: batch.bytes)
        batch.inputCount = batch.bytes.count
        return batch.inputCount > 0
    }

    /// Refuses a record that grows beyond the limit, most likely since a quote is missing.
    private func check(size: Int, openQuote: Int?, at source: ByteSource) throws(ReadError) {
        let allowed = options.limits[.recordSize]
        guard size > allowed else { return }
        let place = Diagnostic.Position(offset: source.offset - size + (openQuote ?? 0))
        throw .unreadable([ReadLimit.recordSize.diagnostic(found: size, allowed: allowed, at: place)])
    }

    func parser(columns: [String?]) -> any RecordParser {
        CSVRecordParser(
            scan: CSVRecordScan(delimiter: delimiter ?? UInt8(ascii: ","), missingValues: options.missingValues),
            columnCount: columns.count)
    }
}

/// Finds the records and values in a piece of CSV.
private struct CSVRecordParser: RecordParser {
    let scan: CSVRecordScan
    let columnCount: Int
    private var faults: [CSVRecordScan.Fault] = []

    init(scan: CSVRecordScan, columnCount: Int) {
        self.scan = scan
        self.columnCount = columnCount
    }

    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        faults.removeAll(keepingCapacity: true)
        batch.columnCount = columnCount
        scan.scan(&batch, faults: &faults)
        for fault in faults {
            findings.append(
                RecordFinding(
                    fault.reason.rule, arguments(of: fault.reason), record: fault.record,
                    at: batch.bytes.position(of: fault.offset)))
        }
    }

    private func arguments(of reason: CSVRecordScan.Fault.Reason) -> [String] {
        if case .fieldCount(let found) = reason { [String(found), String(columnCount)] } else { [] }
    }

    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        let record = batch.records[record]
        let starts = scan.fieldStarts(of: record, in: batch)
        return batch.bytes.position(of: column < starts.count ? starts[column] : Int(record.start))
    }
}
