public import ArgumentParser
import GongkaiDiagnostics

extension Language: ExpressibleByArgument {}

/// How diagnostics are written to standard error.
enum DiagnosticStyle: String, CaseIterable, ExpressibleByArgument {
    /// `FILE:LINE:COLUMN: error: MESSAGE [id]`
    case text
    /// One JSON object a line.
    case json
}

/// The options that every command has.
struct PresentationOptions: ParsableArguments {
    @Option(help: "How diagnostics are written to standard error.")
    var diagnostics: DiagnosticStyle = .text

    @Flag(help: "Exit with status 2 where there are warnings.")
    var strict = false

    @Option(help: "The language of messages. (default: from LC_ALL, LC_MESSAGES or LANG)")
    var lang: Language?

    @Flag(help: "Say nothing of notes.")
    var quiet = false

    @Flag(help: "List every note instead of counting them.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other.") }
    }

    /// What can be told from a command line that does not parse, so that the error is said in the manner asked for.
    static func guessed(from arguments: [String]) -> PresentationOptions {
        var options = PresentationOptions.plain
        options.diagnostics = value(of: "--diagnostics", in: arguments).flatMap(DiagnosticStyle.init) ?? .text
        options.lang = value(of: "--lang", in: arguments).flatMap(Language.init)
        return options
    }

    private static var plain: PresentationOptions {
        // An options type must be parsed before its properties can be read or set.
        (try? PresentationOptions.parse([])) ?? PresentationOptions()
    }

    private static func value(of option: String, in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == option { return arguments.dropFirst(index + 1).first }
            if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
        }
        return nil
    }
}
