import ArgumentParser
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiTables
import GongkaiWorkers
import GongkaiWrite

extension ColumnNames: ArgumentWord {}

/// `gongkai table`: prints a publication seen as one dataset, or lists the datasets.
struct Table: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        _superCommandName: Gongkai.name,
        abstract: "Write one table of a gazette or document, or list the tables.",
        usage: """
            gongkai table [<name> [<input>] [-t <format>] [-o <out>] [--names name|title | --schema] [-f <format>] \
            [<options>]]
            """,
        discussion: """
            Without a name the tables that every publication has are listed. Each table that a document prints is one \
            more, named tables/1 and so on; "tables" lists them. A bare - reads standard input.
            """
    )

    @Argument(help: ArgumentHelp("The table, such as documents.", valueName: "name"))
    var name: String?

    @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "input"))
    var input: String?

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: ArgumentHelp(
            "The output's format: \(FormatNames.recordsWritten). (default: by the extension of -o, else csv)",
            valueName: "format"))
    var outputFormat: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write; - is standard output, the default.", valueName: "out"))
    var output: String?

    @Flag(help: "Replace what exists.")
    var force = false

    @Option(help: "What stands above the columns: names for programs, or Chinese titles.")
    var names: ColumnNames = .name

    @Flag(help: "Print the table's schema (Table Schema, Data Package 2) instead of its records.")
    var schema = false

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: ArgumentHelp(
            "The input's format: \(FormatNames.documentsRead). (default: by extension, else by content)",
            valueName: "format"))
    var inputFormat: String?

    @Option(help: ArgumentHelp("The input's encoding, by its IANA name. (default: told from the bytes)"))
    var encoding: String?

    @OptionGroup var limits: LimitOptions

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard let name else { return try list(in: reporter.language, surroundings) }
        let known = Projection.standard.first { $0.schema.name == name }
        if schema, input == nil, let known { return try surroundings.write(known.schema.tableSchemaJSON()) }
        guard known != nil || PrintedTables.isName(name) else {
            throw Table.unknown(name)
        }
        guard let input else { throw CommandFailure(.usage, .commandTableInputMissing, [name]) }
        try show(name, from: InputFile(input), in: surroundings, reporter: &reporter)
    }

    private func list(in language: Language, _ surroundings: Surroundings) throws(CommandFailure) {
        let rows = Projection.standard.map {
            [$0.schema.name, $0.schema.title[language], $0.schema.description[language]]
        }
        try surroundings.write(Array(TextColumns.lines(rows).utf8))
    }

    private func show(
        _ name: String, from file: InputFile, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        let source = try PublicationSource(
            format: inputFormat, encoding: encoding, limits: try limits.chosen(), in: surroundings)
        let file = try InputOpening(limits: try limits.chosen(), in: surroundings).input(of: file, reporter: &reporter)
        let examine: PublicationSource.Examination = { name == "findings" ? Checks.findings(in: $0) : [] }
        let (publication, diagnostics, _) = try source.readWithFindings(file, reporter: &reporter, examine: examine)
        let projections = Projection.all(of: publication)
        guard let projection = projections.first(where: { $0.schema.name == name }) else {
            let count = projections.count - Projection.standard.count
            throw CommandFailure(.usage, .commandTableAbsent, [name, String(count)], file: file.path)
        }
        if schema { return try surroundings.write(projection.schema.tableSchemaJSON()) }
        let watch = reporter.observation
        let dataset = watch.measure(.write, file.path) {
            projection.dataset(of: Projection.Input(publication, diagnostics: diagnostics))
        }
        try DatasetDestination(
            format: outputFormat, destination: .init(output, replaces: force), names: names, watch: watch
        )
        .write(dataset, of: file.path, in: surroundings)
    }

    /// What to say of a name that there is no table of: the names like it, the likeliest first; all where none is.
    private static func unknown(_ name: String) -> CommandFailure {
        let names = Projection.standard.map(\.schema.name)
        let wanted = name.lowercased()
        let near = names.map { (name: $0, distance: editDistance(wanted, $0)) }
            .filter { $0.distance <= max(2, $0.name.count / 3) || (wanted.count >= 3 && $0.name.contains(wanted)) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return near.isEmpty
            ? CommandFailure(.usage, .commandTableUnknown, [name, names.joined(separator: ", ")])
            : CommandFailure(.usage, .commandTableMisspelt, [name, near.map(\.name).joined(separator: ", ")])
    }

    /// How many letters are to be put in, taken out or changed to make one word of the other (Levenshtein).
    private static func editDistance(_ first: String, _ second: String) -> Int {
        // No name is longer, and what is far longer than every name is like none.
        let first = Array(first.utf8.prefix(64))
        let second = Array(second.utf8)
        var row = Array(0...second.count)
        for (index, byte) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in second.indices {
                let change = diagonal + (byte == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
