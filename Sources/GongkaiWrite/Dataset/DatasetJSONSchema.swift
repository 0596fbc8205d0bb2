import GongkaiBytes
package import GongkaiModel

/// Writes the JSON Schema (2020-12) of a dataset's records as JSON.
extension DatasetSchema {
    /// The schema of the object `{"dataset": {…}, "records": […]}`; `$defs/record` is that of one record, a line of NDJSON.
    package func jsonSchema() -> [UInt8] {
        var json = JSONEmitter()
        json.object { json in
            json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            json.member("$id", namespace + ":json")
            json.member("title", title.chinese)
            if !description.chinese.isEmpty { json.member("description", description.chinese) }
            json.member("type", "object")
            json.member("required", ["records"])
            json.object("properties") { json in
                writeMetadata(to: &json)
                json.object("records") { json in
                    json.member("type", "array")
                    json.object("items") { $0.member("$ref", "#/$defs/record") }
                }
            }
            json.member("additionalProperties", false)
            json.object("$defs") { json in json.object("record") { writeRecord(to: &$0) } }
        }
        return json.finish()
    }

    /// What is said of the dataset: which one it is, and more if need be.
    private func writeMetadata(to json: inout JSONEmitter) {
        json.object("dataset") { json in
            json.member("type", "object")
            json.object("properties") { json in
                json.object("name") { $0.member("const", name) }
                json.object("version") { $0.member("const", version.major) }
            }
        }
    }

    private func writeRecord(to json: inout JSONEmitter) {
        json.member("type", "object")
        let required = fields.filter(\.constraints.required).map(\.name)
        if !required.isEmpty { json.member("required", required) }
        json.object("properties") { json in
            for field in fields { json.object(field.name) { field.writeJSONSchema(to: &$0) } }
        }
        json.member("additionalProperties", false)
    }
}

extension DatasetField {
    fileprivate func writeJSONSchema(to json: inout JSONEmitter) {
        json.member("title", title.chinese)
        if let description { json.member("description", description.chinese) }
        // A missing value is an absent member or null.
        let name = type.isList ? "array" : type.jsonType
        if constraints.required {
            json.member("type", name)
        } else {
            json.member("type", [name, "null"])
        }
        guard type.isList else {
            writeLengths(["minLength", "maxLength"], to: &json)
            return writeValue(orNull: !constraints.required, to: &json)
        }
        json.member("minItems", max(1, constraints.minimumLength ?? 1))
        if let most = constraints.maximumLength { json.member("maxItems", most) }
        json.object("items") { json in
            json.member("type", type.element.jsonType)
            if type.element == .documentNumber { json.member("minLength", 1) }
            writeValue(orNull: false, to: &json)
        }
    }

    private func writeLengths(_ names: [String], to json: inout JSONEmitter) {
        let least = max(constraints.minimumLength ?? 0, type == .documentNumber ? 1 : 0)
        if least > 0 { json.member("minLength", least) }
        if let most = constraints.maximumLength { json.member("maxLength", most) }
    }

    /// What a value, or an item, must keep to besides its JSON type.
    private func writeValue(orNull: Bool, to json: inout JSONEmitter) {
        if type.element.isJSONNumber {
            writeNumber(to: &json)
        } else {
            writePatterns(to: &json)
        }
        guard let values = type.codes?.map(\.value) ?? constraints.enumeration else { return }
        json.array("enum") { json in
            for value in values { json.value(value, of: type.element) }
            if orNull { json.null() }
        }
    }

    private func writeNumber(to json: inout JSONEmitter) {
        let (least, most) = type.element == .year ? ("1", "9999") : (nil, nil)
        for (name, bound) in [("minimum", constraints.minimum ?? least), ("maximum", constraints.maximum ?? most)] {
            guard let bound else { continue }
            json.name(name)
            json.value(bound, of: type.element)
        }
    }

    /// The type's own pattern, those of bounds, and the field's, where ECMAScript can say it.
    private func writePatterns(to json: inout JSONEmitter) {
        let patterns = [
            type.element == .boolean ? nil : CanonicalPattern.pattern(of: type.element),
            constraints.minimum.flatMap { BoundPattern.atLeast($0, of: type) },
            constraints.maximum.flatMap { BoundPattern.atMost($0, of: type) }, constraints.pattern,
        ].compactMap { $0.flatMap(ECMAScriptPattern.anchored) }
        guard let first = patterns.first else { return }
        json.member("pattern", first)
        guard patterns.count > 1 else { return }
        json.array("allOf") { json in
            for pattern in patterns.dropFirst() { json.object { $0.member("pattern", pattern) } }
        }
    }
}

extension FieldType {
    /// What a value is in JSON; of a list, what an item is.
    fileprivate var jsonType: String {
        switch element {
        case .integer, .year: "integer"
        case .decimal: "number"
        case .boolean: "boolean"
        default: "string"
        }
    }

    fileprivate var isJSONNumber: Bool { jsonType == "integer" || jsonType == "number" }
}

extension JSONEmitter {
    /// A canonical value as it stands in JSON: numbers in their digits, a year without leading zeros.
    fileprivate mutating func value(_ text: String, of type: FieldType) {
        switch type {
        case .integer, .decimal: number(text)
        case .year: number(String(text.drop { $0 == "0" }))
        case .boolean: boolean(text == "true")
        default: string(text)
        }
    }
}
