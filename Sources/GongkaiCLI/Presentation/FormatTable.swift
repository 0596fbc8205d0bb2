import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// Every format of the registries, with whether it is read, written or both, and what the registries know of it besides.
struct FormatTable {
    /// A format as it holds publications or records.
    struct Row {
        let format: Format
        let reads: Bool
        let writes: Bool
        var traits: Traits?
    }

    /// What the registries know of a format; `nil` of one that is made of a plugin, a template or a stylesheet.
    struct Traits {
        /// What is written can be a folder of several files.
        var isFolder = false
        /// One output can hold several datasets.
        var holdsSeveralDatasets = false
        /// What goes by is never whole in memory.
        var isStreamed = false
        /// What is written is validated against a schema before anybody gets it.
        var isValidated = false
        /// What is written is read back as the same.
        var readsBack = false
    }

    let rows: [Row]

    /// Formats stand in the order of the readers, then of the writers that have no reader; those of publications first,
    /// and last what is made of a plugin, a template or a stylesheet.
    init(
        readers: DocumentReaderRegistry, writers: DocumentWriterRegistry, recordReaders: RecordReaderRegistry,
        recordWriters: RecordWriterRegistry
    ) {
        let documents = FormatTable.rows(read: readers.readers.map(\.format), written: writers.writers.map(\.format)) {
            let writer = writers.writer(named: $0.name)
            return Traits(
                isFolder: writer?.makesFolder == true, isStreamed: $0.name == Format.publicationLines.name,
                isValidated: writer?.isValidated == true,
                readsBack: writer != nil && readers.reader(named: $0.name)?.isExact == true)
        }
        let records = FormatTable.rows(
            read: recordReaders.readers.map(\.format), written: recordWriters.writers.map(\.format)
        ) {
            let writer = recordWriters.writer(named: $0.name)
            // A writer of records refuses the value that it cannot hold: what is read exactly is read back.
            return Traits(
                isFolder: writer?.makesSeveralFiles == true,
                holdsSeveralDatasets: writer?.holdsSeveralDatasets == true, isStreamed: true,
                isValidated: writer?.isValidated == true,
                readsBack: writer != nil && recordReaders.reader(named: $0.name)?.isExact == true)
        }
        rows = documents + records + FormatTable.rows(read: [], written: MadeFormats.formats) { _ in nil }
    }

    private static func rows(read: [Format], written: [Format], traits: (Format) -> Traits?) -> [Row] {
        let all = read + written.filter { !read.contains($0) }
        return all.map {
            Row(format: $0, reads: read.contains($0), writes: written.contains($0), traits: traits($0))
        }
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
        let summary = row.format.summary
        return [
            row.format.name, row.format.content.words(in: language), language.word(for: row.reads),
            language.word(for: row.writes), row.format.extensions.joined(separator: " "), row.format.mediaType,
            language == .english ? summary.english : summary.chinese,
        ]
    }

    /// What the formats can do, a heading and a line a format.
    func matrix(in language: Language) -> String {
        let heading =
            switch language {
            case .english:
                [
                    "NAME", "HOLDS", "READS", "WRITES", "READS BACK", "STREAMS", "VALIDATED", "FILES", "DATASETS",
                    "EXTENSIONS",
                ]
            case .chinese: ["名称", "内容", "读取", "写出", "可还原", "流式", "经校验", "文件", "数据集", "扩展名"]
            }
        let several = language == .english ? "several" : "多个"
        let lines = rows.map { row in
            let traits = row.traits
            func word(_ trait: KeyPath<Traits, Bool>) -> String {
                traits.map { language.word(for: $0[keyPath: trait]) } ?? "-"
            }
            func count(_ trait: KeyPath<Traits, Bool>) -> String {
                traits.map { row.writes ? ($0[keyPath: trait] ? several : "1") : "-" } ?? "-"
            }
            let isOfRecords = row.format.content.contains(.records)
            return [
                row.format.name, row.format.content.words(in: language), language.word(for: row.reads),
                language.word(for: row.writes), word(\.readsBack), word(\.isStreamed), word(\.isValidated),
                count(\.isFolder), isOfRecords ? count(\.holdsSeveralDatasets) : "-",
                row.format.extensions.joined(separator: " "),
            ]
        }
        return TextColumns.lines([heading] + lines)
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
            if let traits = row.traits {
                json.member("readsBack", traits.readsBack)
                json.member("streams", traits.isStreamed)
                json.member("validated", traits.isValidated)
                json.member("severalFiles", traits.isFolder)
                json.member("severalDatasets", traits.holdsSeveralDatasets)
            }
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

extension Language {
    fileprivate func word(for isSo: Bool) -> String {
        switch self {
        case .english: isSo ? "yes" : "no"
        case .chinese: isSo ? "是" : "否"
        }
    }
}

extension Format.Content {
    /// What a format holds, in the words of the model.
    fileprivate var names: [String] {
        (contains(.publication) ? ["publication"] : []) + (contains(.records) ? ["records"] : [])
    }

    fileprivate func words(in language: Language) -> String {
        guard language == .chinese else { return names.joined(separator: ", ") }
        return ((contains(.publication) ? ["出版物"] : []) + (contains(.records) ? ["数据记录"] : []))
            .joined(separator: ", ")
    }
}
