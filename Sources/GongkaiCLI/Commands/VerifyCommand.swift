import ArgumentParser
import GongkaiDiagnostics
import GongkaiRead

/// `gongkai verify`: looks whether a release is whole, and what it says.
struct VerifyCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        _superCommandName: Gongkai.name,
        abstract: "Verify a release: digests, signature, schemas, the same records in all formats, links, metadata.",
        usage: "gongkai verify <folder> [--allowed-signers <file> [--signer <name>]] [--json] [<options>]",
        discussion: """
            <folder> is that of one release, such as releases/2024-03. Nothing outside it is looked at, apart from where \
            its links lead.
            """)

    @Argument(help: ArgumentHelp("The folder of a release.", valueName: "folder"))
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Who may sign, in the form of OpenSSH's allowed signers; the release must be signed then.",
            valueName: "file"))
    var allowedSigners: String?

    @Option(help: ArgumentHelp("Who must have signed. (default: any of them)", valueName: "name"))
    var signer: String?

    @Flag(help: "Write the findings to standard output as JSON, too.")
    var json = false

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard let status = FileStatus(path: folder) else {
            throw CommandFailure(.noInput, .commandInputMissing, file: folder)
        }
        guard status.isFolder else { throw CommandFailure(.noInput, .verifyNoFolder, file: folder) }
        let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let verification = ReleaseVerification(
            folder: path, allowedSigners: allowedSigners, signer: signer, workers: workers.chosen(in: surroundings),
            surroundings: surroundings)
        let report = try verification.run(reporter: &reporter)
        if json {
            try surroundings.write(report.json(of: path, in: reporter.language))
        } else {
            try surroundings.printLine(path + report.verdict(in: reporter.language))
        }
        reporter.tell(Diagnostic(.verifySummary, report.counts.map { String($0) }), file: path)
    }
}
