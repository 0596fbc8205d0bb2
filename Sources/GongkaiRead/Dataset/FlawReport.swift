import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// Tells the flaws of a schema at the places where they stand.
struct FlawReport {
    private let schema: DatasetSchema
    private let table: SchemaObject
    private let resource: SchemaObject

    init(_ schema: DatasetSchema, table: SchemaObject, resource: SchemaObject) {
        self.schema = schema
        self.table = table
        self.resource = resource
    }

    func report() {
        for flaw in schema.flaws { report(flaw) }
    }

    private func report(_ flaw: DatasetSchema.Flaw) {
        switch flaw {
        case .name(let name): (resource["name"] ?? resource.cursor).report(.schemaName, [name])
        case .fieldName(let name): place(of: name).report(.schemaFieldName, [name])
        case .repeatedField(let name): place(of: name, last: true).report(.schemaRepeatedField, [name])
        case .unknownKeyField(let name): keys(with: name).report(.schemaUnknownKeyField, [name])
        case .unequalForeignKey(let fields):
            (table["foreignKeys"] ?? table.cursor).report(
                .schemaUnequalForeignKey, [fields.joined(separator: ", ")])
        case .repeatedCode(let field, let code): place(of: field).report(.schemaRepeatedCode, [code])
        case .noCodes(let field): place(of: field).report(.schemaNoCodes, [])
        case .nestedList(let field): place(of: field).report(.schemaNestedList, [])
        case .needlessConstraint(let field, let constraint):
            place(of: field, constraint).report(.schemaNeedlessConstraint, [constraint, typeName(of: field)])
        case .constraintValue(let field, let constraint, let value):
            place(of: field, constraint).report(.schemaConstraintValue, [value, constraint, typeName(of: field)])
        case .emptyRange(let field, let minimum, let maximum):
            place(of: field).report(.schemaEmptyRange, [minimum, maximum])
        case .contradictoryTruthValue(let field, let word):
            place(of: field, "trueValues").report(.schemaTruthValue, [word])
        }
    }

    private func typeName(of field: String) -> String {
        schema.index(of: field).map { schema.fields[$0].type.name } ?? ""
    }

    /// A field, or a member or constraint of it.
    private func place(of name: String, last: Bool = false, _ member: String? = nil) -> JSONCursor {
        let indices = schema.fields.indices.filter { schema.fields[$0].name == name }
        let cursors = table.elements("fields")
        guard let index = last ? indices.last : indices.first, cursors.indices.contains(index) else {
            return table.cursor
        }
        guard let member, let field = SchemaObject(cursors[index]) else { return cursors[index] }
        return field.object("constraints")?[member] ?? field[member] ?? cursors[index]
    }

    /// The keys among which an unknown field is named.
    private func keys(with name: String) -> JSONCursor {
        let key = schema.primaryKey.contains(name) ? "primaryKey" : "foreignKeys"
        return table[key] ?? table.cursor
    }
}
