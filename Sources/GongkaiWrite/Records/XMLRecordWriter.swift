import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as XML: `<dataset xmlns="urn:gongkai:dataset:NAME:1">`, a line a record, an element a value. A missing
/// value has no element; empty text has an empty one.
package struct XMLRecordWriter: RecordWriter {
    /// The name of the format, since XML alone is validated by a schema.
    package static let formatName = "xml"

    package let format = Format(
        name: XMLRecordWriter.formatName, english: "records as XML, validated by the dataset's schema",
        chinese: "按数据集模式校验的 XML 数据记录",
        extensions: ["xml"], mediaType: "application/xml", content: .records)

    package let isValidated = true

    package init() {}

    /// Makes what writes records under the names of their fields.
    package func encoder(of schema: DatasetSchema) -> any RecordEncoder {
        XMLRecordEncoder(schema, RecordWritingOptions())
    }

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        XMLRecordEncoder(schema, options)
    }
}

private struct XMLRecordEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing = Array("</dataset>\n".utf8)
    let separatorLength = 0
    private let fields: [FieldEmission]

    init(_ schema: DatasetSchema, _ options: RecordWritingOptions) {
        let head = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + #"<dataset xmlns="\#(schema.namespace)">"# + "\n"
        opening = Array(head.utf8)
        fields = schema.fields.map { FieldEmission(xml: $0, named: options.elementName(of: $0)) }
    }

    func encode(_ emission: inout RecordEmission) {
        emission.xml(fields, start: Array("<record>".utf8), end: Array("</record>\n".utf8))
    }
}

extension FieldEmission {
    fileprivate init(xml field: DatasetField, named name: String) {
        let list = ListForm(separator: field.separator)
        self.init(
            name: field.name, prefix: Array("<\(name)>".utf8), suffix: Array("</\(name)>".utf8),
            empty: Array("<\(name)/>".utf8), form: field.type.isList ? .list(list, of: .text) : .text)
    }
}
