import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiPlugins
import GongkaiWrite

/// `gongkai plugin`: lists plugins, shows one, or tests one. It has no work of its own.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        _superCommandName: Gongkai.name,
        abstract: "List the writer plugins in the folders of GONGKAI_PLUGIN_PATH, show one, or test one.",
        subcommands: [PluginList.self, PluginInfo.self, PluginTest.self])
}

/// `gongkai plugin list`: the plugins that there are; none is run.
struct PluginList: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plugins that are found; none is run.")

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let rows = PluginProgram.all(in: try Plugins(in: surroundings).folders).map { [$0.name, $0.path] }
        guard !rows.isEmpty else { return }
        try surroundings.write(Array(TextColumns.lines(rows).utf8))
    }
}

/// `gongkai plugin info`: what a plugin says of itself.
struct PluginInfo: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Print what a plugin says of itself.")

    @Argument(help: ArgumentHelp("The plugin's name.", valueName: "name"))
    var name: String

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let (program, hello) = try Plugins(in: surroundings).greet(name)
        let summary = reporter.language == .chinese ? hello.format.summary.chinese : hello.format.summary.english
        let capabilities = PluginHello.Capability.allCases.filter(hello.can).map(\.rawValue)
        let rows = [
            ["name", program.name], ["path", program.path], ["summary", DiagnosticText.harmless(summary)],
            ["extension", hello.format.extensions.joined(separator: ", ")],
            ["media-type", DiagnosticText.harmless(hello.format.mediaType)],
            ["capabilities", capabilities.joined(separator: ", ")],
        ]
        try surroundings.write(Array(TextColumns.lines(rows).utf8))
    }
}

/// `gongkai plugin test`: the conformance kit.
struct PluginTest: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Hold a plugin to the protocol, and print a line for each test.")

    @Argument(help: ArgumentHelp("The plugin's name.", valueName: "name"))
    var name: String

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let plugins = try Plugins(in: surroundings)
        let program = try find(in: plugins.folders)
        let language = reporter.language
        var hasFailed = false
        for outcome in PluginConformance(program, host: plugins.host).run() {
            hasFailed = hasFailed || !outcome.isPassed
            let detail = outcome.failure.map { ": " + DiagnosticText.harmless($0.message(in: language)) } ?? ""
            try surroundings.printLine((outcome.isPassed ? "pass " : "FAIL ") + outcome.name + detail)
        }
        if hasFailed { throw CommandFailure(.inputHasErrors, []) }
    }

    private func find(in folders: [String]) throws(CommandFailure) -> PluginProgram {
        do throws(WriteError) {
            return try PluginProgram.find(name, in: folders)
        } catch {
            throw CommandFailure(error)
        }
    }
}
