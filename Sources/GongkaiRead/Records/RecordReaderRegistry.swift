import GongkaiModel

/// Every reader of records: a format is one file and one line here.
package struct RecordReaderRegistry: Sendable {
    /// The readers, in the order in which content is offered to them.
    package let readers: [any RecordReader]

    package init(readers: [any RecordReader]) { self.readers = readers }

    /// The readers of this version.
    package static let standard = RecordReaderRegistry(readers: [
        XMLRecordReader(), JSONRecordReader(), NDJSONRecordReader(), CSVRecordReader.csv, CSVRecordReader.tsv,
    ])

    /// The reader of a format named on the command line.
    package func reader(named name: String) -> (any RecordReader)? { readers.first { $0.format.name == name } }

    /// The reader for an input, from its content, else from the extension of its name.
    package func reader(forFileNamed name: String, start: UnsafeRawBufferPointer) -> (any RecordReader)? {
        readers.first { $0.recognises(start) }
            ?? readers.first { $0.isToldByName && $0.format.claims(fileNamed: name) }
    }
}
