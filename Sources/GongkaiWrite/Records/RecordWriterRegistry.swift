import GongkaiModel

/// Every writer of records: a format is one file and one line here.
package struct RecordWriterRegistry: Sendable {
    package let writers: [any RecordWriter]

    package init(writers: [any RecordWriter]) { self.writers = writers }

    /// The writers of this version.
    package static let standard = RecordWriterRegistry(writers: [
        CSVRecordWriter.csv, CSVRecordWriter.tsv, JSONRecordWriter.ndjson, JSONRecordWriter.json, XMLRecordWriter(),
    ])

    /// The writer of a format named on the command line.
    package func writer(named name: String) -> (any RecordWriter)? { writers.first { $0.format.name == name } }

    /// The writer for an output file, from its extension.
    package func writer(forFileNamed name: String) -> (any RecordWriter)? {
        writers.first { $0.format.claims(fileNamed: name) }
    }
}
