import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics

/// `gongkai formats`: the table of what can be read and written.
struct Formats: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", _superCommandName: Gongkai.name,
        abstract: "List the formats that can be read and written.")

    @Flag(help: "Print the table as JSON.")
    var json = false

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        let table = FormatTable(
            readers: surroundings.readers, writers: surroundings.writers, recordReaders: surroundings.recordReaders,
            recordWriters: surroundings.recordWriters)
        try surroundings.write(json ? table.json : Array(table.text(in: reporter.language).utf8))
    }
}
