import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Reads the schema of a dataset: a Table Schema (Data Package v2, and v1 where it has other words), alone or in a Data
/// Resource, with what we add under `gongkai`.
package struct DatasetSchemaReader {
    package init() {}

    /// Reads a schema.
    /// - Parameters:
    ///   - bytes: JSON in UTF-8.
    ///   - member: the member of the object that is the schema; `nil` where the whole is.
    ///   - name: what the dataset is called where the schema does not say, such as the file's base name.
    /// - Throws: `ReadError.unreadable` where the bytes are no JSON, else `ReadError.invalid` with all that is wrong.
    package func read(
        _ bytes: [UInt8], member: String? = nil, name: String, diagnostics sink: inout DiagnosticSink
    ) throws(ReadError) -> DatasetSchema {
        let findings = JSONFindings()
        let schema: DatasetSchema?
        do throws(JSONSyntaxError) {
            var root = JSONCursor(try JSONNode.parse(bytes), findings)
            if let member, let found = root.members()?.first(where: { $0.name == member }) { root = root.member(found) }
            schema = read(root, name: name)
        } catch {
            findings.report(error.diagnostic)
            throw .unreadable(findings.diagnostics(of: bytes))
        }
        guard let schema, !findings.hasErrors else { throw .invalid(findings.diagnostics(of: bytes)) }
        for note in findings.diagnostics(of: bytes) { sink.report(note) }
        return schema
    }

    private func read(_ root: JSONCursor, name: String) -> DatasetSchema? {
        guard let object = SchemaObject(root) else { return nil }
        let isResource = object["fields"] == nil
        guard !isResource || object["schema"] != nil else {
            root.report(.schemaShape, [])
            return nil
        }
        // A resource may name a file with its schema; we read the one file.
        guard let table = isResource ? object.object("schema") : object else { return nil }
        if isResource { object.noteUnused(["dialect"]) }
        var schema = TableSchemaReading(table).schema(named: name)
        SchemaAdditions(object, isResource: isResource).complete(&schema)
        if !root.findings.hasErrors { FlawReport(schema, table: table, resource: object).report() }
        return schema
    }
}

/// What a Table Schema says of the dataset as a whole.
private struct TableSchemaReading {
    private let object: SchemaObject

    init(_ object: SchemaObject) {
        self.object = object
    }

    func schema(named name: String) -> DatasetSchema {
        object.refuse(["uniqueKeys"])
        if let fields = object["fields"], case .array([]) = fields.node.value { fields.report(.schemaNoFields, []) }
        if object["fieldsMatch"].flatMap({ $0.elements()?.first?.scalarText() }) != "exact" {
            object.noteUnused(["fieldsMatch"])
        }
        return DatasetSchema(
            name, BilingualText(name, name), description: BilingualText("", ""),
            fields: object.elements("fields").compactMap { FieldReading($0)?.field() },
            primaryKey: object.texts("primaryKey").map(FieldReading.name),
            foreignKeys: object.elements("foreignKeys").compactMap(foreignKey),
            missingValues: object["missingValues"] == nil ? [""] : object.missingValues("missingValues"))
    }

    private func foreignKey(_ cursor: JSONCursor) -> DatasetSchema.ForeignKey? {
        guard let key = SchemaObject(cursor) else { return nil }
        guard let reference = key.object("reference") else {
            if key["reference"] == nil { key.reportMissing("reference") }
            return nil
        }
        for (part, name) in [(key, "fields"), (reference, "fields")] where part[name] == nil {
            part.reportMissing(name)
        }
        let resource: String? = reference.value("resource")
        return DatasetSchema.ForeignKey(
            key.texts("fields").map(FieldReading.name), references: reference.texts("fields").map(FieldReading.name),
            of: resource.flatMap { $0.isEmpty ? nil : $0 })
    }
}

extension SchemaObject {
    /// Values that stand for missing ones, each a text or an object with a value and a label.
    fileprivate func missingValues(_ name: String) -> [String] {
        elements(name).compactMap { element in
            guard case .object = element.node.value, let labelled = SchemaObject(element) else {
                return String.read(element)
            }
            labelled.noteUnused(["label"])
            guard let value: String = labelled.value("value") else {
                if labelled["value"] == nil { labelled.reportMissing("value") }
                return nil
            }
            return value
        }
    }
}
