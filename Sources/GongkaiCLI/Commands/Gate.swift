import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiRead

/// `gongkai gate`: looks for what must not be published.
struct Gate: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        _superCommandName: Gongkai.name,
        abstract:
            "Find what must not be published: marks of secrecy, personal data, fields that are not for everybody.",
        usage: "gongkai gate <input> ... [-f <format>] [--schema <schema>] [--json] [<options>]",
        discussion: """
            The status is 1 where anything is found. No message has a value in full. --waive lets findings stand, with a \
            reason that is told; a mark of a state secret is never waived.
            """)

    @Argument(help: ArgumentHelp("Files or folders to look at; - is standard input.", valueName: "input"))
    var inputs: [String]

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The inputs' format: \(FormatNames.read). (default: by extension, else by content)",
            valueName: "format"))
    var format: String?

    @OptionGroup var recordInput: RecordInputOptions

    @Option(help: ArgumentHelp("The inputs' encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            "Let findings of a rule stand, everywhere or in a file, path or field; may be repeated.",
            valueName: "rule[@place]=reason"))
    var waive: [String] = []

    @Flag(help: "Print findings as JSON on standard output, one a line.")
    var json = false

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        try ConversionPlan.checkStandardInput(inputs.map(InputFile.init), besides: recordInput.files)
        reporter.waivers = try waive.map { text throws(CommandFailure) in
            guard let waiver = Waiver(text) else { throw CommandFailure(.usage, .commandWaiverMalformed, [text]) }
            return waiver
        }
        if json { reporter.tellAsJSON(in: surroundings) }
        let limits = try limits.chosen()
        let source = try PublicationSource(format: format, encoding: encoding, limits: limits, in: surroundings)
        let job = try recordInput.job(encoding: encoding, limits: limits, workers: workers, in: surroundings)
        let detection = RecordDetection(format: format, isWanted: recordInput.askForRecords, in: surroundings)
        let language = reporter.language
        let opening = InputOpening(limits: limits, in: surroundings)
        for named in inputs {
            try opening.work(
                on: InputFile(named), verdict: json ? nil : { verdict(for: $0, in: language) }, reporter: &reporter
            ) {
                (file: InputFile, reporter: inout Reporter) throws(CommandFailure) in
                switch try SortedInputs([file], by: detection) {
                case .records(let inputs): try job.gate(inputs[0], reporter: &reporter)
                case .publications(let files):
                    try recordInput.shape.refuseDatabaseOptions(for: nil, in: files[0])
                    try source.forEach(
                        in: files[0], reporter: &reporter, examine: PublicationGate.findings
                    ) { _, _ in }
                }
            }
        }
    }

    private func verdict(for status: ExitStatus, in language: Language) -> String {
        switch (status, language) {
        case (.done, .english), (.warnings, .english): ": nothing found"
        case (.done, .chinese), (.warnings, .chinese): "：未发现问题"
        case (.inputHasErrors, .english): ": not to be published as it stands"
        case (.inputHasErrors, .chinese): "：不得照原样公开"
        case (_, .english): ": not looked at"
        case (_, .chinese): "：未检查"
        }
    }
}
