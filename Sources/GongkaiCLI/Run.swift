import ArgumentParser
import GongkaiDiagnostics

/// Runs the program as a whole.
/// - Parameter arguments: the command line without the program's own name.
/// - Returns: what the process should exit with.
public func run(arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    HeldSignals.preferErrorsToSignals()
    return FormatNames.$registries.withValue(surroundings.registries) { answer(arguments, in: surroundings) }
}

/// Parses the command line and does what it says.
private func answer(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    if let command = Gongkai.command(of: arguments) { return run(command, in: surroundings) }
    do {
        switch try Gongkai.parseAsRoot(arguments) {
        case let command as any GongkaiCommand:
            return run(command, in: surroundings)
        case var command:
            // Only the parser's own commands are left, such as help; they throw what they have to say.
            try command.run()
            return .done
        }
    } catch {
        return explain(error, arguments: arguments, in: surroundings)
    }
}

private func run(_ command: some GongkaiCommand, in surroundings: Surroundings) -> ExitStatus {
    var reporter = Reporter(command.presentation, in: surroundings)
    reporter.observation.start(type(of: command).configuration.commandName ?? "")
    do throws(CommandFailure) {
        try command.run(in: surroundings, reporter: &reporter)
    } catch {
        reporter.report(error)
    }
    reporter.finish()
    return reporter.status
}

/// Tells what the parser has to say: help and version on standard output, errors on standard error.
private func explain(_ error: any Error, arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    let text = Gongkai.fullMessage(for: error, columns: 100)
    var reporter = Reporter(.guessed(from: arguments), in: surroundings)
    if Gongkai.exitCode(for: error).isSuccess {
        do throws(CommandFailure) {
            try surroundings.printLine(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        } catch {
            reporter.report(error)
        }
        return reporter.status
    }
    let message = Gongkai.message(for: error)
    reporter.report(CommandFailure(.usage, .commandUsage, [message]))
    // The parser's text is its message, with a label of its own in front, and then how the command is used.
    let usage = text.split(separator: message, maxSplits: 1).last ?? ""
    reporter.explain(String(usage.drop(while: \.isNewline)))
    reporter.finish()
    return reporter.status
}
