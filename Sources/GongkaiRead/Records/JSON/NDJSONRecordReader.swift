import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Reads records from NDJSON: an object of JSON a line, a member a field.
package struct NDJSONRecordReader: RecordReader {
    package let format = Format(
        name: "ndjson", english: "records as JSON, a line each", chinese: "每行一条的 JSON 数据记录",
        extensions: ["ndjson", "jsonl"], mediaType: "application/x-ndjson", content: .records)

    package init() {}

    /// Whether an object ends on the line that it begins on, and another begins behind it. One alone may be something else.
    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        JSONBeginning(start) == .lines
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake { NDJSONRecordIntake(options: options) }
}

/// Cuts NDJSON into pieces of whole lines. No object of NDJSON has a line end within.
private struct NDJSONRecordIntake: DivisibleIntake {
    let options: RecordReadingOptions

    mutating func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let start = ByteBuffer(capacity: options.pieceSize)
        try source.skipByteOrderMark(by: start)
        var batch = RecordBatch(bytes: start, columnCount: 0)
        guard try take(&batch, from: source) else {
            return RecordHead(headings: [], naming: .members, diagnostics: [Diagnostic(.recordNone)])
        }
        var parser = JSONRecordParser(.lines, columns: [], nestingLimit: options.limits[.nesting])
        let headings = parser.unknownFields(in: &batch)
        start.count = batch.inputCount
        source.giveBack(from: 0, of: start)
        return RecordHead(headings: headings, naming: .members)
    }

    /// Every piece is looked at by itself.
    mutating func goOn(with stretch: InputStretch) {}

    mutating func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        let bytes = batch.bytes
        var (searched, more) = (0, true)
        while more {
            more = try source.read(options.pieceSize, into: bytes)
            if let last = bytes.bytes[searched...].lastIndex(of: 0x0A) {
                guard more else { break }
                source.giveBack(from: last + 1, of: bytes)
                break
            }
            searched = bytes.count
            try options.checkRecordSize(searched, endingAt: source.offset)
        }
        batch.inputCount = bytes.count
        return bytes.count > 0
    }

    func parser(columns: [String?]) -> any RecordParser {
        JSONRecordParser(.lines, columns: columns, nestingLimit: options.limits[.nesting])
    }
}
