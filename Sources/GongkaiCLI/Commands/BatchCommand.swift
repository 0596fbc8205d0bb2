import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers

extension BatchReportFormat: ArgumentWord {}

/// `gongkai batch`: converts any number of inputs, and on the next run those that have changed.
struct BatchCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        _superCommandName: Gongkai.name,
        abstract: "Convert any number of files, and in the next run those that have changed.",
        usage: "gongkai batch <source> ... -t <format>[,<format>] -o <folder> [<options>]",
        discussion: """
            A source is a file, a folder with all that is in it, or a pattern in quotes ('data/**/*.html'). Outputs stand in \
            the output folder as the inputs do in their source. What was done is kept there in .gongkai-batch, so that a run \
            that was cut off goes on, and what has not changed is not converted again.
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or patterns in quotes with * ? [] and **.", valueName: "source"))
    var sources: [String] = []

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: ArgumentHelp("The formats to write, as for convert, separated by commas.", valueName: "format"))
    var formats: [String]

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The folder to write into.", valueName: "folder"))
    var output: String

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The inputs' format: \(FormatNames.read). (default: by extension, else by content)", valueName: "format"))
    var inputFormat: String?

    @Option(help: ArgumentHelp("The inputs' encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Option(help: ArgumentHelp("Further sources, a line each; - is standard input.", valueName: "file"))
    var filesFrom: String?

    @Flag(help: "The list of --files-from is separated by NUL, as find -print0 has it.")
    var null = false

    @Option(
        help: ArgumentHelp(
            "What to take away in front of names of --files-from, for those of outputs.", valueName: "folder"))
    var base: String?

    @Flag(help: "Call outputs by the whole name of their input: a.html.xml.")
    var keepExtension = false

    @Flag(help: "Convert everything, and replace what exists.")
    var force = false

    @Flag(help: "Compare contents, even where the system says that nothing has changed.")
    var checksum = false

    @Flag(help: "Remove the outputs of inputs that are gone, and those of formats that are not asked for any more.")
    var prune = false

    @Flag(help: "Take no more inputs once one has errors.")
    var failFast = false

    @Flag(help: "Go on and convert what arrives in the folders, until the program is ended.")
    var watch = false

    @Option(help: ArgumentHelp("Write a report on every input; - is standard output.", valueName: "file"))
    var report: String?

    @Option(help: "The form of the report.")
    var reportFormat: BatchReportFormat = .text

    @Option(
        name: .customLong("plugin-option"),
        help: ArgumentHelp("An option for the plugin of -t plugin:NAME; may be repeated.", valueName: "name=value"))
    var pluginOptions: [String] = []

    @OptionGroup var recordInput: RecordInputOptions

    @OptionGroup var recordOutput: RecordOutputOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard !sources.isEmpty || filesFrom != nil else { throw CommandFailure(.usage, .batchNoSource) }
        guard !sources.contains(InputFile.standardStream) else { throw CommandFailure(.usage, .batchStandardInput) }
        guard recordOutput.rejects == nil else { throw CommandFailure(.usage, .batchRejects) }
        let outputs = try? FileFacts(path: output).identity
        if let source = sources.first(where: { outputs != nil && (try? FileFacts(path: $0).identity) == outputs }) {
            throw CommandFailure(.usage, .batchSourceIsOutput, file: source)
        }
        // Thousands of inputs have thousands of notes: the report has them.
        reporter.hidesNotes = !presentation.verbose
        // Before any thread is begun, which then holds them too.
        var signals = HeldSignals()
        defer { signals.release() }
        let workers = recordOutput.workers.chosen(in: surroundings)
        let plugins = try Plugins(
            options: pluginOptions, in: surroundings, goesOn: { [signals] in !signals.isWaiting })
        let request = try request(plugins: plugins, in: surroundings.with(.one))
        let work = try work(request, signals, reporter, in: surroundings)
        let folder = try BatchFolder(output)
        var session = try BatchSession(
            request, in: folder, workers: workers, signals: signals, surroundings: surroundings, work: work,
            reporter: &reporter)
        let sources = BatchSources(
            named: sources, list: filesFrom, isNulSeparated: null, base: base, takesBundles: takesBundles)
        var watched =
            watch ? try FolderWatch(self.sources, excluding: folder.identity, takesBundles: takesBundles) : nil
        let findings = try sources.find(excluding: folder.identity, in: surroundings)
        let isStopped = try session.run(findings, reporter: &reporter)
        guard watched != nil else {
            if isStopped { reporter.weigh(.stopped) }
            return
        }
        if !isStopped { try watched?.follow(&session, signals, reporter: &reporter) }
    }

    /// Whether a folder with the tables of a publication is one input.
    private var takesBundles: Bool { inputFormat == nil || inputFormat == Format.csv.name }

    /// What the command line asks for.
    private func request(
        plugins: Plugins, in surroundings: Surroundings
    ) throws(CommandFailure) -> BatchSession.Request {
        // What a format is made of may have a comma in its name.
        let names = formats.flatMap { $0.contains(":") ? [$0] : $0.split(separator: ",").map(String.init) }
        var formats: [BatchFormat] = []
        for name in names {
            let choice = WriterChoice(format: name, output: nil, plugins: plugins, surroundings: surroundings)
            formats.append(try BatchFormat(choice, splitsRecords: recordOutput.splitBy != nil))
        }
        try formats.checkNames()
        return BatchSession.Request(
            formats: formats, limits: try limits.chosen(), keepsExtension: keepExtension, convertsAll: force,
            alwaysHashes: checksum,
            failsFast: failFast, prunes: prune, report: report.map { ($0, reportFormat) },
            options: digest(of: names, plugins: plugins))
    }

    /// What converts an input, with so many threads.
    private func work(
        _ request: BatchSession.Request, _ signals: HeldSignals, _ reporter: Reporter, in surroundings: Surroundings
    ) throws(CommandFailure) -> (BatchOutputs, Workers) -> BatchWork {
        let limits = try limits.chosen()
        let source = try PublicationSource(
            format: readerName(surroundings), encoding: encoding, limits: limits, in: surroundings.with(.one))
        let job = try recordInput.job(
            encoding: encoding, limits: limits, workers: recordOutput.workers, in: surroundings)
        let detection = RecordDetection(
            format: inputFormat, isWanted: recordInput.askForRecords, isMapped: recordInput.shape.mapping != nil,
            in: surroundings)
        let (language, observation) = (reporter.language, reporter.observation)
        return { [recordOutput] outputs, workers in
            var job = job
            job.workers = workers
            return BatchWork(
                folder: outputs, formats: request.formats, keepsExtension: request.keepsExtension, detection: detection,
                source: source, job: job,
                recordOptions: recordOutput, surroundings: surroundings.with(.one), options: request.options,
                language: language, observation: observation, isInterrupted: { signals.isWaiting })
        }
    }

    /// The reader of publications that `-f` names; none where it names one of records alone.
    private func readerName(_ surroundings: Surroundings) -> String? {
        guard let inputFormat, surroundings.readers.reader(named: inputFormat) == nil,
            surroundings.recordReaders.reader(named: inputFormat) != nil
        else { return inputFormat }
        return nil
    }
}
