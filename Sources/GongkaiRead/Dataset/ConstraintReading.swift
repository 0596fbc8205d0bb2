import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// What a field's values must keep to.
struct ConstraintReading {
    private let field: FieldReading
    private let object: SchemaObject?
    private let type: FieldType

    init(_ field: FieldReading, type: FieldType) {
        self.field = field
        self.type = type
        object = field.object.object("constraints")
    }

    func constraints() -> DatasetField.Constraints {
        object?.refuse(["jsonSchema", "exclusiveMinimum", "exclusiveMaximum"])
        var constraints = DatasetField.Constraints(
            required: object?.value("required") ?? false, unique: object?.value("unique") ?? false,
            minimum: bound("minimum"), maximum: bound("maximum"),
            minimumLength: length("minLength", ofList: "minItems"),
            maximumLength: length("maxLength", ofList: "maxItems"), pattern: pattern())
        if type.codes == nil { constraints.enumeration = enumeration() }
        return constraints
    }

    /// A bound, which stands under `gongkai` where Table Schema's type lets it have none.
    private func bound(_ name: String) -> String? {
        (object?[name] ?? field.additions?[name])?.scalarText()
    }

    /// A length. That of a list of ours stands under `gongkai`, since in Table Schema its cells are texts.
    private func length(_ name: String, ofList ours: String) -> Int? {
        field.additions?.value(ours) ?? object?.value(name)
    }

    private func enumeration() -> [String]? {
        object?["enum"]?.elements()?.compactMap { $0.scalarText() }
    }

    /// The field's own pattern; the one that says a type of ours in Table Schema is left out.
    private func pattern() -> String? {
        guard let member = object?["pattern"], let text = String.read(member) else { return nil }
        guard text != TableSchemaType(type).pattern else { return nil }
        do throws(XMLPatternError) {
            _ = try XMLPattern(text)
            return text
        } catch {
            member.report(.schemaPattern, [text, error.message])
            return nil
        }
    }
}
