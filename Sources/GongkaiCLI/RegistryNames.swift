import GongkaiModel
import GongkaiRead
import GongkaiWrite

extension DocumentReaderRegistry {
    /// The formats that can be read, for messages and help.
    var names: String { readers.map(\.format.name).joined(separator: ", ") }
}

extension DocumentWriterRegistry {
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

/// The names of all formats, of publications and of records, for help.
enum FormatNames {
    static let read = joined(
        DocumentReaderRegistry.standard.readers.map(\.format) + RecordReaderRegistry.standard.readers.map(\.format))
    static let written = joined(
        DocumentWriterRegistry.standard.writers.map(\.format) + RecordWriterRegistry.standard.writers.map(\.format))

    private static func joined(_ formats: [Format]) -> String {
        var names: [String] = []
        for format in formats where !names.contains(format.name) { names.append(format.name) }
        return names.joined(separator: ", ")
    }
}
