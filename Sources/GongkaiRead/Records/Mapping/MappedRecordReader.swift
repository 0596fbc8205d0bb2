import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads the rows that a mapping makes of foreign XML or JSON: those of one of its tables.
package struct MappedRecordReader: RecordReader {
    package let mapping: RecordMapping
    /// The place of the table.
    package let table: Int
    /// Whether what is wrong with rows of other tables is told too, since nobody else will.
    private let tellsAll: Bool
    /// Whether nothing is said of the input as a whole.
    private let isQuiet: Bool

    package init(_ mapping: RecordMapping, table: Int, tellsAll: Bool, isQuiet: Bool = false) {
        self.mapping = mapping
        self.table = table
        self.tellsAll = tellsAll
        self.isQuiet = isQuiet
    }

    package var format: Format {
        switch mapping.form {
        case .xml: XMLRecordReader().format
        case .json: JSONRecordReader().format
        case .ndjson: NDJSONRecordReader().format
        }
    }

    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool { false }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake {
        MappedRecordIntake(mapping, table: table, tellsAll: tellsAll, isQuiet: isQuiet, options: options)
    }
}

extension RecordMapping {
    /// What reads the records of an input.
    func scan(
        names: ForeignNames, options: RecordReadingOptions, to handler: any ForeignRecordHandler
    ) -> any ForeignScan {
        let path = tables[0].path
        return form == .xml
            ? XMLForeignScan(path, names: names, options: options, to: handler)
            : JSONForeignScan(path, isLines: form == .ndjson, names: names, options: options, to: handler)
    }
}

/// An intake that knows only behind the end what is to be said of the input as a whole.
package protocol ConcludingIntake: AnyObject {
    /// What is to be said once everything has been read.
    var conclusion: [Diagnostic] { get }
}

/// Writes the rows of a table as objects of JSON, which the parsers read; behind those of a piece stands what is to be told
/// of them, after a byte that no JSON has, and behind that, after another, the records that could not be read.
private final class MappedRecordIntake: RecordIntake, ConcludingIntake {
    private let options: RecordReadingOptions
    private let columns: [String]
    private let isQuiet: Bool
    private let rows: ForeignRows
    private let scan: any ForeignScan
    private var isOver = false
    /// Line ends in the pieces that were taken.
    private var lineEnds = 0

    init(_ mapping: RecordMapping, table: Int, tellsAll: Bool, isQuiet: Bool, options: RecordReadingOptions) {
        self.options = options
        self.isQuiet = isQuiet
        columns = mapping.columns(of: table)
        let names = ForeignNames()
        rows = ForeignRows(mapping, table: table, tellsAll: tellsAll, names: names)
        scan = mapping.scan(names: names, options: options, to: rows)
    }

    var conclusion: [Diagnostic] { isQuiet ? [] : rows.unmapped.diagnostics }

    /// Reads the first piece, so that an input that is none is told before anything is done.
    func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        try readAhead(source)
        let notes = isOver && rows.records == 0 ? [Diagnostic(.recordNone)] : []
        return RecordHead(headings: columns, naming: .columns, diagnostics: notes)
    }

    private func readAhead(_ source: ByteSource) throws(ReadError) {
        while !isOver, rows.output.count < options.pieceSize { isOver = try !scan.read(from: source) }
    }

    func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        try readAhead(source)
        guard rows.output.count > 0 else { return false }
        let notes = rows.notes
        rows.hand(to: batch.bytes)
        if !notes.isEmpty { write(notes, to: batch.bytes) }
        batch.inputCount = batch.bytes.count
        lineEnds = rows.lineEnds
        return true
    }

    private func write(_ notes: [ForeignRows.Note], to bytes: ByteBuffer) {
        var json = JSONEmitter(layout: .compact)
        json.beginArray()
        for note in notes {
            json.beginArray()
            json.integer(note.row)
            json.integer(note.line - lineEnds)
            json.integer(note.bytes.count)
            json.string(note.rule.id)
            for argument in note.arguments { json.string(argument) }
            json.endArray()
        }
        json.endArray()
        bytes.append(MappedRecordParser.mark)
        bytes.append(json.finish())
        bytes.append(MappedRecordParser.mark)
        for note in notes { bytes.append(note.bytes) }
    }

    func parser(columns: [String?]) -> any RecordParser {
        MappedRecordParser(columns: columns, nestingLimit: options.limits[.nesting])
    }
}

