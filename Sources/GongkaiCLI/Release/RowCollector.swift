import GongkaiBytes
import GongkaiModel
import GongkaiRecords
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
        SpilledRecordEncoder()
    }

    func sink(into output: RecordOutput, options: RecordWritingOptions) throws(WriteError) -> any RecordSink { self }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        collected.withLock { $0.columns = schema.fields.count }
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        collected.withLock { state in
            var values = SpilledValues(records)
            for _ in 0..<count {
                state.rows.append(
                    (0..<state.columns).map { _ in values.next().map { String(decoding: $0, as: UTF8.self) } })
            }
        }
    }

    func finish() throws(WriteError) {}
}
