import GongkaiBytes
import GongkaiModel

/// A field as Table Schema says it, and what it cannot say under `gongkai`.
extension DatasetField {
    func write(to json: inout JSONEmitter, observed: FieldObservation? = nil) {
        let type = TableSchemaType(self.type)
        json.object { json in
            json.member("name", name)
            json.member("title", title.chinese)
            if let description { json.member("description", description.chinese) }
            json.member("type", type.type)
            if let format = format ?? type.format { json.member("format", format) }
            if let example { json.member("example", example) }
            writeTruthValues(to: &json)
            writeCategories(to: &json)
            writeConstraints(of: type, to: &json)
            json.object("gongkai") { json in
                writeAdditions(of: type, to: &json)
                observed?.write(to: &json)
            }
        }
    }

    /// Those of a closed vocabulary; codes in a list are none of the cell's values.
    private var codes: [FieldType.Code] {
        if case .code(let codes) = type { codes } else { [] }
    }

    private func writeTruthValues(to json: inout JSONEmitter) {
        guard type == .boolean, truthValues != .tableSchema else { return }
        json.member("trueValues", truthValues.trueValues)
        json.member("falseValues", truthValues.falseValues)
    }

    private func writeCategories(to json: inout JSONEmitter) {
        guard !codes.isEmpty else { return }
        json.array("categories") { json in
            for code in codes {
                json.object { json in
                    json.member("value", code.value)
                    json.member("label", code.label.chinese)
                }
            }
        }
        if isOrdered { json.member("categoriesOrdered", true) }
    }

    private func writeConstraints(of type: TableSchemaType, to json: inout JSONEmitter) {
        let pattern = constraints.pattern ?? type.pattern
        let values = codes.isEmpty ? constraints.enumeration : codes.map(\.value)
        var written = constraints
        if !type.hasBounds { (written.minimum, written.maximum) = (nil, nil) }
        if isList { (written.minimumLength, written.maximumLength) = (nil, nil) }
        guard written != .none || pattern != nil || values != nil else { return }
        json.object("constraints") { json in
            if written.required { json.member("required", true) }
            if written.unique { json.member("unique", true) }
            if let minimum = written.minimum { json.member("minimum", minimum) }
            if let maximum = written.maximum { json.member("maximum", maximum) }
            if let length = written.minimumLength { json.member("minLength", length) }
            if let length = written.maximumLength { json.member("maxLength", length) }
            if let pattern { json.member("pattern", pattern) }
            if let values { json.member("enum", values) }
        }
    }

    private var isList: Bool {
        if case .list = type { true } else { false }
    }

    private func writeAdditions(of type: TableSchemaType, to json: inout JSONEmitter) {
        json.member("title", title)
        if let description { json.member("description", description) }
        if !type.isExact { json.member("type", self.type.name) }
        writeListAdditions(to: &json)
        if !type.hasBounds {
            if let minimum = constraints.minimum { json.member("minimum", minimum) }
            if let maximum = constraints.maximum { json.member("maximum", maximum) }
        }
        writeLabels(to: &json)
        let readings = NumberReading.allCases.filter(readings.contains)
        if !readings.isEmpty { json.member("readings", readings.map(\.rawValue)) }
        if let unit { json.member("unit", unit) }
        if let source { json.member("source", source) }
        if sensitivity != .open { json.member("sensitivity", sensitivity.rawValue) }
        if let redaction { json.member("redaction", redaction.rawValue) }
        writeAliases(to: &json)
        if let since { json.member("since", since) }
    }

    private func writeListAdditions(to json: inout JSONEmitter) {
        guard case .list(let element) = type else { return }
        json.member("itemType", element.name)
        json.member("separator", String(separator))
        if let least = constraints.minimumLength { json.member("minItems", least) }
        if let most = constraints.maximumLength { json.member("maxItems", most) }
    }

    /// What codes are called in both languages, by code.
    private func writeLabels(to json: inout JSONEmitter) {
        guard let codes = type.codes, !codes.isEmpty else { return }
        json.object("labels") { json in
            for code in codes { json.member(code.value, code.label) }
        }
    }

    private func writeAliases(to json: inout JSONEmitter) {
        guard !aliases.isEmpty else { return }
        json.object("aliases") { json in
            for alias in aliases { json.member(alias.receiver, alias.name) }
        }
    }
}
