import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiRead

/// `gongkai validate`: reads each file strictly, runs the checks, and says whether anything is wrong with it.
struct Validate: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        _superCommandName: Gongkai.name,
        abstract: "Check files: XML by its schema, JSON, CSV bundles and text by reading them, records by theirs.",
        usage: "gongkai validate <file> ... [-f <format>] [--schema <schema>] [<options>]",
        discussion: """
            --schema names an XSD, by which XML of any kind is checked instead of by ours, or the schema of a dataset, \
            by which records of any format are.
            """)

    @Argument(help: ArgumentHelp("Files or folders to check; - is standard input.", valueName: "file"))
    var files: [String]

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The files' format: \(FormatNames.read). (default: by extension, else by content)",
            valueName: "format"))
    var format: String?

    @OptionGroup var recordInput: RecordInputOptions

    @Option(help: ArgumentHelp("The files' encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Leave out the checks of what a publication says, such as its contents against its documents.")
    var noChecks = false

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        try ConversionPlan.checkStandardInput(files.map(InputFile.init), besides: recordInput.files)
        let check = try check(in: surroundings)
        let language = reporter.language
        let opening = InputOpening(limits: try limits.chosen(), in: surroundings)
        for named in files {
            try opening.work(on: InputFile(named), verdict: { verdict(for: $0, in: language) }, reporter: &reporter) {
                (file: InputFile, reporter: inout Reporter) throws(CommandFailure) in try check(file, &reporter)
            }
        }
    }

    private typealias Check = (InputFile, inout Reporter) throws(CommandFailure) -> Void

    /// How the files are checked.
    private func check(in surroundings: Surroundings) throws(CommandFailure) -> Check {
        let limits = try limits.chosen()
        if let path = recordInput.schema, try ForeignSchema.isXML(path, in: surroundings) {
            guard format == nil else { throw CommandFailure(.usage, .commandSchemaForXML) }
            let schema = try ForeignSchema(path: path)
            return { file, reporter throws(CommandFailure) in
                try schema.check(file, limits: limits, watchedBy: reporter.observation, in: surroundings)
            }
        }
        let source = try PublicationSource(
            format: format, encoding: encoding, invalid: .inputHasErrors, limits: limits, in: surroundings)
        let examine: PublicationSource.Examination = { publication in
            noChecks ? [] : Checks.findings(in: publication)
        }
        let job = try recordInput.job(
            encoding: encoding, limits: limits, workers: workers, in: surroundings)
        let detection = RecordDetection(
            format: format, isWanted: recordInput.askForRecords, isMapped: recordInput.shape.mapping != nil,
            in: surroundings)
        return { file, reporter throws(CommandFailure) in
            switch try SortedInputs([file], by: detection) {
            case .records(let inputs):
                for table in try job.tables(of: inputs[0], reporter: &reporter) {
                    try table.job.check(table.input, reporter: &reporter)
                }
            case .publications(let files):
                try recordInput.shape.refuseDatabaseOptions(for: nil, in: files[0])
                try source.forEach(in: files[0], reporter: &reporter, examine: examine) { _, _ in }
            }
        }
    }

    /// What to say of a file: valid, not valid, or not checked since it could not be had.
    private func verdict(for status: ExitStatus, in language: Language) -> String {
        switch (status, language) {
        case (.done, .english): ": valid"
        case (.done, .chinese): "：有效"
        case (.warnings, .english): ": valid, with warnings"
        case (.warnings, .chinese): "：有效，但有警告"
        case (.inputHasErrors, .english), (.unreadable, .english): ": not valid"
        case (.inputHasErrors, .chinese), (.unreadable, .chinese): "：无效"
        case (_, .english): ": not checked"
        case (_, .chinese): "：未检查"
        }
    }
}
