import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as CSV (RFC 4180): a header, lines that end in CR LF, and quotes only where they are needed. A missing
/// value is an empty field; empty text is an empty field in quotes.
package struct CSVRecordWriter: RecordWriter {
    package let format: Format
    /// What stands between fields where nobody says.
    private let delimiter: UInt8

    package static let csv = CSVRecordWriter(
        format: Format(
            name: "csv", english: "records as CSV (RFC 4180)", chinese: "CSV 数据记录（RFC 4180）", extensions: ["csv"],
            mediaType: "text/csv", content: .records),
        delimiter: UInt8(ascii: ","))

    package static let tsv = CSVRecordWriter(
        format: Format(
            name: "tsv", english: "records as tab-separated values", chinese: "制表符分隔的数据记录",
            extensions: ["tsv", "tab"], mediaType: "text/tab-separated-values", content: .records),
        delimiter: UInt8(ascii: "\t"))

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        CSVRecordEncoder(schema, options, delimiter: options.delimiter ?? delimiter)
    }
}

private struct CSVRecordEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing: [UInt8] = []
    let separatorLength = 0
    private let delimiter: UInt8

    init(_ schema: DatasetSchema, _ options: RecordWritingOptions, delimiter: UInt8) {
        self.delimiter = delimiter
        opening = CSVRecordEncoder.opening(of: schema, options, delimiter: delimiter)
    }

    private static func opening(
        of schema: DatasetSchema, _ options: RecordWritingOptions, delimiter: UInt8
    ) -> [UInt8] {
        let head = ByteBuffer(capacity: 1 << 12)
        if options.hasByteOrderMark { head.append([0xEF, 0xBB, 0xBF]) }
        guard options.hasHeader else { return head.array(0..<head.count) }
        for (number, field) in schema.fields.enumerated() {
            if number > 0 { head.append(delimiter) }
            let name = ByteBuffer(capacity: 64)
            name.append(options.name(of: field).utf8)
            head.appendCSV(name.bytes, quoting: CSVQuoting(delimiter: delimiter))
        }
        head.append([0x0D, 0x0A])
        return head.array(0..<head.count)
    }

    func encode(_ emission: inout RecordEmission) {
        emission.csv(delimiter: delimiter, lineEnd: [0x0D, 0x0A])
    }
}
