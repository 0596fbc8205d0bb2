import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// What differences are told as.
enum DifferenceForm: String, ArgumentWord {
    case text, json, csv

    /// The form that the extension of a file stands for; text for any other.
    init(ofFileNamed name: String) {
        let name = name.lowercased()
        self = [.json, .csv].first { name.hasSuffix("." + $0.rawValue) } ?? .text
    }
}

/// `gongkai diff`: what was added, removed and changed between two datasets or two publications.
struct Diff: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        _superCommandName: Gongkai.name,
        abstract: "Say what was added, removed and changed between two datasets or two publications.",
        usage:
            "gongkai diff <old> <new> [--key <field,…>] [--schema <file|name>] [-t text|json|csv] [-o <out>] [<options>]",
        discussion: """
            The two may be in different formats. Records are found by --key, else by the primary key of --schema, else \
            compared as a whole. Exits with status 1 where something differs.
            """)

    @Argument(help: ArgumentHelp("The old edition; - is standard input.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The new edition.", valueName: "new"))
    var new: String

    @Option(help: ArgumentHelp("Records: the fields by which a record is found in the other.", valueName: "field,…"))
    var key: [String] = []

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: "What the differences are written as. (default: by the extension of -o, else text)")
    var to: DifferenceForm?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The format of both, or one of each: \(FormatNames.read). (default: by extension, else by content)",
            valueName: "format[,format]"))
    var format: String?

    @OptionGroup var recordInput: RecordInputOptions

    @Option(help: ArgumentHelp("The encoding of both, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        if old == InputFile.standardStream, new == InputFile.standardStream {
            throw ValidationError("Only one of the two can be standard input.")
        }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        try ConversionPlan.checkStandardInput([InputFile(old), InputFile(new)], besides: recordInput.files)
        try file.checkMayBeMade()
        let formats = try chosenFormats()
        let before = try sorted(old, formats.old, surroundings, &reporter)
        switch (before, try sorted(new, formats.new, surroundings, &reporter)) {
        case (.records(let before), .records(let after)):
            try compare(records: before[0], after[0], in: surroundings, reporter: &reporter)
        case (.publications(let before), .publications(let after)):
            let old = try read(before[0], as: formats.old, in: surroundings, reporter: &reporter)
            let new = try read(after[0], as: formats.new, in: surroundings, reporter: &reporter)
            try compare(publications: old, new, in: surroundings, reporter: reporter)
        case (.publications(let file), .records): throw mixed(file[0], new, surroundings)
        case (.records, .publications(let file)): throw mixed(file[0], old, surroundings)
        }
    }

    /// Where the differences are written.
    private var file: ConversionPlan.Destination { .init(output, replaces: force) }

    private var form: DifferenceForm {
        to ?? file.formatName.map(DifferenceForm.init(ofFileNamed:)) ?? .text
    }

    /// What to say of a publication and records; a file that cannot be opened is taken for a publication.
    private func mixed(_ publication: InputFile, _ records: String, _ surroundings: Surroundings) -> CommandFailure {
        do throws(CommandFailure) {
            if !publication.isStandardInput, !publication.isFolder {
                _ = try RecordInput(publication, in: surroundings)
            }
        } catch {
            return error
        }
        return CommandFailure(.usage, .commandMixedInputs, [publication.path, records])
    }

    /// The formats that `-f` names: one for both, or two.
    private func chosenFormats() throws(CommandFailure) -> (old: String?, new: String?) {
        guard let names = format?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) else {
            return (nil, nil)
        }
        guard names.count <= 2 else {
            throw CommandFailure(.usage, .commandFormatUnknown, [format ?? "", FormatNames.read])
        }
        return (names[0], names[names.count - 1])
    }

    /// What an input holds.
    private func sorted(
        _ path: String, _ format: String?, _ surroundings: Surroundings, _ reporter: inout Reporter
    ) throws(CommandFailure) -> SortedInputs {
        let isWanted = recordInput.askForRecords || !key.isEmpty
        let file = try InputOpening(limits: try limits.chosen(), in: surroundings)
            .input(of: InputFile(path), reporter: &reporter)
        return try SortedInputs(
            [file], by: RecordDetection(format: format, isWanted: isWanted, in: surroundings))
    }

    private func read(
        _ file: InputFile, as format: String?, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) -> Publication {
        let source = try PublicationSource(
            format: format, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        return try source.read(file, reporter: &reporter)
    }

    private func compare(
        publications before: Publication, _ after: Publication, in surroundings: Surroundings, reporter: Reporter
    ) throws(CommandFailure) {
        let difference = PublicationDifference(from: before, to: after)
        let report = PublicationDifferenceReport(difference, old: old, new: new)
        try file.write(
            .file([report.bytes(as: form, in: reporter.language)]), of: nil, watchedBy: reporter.observation,
            in: surroundings)
        if !difference.changes.isEmpty { throw CommandFailure(.inputHasErrors, []) }
    }

    private func compare(
        records before: DetectedRecords, _ after: DetectedRecords, in surroundings: Surroundings,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        let job = try recordInput.job(
            encoding: encoding, limits: try limits.chosen(), workers: workers, in: surroundings)
        let fields = key.flatMap { $0.split(separator: ",").map(String.init) }
        let comparison = RecordComparison(job: job, key: fields, form: form)
        if try comparison.compare(before, after, into: file, reporter: &reporter) {
            throw CommandFailure(.inputHasErrors, [])
        }
    }
}
