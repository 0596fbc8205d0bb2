import GongkaiModel

/// Every reader of records: a format is one file and one line here.
public struct RecordReaderRegistry: Sendable {
    /// The readers, in the order in which content is offered to them.
    public let readers: [any RecordReader]

    /// Makes a registry of readers, which are asked in the order given.
    public init(readers: [any RecordReader]) { self.readers = readers }

    /// The readers of this version.
    public static let standard = RecordReaderRegistry(readers: [
        XMLRecordReader(), JSONRecordReader(), NDJSONRecordReader(), CSVRecordReader.csv,
        CSVRecordReader.tsv,
        XLSXRecordReader(), FramedRecordReader(), SQLiteRecordReader(), PostgreSQLRecordReader(),
    ])

    /// The reader of a format named on the command line.
    public func reader(named name: String) -> (any RecordReader)? { readers.first { $0.format.name == name } }

    /// The reader for an input, from its content, else from the extension of its name.
    public func reader(forFileNamed name: String, start: UnsafeRawBufferPointer) -> (any RecordReader)? {
        readers.first { $0.recognises(start) }
            ?? readers.first { $0.isToldByName && $0.format.claims(fileNamed: name) }
    }

    /// This registry with further readers. One whose format has the name of another takes its place.
    public func adding(_ further: any RecordReader...) -> RecordReaderRegistry {
        let names = Set(further.map(\.format.name))
        return RecordReaderRegistry(readers: further + readers.filter { !names.contains($0.format.name) })
    }
}
