package import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// Reads the file of a mapping.
package struct RecordMappingReader {
    /// So many tables may a mapping have.
    package static let mostTables = 256

    private let findings = JSONFindings()

    package init() {}

    /// Reads a mapping that builds on no other any more (`MappingExtension`).
    /// - Parameter bytes: the file, for the lines of what is wrong in it; what came from another has no place in it.
    /// - Throws: `ReadError.invalid` with all that is wrong.
    package func read(_ node: JSONNode, of bytes: [UInt8]) throws(ReadError) -> RecordMapping {
        let mapping = mapping(JSONCursor(node, findings))
        guard let mapping, !findings.hasErrors else { throw .invalid(findings.diagnostics(of: bytes)) }
        return mapping
    }

    private func mapping(_ root: JSONCursor) -> RecordMapping? {
        guard let object = SchemaObject(root) else { return nil }
        allow(
            object,
            only: [
                "mapping", "extends", "format", "record", "namespaces", "name", "fields", "primaryKey", "tables",
                "$schema", "description", "seen",
            ])
        for name in ["format", "record", "fields"] where object[name] == nil { object.reportMissing(name) }
        guard let form: RecordMapping.Form = word("format", of: object) else { return nil }
        let paths = PathReading(form: form, namespaces: namespaces(of: object))
        guard let record = object["record"].flatMap({ paths.record($0) }) else { return nil }
        let name = name(of: object) ?? DatasetName.name(of: record.steps.last?.local ?? "")
        var tables = [RecordMapping.Table(DatasetName.isFieldName(name) ? name : "records", path: record)]
        complete(&tables[0], by: object, paths)
        let children = object.elements("tables").compactMap { SchemaObject($0) }
        guard children.count < RecordMappingReader.mostTables else {
            object["tables"]?.report(.mappingTooLong, [String(RecordMappingReader.mostTables)])
            return nil
        }
        add(children, to: &tables, paths)
        return RecordMapping(form, tables: tables)
    }

    private func namespaces(of object: SchemaObject) -> [String: String] {
        guard let declared = object.object("namespaces") else { return [:] }
        var namespaces: [String: String] = [:]
        for prefix in declared.names { namespaces[prefix] = declared.value(prefix) }
        return namespaces
    }

    // MARK: Tables

    private func name(of object: SchemaObject) -> String? {
        guard let member = object["name"], let name = String.read(member) else { return nil }
        if !DatasetName.isFieldName(name) { member.report(.mappingName, [name]) }
        return name
    }

    /// Adds the tables, parents before children.
    private func add(_ objects: [SchemaObject], to tables: inout [RecordMapping.Table], _ paths: PathReading) {
        var waiting: [(object: SchemaObject, name: String)] = []
        var names: Set<String> = [tables[0].name]
        for object in objects {
            allow(object, only: ["name", "parent", "path", "fields", "primaryKey", "description", "seen"])
            for name in ["name", "path", "fields"] where object[name] == nil { object.reportMissing(name) }
            guard let name = name(of: object) else { continue }
            if !names.insert(name).inserted { object["name"]?.report(.mappingNameTwice, [name]) }
            waiting.append((object, name))
        }
        while !waiting.isEmpty {
            let before = waiting.count
            waiting.removeAll { object, name in
                let parent: String = object.value("parent") ?? tables[0].name
                guard let place = tables.firstIndex(where: { $0.name == parent }) else { return false }
                add(object, name, below: place, to: &tables, paths)
                return true
            }
            if waiting.count == before { return tellOrphans(waiting, names) }
        }
    }

    private func add(
        _ object: SchemaObject, _ name: String, below parent: Int, to tables: inout [RecordMapping.Table],
        _ paths: PathReading
    ) {
        guard let member = object["path"], let path = paths.path(member) else { return }
        // A part that is its own parent would begin in itself for ever.
        if path.steps.isEmpty {
            member.report(.mappingCyclic, [tables[parent].name + " → " + name + " → " + path.text])
        }
        if path.steps.last?.isAttribute == true { member.report(.mappingPath, [path.text]) }
        var table = RecordMapping.Table(name, parent: parent, path: path)
        complete(&table, by: object, paths)
        tables.append(table)
    }

    /// Tells of tables whose parents are not there, or go in a circle.
    private func tellOrphans(_ waiting: [(object: SchemaObject, name: String)], _ names: Set<String>) {
        var parents: [String: String] = [:]
        for (object, name) in waiting { parents[name] = object.value("parent") }
        for (object, name) in waiting {
            guard let parent = parents[name] else { continue }
            guard names.contains(parent) else {
                object["parent"]?.report(.mappingTable, [parent, names.sorted().joined(separator: ", ")])
                continue
            }
            var chain = [name]
            while let next = parents[chain[chain.count - 1]], !chain.contains(next) { chain.append(next) }
            guard parents[chain[chain.count - 1]] == name else { continue }
            object["parent"]?.report(.mappingCyclic, [(chain + [name]).joined(separator: " → ")])
        }
    }

    private func complete(_ table: inout RecordMapping.Table, by object: SchemaObject, _ paths: PathReading) {
        var isTyped = false
        for cursor in object.elements("fields") {
            guard let reading = FieldReading(cursor), let field = field(reading, paths) else { continue }
            if table.fields.contains(where: { $0.name == field.name }) {
                reading.object["name"]?.report(.mappingNameTwice, [field.name])
            }
            table.fields.append(field)
            isTyped = isTyped || reading.object["type"] != nil
        }
        for name in object.texts("primaryKey").map(FieldReading.name) {
            let place = table.fields.firstIndex { $0.name == name && $0.repetition != .list && $0.repetition != .json }
            guard let place else {
                object["primaryKey"]?.report(.mappingKey, [name])
                continue
            }
            table.key.append(place)
        }
        guard isTyped else { return }
        let title = BilingualText(table.name, table.name)
        table.schema = DatasetSchema(
            table.name, title, description: BilingualText("", ""),
            fields: object.elements("fields").compactMap { FieldReading($0)?.field() })
    }

    // MARK: Fields

    private func field(_ reading: FieldReading, _ paths: PathReading) -> RecordMapping.Field? {
        let object = reading.object
        for name in ["name", "path"] where object[name] == nil { object.reportMissing(name) }
        guard let name: String = object.value("name"), let member = object["path"], let path = paths.path(member)
        else { return nil }
        if name.isEmpty { object["name"]?.report(.schemaFieldName, [name]) }
        var field = RecordMapping.Field(FieldReading.name(name), path)
        field.repetition = word("repeated", of: object) ?? .one
        if field.repetition == .json, paths.form == .xml { object["repeated"]?.report(.mappingJSONOnly, ["json"]) }
        field.takesAllText = (word("text", of: object) as Text?) == .all
        field.whiteSpace = word("whiteSpace", of: object) ?? .trim
        field.emptyIsMissing = (word("empty", of: object) as Empty?) == .missing
        field.delimiter = delimiter(of: object) ?? ","
        return field
    }

    private enum Text: String, CaseIterable {
        case own
        case all
    }

    private enum Empty: String, CaseIterable {
        case text
        case missing
    }

    private func delimiter(of object: SchemaObject) -> Unicode.Scalar? {
        guard let member = object["delimiter"], let text = String.read(member) else { return nil }
        if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, scalar != "\\" { return scalar }
        member.report(.schemaUnsupported, ["delimiter", text])
        return nil
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, of object: SchemaObject) -> Word? {
        guard let member = object[name], let text = String.read(member) else { return nil }
        if let word = Word(rawValue: text) { return word }
        member.report(.mappingWord, [text, Word.allCases.map(\.rawValue).joined(separator: ", ")])
        return nil
    }

    private func allow(_ object: SchemaObject, only known: [String]) {
        for name in object.names where !known.contains(name) {
            object[name]?.report(.mappingMember, [name, known.joined(separator: ", ")])
        }
    }
}

/// Reads the paths of a mapping, and tells what is wrong with them.
private struct PathReading {
    let form: RecordMapping.Form
    let namespaces: [String: String]

    /// The path of the records.
    func record(_ cursor: JSONCursor) -> MappingPath? { path(cursor, isRecord: true) }

    /// A path within a record.
    func path(_ cursor: JSONCursor) -> MappingPath? { path(cursor, isRecord: false) }

    private func path(_ cursor: JSONCursor, isRecord: Bool) -> MappingPath? {
        guard let text = String.read(cursor) else { return nil }
        do throws(MappingPath.Fault) {
            return form == .xml
                ? try .xml(text, namespaces: namespaces, isRecord: isRecord) : try .json(text, isRecord: isRecord)
        } catch {
            switch error {
            case .syntax: cursor.report(.mappingPath, [text])
            case .escapes: cursor.report(.mappingPathEscapes, [text])
            case .prefix(let prefix): cursor.report(.mappingPrefix, [prefix])
            }
            return nil
        }
    }
}
