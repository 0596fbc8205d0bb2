import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as JSON: an object with what is said of the dataset and an array of its records, a line each; or as
/// NDJSON, an object a line and nothing else.
package struct JSONRecordWriter: RecordWriter {
    package let format: Format
    private let isLines: Bool

    package static let json = JSONRecordWriter(
        format: Format(
            name: "json", english: "records as JSON (RFC 8259)", chinese: "JSON 数据记录（RFC 8259）",
            extensions: ["json"], mediaType: "application/json", content: .records),
        isLines: false)

    package static let ndjson = JSONRecordWriter(
        format: Format(
            name: "ndjson", english: "records as JSON, a line each", chinese: "每行一条的 JSON 数据记录",
            extensions: ["ndjson", "jsonl"], mediaType: "application/x-ndjson", content: .records),
        isLines: true)

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        JSONRecordEncoder(schema, options, isLines: isLines)
    }

    /// The encoder of NDJSON for a program that is given the schema too: members are called as it calls them, which has the
    /// titles besides.
    package static func encoderForPrograms(
        of schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        var options = options
        options.names = .name
        options.receiver = nil
        return try ndjson.encoder(for: schema, options: options)
    }
}

private struct JSONRecordEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing: [UInt8]
    let separatorLength: Int
    private let start: [UInt8]
    private let end: [UInt8]
    private let fields: [FieldEmission]

    init(_ schema: DatasetSchema, _ options: RecordWritingOptions, isLines: Bool) {
        let separator = isLines ? "" : ",\n"
        separatorLength = separator.utf8.count
        start = Array((separator + "{").utf8)
        end = Array((isLines ? "}\n" : "}").utf8)
        opening = isLines ? [] : JSONRecordEncoder.opening(of: schema)
        closing = isLines ? [] : Array("\n]}\n".utf8)
        fields = schema.fields.map { FieldEmission(json: $0, named: options.name(of: $0)) }
    }

    /// The object up to its first record.
    private static func opening(of schema: DatasetSchema) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("name")
        json.string(schema.name)
        json.name("version")
        json.integer(schema.version.major)
        json.endObject()
        return Array(#"{"dataset":"#.utf8) + json.finish() + Array(",\"records\":[\n".utf8)
    }

    /// A text as a string of JSON.
    fileprivate static func quoted(_ text: String) -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.string(text)
        return json.finish()
    }

    func encode(_ emission: inout RecordEmission) {
        emission.json(fields, start: start, end: end)
    }
}

extension FieldEmission {
    fileprivate init(json field: DatasetField, named name: String) {
        let form = Form(json: field.type, of: field)
        let (before, after) =
            switch form {
            case .text: ("\"", "\"")
            case .verbatim, .year: ("", "")
            case .list: ("[", "]")
            }
        self.init(
            name: field.name, prefix: JSONRecordEncoder.quoted(name) + Array((":" + before).utf8),
            suffix: Array(after.utf8),
            empty: [], form: form)
    }
}

extension FieldEmission.Form {
    fileprivate init(json type: FieldType, of field: DatasetField) {
        switch type {
        case .integer, .decimal, .boolean: self = .verbatim
        case .year: self = .year
        case .list(let element):
            self = .list(ListForm(separator: field.separator), of: FieldEmission.Form(json: element, of: field))
        default: self = .text
        }
    }
}
