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
        guard let tag = XMLRecordRoot.startTag(in: start, from: 0) else { return false }
        return tag.contains { place in
            (start[place] == UInt8(ascii: "\"") || start[place] == UInt8(ascii: "'"))
                && start[(place + 1)...].starts(with: XMLRecordRoot.namespacePrefix.utf8)
        }
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake { XMLRecordIntake(options: options) }
}
