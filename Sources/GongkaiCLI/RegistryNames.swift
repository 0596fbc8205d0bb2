import GongkaiModel
import GongkaiRead
import GongkaiWrite

extension ReaderRegistry {
    /// The formats that can be read, for messages and help.
    var names: String { readers.map(\.format.name).joined(separator: ", ") }
}

extension WriterRegistry {
    /// The formats that can be written, for messages and help.
    var names: String { writers.map(\.format.name).joined(separator: ", ") }
}

extension RecordReaderRegistry {
    /// The formats of records that can be read, for messages and help.
    var names: String { readers.map(\.format.name).joined(separator: ", ") }
}

extension RecordWriterRegistry {
    /// The formats of records that can be written, for messages and help.
    var names: String { writers.map(\.format.name).joined(separator: ", ") }
}
