import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// An input that holds records, and the reader for it.
struct DetectedRecords {
    let file: InputFile
    let reader: any RecordReader
    /// What can be opened once, such as standard input; a file is opened anew.
    fileprivate let opened: RecordInput?

    /// The input from its beginning.
    /// - Throws: status 66 where it is missing or not to be read by us; 74 where reading fails.
    func input(in surroundings: Surroundings) throws(CommandFailure) -> RecordInput {
        if let opened { return opened }
        return try RecordInput(file, in: surroundings)
    }
}

/// Tells inputs of records from publications, and finds the reader for them.
struct RecordDetection {
    /// The format that the command line names.
    private let format: String?
    /// Whether other options make sense for records alone.
    private let isWanted: Bool
    /// Whether a mapping will say how inputs are read, whatever they look like.
    private let isMapped: Bool
    private let surroundings: Surroundings

    init(format: String?, isWanted: Bool, isMapped: Bool = false, in surroundings: Surroundings) {
        self.format = format
        self.isWanted = isWanted
        self.isMapped = isMapped
        self.surroundings = surroundings
    }

    /// What an input holds.
    fileprivate func detect(_ file: InputFile) -> SortedInputs.Kind {
        // A folder is a bundle of tables, which is a publication.
        guard !file.isFolder else { return .publication(file) }
        let input: RecordInput
        do throws(CommandFailure) {
            input = try RecordInput(file, in: surroundings)
        } catch {
            return .closed(file, error)
        }
        if let reader = reader(for: input) {
            return .records(
                DetectedRecords(file: file, reader: reader, opened: file.isRepeatable ? nil : input))
        }
        if file.isRepeatable { return .publication(file) }
        var file = file
        file.readAhead = input.start.array(0..<input.start.count)
        return .publication(file)
    }

    /// The reader of records for an input; `nil` where it is a publication.
    ///
    /// An archive is a publication. A format that knows records alone, such as NDJSON, says what it is; of those that know
    /// both, the content does.
    private func reader(for input: RecordInput) -> (any RecordReader)? {
        let readers = surroundings.recordReaders
        if input.file.isServer { return PostgreSQLRecordReader() }
        if isMapped { return XMLRecordReader() }
        let lines = Format.publicationLines.name
        let mayBePublications = !isWanted && (format == nil || format == lines)
        if mayBePublications, JSONLinesPublicationReader.begins(input.start.bytes) { return nil }
        guard let format else { return readers.reader(forFileNamed: input.file.name, start: input.start.bytes) }
        guard let reader = readers.reader(named: format) else { return nil }
        let isRecordsAlone = format == lines || surroundings.readers.reader(named: format) == nil
        let isTable = format == CSVRecordReader.csv.format.name && !input.start.bytes.starts(with: "PK".utf8)
        return isRecordsAlone || isWanted || isTable || reader.recognises(input.start.bytes) ? reader : nil
    }
}

/// The inputs of a command, which are all publications or all records.
enum SortedInputs {
    case publications([InputFile])
    case records([DetectedRecords])

    fileprivate enum Kind {
        case publication(InputFile)
        case records(DetectedRecords)
        /// One that cannot be opened.
        case closed(InputFile, CommandFailure)
    }

    /// The publications and the records among inputs, where there may be both since archives hold both.
    /// - Throws: status 64 where there are both, and no archive has them.
    static func groups(
        of files: [InputFile], by detection: RecordDetection
    ) throws(CommandFailure) -> [SortedInputs] {
        guard files.contains(where: { $0.origin?.folder != nil }) else {
            return [try SortedInputs(files, by: detection)]
        }
        var publications: [InputFile] = []
        var records: [DetectedRecords] = []
        for file in files {
            switch try SortedInputs([file], by: detection) {
            case .publications(let found): publications += found
            case .records(let found): records += found
            }
        }
        return (publications.isEmpty ? [] : [.publications(publications)])
            + (records.isEmpty ? [] : [.records(records)])
    }

    /// The inputs as they were named.
    var files: [InputFile] {
        switch self {
        case .publications(let files): files
        case .records(let inputs): inputs.map(\.file)
        }
    }

    /// - Throws: status 64 where there are both; what keeps one beside records from being opened.
    init(_ files: [InputFile], by detection: RecordDetection) throws(CommandFailure) {
        if files.contains(where: \.isAddress) { throw CommandFailure(.usage, .databaseOnCommandLine) }
        var publications: [InputFile] = []
        var records: [DetectedRecords] = []
        // Whoever reads a publication will say why it cannot be; among records nobody would.
        var obstacle: CommandFailure?
        for file in files {
            switch detection.detect(file) {
            case .records(let input): records.append(input)
            case .publication(let file): publications.append(file)
            case .closed(let file, let failure):
                publications.append(file)
                obstacle = obstacle ?? failure
            }
        }
        guard let record = records.first else {
            self = .publications(publications)
            return
        }
        if let obstacle { throw obstacle }
        if let publication = publications.first {
            throw CommandFailure(.usage, .commandMixedInputs, [publication.path, record.file.path])
        }
        self = .records(records)
    }
}

extension DetectedRecords {
    /// The same input, read by another reader.
    func read(by reader: any RecordReader) -> DetectedRecords {
        DetectedRecords(file: file, reader: reader, opened: opened)
    }

    /// The same records, which stand in a place from which they can be read again.
    func read(from file: InputFile) -> DetectedRecords { DetectedRecords(file: file, reader: reader, opened: nil) }

    /// A file that holds records, which may be packed, or alone in an archive.
    /// - Throws: status 66 where it is missing, 65 where it holds no records of a known format, 64 where it is an archive of
    ///   several.
    static func file(
        _ path: String, format: String?, in surroundings: Surroundings
    ) throws(CommandFailure) -> DetectedRecords {
        let input = try InputOpening(limits: ReadLimits(), in: surroundings).onlyInput(of: InputFile(path))
        return try file(input, format: format, in: surroundings)
    }

    /// An input that holds records.
    /// - Throws: as above.
    static func file(
        _ file: InputFile, format: String?, in surroundings: Surroundings
    ) throws(CommandFailure) -> DetectedRecords {
        let detection = RecordDetection(format: format, isWanted: true, in: surroundings)
        guard case .records(let inputs) = try SortedInputs([file], by: detection) else {
            // Opened once more, so that a file that is missing is told as that.
            _ = try RecordInput(file, in: surroundings)
            throw CommandFailure(
                .unreadable, .commandInputFormatUnrecognised, [surroundings.recordReaders.names], file: file.path)
        }
        return inputs[0]
    }
}
