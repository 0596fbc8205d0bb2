import GongkaiCheck
package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiTables
public import GongkaiWrite

/// Writes a publication as its tables, in a format of records that holds several datasets: a sheet or a table of a
/// database for each.
package struct ProjectedDocumentWriter: DocumentWriter {
    private let writer: any RecordWriter
    package let format: Format

    /// - Parameter writer: of a format that holds several datasets.
    package init(_ writer: any RecordWriter) {
        self.writer = writer
        format = Format(
            name: writer.format.name, english: "the tables of a publication: " + writer.format.summary.english,
            chinese: "出版物各表：" + writer.format.summary.chinese, extensions: writer.format.extensions,
            mediaType: writer.format.mediaType, content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var bytes: [UInt8] = []
        let target = RecordOutput { piece throws(WriteError) in bytes.append(contentsOf: piece) }
        let output = try DatasetOutput(writer, options: RecordWritingOptions(), into: target)
        let input = Projection.Input(publication, diagnostics: Checks.findings(in: publication))
        for projection in Projection.all(of: publication) { try output.write(projection.dataset(of: input)) }
        try output.writeFullText(Projection.search.dataset(of: input))
        try output.finish()
        sink.report(.writeTablesOnly)
        return bytes
    }
}

extension DocumentWriterRegistry {
    /// These writers, and one for each format of records that holds several datasets, such as a workbook: it writes the
    /// tables of a publication. A format that is there by name already stays as it is.
    public func adding(tablesIn records: RecordWriterRegistry) -> DocumentWriterRegistry {
        let names = Set(writers.map(\.format.name))
        let further = records.writers.filter { $0.holdsSeveralDatasets && !names.contains($0.format.name) }
        return DocumentWriterRegistry(writers: writers + further.map(ProjectedDocumentWriter.init))
    }
}
