import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics

/// `gongkai formats`: the table of what can be read and written.
struct Formats: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", _superCommandName: Gongkai.name,
        abstract: "List the formats that can be read and written.")

    /// How the formats are listed.
    enum Listing: String, ArgumentWord {
        /// What each is, with its extensions and its media type.
        case table
        /// What each can do.
        case matrix
        case json
    }

    @Option(
        name: .customLong("as"),
        help: """
            table: what each is; matrix: what it can do, such as being read back as the same; json: both. \
            (default: table)
            """)
    var listing: Listing?

    @Flag(help: "The same as --as json.")
    var json = false

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let table = FormatTable(
            readers: surroundings.readers, writers: surroundings.writers, recordReaders: surroundings.recordReaders,
            recordWriters: surroundings.recordWriters)
        let language = reporter.language
        switch json ? .json : listing ?? .table {
        case .table: try surroundings.write(Array(table.text(in: language).utf8))
        case .matrix: try surroundings.write(Array(table.matrix(in: language).utf8))
        case .json: try surroundings.write(table.json)
        }
    }
}
