import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics

/// `gongkai shard`: cuts an input into shards, and joins what was made of them. It has no work of its own.
struct ShardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shard",
        _superCommandName: Gongkai.name,
        abstract: "Cut an input of records into shards for several machines, and join what they made.",
        usage: """
            gongkai shard plan <input> --count <n> [-o <plan>] [<options>]
            gongkai convert <input> --shard <i/n> [--plan <plan>] -t <format> -o <part> [<options>]
            gongkai shard merge [--verify] [--plan <plan>] <part> ... -o <out> [<options>]
            """,
        subcommands: [ShardPlanCommand.self, ShardMergeCommand.self])
}

/// `gongkai shard plan`: says how an input is cut into shards.
struct ShardPlanCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Say how an input is cut into shards, as JSON.",
        discussion: """
            The plan is the same wherever and whenever it is made of the same input. A shard is converted by \
            'gongkai convert --shard I/N --plan PLAN', on any machine that has the input.
            """)

    @Argument(help: ArgumentHelp("The file to cut: CSV, TSV, NDJSON, JSON or record XML.", valueName: "input"))
    var input: String

    @Option(help: ArgumentHelp("How many shards there are to be.", valueName: "n"))
    var count: Int

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The input's format: \(FormatNames.recordsRead). (default: by content, else by extension)",
            valueName: "format"))
    var inputFormat: String?

    @OptionGroup var shape: RecordShapeOptions

    @Option(help: ArgumentHelp("The input's encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "plan"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        guard (1...ShardPlanning.most).contains(count) else {
            throw ValidationError("'--count' takes a number from 1 to \(ShardPlanning.most).")
        }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let job = RecordJob(
            shape: shape, encoding: encoding, limits: try limits.chosen(), workers: workers.chosen(in: surroundings),
            surroundings: surroundings)
        guard input != InputFile.standardStream else { throw CommandFailure(.usage, .shardNoFile, file: input) }
        try ShardPlanning.checkNotCompressed(InputFile(input))
        let records = try DetectedRecords.file(input, format: inputFormat, in: surroundings)
        let plan = try ShardPlanning(job: job, count: count).plan(records, reporter: &reporter)
        try ConversionPlan.Destination(output, replaces: force).write(
            .file([plan.sealed(layout: .indented)]), of: input, watchedBy: reporter.observation, in: surroundings)
        reporter.tell(Diagnostic(.shardPlanned, [String(count), String(plan.records)]), file: input)
    }
}

/// `gongkai shard merge`: joins the parts of all shards.
struct ShardMergeCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the parts of all shards into what one run over the input would have made.",
        discussion: """
            Every part must be there once, whole, of the same plan and made with the same options; keys must not come \
            twice over all of them. A part that was changed is told whenever it is read; with --verify all are read \
            before anything is written, which matters where standard output is.
            """)

    @Argument(help: ArgumentHelp("The parts, or folders of them (*.part), in any order.", valueName: "part"))
    var parts: [String]

    @Flag(help: "Read every part and compare it with its digest before anything is written.")
    var verify = false

    @Option(
        help: ArgumentHelp("The plan that the parts must belong to. (default: that of the first)", valueName: "file"))
    var plan: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let plan = try plan.map { path throws(CommandFailure) in try ShardPlan.file(path, in: surroundings).digest }
        let merge = try ShardMerge(parts, plan: plan, limits: try limits.chosen(), in: surroundings)
        let destination = ConversionPlan.Destination(output, replaces: force)
        try destination.checkMayBeMade()
        if verify { try merge.verify() }
        try merge.checkKeys(reporter: &reporter)
        let (records, bytes) = try merge.join(into: destination, watchedBy: reporter.observation)
        reporter.tell(
            Diagnostic(.shardMerged, [String(merge.parts.count), String(records), String(bytes)]), file: output)
    }
}

extension ShardPlan {
    /// The plan that a file holds.
    /// - Throws: status 66 where it is missing, 65 where it is no plan.
    static func file(_ path: String, in surroundings: Surroundings) throws(CommandFailure) -> ShardPlan {
        let bytes = try InputFile(path).read(in: surroundings)
        guard let plan = ShardPlan(sealed: bytes) else {
            throw CommandFailure(.unreadable, .shardPlanInvalid, file: path)
        }
        return plan
    }
}
