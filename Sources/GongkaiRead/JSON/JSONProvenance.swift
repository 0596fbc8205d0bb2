import GongkaiBytes
import GongkaiDiagnostics

/// Where the printed members of one object stand, and what the source has in their place, by the member's name
/// (`addressees/0` for an element).
struct JSONProvenance {
    private var fields: [String: JSONField] = [:]

    /// Puts both arrays together; reports a field that is named twice.
    init(repairs: [JSONRepair], fieldSources: [JSONFieldSource]) {
        for field in repairs.compactMap(\.field) + fieldSources.compactMap(\.field)
        where fields.updateValue(field, forKey: field.name.text) != nil {
            field.name.cursor.report(.jsonRepeatedField, [field.name.text])
        }
    }

    /// Takes out what is known of a member.
    mutating func take(_ name: String) -> JSONField? { fields.removeValue(forKey: name) }

    /// Reports the fields that nobody took: the object has no such members.
    func finish() {
        for name in fields.values.map(\.name).sorted(by: { $0.cursor.node.offset < $1.cursor.node.offset }) {
            name.cursor.report(.jsonUnknownField, [name.text])
        }
    }
}

/// One printed member; `original` is absent where the source has its very text.
struct JSONField {
    /// The member it speaks of, and where it says so.
    struct Name: JSONReadable {
        let text: String
        let cursor: JSONCursor

        static func read(_ cursor: JSONCursor) -> Name? { String.read(cursor).map { Name(text: $0, cursor: cursor) } }
    }

    let name: Name
    var original: String?
    let source: [SourceRange]
}

/// An entry of `repairs`.
struct JSONRepair: JSONObjectReadable {
    let field: JSONField?

    init(from object: inout JSONObjectReader) {
        let name: JSONField.Name? = object.required("field")
        let original: String? = object.required("original")
        let source: [SourceRange]? = object.optional("source")
        field = name.map { JSONField(name: $0, original: original, source: source ?? []) }
    }
}

/// An entry of `fieldSources`: as it has nothing else to say, it has a place.
struct JSONFieldSource: JSONObjectReadable {
    let field: JSONField?

    init(from object: inout JSONObjectReader) {
        let name: JSONField.Name? = object.required("field")
        let source: [SourceRange]? = object.required("source")
        field = name.map { JSONField(name: $0, source: source ?? []) }
        if let name, source == [] { object.cursor.report(.jsonEmptyFieldSource, [name.text]) }
    }
}
