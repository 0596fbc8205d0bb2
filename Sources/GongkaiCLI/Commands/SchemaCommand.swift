import ArgumentParser
import GongkaiDiagnostics
import Schemas

/// `gongkai schema`: prints a schema that the program carries with it, or lists them.
struct SchemaCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print a schema that outputs are valid by, or list the schemas.")

    @Argument(
        help: ArgumentHelp("One of: \(Schemas.all.map(\.name).joined(separator: ", ")). (default: list them)"))
    var name: String?

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard let name else {
            let rows = Schemas.all.map { [$0.name, $0.namespace] }
            return try surroundings.write(Array(TextColumns.lines(rows).utf8))
        }
        guard let schema = Schemas.all.first(where: { $0.name == name }) else {
            let known = Schemas.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(.usage, .commandSchemaUnknown, [name, known])
        }
        try surroundings.write(schema.bytes)
    }
}
