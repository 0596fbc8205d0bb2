import ArgumentParser

/// The root: it has no work of its own.
struct Gongkai: ParsableCommand {
    static let name = "gongkai"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Reads government gazettes and official documents and writes validated XML and JSON.",
        discussion: "读取政府公报和公文，写出经校验的 XML 和 JSON。",
        version: Version.current,
        subcommands: commands.map(\.type)
    )

    /// The commands in the order in which help lists them.
    private static let commands: [Command] = [
        .own(Convert.self), .own(Table.self), .own(Validate.self), .own(Gate.self), .own(Describe.self),
        .own(Diff.self), .own(Formats.self), .own(Limits.self), .group(SchemaCommand.self),
        .group(PluginCommand.self), .own(BatchCommand.self), .group(ShardCommand.self), .group(ReleaseCommand.self),
        .own(VerifyCommand.self), .own(PlanCommand.self),
    ]

    /// A command that works, or one that only holds others. What is known of types when the program is built need not be
    /// found out at each start: a cast to a protocol looks through all conformances that there are.
    private enum Command {
        case own(any GongkaiCommand.Type)
        case group(any ParsableCommand.Type)

        var type: any ParsableCommand.Type {
            switch self {
            case .own(let type): type
            case .group(let type): type
            }
        }
    }

    func run() throws {
        throw ValidationError("Expected a command.")
    }

    /// Parses a command line that names a command of its own first; `nil` where there is something else to say.
    ///
    /// The parser makes what it knows of each command by reflection, which is most of a short run. So a command that is
    /// named first is parsed by itself; each names this one as that above it, so that the parser does not look for its own
    /// requests in vain. Whatever else there is to say, such as help and errors, is found by parsing from here.
    static func command(of arguments: [String]) -> (any GongkaiCommand)? {
        guard let name = arguments.first,
            let named = commands.first(where: { $0.type.configuration.commandName == name })
        else { return nil }
        let rest = Array(arguments.dropFirst())
        switch named {
        case .own(let type): return type.parsed(rest)
        case .group(let type): return try? type.parseAsRoot(rest) as? any GongkaiCommand
        }
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

extension GongkaiCommand {
    /// Parses what follows the command's name; `nil` where that cannot be done.
    fileprivate static func parsed(_ arguments: [String]) -> Self? { try? parseAsRoot(arguments) as? Self }
}
