import GongkaiModel

/// Every writer of records: a format is one file and one line here.
public struct RecordWriterRegistry: Sendable {
    /// The writers; where several claim an extension, the first one gets the file.
    public let writers: [any RecordWriter]

    /// Makes a registry of writers; one from outside may stand beside those of `standard`.
    public init(writers: [any RecordWriter]) { self.writers = writers }

    /// The writers of this version.
    public static let standard = RecordWriterRegistry(writers: [
        CSVRecordWriter.csv, CSVRecordWriter.tsv, JSONRecordWriter.ndjson, JSONRecordWriter.json, XMLRecordWriter(),
        SQLRecordWriter(), RDFRecordWriter.turtle, RDFRecordWriter.ntriples, XLSXRecordWriter(),
        SQLiteRecordWriter(), FramedRecordWriter(),
    ])

    /// The writer of a format named on the command line.
    public func writer(named name: String) -> (any RecordWriter)? { writers.first { $0.format.name == name } }

    /// The writer for an output file, from its extension.
    public func writer(forFileNamed name: String) -> (any RecordWriter)? {
        writers.first { $0.format.claims(fileNamed: name) }
    }

    /// This registry with further writers. One whose format has the name of another takes its place.
    public func adding(_ further: any RecordWriter...) -> RecordWriterRegistry {
        let names = Set(further.map(\.format.name))
        return RecordWriterRegistry(writers: writers.filter { !names.contains($0.format.name) } + further)
    }
}
