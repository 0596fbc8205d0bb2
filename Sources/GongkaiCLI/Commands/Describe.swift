import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWorkers

/// `gongkai describe`: prints the schema that the records of a file come to.
struct Describe: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        _superCommandName: Gongkai.name,
        abstract: "Print the schema that the records of a file come to, as a Data Resource in JSON.",
        usage: "gongkai describe <data> [-f <format>] [--rows <number>] [<options>]",
        discussion: """
            All records are looked at, unless --rows says otherwise. Each field gets the narrowest type that all its \
            values have; digits that may be a code stay text.
            """)

    @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "data"))
    var file: String

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The file's format: \(FormatNames.recordsRead). (default: by content, else by extension)",
            valueName: "format"))
    var format: String?

    @Option(help: ArgumentHelp("Look at so many records, from the first. (default: all)", valueName: "number"))
    var rows: Int?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What is printed: the schema, or a mapping of XML or JSON of others. (default: a mapping where the input is none of our formats of records)",
            valueName: "schema|mapping"))
    var form: Form?

    /// What is printed.
    enum Form: String, ArgumentWord {
        case schema
        case mapping
    }

    @OptionGroup var shape: RecordShapeOptions

    @Option(help: ArgumentHelp("The file's encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        if let rows, rows < 1 { throw ValidationError("'--rows' takes a number from 1.") }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let readers = surroundings.recordReaders
        if let format, readers.reader(named: format) == nil {
            throw CommandFailure(.usage, .commandFormatUnknown, [format, readers.names])
        }
        let input = try InputOpening(limits: try limits.chosen(), in: surroundings)
            .input(of: InputFile(file), reporter: &reporter)
        let isMapped = shape.mapping != nil || form == .mapping || (form == nil && isForeign(input, surroundings))
        let detection = RecordDetection(format: format, isWanted: true, isMapped: isMapped, in: surroundings)
        guard case .records(let inputs) = try SortedInputs([input], by: detection), let records = inputs.first else {
            // Whatever keeps it from being opened is told; else it holds no records that we know.
            if input.isFolder { throw CommandFailure(.noInput, .commandInputIsFolder, file: file) }
            let start = input.isStandardInput ? nil : try RecordInput(input, in: surroundings).start
            if let start, let refusal = StreamEncoding.officeRefusal(of: start.array(0..<start.count)) {
                throw CommandFailure(.unreadable, [refusal], file: file)
            }
            throw CommandFailure(.unreadable, .commandInputFormatUnrecognised, [readers.names], file: file)
        }
        // The first records are those of the first pieces only where one worker takes them in order.
        let job = RecordJob(
            shape: shape, encoding: encoding, limits: try limits.chosen(),
            workers: rows == nil ? workers.chosen(in: surroundings) : .one, surroundings: surroundings)
        if isMapped, shape.mapping == nil {
            let proposal = MappingProposal(job: job, mostRecords: rows)
            return try surroundings.write(proposal.json(of: records, reporter: &reporter))
        }
        var resources: [[UInt8]] = []
        for table in try job.tables(of: records, reporter: &reporter) {
            var job = table.job
            // What the input says is asked for, not what the mapping does.
            job.schema = nil
            var description = RecordDescription(job: job, mostRecords: rows)
            description.name = table.name
            resources.append(try description.resource(of: table.input, reporter: &reporter))
        }
        if resources.count == 1 { return try surroundings.write(resources[0]) }
        try surroundings.write(RecordDescription.package(of: resources))
    }

    /// Whether an input is XML or JSON that is neither records of ours nor a publication.
    private func isForeign(_ input: InputFile, _ surroundings: Surroundings) -> Bool {
        guard format == nil || format == "xml" || format == "json", shape.recordElement == nil, !input.isFolder,
            !input.isStandardInput, let start = try? RecordInput(input, in: surroundings).start
        else { return false }
        guard surroundings.recordReaders.reader(forFileNamed: input.name, start: start.bytes) == nil else {
            return false
        }
        return MappingProposal.isForeign(start.bytes, surroundings)
    }
}
