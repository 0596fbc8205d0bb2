import ArgumentParser
import GongkaiDiagnostics
import Schemas

/// `gongkai schema`: prints a schema that the program carries with it, or lists them.
struct SchemaCommand: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print a schema that outputs are valid by, or list the schemas.")

    @Argument(help: "One of: \(SchemaCommand.names); an XSD also without its extension. (default: list them)")
    var name: String?

    @OptionGroup var presentation: PresentationOptions

    private static let names = Schemas.all.map(\.name).joined(separator: ", ")

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard let name else {
            let rows = Schemas.all.map { [$0.name, $0.identifier] }
            return try surroundings.write(Array(TextColumns.lines(rows).utf8))
        }
        guard let schema = Schemas.all.first(where: { [name, name + ".xsd"].contains($0.name) }) else {
            throw CommandFailure(.usage, .commandSchemaUnknown, [name, SchemaCommand.names])
        }
        try surroundings.write(schema.bytes)
    }
}
