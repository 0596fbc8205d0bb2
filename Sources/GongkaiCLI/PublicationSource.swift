import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// Reads inputs as the command line says: by the format named, else by extension, else by content.
struct PublicationSource {
    private let namedReader: (any PublicationReader)?
    private let encoding: String?
    private let invalid: ExitStatus
    private let surroundings: Surroundings

    /// - Parameter invalid: the status for an input that is of its format and breaks the format's rules.
    /// - Throws: status 64 for a format that there is no reader for.
    init(
        format: String?, encoding: String? = nil, invalid: ExitStatus = .unreadable, in surroundings: Surroundings
    ) throws(CommandFailure) {
        let registry = surroundings.readers
        if let format {
            guard let reader = registry.reader(named: format) else {
                throw CommandFailure(.usage, .commandFormatUnknown, [format, registry.names])
            }
            namedReader = reader
        } else {
            namedReader = nil
        }
        self.encoding = encoding
        self.invalid = invalid
        self.surroundings = surroundings
    }

    /// Reads one input, and tells what was found in it.
    /// - Throws: status 65 or `invalid` where it cannot be read as its format, 66 where it is missing, 70, 74.
    func read(_ file: InputFile, reporter: inout Reporter) throws(CommandFailure) -> Publication {
        if file.isFolder { return try readFolder(file, reporter: &reporter) }
        let bytes = try file.read(in: surroundings)
        let reader = try reader(for: file, bytes: bytes)
        var sink = DiagnosticSink()
        defer {
            sink.resolvePositions(with: LineTable(bytes))
            reporter.report(sink.diagnostics, file: file.path)
        }
        do throws(ReadError) {
            return try reader.read(Input(name: file.name, bytes: bytes, encoding: encoding), diagnostics: &sink)
        } catch {
            throw failure(for: error, in: file, bytes: bytes)
        }
    }

    private func readFolder(_ file: InputFile, reporter: inout Reporter) throws(CommandFailure) -> Publication {
        let folder = InputFolder(path: file.path)
        let reader: (any PublicationFolderReader)?
        if let namedReader {
            reader = namedReader as? any PublicationFolderReader
        } else {
            reader = surroundings.readers.reader(forFolderWith: try folder.names())
        }
        guard let reader else { throw CommandFailure(.noInput, .commandInputIsFolder, file: file.path) }
        let files = try folder.read(in: surroundings)
        var sink = DiagnosticSink()
        defer { reporter.report(sink.diagnostics, file: file.path) }
        do throws(ReadError) {
            return try reader.read(files, diagnostics: &sink)
        } catch {
            throw failure(for: error, in: file, bytes: [])
        }
    }

    private func reader(for file: InputFile, bytes: [UInt8]) throws(CommandFailure) -> any PublicationReader {
        if let namedReader { return namedReader }
        if let reader = surroundings.readers.reader(forFileNamed: file.name, bytes: bytes) { return reader }
        if bytes.isEmpty { throw CommandFailure(.unreadable, .inputEmpty, file: file.path) }
        throw CommandFailure(
            .unreadable, .commandInputFormatUnrecognised, [surroundings.readers.names], file: file.path)
    }

    /// What stopped a reader.
    private func failure(for error: ReadError, in file: InputFile, bytes: [UInt8]) -> CommandFailure {
        var sink = DiagnosticSink()
        for diagnostic in error.diagnostics { sink.report(diagnostic) }
        sink.resolvePositions(with: LineTable(bytes))
        let status: ExitStatus =
            switch error {
            case .unreadable: .unreadable
            case .invalid: invalid
            case .internalFault: .internalFault
            }
        return CommandFailure(status, sink.diagnostics, file: file.path)
    }
}
