import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// Reads records from XML: ours, in a namespace `urn:gongkai:dataset:…`, or that of others, where the element is named that is
/// a record.
package struct XMLRecordReader: RecordReader {
    package let format = Format(
        name: "xml", english: "records as XML", chinese: "XML 数据记录", extensions: ["xml"], mediaType: "application/xml",
        content: .records)

    package init() {}

    /// A publication is XML too.
    package var isToldByName: Bool { false }

    /// Whether the first start tag names our namespace for datasets.
    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        let buffer = ByteBuffer(capacity: start.count)
        buffer.append(start)
        guard let tag = XMLRecordRoot.startTag(in: buffer, from: 0) else { return false }
        let text = String(decoding: buffer.array(tag), as: UTF8.self)
        return text.contains("\"" + XMLRecordRoot.namespacePrefix) || text.contains("'" + XMLRecordRoot.namespacePrefix)
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake { XMLRecordIntake(options: options) }
}
