import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import GongkaiWrite

/// `gongkai plan`: what documents order to be published, which datasets meet it, and what is due.
struct PlanCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        _superCommandName: Gongkai.name,
        abstract: "Show what documents order to be published, which datasets meet it, and what is due or late.",
        usage: """
            gongkai plan <input> … [--as-of <date>] [--releases <folder>] [--config <file>] [-t <format>] [-o <out>] \
            [<options>]
            """,
        discussion: """
            Without a day the obligations are written, each with its datasets. With --as-of it is the datasets: when each \
            was last released, when it is due next, and how late it is. Words such as 及时 come to no day unless the \
            configuration's "deadlines" give them one.
            """)

    @Argument(help: ArgumentHelp("The gazettes or documents; - is standard input.", valueName: "input"))
    var inputs: [String]

    @Option(
        help: ArgumentHelp(
            "The day as of which to speak, such as 2024-06-30. (default: with --releases or -t ics that of SOURCE_DATE_EPOCH)",
            valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("The folder in which the releases of the series stand.", valueName: "folder"))
    var releases: String?

    @Option(
        help: ArgumentHelp(
            "The configuration of the releases, for its datasets and deadlines.", valueName: "file"))
    var config: String?

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: ArgumentHelp(
            "The output's format: table, ics (iCalendar) or one of \(FormatNames.recordsWritten). (default: by the extension of -o, else table)",
            valueName: "format"))
    var outputFormat: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The inputs' format: \(FormatNames.documentsRead). (default: by extension, else by content)",
            valueName: "format"))
    var inputFormat: String?

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        guard !inputs.isEmpty else { throw ValidationError("Missing expected argument '<input>'") }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        try ConversionPlan.checkStandardInput(inputs.map(InputFile.init), besides: [config])
        let day = try day(in: surroundings)
        let plan = try plan(asOf: day, in: surroundings, reporter: &reporter)
        let destination = DatasetDestination(
            format: outputFormat, destination: file, watch: reporter.observation)
        let text = PlanText(plan: plan, language: reporter.language)
        switch (format, day) {
        case ("table", nil): try destination.write(Array(text.obligations.utf8), in: surroundings)
        case ("table", _?): try destination.write(Array(text.states.utf8), in: surroundings)
        case ("ics", let day?):
            try destination.write(PlanCalendar(plan, asOf: day).bytes(), in: surroundings)
        case (_, let day?): try destination.write(plan.stateRecords(asOf: day), in: surroundings)
        case (_, nil): try destination.write(plan.obligationRecords, in: surroundings)
        }
        reporter.tell(PlanCommand.summary(of: plan), file: nil)
        if day != nil { reporter.tell(PlanCommand.standing(of: plan), file: nil) }
    }

    // MARK: What is read

    private func plan(
        asOf day: CalendarDate?, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) -> DisclosurePlan {
        let source = try config.map { file throws(CommandFailure) in
            try ReleaseConfigurationSource(InputFile(file), in: surroundings)
        }
        let catalogue = try PlanCatalogue(configuration: source?.configuration, base: source?.base ?? "")
            .definitions(in: surroundings)
        let releases = try releases.map { SeriesHistory(path: $0, surroundings: surroundings) }.releases()
        let reader = try PublicationSource(format: inputFormat, limits: try limits.chosen(), in: surroundings)
        var publications: [Publication] = []
        let opening = InputOpening(limits: try limits.chosen(), in: surroundings)
        for input in inputs {
            try opening.work(on: InputFile(input), verdict: nil, reporter: &reporter) {
                (file: InputFile, reporter: inout Reporter) throws(CommandFailure) in
                try reader.forEach(in: file, reporter: &reporter) { publication, _ in publications.append(publication) }
            }
        }
        return PlanBuilder(catalogue).plan(
            of: publications, asOf: day, releases: releases, deadlines: source?.configuration.deadlines ?? [:])
    }

    /// Where the plan is written.
    private var file: ConversionPlan.Destination { .init(output, replaces: force) }

    /// What is written: as asked for, else by the extension of the output.
    private var format: String {
        if let outputFormat { return outputFormat }
        guard let name = file.formatName else { return "table" }
        if name.hasSuffix(".ics") { return "ics" }
        return name.hasSuffix(".txt") ? "table" : ""
    }

    /// The day as of which to speak; `nil` where the plan alone is asked for.
    private func day(in surroundings: Surroundings) throws(CommandFailure) -> CalendarDate? {
        if let asOf {
            guard let day = CalendarDate(asOf), day.day != nil else {
                throw CommandFailure(.usage, .planDay, [asOf])
            }
            return day
        }
        guard releases != nil || format == "ics" else { return nil }
        guard let day = surroundings.sourceDate else { throw CommandFailure(.usage, .planNoDay) }
        return day
    }

    // MARK: What is told

    private static func summary(of plan: DisclosurePlan) -> Diagnostic {
        let points = Set(plan.obligations.map { [$0.document, $0.point] }).count
        let datasets = Set(plan.obligations.flatMap(\.datasets)).count
        let without = plan.obligations.count { $0.datasets.isEmpty }
        let counts = [plan.obligations.count, points, datasets, without]
        return Diagnostic(.planSummary, counts.map { String($0) })
    }

    private static func standing(of plan: DisclosurePlan) -> Diagnostic {
        let counts = [DisclosurePlan.State.Standing.late, .due, .done, .undated].map { standing in
            String(plan.states.count { $0.standing == standing })
        }
        return Diagnostic(.planStanding, counts)
    }
}

extension SeriesHistory? {
    fileprivate func releases() throws(CommandFailure) -> [PlannedRelease] {
        guard let self else { return [] }
        // A folder that is named and not there is a mistake; a series that has none yet is not asked for by name.
        guard FileStatus(path: self.path)?.isFolder == true else {
            throw CommandFailure(.noInput, .commandInputMissing, file: self.path)
        }
        return try self.releases()
    }
}
