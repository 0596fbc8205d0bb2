import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records in frames for another program (`Docs/framed.md`): an opening with the schema, NDJSON cut into frames, and
/// an end with the counts, by which what broke off is told from what is whole.
package struct FramedRecordWriter: RecordWriter {
    package static let formatName = "framed"

    package let format = Format(
        name: FramedRecordWriter.formatName, english: "records for another program in frames",
        chinese: "以帧传送给其他程序的数据记录", extensions: ["frames"], mediaType: "application/octet-stream",
        content: .records)

    package init() {}

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        try JSONRecordWriter.encoderForPrograms(of: schema, options: options)
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        FramedRecordSink(into: output)
    }
}

/// Cuts records into frames of one size, whatever the pieces in which they come.
private final class FramedRecordSink: RecordSink {
    private static let frameSize = 1 << 16

    private let output: RecordOutput
    private let pending = ByteBuffer(capacity: FramedRecordSink.frameSize)
    private var bytes = 0
    private var records = 0

    init(into output: RecordOutput) {
        self.output = output
    }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("kind")
        json.string("open")
        json.name("protocol")
        json.integer(Frame.protocolVersion)
        json.name("content")
        json.string("records")
        json.name("schema")
        json.number(String(decoding: schema.tableSchemaJSON(isWhole: true), as: UTF8.self))
        json.endObject()
        try send(json.finish())
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        self.records += count
        bytes += records.count
        var rest = records
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(FramedRecordSink.frameSize - pending.count))
            pending.append(piece)
            if pending.count == FramedRecordSink.frameSize { try flush() }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
        }
    }

    private func flush() throws(WriteError) {
        guard pending.count > 0 else { return }
        try put(Frame.header(.data, length: pending.count))
        try output.write(pending.bytes)
        pending.count = 0
    }

    func finish() throws(WriteError) {
        try flush()
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("kind")
        json.string("end")
        json.name("bytes")
        json.integer(bytes)
        json.name("records")
        json.integer(records)
        json.endObject()
        try send(json.finish())
    }

    private func send(_ message: [UInt8]) throws(WriteError) {
        guard message.count <= Frame.mostPayload else {
            throw .notRepresentable(Diagnostic(.frameTooLarge, [String(message.count), String(Frame.mostPayload)]))
        }
        try put(Frame.control(message))
    }

    private func put(_ bytes: [UInt8]) throws(WriteError) {
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(WriteError) in try output.write(bytes) }
        }
        try outcome.get()
    }
}
