import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// Reads inputs as the command line says: by the format named, else by extension, else by content.
struct PublicationSource {
    private let namedReader: (any PublicationReader)?
    private let encoding: String?
    private let surroundings: Surroundings

    /// - Throws: status 64 for a format that there is no reader for.
    init(format: String?, encoding: String? = nil, in surroundings: Surroundings) throws(CommandFailure) {
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
        self.surroundings = surroundings
    }

    /// Reads one input, and tells what was found in it.
    /// - Throws: status 65 where it cannot be read as its format, 66 where it is missing, 70, 74.
    func read(_ file: InputFile, reporter: inout Reporter) throws(CommandFailure) -> Publication {
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
            throw CommandFailure(error, bytes: bytes, file: file.path)
        }
    }

    private func reader(for file: InputFile, bytes: [UInt8]) throws(CommandFailure) -> any PublicationReader {
        if let namedReader { return namedReader }
        if let reader = surroundings.readers.reader(forFileNamed: file.name, bytes: bytes) { return reader }
        if bytes.isEmpty { throw CommandFailure(.unreadable, .inputEmpty, file: file.path) }
        throw CommandFailure(
            .unreadable, .commandInputFormatUnrecognised, [surroundings.readers.names], file: file.path)
    }
}

extension CommandFailure {
    /// What stopped a reader.
    fileprivate init(_ error: ReadError, bytes: [UInt8], file: String) {
        var sink = DiagnosticSink()
        for diagnostic in error.diagnostics { sink.report(diagnostic) }
        sink.resolvePositions(with: LineTable(bytes))
        let status: ExitStatus =
            switch error {
            case .unreadable: .unreadable
            case .internalFault: .internalFault
            }
        self.init(status, sink.diagnostics, file: file)
    }
}
