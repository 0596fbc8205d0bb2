import ArgumentParser

/// The root: it has no work of its own.
struct Gongkai: ParsableCommand {
    static let name = "gongkai"

    static let configuration = CommandConfiguration(
        commandName: name,
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

    /// Parses a command line.
    ///
    /// The parser makes what it knows of each command by reflection, which is most of a short run. So a command that is
    /// named first is parsed by itself; each names this one as that above it, so that the parser does not look for its own
    /// requests in vain. Whatever else there is to say, such as help and errors, is found by parsing from here.
    static func command(of arguments: [String]) throws -> any ParsableCommand {
        if let name = arguments.first,
            let named = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
            let command = try? named.parseAsRoot(Array(arguments.dropFirst())) as? any GongkaiCommand
        {
            return command
        }
        return try parseAsRoot(arguments)
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
