import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// Every format of the registries, with whether it is read, written or both.
struct FormatTable {
    private struct Row {
        let format: Format
        let reads: Bool
        let writes: Bool
    }

    private let rows: [Row]

    /// Formats stand in the order of the readers, then of the writers that have no reader; those of publications first,
    /// and last what is made of a plugin, a template or a stylesheet.
    init(
        readers: DocumentReaderRegistry, writers: DocumentWriterRegistry, recordReaders: RecordReaderRegistry,
        recordWriters: RecordWriterRegistry
    ) {
        rows =
            FormatTable.rows(read: readers.readers.map(\.format), written: writers.writers.map(\.format))
            + FormatTable.rows(
                read: recordReaders.readers.map(\.format), written: recordWriters.writers.map(\.format))
            + FormatTable.rows(read: [], written: MadeFormats.formats)
    }

    private static func rows(read: [Format], written: [Format]) -> [Row] {
        let all = read + written.filter { !read.contains($0) }
        return all.map { Row(format: $0, reads: read.contains($0), writes: written.contains($0)) }
    }

    /// The table for people, a heading and a line a format.
    func text(in language: Language) -> String {
        let heading =
            switch language {
            case .english: ["NAME", "HOLDS", "READS", "WRITES", "EXTENSIONS", "MEDIA TYPE", "SUMMARY"]
            case .chinese: ["名称", "内容", "读取", "写出", "扩展名", "媒体类型", "说明"]
            }
        return TextColumns.lines([heading] + rows.map { cells(of: $0, in: language) })
    }

    private func cells(of row: Row, in language: Language) -> [String] {
        let (yes, no, publication, records) =
            switch language {
            case .english: ("yes", "no", "publication", "records")
            case .chinese: ("是", "否", "出版物", "数据记录")
            }
        let content = row.format.content
        let held = (content.contains(.publication) ? [publication] : []) + (content.contains(.records) ? [records] : [])
        let summary =
            switch language {
            case .english: row.format.summary.english
            case .chinese: row.format.summary.chinese
            }
        return [
            row.format.name, held.joined(separator: ", "), row.reads ? yes : no,
            row.writes ? yes : no,
            row.format.extensions.joined(separator: " "), row.format.mediaType, summary,
        ]
    }

    /// The table for programs: an array with an object a format.
    var json: [UInt8] {
        var json = JSONEmitter()
        json.beginArray()
        for row in rows {
            json.beginObject()
            json.member("name", row.format.name)
            json.member("reads", row.reads)
            json.member("writes", row.writes)
            json.member("extensions", row.format.extensions)
            json.member("mediaType", row.format.mediaType)
            json.member("content", row.format.content.names)
            json.name("summary")
            json.beginObject()
            json.member("en", row.format.summary.english)
            json.member("zh", row.format.summary.chinese)
            json.endObject()
            json.endObject()
        }
        json.endArray()
        return json.finish()
    }
}

extension Format.Content {
    /// What a format holds, in the words of the model.
    fileprivate var names: [String] {
        (contains(.publication) ? ["publication"] : []) + (contains(.records) ? ["records"] : [])
    }
}
