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

/// The names of formats for help, which is made before any command has its surroundings.
enum FormatNames {
    /// What help speaks of: `run` puts the registries of its surroundings here.
    @TaskLocal static var registries = FormatRegistries()

    /// Every format that can be read.
    static var read: String {
        joined(registries.readers.readers.map(\.format) + registries.recordReaders.readers.map(\.format))
    }

    /// The formats that a publication can be read from.
    static var documentsRead: String { registries.readers.names }

    /// The formats that records can be read from.
    static var recordsRead: String { registries.recordReaders.names }

    /// The formats that records can be written in.
    static var recordsWritten: String { registries.recordWriters.names }

    /// Every format that can be written.
    static var written: String {
        joined(registries.writers.writers.map(\.format) + registries.recordWriters.writers.map(\.format))
    }

    private static func joined(_ formats: [Format]) -> String {
        var names: [String] = []
        for format in formats where !names.contains(format.name) { names.append(format.name) }
        return names.joined(separator: ", ")
    }
}

/// All that can be read and written.
struct FormatRegistries: Sendable {
    var readers = DocumentReaderRegistry.standard
    var writers = DocumentWriterRegistry.standard
    var recordReaders = RecordReaderRegistry.standard
    var recordWriters = RecordWriterRegistry.standard
}

extension Surroundings {
    /// The formats that there are.
    var registries: FormatRegistries {
        FormatRegistries(
            readers: readers, writers: writers, recordReaders: recordReaders, recordWriters: recordWriters)
    }
}
