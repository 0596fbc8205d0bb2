import ArgumentParser

/// Where a command that makes one file writes it.
struct FileOutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    var destination: ConversionPlan.Destination { ConversionPlan.Destination(output, replaces: force) }
}