/// Finds the values in what the intake wrote.
private struct MappedRecordParser: RecordParser {
    /// What stands between rows and what is to be told of them.
    static let mark: UInt8 = 1

    private var parser: JSONRecordParser

    init(columns: [String?], nestingLimit: Int) {
        parser = JSONRecordParser(.array, columns: columns, nestingLimit: nestingLimit)
    }

    mutating func parse(_ batch: inout RecordBatch, findings: inout [RecordFinding]) throws(UnknownField) {
        let notes = takeNotes(of: &batch)
        try parser.parse(&batch, findings: &findings)
        guard !notes.isEmpty else { return }
        findings += notes.map(\.finding)
        leaveOut(notes, of: &batch)
    }

    /// What is to be told of a row, and where its record stands that no row could be made of.
    private struct Note {
        let finding: RecordFinding
        let bytes: [UInt8]
    }

    /// Cuts off what is to be told.
    private func takeNotes(of batch: inout RecordBatch) -> [Note] {
        let bytes = batch.bytes.bytes[..<batch.inputCount]
        guard let place = bytes.firstIndex(of: MappedRecordParser.mark),
            let end = bytes[(place + 1)...].firstIndex(of: MappedRecordParser.mark),
            let root = try? JSONNode.parse(Array(bytes[(place + 1)..<end])), case .array(let nodes) = root.value
        else { return [] }
        batch.inputCount = place
        var rest = bytes[(end + 1)...]
        return nodes.compactMap { MappedRecordParser.note($0, before: &rest) }
    }

    private static let rules = DiagnosticRule.mappingRecordRules + DiagnosticRule.jsonRecordRules + [.recordNotUTF8]

    private static func note(
        _ node: JSONNode, before rest: inout Slice<UnsafeRawBufferPointer>
    ) -> Note? {
        guard case .array(let parts) = node.value, parts.count >= 4, case .number(let row) = parts[0].value,
            case .number(let line) = parts[1].value, case .number(let count) = parts[2].value,
            case .string(let id) = parts[3].value, let rule = rules.first(where: { $0.id == id })
        else { return nil }
        let arguments = parts.dropFirst(4).compactMap { part in
            if case .string(let text) = part.value { text } else { nil as String? }
        }
        let finding = RecordFinding(rule, arguments, record: Int(row) ?? 0, at: Diagnostic.Position(line: Int(line)))
        defer { rest = rest.dropFirst(Int(count) ?? 0) }
        return Note(finding: finding, bytes: Array(rest.prefix(Int(count) ?? 0)))
    }

    /// Leaves out rows of records that are refused.
    private func leaveOut(_ notes: [Note], of batch: inout RecordBatch) {
        let refused = Dictionary(notes.map { ($0.finding.record, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let isRefused = batch.records.map { refused[Int($0.index)] != nil }
        for (record, isRefused) in zip(batch.records, isRefused) where isRefused {
            var record = record
            if let bytes = refused[Int(record.index)], !bytes.isEmpty {
                // Behind the piece, on no line of its own.
                record.start = UInt32(batch.bytes.count)
                batch.bytes.append(bytes)
                record.end = UInt32(batch.bytes.count)
            }
            batch.unread.append(record)
        }
        batch.keep { !isRefused[$0] }
    }

    func position(record: Int, column: Int, in batch: RecordBatch) -> Diagnostic.Position {
        let line = batch.bytes.position(of: Int(batch.records[record].start)).line
        return Diagnostic.Position(line: line)
    }
}
