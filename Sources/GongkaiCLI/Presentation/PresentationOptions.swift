import ArgumentParser
import GongkaiDiagnostics

extension Language: ArgumentWord {}

/// The options that every command has.
struct PresentationOptions: ParsableArguments {
    // Optional: the parser finds the words for a value that is already there by casts, of which each looks through all
    // conformances of the program, at every start.
    @Option(
        name: .customLong("diagnostics"),
        help: "How diagnostics are written to standard error. (default: text)")
    var namedDiagnostics: DiagnosticStyle?

    @Flag(help: "Exit with status 2 where there are warnings.")
    var strict = false

    @Option(help: "The language of messages. (default: from LC_ALL, LC_MESSAGES or LANG)")
    var lang: Language?

    @Flag(help: "Say nothing of notes.")
    var quiet = false

    @Flag(help: "List every note instead of counting them.")
    var verbose = false

    @Option(help: "Tell on standard error what is done, as one JSON object a line; diagnostics become JSON, too.")
    var log: LogForm?

    @Option(
        help: ArgumentHelp("Write counts and seconds to this file, as Prometheus reads them.", valueName: "file"))
    var metrics: String?

    @Flag(help: "Tell on standard error how many seconds each stage took.")
    var timings = false

    /// How diagnostics are written.
    var diagnostics: DiagnosticStyle { namedDiagnostics ?? .text }

    func validate() throws {
        if quiet && verbose { throw ValidationError("'--quiet' and '--verbose' exclude each other.") }
        if log != nil, diagnostics != .text, diagnostics != .json {
            throw ValidationError("'--log' and '--diagnostics \(diagnostics.rawValue)' exclude each other.")
        }
        if timings, diagnostics.isDocument {
            throw ValidationError("'--timings' and '--diagnostics \(diagnostics.rawValue)' exclude each other.")
        }
    }

    /// What can be told from a command line that does not parse, so that the error is said in the manner asked for.
    static func guessed(from arguments: [String]) -> PresentationOptions {
        var options = PresentationOptions.plain
        options.namedDiagnostics = value(of: "--diagnostics", in: arguments).flatMap(DiagnosticStyle.init)
        options.log = value(of: "--log", in: arguments).flatMap(LogForm.init)
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
