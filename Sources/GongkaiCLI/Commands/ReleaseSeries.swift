import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease

/// `gongkai release`: makes releases of open data and revises them. It has no work of its own.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        _superCommandName: Gongkai.name,
        abstract: "Make a release of open data: datasets and documents in every format, with metadata and pages.",
        usage: """
            gongkai release [<configuration>] -o <folder> [--allow-partial] [<options>]
            gongkai release init [<file>]
            gongkai release withdraw <series> (--dataset <name> --key <value>… | --document <id>) --reason <text> \
            --period <period> [--released <date>] [--configuration <file>]
            gongkai release correct <series> (--dataset <name> | --document <id>) --with <file> --reason <text> \
            --period <period> [--released <date>] [--configuration <file>]
            """,
        subcommands: [ReleaseMake.self, ReleaseInit.self, ReleaseWithdraw.self, ReleaseCorrect.self],
        defaultSubcommand: ReleaseMake.self)
}

/// `gongkai release init`: writes a configuration to begin with.
struct ReleaseInit: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented configuration to begin with.",
        discussion: "What exists is never overwritten.")

    @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
    var file = "release.yaml"

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let text = ConfigurationTemplate.text
        guard file != InputFile.standardStream else { return try surroundings.write(Array(text.utf8)) }
        try OutputFile(path: file, replaces: false).write(Array(text.utf8))
        try surroundings.printLine(file)
    }
}

/// What withdrawals and corrections have in common.
struct RevisionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The folder in which the releases of the series stand.", valueName: "series"))
    var series: String

    @Option(help: ArgumentHelp("The dataset that the records are in.", valueName: "name"))
    var dataset: String?

    @Option(help: ArgumentHelp("The document, by its id or its number.", valueName: "id"))
    var document: String?

    @Option(help: ArgumentHelp("Why; it is published.", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "The period of the new release, which follows on the last one: 2024-03.2.", valueName: "period"))
    var period: String

    @Option(help: ArgumentHelp("The day of the new release. (default: that of SOURCE_DATE_EPOCH)", valueName: "date"))
    var released: String?

    @Option(
        help: ArgumentHelp(
            "The configuration of the releases, for what a release does not hold: redactions and keys.",
            valueName: "file"))
    var configuration: String?

    @OptionGroup var workers: WorkerOptions

    func validate() throws {
        guard (dataset == nil) != (document == nil) else {
            throw ValidationError("Expected either --dataset or --document.")
        }
        guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("Expected a reason.") }
        if let released, CalendarDate(released)?.day == nil {
            throw ValidationError("Expected a day for --released, such as 2024-04-10.")
        }
    }

    /// The work, as the options say.
    /// - Throws: status 65 where the configuration is not sound; 66, 74.
    func revision(
        keys: [String], correction: String?, in surroundings: Surroundings
    ) throws(CommandFailure) -> ReleaseRevision {
        let publisher = try configuration.map { file throws(CommandFailure) in
            try ReleaseConfigurationSource(InputFile(file), in: surroundings)
        }
        return ReleaseRevision(
            series: ReleaseMake.withoutSlash(series),
            subject: document.map { .document($0) } ?? .records(dataset: dataset ?? "", keys: keys),
            correction: correction, publisher: publisher,
            reason: reason, period: period, released: released.flatMap { CalendarDate($0) },
            workers: workers.chosen(in: surroundings), surroundings: surroundings)
    }
}

/// `gongkai release withdraw`: makes a release without some records or a document of the last one.
struct ReleaseWithdraw: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Make a release without some records, or a document, of the last one.",
        discussion: "What was released is never changed; what is withdrawn leaves a tombstone with the reason.")

    @OptionGroup var options: RevisionOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The keys of the records; the values of a key of several fields have ； between.", valueName: "value"))
    var key: [String] = []

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        guard (options.dataset == nil) == key.isEmpty else {
            throw ValidationError("Expected --key with --dataset, and only there.")
        }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let work = try options.revision(keys: key, correction: nil, in: surroundings)
        try surroundings.printLine(try work.run(reporter: &reporter))
    }
}

/// `gongkai release correct`: makes a release with other records, or another document, in the place of those of the last one.
struct ReleaseCorrect: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Make a release with corrected records, or a corrected document, in the place of the last one's.",
        discussion: """
            Corrected records are whole ones; each takes the place of that with its key. What was released is never \
            changed; what is corrected leaves a tombstone with the reason.
            """)

    @OptionGroup var options: RevisionOptions

    @Option(
        name: .customLong("with"),
        help: ArgumentHelp("The corrected records, or the corrected document.", valueName: "file"))
    var correction: String

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let work = try options.revision(keys: [], correction: correction, in: surroundings)
        try surroundings.printLine(try work.run(reporter: &reporter))
    }
}
