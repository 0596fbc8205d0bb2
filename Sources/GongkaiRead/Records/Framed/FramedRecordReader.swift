import GongkaiBytes
package import GongkaiModel

/// Reads records from frames of another program (`Docs/framed.md`): an opening, NDJSON cut anywhere, and an end that says
/// how much there was, so that an input that broke off is never taken for a whole one.
package struct FramedRecordReader: RecordReader {
    package static let formatName = "framed"

    package let format = Format(
        name: FramedRecordReader.formatName, english: "records of another program in frames",
        chinese: "由其他程序以帧传送的数据记录", extensions: ["frames"], mediaType: "application/octet-stream",
        content: .records)

    package init() {}

    /// Data are UTF-8, and nothing else is guessed from them.
    package var readsText: Bool { false }

    /// Whether a control frame stands at the beginning; that of any text could not begin with its length.
    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        start.count > Frame.headerLength && start[0] == 0 && start[4] == Frame.Kind.control.rawValue
            && start[5] == UInt8(ascii: "{")
    }

    package func unwrapped(_ input: @escaping ByteSource.Fill) -> ByteSource.Fill {
        let source = FrameSource(input)
        return { room throws(ReadError) in try source.fill(room) }
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake {
        NDJSONRecordReader().intake(for: options)
    }
}
