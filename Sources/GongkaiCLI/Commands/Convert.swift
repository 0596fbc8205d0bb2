import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite

/// `gongkai convert`: reads each input and writes it in another format.
struct Convert: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert gazettes and documents into another format.",
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
            "The input's format: \(ReaderRegistry.standard.names). (default: by extension, else by content)",
            valueName: "format"))
    var inputFormat: String?

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: ArgumentHelp(
            "The output's format: \(WriterRegistry.standard.names). (default: by the extension of -o)",
            valueName: "format"))
    var outputFormat: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file or folder to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Option(help: ArgumentHelp("The input's encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let source = try PublicationSource(
            format: inputFormat, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        let plan = try ConversionPlan(
            inputs: inputs, output: output, format: outputFormat, force: force, in: surroundings)
        for step in plan.steps {
            reporter.work { reporter throws(CommandFailure) in
                try step.destination.checkMayBeMade()
                let (_, publication) = try surroundings.workers.both {
                    plan.writer.prepare()
                } here: { () throws(CommandFailure) in
                    try source.read(step.input, reporter: &reporter)
                }
                let output = try render(publication, of: step, with: plan.writer)
                try step.destination.write(output, in: surroundings)
            }
        }
    }
}

extension Convert {
    /// - Throws: status 73 where the format can't hold the publication, 70 where what we wrote is not valid.
    private func render(
        _ publication: Publication, of step: ConversionPlan.Step, with writer: any PublicationWriter
    ) throws(CommandFailure) -> WrittenOutput {
        do throws(WriteError) {
            return try step.destination.render(publication, with: writer)
        } catch {
            let status: ExitStatus =
                switch error {
                case .notRepresentable: .cannotCreate
                case .internalFault: .internalFault
                }
            throw CommandFailure(status, error.diagnostics, file: step.input.path)
        }
    }
}
