import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWorkers

/// `gongkai describe`: prints the schema that the records of a file come to.
struct Describe: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
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
        let detection = RecordDetection(format: format, isWanted: true, in: surroundings)
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
        let description = RecordDescription(job: job, mostRecords: rows)
        try surroundings.write(description.resource(of: records, reporter: &reporter))
    }
}
