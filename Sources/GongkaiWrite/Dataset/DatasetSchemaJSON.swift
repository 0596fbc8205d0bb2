package import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes schemas as JSON: Data Resources and Table Schemas of Data Package v2. Chinese titles stand in the standard's
/// own members, since they are what people see above columns; the English ones stand under `gongkai`.
extension DatasetSchema {
    /// The Data Resource for the dataset in a CSV file beside it, as a JSON document.
    /// - Parameter path: the file; by default the dataset's name and `.csv`.
    package func resourceJSON(path: String? = nil) -> [UInt8] {
        var json = JSONEmitter()
        writeResource(to: &json, path: path)
        return json.finish()
    }

    /// The Table Schema alone, as a JSON document.
    package func tableSchemaJSON() -> [UInt8] {
        var json = JSONEmitter()
        writeTableSchema(to: &json)
        return json.finish()
    }

    /// Writes the Data Resource as an object, such as one of a package's resources.
    /// - Parameters:
    ///   - bytes: the size of the file, where it is known.
    ///   - sha256: the digest of the file in hexadecimal, where it is known.
    package func writeResource(
        to json: inout JSONEmitter, path: String? = nil, isRoot: Bool = true, bytes: Int? = nil, sha256: String? = nil
    ) {
        json.object { json in
            if isRoot { json.member("$schema", "https://datapackage.org/profiles/2.0/dataresource.json") }
            json.member("name", name)
            json.member("type", "table")
            json.member("title", title.chinese)
            json.member("description", description.chinese)
            json.member("path", path ?? name + ".csv")
            json.member("format", "csv")
            json.member("mediatype", "text/csv")
            json.member("encoding", "utf-8")
            if let bytes { json.member("bytes", bytes) }
            if let sha256 { json.member("hash", "sha256:" + sha256) }
            json.name("schema")
            writeTableSchema(to: &json)
            json.name("gongkai")
            writeAdditions(to: &json)
        }
    }

    /// Writes the Table Schema as an object.
    package func writeTableSchema(to json: inout JSONEmitter) {
        json.object { json in
            json.member("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
            json.array("fields") { json in
                for field in fields { field.write(to: &json) }
            }
            if !primaryKey.isEmpty { json.member("primaryKey", primaryKey) }
            if !foreignKeys.isEmpty {
                json.array("foreignKeys") { json in
                    for key in foreignKeys { key.write(to: &json) }
                }
            }
            json.member("missingValues", missingValues)
        }
    }

    private func writeAdditions(to json: inout JSONEmitter) {
        json.object { json in
            json.member("title", title)
            json.member("description", description)
            if !disclosurePoints.isEmpty { json.member("disclosurePoints", disclosurePoints) }
            if let updateFrequency { json.member("updateFrequency", updateFrequency.code) }
            if !leadAgencies.isEmpty { json.member("leadAgencies", leadAgencies) }
            if let since { json.member("since", since) }
        }
    }
}

extension DatasetSchema.ForeignKey {
    fileprivate func write(to json: inout JSONEmitter) {
        json.object { json in
            json.member("fields", fields)
            json.name("reference")
            json.object { json in
                // Of a key into the dataset itself the resource may be left out since version 2; readers of version 1 want "".
                json.member("resource", dataset ?? "")
                json.member("fields", references)
            }
        }
    }
}

extension DatasetField {
    fileprivate func write(to json: inout JSONEmitter) {
        let type = TableSchemaType(self.type)
        json.object { json in
            json.member("name", name)
            json.member("title", title.chinese)
            if let description { json.member("description", description.chinese) }
            json.member("type", type.type)
            if let format = format ?? type.format { json.member("format", format) }
            if let example { json.member("example", example) }
            writeCategories(to: &json)
            writeConstraints(of: type, to: &json)
            json.name("gongkai")
            writeAdditions(isExact: type.isExact, to: &json)
        }
    }

    private var codes: [FieldType.Code] {
        if case .code(let codes) = type { codes } else { [] }
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
    }

    private func writeConstraints(of type: TableSchemaType, to json: inout JSONEmitter) {
        let pattern = constraints.pattern ?? type.pattern
        guard constraints != .none || pattern != nil || !codes.isEmpty else { return }
        json.name("constraints")
        json.object { json in
            if constraints.required { json.member("required", true) }
            if constraints.unique { json.member("unique", true) }
            if let minimum = constraints.minimum { json.member("minimum", minimum) }
            if let maximum = constraints.maximum { json.member("maximum", maximum) }
            if let length = constraints.minimumLength { json.member("minLength", length) }
            if let length = constraints.maximumLength { json.member("maxLength", length) }
            if let pattern { json.member("pattern", pattern) }
            if !codes.isEmpty { json.member("enum", codes.map(\.value)) }
        }
    }

    private func writeAdditions(isExact: Bool, to json: inout JSONEmitter) {
        json.object { json in
            json.member("title", title)
            if let description { json.member("description", description) }
            if !isExact { json.member("type", type.name) }
            if case .list(let element) = type {
                json.member("itemType", element.name)
                json.member("separator", String(FieldValue.separator))
            }
            writeLabels(to: &json)
            if let unit { json.member("unit", unit) }
            if sensitivity != .open { json.member("sensitivity", sensitivity.rawValue) }
            writeAliases(to: &json)
            if let since { json.member("since", since) }
        }
    }

    /// The English labels of codes, by code.
    private func writeLabels(to json: inout JSONEmitter) {
        guard !codes.isEmpty else { return }
        json.name("labels")
        json.object { json in
            for code in codes { json.member(code.value, code.label) }
        }
    }

    private func writeAliases(to json: inout JSONEmitter) {
        guard !aliases.isEmpty else { return }
        json.name("aliases")
        json.object { json in
            for alias in aliases { json.member(alias.receiver, alias.name) }
        }
    }
}

extension JSONEmitter {
    fileprivate mutating func object(_ members: (inout JSONEmitter) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    fileprivate mutating func array(_ name: String, _ elements: (inout JSONEmitter) -> Void) {
        self.name(name)
        beginArray()
        elements(&self)
        endArray()
    }

    fileprivate mutating func member(_ name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    fileprivate mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        integer(number)
    }

    fileprivate mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        boolean(value)
    }

    fileprivate mutating func member(_ name: String, _ texts: [String]) {
        array(name) { json in
            for text in texts { json.string(text) }
        }
    }

    fileprivate mutating func member(_ name: String, _ text: BilingualText) {
        self.name(name)
        object { json in
            for language in Language.allCases { json.member(language.rawValue, text[language]) }
        }
    }
}
