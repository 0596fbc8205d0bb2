import ArgumentParser
import GongkaiDiagnostics
import GongkaiPlugins
import GongkaiWrite

/// `gongkai convert`: reads each input and writes it in another format.
struct Convert: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert gazettes, documents and records into another format.",
        usage: "gongkai convert <input> ... [-f <format>] [-t <format>] [-o <out>] [<options>]",
        discussion: """
            Several inputs need -o to name a folder; each output keeps its input's base name. \
            A format that is a folder of files by nature (csv) makes the folder that -o names, or one file of what has \
            its extension (.zip); with a slash at its end -o names a folder to put it into. \
            A file that exists is replaced only with --force, and no file is ever left half-written.
            """
    )

    @Argument(help: ArgumentHelp("Files or folders to read; - is standard input.", valueName: "input"))
    var inputs: [String]

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The input's format: \(FormatNames.read). (default: by extension, else by content)",
            valueName: "format"))
    var inputFormat: String?

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: ArgumentHelp(
            """
            The output's format: \(FormatNames.written), or \(MadeFormats.usages). (default: by the extension of -o)
            """,
            valueName: "format"))
    var outputFormat: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file or folder to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Option(help: ArgumentHelp("The input's encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Option(
        name: .customLong("plugin-option"),
        help: ArgumentHelp("An option for the plugin of -t plugin:NAME; may be repeated.", valueName: "name=value"))
    var pluginOptions: [String] = []

    @Flag(help: "Replace what exists.")
    var force = false

    @OptionGroup var recordInput: RecordInputOptions

    @OptionGroup var recordOutput: RecordOutputOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let files = inputs.map(InputFile.init)
        try ConversionPlan.checkStandardInput(files)
        let sorted = try SortedInputs(
            files, by: RecordDetection(format: inputFormat, isWanted: recordInput.askForRecords, in: surroundings))
        switch sorted {
        case .publications(let files): try convert(publications: files, in: surroundings, reporter: &reporter)
        case .records(let inputs): try convert(records: inputs, in: surroundings, reporter: &reporter)
        }
    }

    /// What finds the writers that the command line names.
    private func writers(in surroundings: Surroundings, plugins: Plugins) -> WriterChoice {
        WriterChoice(format: outputFormat, output: output, plugins: plugins, surroundings: surroundings)
    }
}

// MARK: Publications

extension Convert {
    private func convert(
        publications files: [InputFile], in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        let source = try PublicationSource(
            format: inputFormat, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        // A signal that ends the program must end a plugin too: it waits until the plugin is gone.
        var signals = try MadeFormats.asked(for: outputFormat)?.maker.runsPrograms == true ? HeldSignals() : nil
        defer { signals?.release() }
        let plugins = try Plugins(
            options: pluginOptions, in: surroundings, goesOn: { [signals] in signals?.isWaiting != true })
        let writer = try writers(in: surroundings, plugins: plugins).documentWriter()
        let plan = try ConversionPlan(
            inputs: files, output: output, format: writer.format,
            makesFolders: writer is any DocumentFolderWriter, force: force)
        let conversion = PublicationConversion(source: source, surroundings: surroundings)
        for step in plan.steps {
            reporter.work { reporter throws(CommandFailure) in
                try conversion.convert(
                    step.input, into: [.init(writer: writer, destination: step.destination)], reporter: &reporter)
            }
        }
    }
}

// MARK: Records

extension Convert {
    private func convert(
        records inputs: [DetectedRecords], in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        var signals = try MadeFormats.asked(for: outputFormat)?.maker.runsPrograms == true ? HeldSignals() : nil
        defer { signals?.release() }
        let plugins = try Plugins(
            options: pluginOptions, in: surroundings, goesOn: { [signals] in signals?.isWaiting != true })
        let writer = try writers(in: surroundings, plugins: plugins).recordWriter()
        let files = inputs.map(\.file)
        let plan =
            recordOutput.splitBy == nil
            ? try ConversionPlan(
                inputs: files, output: output, format: writer.format, makesFolders: false, force: force)
            : try ConversionPlan(splitting: files, into: output, format: writer.format, force: force)
        let job = try recordInput.job(
            encoding: encoding, limits: try limits.chosen(), workers: recordOutput.workers, in: surroundings)
        let conversion = RecordConversion(job: job, options: recordOutput, writer: writer)
        for (input, step) in zip(inputs, plan.steps) {
            reporter.work { reporter throws(CommandFailure) in
                try step.destination.checkMayBeMade()
                try conversion.convert(input, into: step.destination, force: force, reporter: &reporter)
            }
        }
        reporter.report(plugins.warnings.all, file: files.first?.path)
    }
}
