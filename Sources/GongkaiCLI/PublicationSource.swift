import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers

/// Reads inputs as the command line says: by the format named, else by extension, else by content.
struct PublicationSource {
    let namedReader: (any DocumentReader)?
    let encoding: String?
    private let invalid: ExitStatus
    let limits: ReadLimits
    let surroundings: Surroundings

    /// - Parameter invalid: the status for an input that is of its format and breaks the format's rules.
    /// - Throws: status 64 for a format that there is no reader for.
    init(
        format: String?, encoding: String? = nil, invalid: ExitStatus = .unreadable,
        limits: ReadLimits = ReadLimits(), in surroundings: Surroundings
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
        self.limits = limits
        self.surroundings = surroundings
    }

    /// What to look for in a publication that was read, besides what reading finds.
    typealias Examination = (Publication) -> [Diagnostic]

    /// Reads one input, and tells what was found in it.
    /// - Parameter examine: looks at what was read; what it finds is told with what reading found, and not twice.
    /// - Throws: status 65 or `invalid` where it cannot be read as its format, 66 where it is missing, 70, 74.
    func read(
        _ file: InputFile, reporter: inout Reporter, examine: Examination = { _ in [] }
    ) throws(CommandFailure) -> Publication {
        try readWithFindings(file, reporter: &reporter, examine: examine).publication
    }

    /// Reads one input, tells what was found in it, and hands that out too.
    /// - Returns: what was read, what was found, and the input itself; `nil` for a folder, which is several.
    /// - Throws: as `read`.
    func readWithFindings(
        _ file: InputFile, reporter: inout Reporter, examine: Examination = { _ in [] }
    ) throws(CommandFailure) -> (publication: Publication, findings: [Diagnostic], input: Input?) {
        let watch = reporter.observation
        let input = try watch.measure(.read, file.path) { () throws(CommandFailure) in try open(file) }
        var sink = DiagnosticSink()
        let result = Result { () throws(ReadError) in
            try watch.measure(.parse, file.path) { () throws(ReadError) in try input.read(&sink) }
        }
        watch.tookInput(file.path, format: input.reader.format.name, bytes: input.size)
        if case .success(let publication) = result {
            watch.measure(.check, file.path) {
                look(through: publication, readAs: input.reader.format, by: examine, reporting: &sink)
            }
        }
        sink.resolvePositions(with: LineTable(input.bytes))
        reporter.report(sink.diagnostics, file: file.path)
        switch result {
        case .success(let publication): return (publication, sink.diagnostics, input.input)
        case .failure(let error): throw failure(for: error, in: file, bytes: input.bytes)
        }
    }

    /// Reports what an examination finds and reading did not. Source ranges are places in the file that the publication was
    /// first read from, so they are left out where this is another one, such as its XML form: known by its media type.
    func look(
        through publication: Publication, readAs format: Format, by examine: Examination,
        reporting sink: inout DiagnosticSink
    ) {
        let told = Set(sink.diagnostics.map(Matter.init))
        let isFirst = publication.sourceFile?.mediaType == format.mediaType
        for var finding in examine(publication) where !told.contains(Matter(finding)) {
            if !isFirst { finding.position = nil }
            sink.report(finding)
        }
    }

    /// An input with the reader for it.
    private struct OpenInput {
        let reader: any DocumentReader
        /// `nil` for a folder.
        let input: Input?
        /// What positions without a line are offsets into; none for a folder, whose reader knows the lines.
        let bytes: [UInt8]
        /// Of all files, in bytes.
        let size: Int
        let read: (inout DiagnosticSink) throws(ReadError) -> Publication
    }

    private func open(_ file: InputFile) throws(CommandFailure) -> OpenInput {
        if file.isFolder { return try openFolder(file) }
        let bytes = try file.read(in: surroundings, limits: limits)
        let reader = try reader(for: file, bytes: bytes)
        let input = Input(name: file.shownName, bytes: bytes, encoding: encoding, limits: limits)
        return OpenInput(reader: reader, input: input, bytes: bytes, size: bytes.count) { sink throws(ReadError) in
            try reader.read(input, diagnostics: &sink)
        }
    }

    private func openFolder(_ file: InputFile) throws(CommandFailure) -> OpenInput {
        let folder = InputFolder(path: file.path)
        guard let reader = try folderReader(for: folder) else {
            throw CommandFailure(.noInput, .commandInputIsFolder, file: file.path)
        }
        let files = try folder.read(in: surroundings, limits: limits)
        let size = files.reduce(0) { $0 + $1.bytes.count }
        return OpenInput(reader: reader, input: nil, bytes: [], size: size) { [limits] sink throws(ReadError) in
            let publication = try reader.read(files, diagnostics: &sink)
            try limits.check(publication)
            return publication
        }
    }

    private func folderReader(for folder: InputFolder) throws(CommandFailure) -> (any DocumentFolderReader)? {
        if let namedReader { return namedReader as? any DocumentFolderReader }
        return surroundings.readers.reader(forFolderWith: try folder.names())
    }

    private func reader(for file: InputFile, bytes: [UInt8]) throws(CommandFailure) -> any DocumentReader {
        if let namedReader { return namedReader }
        // What offices have besides is told before a reader takes it for something of its own.
        if let refusal = bytes.withUnsafeBytes(StreamEncoding.officeRefusal(ofFile:)) {
            throw CommandFailure(.unreadable, [refusal], file: file.path)
        }
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
        return CommandFailure(status(of: error), sink.diagnostics, file: file.path)
    }

    /// What a reader that was stopped comes to.
    func status(of error: ReadError) -> ExitStatus {
        switch error {
        case .unreadable: .unreadable
        case .invalid: invalid
        case .internalFault: .internalFault
        case .unusable: .componentMissing
        case .inputOutput: .inputOutput
        }
    }
}

/// What a diagnostic says of what, wherever that stands.
private struct Matter: Hashable {
    let rule: DiagnosticRule
    let modelPath: String?

    init(_ diagnostic: Diagnostic) {
        rule = diagnostic.rule
        modelPath = diagnostic.modelPath
    }
}
