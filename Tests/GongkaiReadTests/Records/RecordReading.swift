import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// One value as a reader gives it.
struct ReadValue: Hashable, CustomStringConvertible {
    var kind: FieldPlace.Kind
    var text: String

    init(_ text: String, _ kind: FieldPlace.Kind = .text) {
        self.kind = kind
        self.text = text
    }

    static let missing = ReadValue("", .missing)

    var description: String { kind == .text ? "“\(text)”" : "\(kind)(\(text))" }
}

/// A finding with its place in the whole input.
struct ReadFinding: Hashable {
    var rule: String
    var arguments: [String]
    /// Counts from 0.
    var record: Int
    var offset: Int?
    var line: Int?
    var column: Int?
}

/// Everything that a reader makes of an input, read in one thread as the pipeline does in several.
struct RecordReading {
    private(set) var headings: [String?] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var records: [[ReadValue]] = []
    /// The line on which each value stands.
    private(set) var lines: [[Int?]] = []
    private(set) var findings: [ReadFinding] = []
    private(set) var recordsRead = 0
    private(set) var pieces = 0
    /// What stopped the reading.
    private(set) var failure: Diagnostic?

    /// - Parameters:
    ///   - chunk: the most bytes that the input gives at a time, as a pipe does.
    ///   - discovers: whether the columns are those of the whole input, else those of its beginning.
    init(
        _ bytes: [UInt8], by reader: any RecordReader, options: RecordReadingOptions = RecordReadingOptions(),
        chunk: Int = .max, discovers: Bool = false, positions: Bool = false
    ) {
        do throws(ReadError) {
            var columns: [String?]?
            if discovers {
                columns = try RecordReading.columns(of: bytes, by: reader, options: options, chunk: chunk)
            }
            try read(bytes, by: reader, options: options, chunk: chunk, columns: columns, positions: positions)
        } catch {
            failure = error.diagnostics.first
        }
    }

    init(
        _ text: String, by reader: any RecordReader, pieceSize: Int = 1 << 19, discovers: Bool = false,
        positions: Bool = false
    ) {
        var options = RecordReadingOptions()
        options.pieceSize = pieceSize
        self.init(Array(text.utf8), by: reader, options: options, discovers: discovers, positions: positions)
    }

    /// The texts of the values by heading; `nil` for missing ones.
    var texts: [[String?]] { records.map { $0.map { $0.kind == .missing ? nil : $0.text } } }

    var rules: [String] { findings.map(\.rule) }

    private static func source(_ bytes: [UInt8], chunk: Int) -> ByteSource {
        var position = 0
        return ByteSource { (room) throws(ReadError) -> Int in
            let count = min(room.count, chunk, bytes.count - position)
            bytes.withUnsafeBytes { all in
                room.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
            }
            position += count
            return count
        }
    }

    private static func columns(
        of bytes: [UInt8], by reader: any RecordReader, options: RecordReadingOptions, chunk: Int
    ) throws(ReadError) -> [String?] {
        let source = source(bytes, chunk: chunk)
        var intake = reader.intake(for: options)
        var columns = try intake.open(source).headings
        guard var parser = intake.parser(columns: columns) as? any FieldDiscovery else { return columns }
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 64), columnCount: columns.count)
        while try intake.take(&batch, from: source) {
            columns += parser.unknownFields(in: &batch)
            batch.clear()
        }
        return columns
    }

    private mutating func read(
        _ bytes: [UInt8], by reader: any RecordReader, options: RecordReadingOptions, chunk: Int, columns: [String?]?,
        positions: Bool
    ) throws(ReadError) {
        let source = RecordReading.source(bytes, chunk: chunk)
        var intake = reader.intake(for: options)
        let head = try intake.open(source)
        headings = columns ?? head.headings
        diagnostics = head.diagnostics
        var parser = intake.parser(columns: headings)
        var line = head.lineEnds
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 64), columnCount: headings.count)
        while true {
            batch.clear()
            guard try intake.take(&batch, from: source) else { return }
            let offset = source.offset - batch.inputCount
            pieces += 1
            var found: [RecordFinding] = []
            do throws(UnknownField) {
                try parser.parse(&batch, findings: &found)
            } catch {
                findings.append(
                    ReadFinding(rule: "unknown-field", arguments: [error.name], record: recordsRead + error.record))
                return
            }
            for finding in found {
                findings.append(
                    ReadFinding(
                        rule: finding.rule.id, arguments: finding.arguments, record: recordsRead + finding.record,
                        offset: finding.position.offset.map { $0 + offset },
                        line: finding.position.line.map { $0 + line },
                        column: finding.position.column))
            }
            for record in batch.records.indices {
                records.append(
                    headings.indices.map { column in
                        let place = batch.place(record: record, column: column)
                        return ReadValue(batch.text(record: record, column: column) ?? "", place.kind)
                    })
                guard positions else { continue }
                lines.append(
                    headings.indices.map { column in
                        parser.position(record: record, column: column, in: batch).line.map { $0 + line }
                    })
            }
            recordsRead += batch.recordsRead
            line += batch.bytes.lineEnds(before: batch.inputCount)
        }
    }
}
