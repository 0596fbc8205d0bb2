import GongkaiBytes
import GongkaiModel
import GongkaiWorkers
import GongkaiWrite

/// Keeps records as rows of cells in memory, in their order.
final class RowCollector: RecordWriter, RecordSink {
    let format = Format(
        name: "rows", english: "rows in memory", chinese: "内存中的行", extensions: [],
        mediaType: "application/octet-stream", content: .records)
    private let collected = Monitor<(columns: Int, rows: [[String?]])>((0, []))

    /// The rows; a missing value is `nil`.
    var rows: [[String?]] { collected.withLock { $0.rows } }

    func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        RowEncoder()
    }

    func sink(into output: RecordOutput, options: RecordWritingOptions) throws(WriteError) -> any RecordSink { self }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        collected.withLock { $0.columns = schema.fields.count }
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        collected.withLock { state in
            var place = 0
            for _ in 0..<count {
                var row: [String?] = []
                for _ in 0..<state.columns {
                    let length = Int(
                        UInt32(littleEndian: records.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
                    place += 4
                    guard length > 0 else {
                        row.append(nil)
                        continue
                    }
                    row.append(String(decoding: records[place..<place + length - 1], as: UTF8.self))
                    place += length - 1
                }
                state.rows.append(row)
            }
        }
    }

    func finish() throws(WriteError) {}
}

/// For each field the length of its value and one more in four bytes, and the value; 0 where it is missing.
private struct RowEncoder: RecordEncoder {
    let opening: [UInt8] = []
    let closing: [UInt8] = []
    let separatorLength = 0

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            for field in 0..<record.count {
                guard let value = record[field] else {
                    output.append([0, 0, 0, 0])
                    continue
                }
                withUnsafeBytes(of: UInt32(truncatingIfNeeded: value.count + 1).littleEndian) { output.append($0) }
                output.append(value)
            }
        }
    }
}
