import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWorkers

/// What differences are told as.
enum DifferenceForm: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

/// `gongkai diff`: what was added, removed and changed between two datasets or two publications.
struct Diff: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what was added, removed and changed between two datasets or two publications.",
        usage: "gongkai diff <old> <new> [--key <field,…>] [--schema <file|name>] [-t text|json|csv] [<options>]",
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

    @Option(name: [.customShort("t"), .customLong("to")], help: "What the differences are written as.")
    var form: DifferenceForm = .text

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The format of both: \(ReaderRegistry.standard.names). (default: by extension, else by content)",
            valueName: "format"))
    var format: String?

    @OptionGroup var recordInput: RecordInputOptions

    @Option(help: ArgumentHelp("The encoding of both, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Option(help: ArgumentHelp("Work with so many threads. (default: one a core)", valueName: "number"))
    var workers: Int?

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        if old == InputFile.standardStream, new == InputFile.standardStream {
            throw ValidationError("Only one of the two can be standard input.")
        }
        if let workers, workers < 1 { throw ValidationError("'--workers' takes a number from 1.") }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let detection = RecordDetection(
            format: format, isWanted: recordInput.askForRecords || !key.isEmpty, in: surroundings)
        switch try SortedInputs([InputFile(old), InputFile(new)], by: detection) {
        case .records(let inputs): try compare(records: inputs, in: surroundings, reporter: &reporter)
        case .publications(let files): try compare(publications: files, in: surroundings, reporter: &reporter)
        }
    }

    private func compare(
        publications files: [InputFile], in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        let source = try PublicationSource(
            format: format, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        let before = try source.read(files[0], reporter: &reporter)
        let after = try source.read(files[1], reporter: &reporter)
        let difference = PublicationDifference(from: before, to: after)
        let report = PublicationDifferenceReport(difference, old: old, new: new)
        try surroundings.write(report.bytes(as: form, in: reporter.language))
        if !difference.changes.isEmpty { throw CommandFailure(.inputHasErrors, []) }
    }

    private func compare(
        records inputs: [DetectedRecords], in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        let job = RecordJob(
            input: recordInput, encoding: encoding, limits: try limits.chosen(),
            schema: try recordInput.chosenSchema(in: surroundings),
            workers: workers.map(Workers.init) ?? surroundings.workers, surroundings: surroundings)
        let fields = key.flatMap { $0.split(separator: ",").map(String.init) }
        let comparison = RecordComparison(job: job, key: fields, form: form)
        if try comparison.compare(inputs[0], inputs[1], reporter: &reporter) {
            throw CommandFailure(.inputHasErrors, [])
        }
    }
}
