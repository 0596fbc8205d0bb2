import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// `gongkai convert`: reads each input and writes it in another format.
struct Convert: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        _superCommandName: Gongkai.name,
        abstract: "Convert gazettes, documents and records into another format.",
        usage: "gongkai convert <input> ... [-f <format>] [-t <format>] [-o <out>] [<options>]",
        discussion: """
            Several inputs need -o to name a folder; each output keeps its input's base name. The files in an archive \
            (.zip, .tar, .tar.gz ...) are inputs of their own, and archive.zip/path names one; what is packed (.gz, .zst \
            ...) is read unpacked, and written packed where -o ends so. \
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

    @Flag(
        help: """
            Records in frames, between this program and one that drives it: read from standard input, or written to \
            standard output without -o; what became of it is told in frames on standard output.
            """)
    var framed = false

    @OptionGroup var recordInput: RecordInputOptions

    @OptionGroup var recordOutput: RecordOutputOptions

    @OptionGroup var shards: ShardOptions

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func validate() throws {
        guard framed else { return }
        guard inputs.count == 1 else { throw ValidationError("'--framed' takes one input.") }
        guard recordOutput.splitBy == nil else {
            throw ValidationError("'--framed' makes one output; it does not go with '--split-by'.")
        }
        if output ?? InputFile.standardStream == InputFile.standardStream, let outputFormat,
            outputFormat != FramedRecordWriter.formatName
        {
            throw ValidationError("'--framed' has frames alone on standard output; '-t \(outputFormat)' needs '-o'.")
        }
    }

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard framed else { return try convert(in: surroundings, answer: nil, reporter: &reporter) }
        var command = self
        if inputFormat == nil, InputFile(inputs[0]).isStandardInput {
            command.inputFormat = FramedRecordReader.formatName
        }
        if output ?? InputFile.standardStream == InputFile.standardStream {
            command.outputFormat = FramedRecordWriter.formatName
        }
        let answer = FramedAnswer()
        reporter.listener = answer.note
        reporter.work { [command] reporter throws(CommandFailure) in
            try command.convert(in: surroundings, answer: answer, reporter: &reporter)
        }
        try surroundings.write(answer.frames(status: reporter.status, in: reporter.language))
    }

    private func convert(
        in surroundings: Surroundings, answer: FramedAnswer?, reporter: inout Reporter
    ) throws(CommandFailure) {
        let files = inputs.map(InputFile.init)
        try ConversionPlan.checkStandardInput(
            files, besides: recordInput.files + [recordOutput.redactKey, shards.plan])
        if let (index, count) = try shards.chosen() {
            return try convert(shard: index, of: count, in: surroundings, reporter: &reporter)
        }
        let opened = InputOpening(limits: try limits.chosen(), in: surroundings).inputs(of: files, reporter: &reporter)
        // Why nothing is left has been told.
        if opened.isEmpty { return }
        let groups = try SortedInputs.groups(
            of: opened,
            by: RecordDetection(
                format: inputFormat, isWanted: recordInput.askForRecords, isMapped: recordInput.shape.mapping != nil,
                in: surroundings))
        try ConversionPlan.checkOutputsDiffer(groups)
        if groups.count == 1 {
            return try convert(groups[0], of: opened.count, in: surroundings, answer: answer, reporter: &reporter)
        }
        for group in groups {
            do throws(CommandFailure) {
                try convert(group, of: opened.count, in: surroundings, answer: answer, reporter: &reporter)
            } catch {
                // A format that fits the others is no fault of theirs; all else would be told twice.
                guard error.diagnostics.first?.rule == .commandFormatUnfit else { throw error }
                for file in group.files {
                    reporter.report(CommandFailure(error.status, error.diagnostics, file: file.path))
                }
            }
        }
    }

    /// - Parameter total: how many inputs there are in all.
    private func convert(
        _ inputs: SortedInputs, of total: Int, in surroundings: Surroundings, answer: FramedAnswer?,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        switch inputs {
        case .publications(let files):
            if answer != nil { throw CommandFailure(.unreadable, .commandFramedRecords, file: files.first?.path) }
            try recordInput.shape.refuseDatabaseOptions(for: nil, in: files[0])
            try convert(publications: files, of: total, in: surroundings, reporter: &reporter)
        case .records(let inputs):
            try convert(records: inputs, of: total, in: surroundings, answer: answer, reporter: &reporter)
        }
    }

    /// What finds the writers that the command line names.
    func writers(in surroundings: Surroundings, plugins: Plugins) -> WriterChoice {
        WriterChoice(format: outputFormat, output: output, plugins: plugins, surroundings: surroundings)
    }
}

// MARK: Publications

extension Convert {
    private func convert(
        publications files: [InputFile], of total: Int, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        let source = try PublicationSource(
            format: inputFormat, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        // A signal that ends the program must end a plugin too: it waits until the plugin is gone.
        var signals = try MadeFormats.asked(for: outputFormat)?.maker.runsPrograms == true ? HeldSignals() : nil
        defer { signals?.release() }
        let plugins = try Plugins(
            options: pluginOptions, in: surroundings, goesOn: { [signals] in signals?.isWaiting != true })
        let writer = try writers(in: surroundings, plugins: plugins).documentWriter()
        if let destination = streamDestination(for: writer.format) {
            return try convert(
                files, readBy: source, by: writer, into: destination, in: surroundings, reporter: &reporter)
        }
        let plan = try ConversionPlan(
            inputs: files, output: output, format: writer.format,
            makesFolders: writer.makesFolder, force: force, total: total)
        let conversion = PublicationConversion(source: source, surroundings: surroundings)
        for step in plan.steps {
            reporter.work { reporter throws(CommandFailure) in
                if source.isStream(step.input) {
                    return try convert(
                        streamOf: step, by: conversion, writer: writer, intoFolder: plan.makesFolder,
                        reporter: &reporter)
                }
                try conversion.convert(
                    step.input, into: [.init(writer: writer, destination: step.destination)], reporter: &reporter)
            }
        }
    }
}
