import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics

/// `gongkai schema diff`: what changed between two editions of a schema, whom it breaks, and which version follows.
struct SchemaDiff: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what changed between two schemas, what that breaks, and which version follows.",
        usage: "gongkai schema diff <old> <new> [--json] [<options>]",
        discussion: "Exits with status 1 where a change breaks readers of XML, JSON or CSV.")

    @Argument(help: ArgumentHelp("The old schema: a file, or a dataset of the program's.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The new schema.", valueName: "new"))
    var new: String

    @Flag(help: "Print the changes as JSON.")
    var json = false

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        if old == InputFile.standardStream, new == InputFile.standardStream {
            throw ValidationError("Only one of the two can be standard input.")
        }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let before = try DatasetSchemaSource(old).schema(in: surroundings)
        let after = try DatasetSchemaSource(new).schema(in: surroundings)
        reporter.report(before.notes, file: old)
        reporter.report(after.notes, file: new)
        let report = SchemaDifferenceReport(SchemaDifference(from: before.schema, to: after.schema))
        try surroundings.write(json ? report.json : Array(report.text(in: reporter.language).utf8))
        if report.difference.breaks { throw CommandFailure(.inputHasErrors, []) }
    }
}
