import ArgumentParser
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import Schemas

extension SQLDialect: ArgumentWord {}

/// What a dataset's schema is written as.
enum SchemaForm: String, ArgumentWord {
    case tableSchema = "table-schema"
    case dataResource = "data-resource"
    case xsd
    case jsonSchema = "json-schema"
    case csvw
    case sql
    case markdown
    case csv
}

/// `gongkai schema`: shows schemas, or compares two. It has no work of its own.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        _superCommandName: Gongkai.name,
        abstract: "Print a schema, in one of several forms, list the schemas, or compare two.",
        usage: """
            gongkai schema [<schema> [--as <form>] [--dialect sqlite|postgresql] [--names name|title]] [<options>]
            gongkai schema diff <old> <new> [--json] [<options>]
            """,
        subcommands: [SchemaShow.self, SchemaDiff.self],
        defaultSubcommand: SchemaShow.self)
}

/// `gongkai schema show`, where `show` may be left out: prints a schema that the program carries with it or that a file
/// holds, in the form asked for, or lists them.
struct SchemaShow: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a schema, or list those of the program; 'show' may be left out.",
        discussion: """
            A schema is a file (a Table Schema or Data Resource, Data Package 2), a dataset of the program's, or one of \
            \(SchemaShow.names).
            """)

    @Argument(help: ArgumentHelp("A file, or one of those listed. (default: list them)", valueName: "schema"))
    var name: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the schema of a dataset is written as: \(SchemaForm.allCases.map(\.rawValue).joined(separator: ", ")). (default: table-schema)",
            valueName: "form"))
    var form: SchemaForm?

    @Option(help: "The database that SQL is for.")
    var dialect: SQLDialect = .sqlite

    @Option(help: "What stands in the header of a blank table: names for programs, or Chinese titles.")
    var names: ColumnNames = .name

    @OptionGroup var presentation: PresentationOptions

    private static let names = Schemas.all.map(\.name).joined(separator: ", ")

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        guard let name else { return try list(in: surroundings) }
        if let schema = Schemas.all.first(where: { [name, name + ".xsd"].contains($0.name) }) {
            guard form == nil else { throw CommandFailure(.usage, .commandSchemaOneForm, [schema.name]) }
            return try surroundings.write(schema.bytes)
        }
        guard DatasetSchemaSource(name).isFound || name.contains(where: { "./".contains($0) }) else {
            let names = Schemas.all.map(\.name) + DatasetSchemaSource.knownNames
            throw CommandFailure(.usage, .commandSchemaUnknown, [name, names.joined(separator: ", ")])
        }
        let (schema, notes) = try DatasetSchemaSource(name).schema(in: surroundings)
        reporter.report(notes, file: name)
        try surroundings.write(bytes(of: schema, in: reporter.language))
    }

    private func list(in surroundings: Surroundings) throws(CommandFailure) {
        let rows =
            Schemas.all.map { [$0.name, $0.identifier] } + DatasetSchemaSource.known.map { [$0.name, $0.namespace] }
        try surroundings.write(Array(TextColumns.lines(rows).utf8))
    }

    private func bytes(of schema: DatasetSchema, in language: Language) -> [UInt8] {
        switch form ?? .tableSchema {
        case .tableSchema: schema.tableSchemaJSON(isWhole: true)
        case .dataResource: schema.resourceJSON()
        case .xsd: schema.xsd()
        case .jsonSchema: schema.jsonSchema()
        case .csvw: schema.csvw()
        case .sql: schema.sql(for: dialect)
        case .markdown: schema.dictionary(in: language)
        case .csv: schema.csvTemplate(names: names)
        }
    }
}
