import ArgumentParser

/// The root: it has no work of its own.
struct Gongkai: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongkai",
        abstract: "Reads government gazettes and official documents and writes validated XML and JSON.",
        discussion: "读取政府公报和公文，写出经校验的 XML 和 JSON。",
        version: Version.current,
        subcommands: [
            Convert.self, Table.self, Validate.self, Gate.self, Describe.self, Diff.self, Formats.self, Limits.self,
            SchemaCommand.self, PluginCommand.self, BatchCommand.self, ShardCommand.self, ReleaseCommand.self,
            VerifyCommand.self, PlanCommand.self,
        ]
    )

    func run() throws {
        throw ValidationError("Expected a command.")
    }
}

/// One of the program's own commands.
///
/// Its configuration says its name: the parser would derive it from the type's, by casts that take a tenth of the start.
protocol GongkaiCommand: ParsableCommand {
    var presentation: PresentationOptions { get }

    /// Does the work. What is found goes to the reporter, which keeps the status.
    /// - Throws: what ends the whole command.
    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure)
}
