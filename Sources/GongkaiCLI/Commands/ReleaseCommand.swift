import ArgumentParser
import GongkaiArchive
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRelease
import GongkaiWrite

/// `gongkai release make`, where `make` may be left out: makes a release of open data.
struct ReleaseMake: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a release of what a configuration names; 'make' may be left out.",
        usage: "gongkai release [<configuration>] -o <folder> [--archive zip|tar.gz] [--allow-partial] [<options>]",
        discussion: """
            The release stands in a folder of its own, <folder>/<period>, and is there whole or not at all; what was \
            released is never changed.
            """)

    @Argument(help: ArgumentHelp("The configuration, in YAML.", valueName: "configuration"))
    var file = "release.yaml"

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The folder in which the releases of the series stand.", valueName: "folder"))
    var output: String

    @Flag(help: "Leave out datasets with errors, and say so, instead of releasing nothing.")
    var allowPartial = false

    @Option(help: ArgumentHelp("Make an archive beside the folder, too: zip or tar.gz.", valueName: "form"))
    var archive: ArchiveFile.Form?

    @OptionGroup var workers: WorkerOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let source = try ReleaseConfigurationSource(InputFile(file), in: surroundings)
        var work = ReleaseWork(
            configuration: source.configuration, base: source.base,
            series: ReleaseMake.withoutSlash(output), allowsPartial: allowPartial,
            archive: archive, workers: workers.chosen(in: surroundings), surroundings: surroundings)
        work.signingKey = source.signingKey
        let path = try work.run(reporter: &reporter)
        try surroundings.printLine(path)
    }

    static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}

extension ArchiveFile.Form: ArgumentWord {}
