import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Proposes a mapping for foreign XML or JSON, from all of it.
struct MappingProposal {
    let job: RecordJob
    /// How many rows of each table are looked at for their types; `nil` for all.
    var mostRecords: Int?

    /// Whether the beginning of an input looks like XML or JSON, and not like a publication.
    static func isForeign(_ start: UnsafeRawBufferPointer, _ surroundings: Surroundings) -> Bool {
        guard let first = firstCharacter(of: start) else { return false }
        let text = String(decoding: start.prefix(1 << 12), as: UTF8.self)
        let isOurs = text.contains("gongkai-publication") || text.contains("urn:gongkai:")
        return !isOurs && (isXML(start) || first == UInt8(ascii: "{") || first == UInt8(ascii: "["))
    }

    private static func firstCharacter(of start: UnsafeRawBufferPointer) -> UInt8? {
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    private static func isXML(_ start: UnsafeRawBufferPointer) -> Bool {
        guard firstCharacter(of: start) == UInt8(ascii: "<") else { return false }
        // A web page is no XML of records.
        let text = String(decoding: start.prefix(1 << 10), as: UTF8.self).lowercased()
        return !text.contains("<!doctype html") && !text.contains("<html")
    }

    /// The mapping without what the types of its fields are.
    func mapping(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> RecordMapping {
        var draft = try draft(of: input)
        reporter.report(draft.notes, file: input.file.path)
        // All is text, of which an empty one is other than a missing one.
        for (table, fields) in draft.mapping.tables.map(\.fields).enumerated() {
            for field in fields.indices { draft.keepEmpty(field, of: table) }
        }
        return draft.mapping
    }

    private func draft(of input: DetectedRecords) throws(CommandFailure) -> MappingDraft {
        let (file, options, _) = try job.text(of: input)
        return try MappingSearch(options).draft(
            isXML: MappingProposal.isXML(file.start.bytes), failure: { job.failure(for: $0, in: file) },
            open: { () throws(CommandFailure) in try job.text(of: input).source })
    }

    /// The mapping with the types of its fields, as the file of one.
    func json(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> [UInt8] {
        let input = try input.repeatable(limits: job.limits, in: job.surroundings)
        var draft = try draft(of: input)
        reporter.report(draft.notes, file: input.file.path)
        var schemas: [DatasetSchema] = []
        for table in draft.mapping.tables.indices {
            let schema = try schema(of: table, draft.mapping, input, reporter: &reporter)
            schemas.append(schema)
            if table == 0 { draft.setKey(schema.primaryKey) }
            for (place, field) in draft.mapping.tables[table].fields.enumerated() where field.emptyIsMissing {
                let isText = schema.fields.first { $0.name == field.name }?.type == .string
                if isText { draft.keepEmpty(place, of: table) }
            }
        }
        return MappingDocument(draft, schemas: schemas).json()
    }

    /// What the fields of a table come to.
    private func schema(
        of table: Int, _ mapping: RecordMapping, _ input: DetectedRecords, reporter: inout Reporter
    ) throws(CommandFailure) -> DatasetSchema {
        // The records alone have no number, which would be a key.
        let mapping = table == 0 ? RecordMapping(mapping.form, tables: [mapping.tables[0]]) : mapping
        let reader = MappedRecordReader(mapping, table: table, tellsAll: false, isQuiet: true)
        var job = job
        job.schema = nil
        let description = RecordDescription(job: job, mostRecords: mostRecords)
        let schema = try description.schema(of: input.read(by: reader), reporter: &reporter)
        return schema
            ?? DatasetSchema("records", BilingualText("", ""), description: BilingualText("", ""), fields: [])
    }
}

/// Writes a proposed mapping as the file of one.
private struct MappingDocument {
    private let draft: MappingDraft
    private let schemas: [DatasetSchema]

    init(_ draft: MappingDraft, schemas: [DatasetSchema]) {
        self.draft = draft
        self.schemas = schemas
    }

    func json() -> [UInt8] {
        let mapping = draft.mapping
        var json = JSONEmitter()
        json.beginObject()
        json.text("mapping", "1")
        json.text("format", mapping.form.rawValue)
        json.text("record", mapping.tables[0].path.text)
        if !draft.prefixes.namespaces.isEmpty {
            json.name("namespaces")
            json.beginObject()
            for (place, namespace) in draft.prefixes.namespaces.enumerated() {
                json.text(MappingPrefixes.prefix(place), namespace)
            }
            json.endObject()
        }
        write(0, to: &json)
        if mapping.tables.count > 1 {
            json.name("tables")
            json.beginArray()
            for table in 1..<mapping.tables.count {
                json.beginObject()
                write(table, to: &json)
                json.endObject()
            }
            json.endArray()
        }
        json.endObject()
        return json.finish()
    }

    private func write(_ place: Int, to json: inout JSONEmitter) {
        let table = draft.mapping.tables[place]
        json.text("name", table.name)
        if let parent = table.parent {
            json.text("parent", draft.mapping.tables[parent].name)
            json.text("path", table.path.text)
        }
        write(draft.seen[place].rows, isRecord: table.parent == nil, to: &json)
        json.name("fields")
        json.beginArray()
        let described = fields(of: schemas[place])
        for (field, seen) in zip(table.fields, draft.seen[place].fields) {
            json.beginObject()
            json.text("name", field.name)
            json.text("path", field.path.text)
            write(field, described[field.name] ?? [], to: &json)
            write(seen, isRecord: false, to: &json)
            json.endObject()
        }
        json.endArray()
        guard !table.key.isEmpty else { return }
        json.name("primaryKey")
        json.beginArray()
        for place in table.key { json.string(table.fields[place].name) }
        json.endArray()
    }

    private func write(_ field: RecordMapping.Field, _ described: [JSONMember], to json: inout JSONEmitter) {
        if field.takesAllText { json.text("text", "all") }
        if field.emptyIsMissing { json.text("empty", "missing") }
        guard field.repetition != .list else {
            json.text("repeated", "list")
            json.text("type", "list")
            json.text("delimiter", String(field.delimiter))
            return
        }
        if field.repetition != .one { json.text("repeated", field.repetition.rawValue) }
        for member in described where member.name != "name" {
            json.name(member.name)
            json.write(member.value)
        }
    }

    /// How often something was seen.
    private func write(_ seen: MappingDraft.Seen, isRecord: Bool, to json: inout JSONEmitter) {
        json.name("seen")
        json.beginObject()
        json.name("times")
        json.integer(seen.times)
        if !isRecord {
            json.name("in")
            json.integer(seen.places)
            json.name("most")
            json.integer(seen.most)
        }
        json.endObject()
    }

    /// What a Table Schema says of the fields, by their names.
    private func fields(of schema: DatasetSchema) -> [String: [JSONMember]] {
        guard let root = try? JSONNode.parse(schema.tableSchemaJSON()), case .object(let members) = root.value,
            let fields = members.first(where: { $0.name == "fields" }), case .array(let nodes) = fields.value.value
        else { return [:] }
        var found: [String: [JSONMember]] = [:]
        for node in nodes {
            guard case .object(let members) = node.value, let name = members.first(where: { $0.name == "name" }),
                case .string(let text) = name.value.value
            else { continue }
            found[text] = members
        }
        return found
    }
}

extension JSONEmitter {
    fileprivate mutating func text(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    /// Writes a value as it was read.
    mutating func write(_ node: JSONNode) {
        switch node.value {
        case .object(let members):
            beginObject()
            for member in members {
                name(member.name)
                write(member.value)
            }
            endObject()
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .string(let text): string(text)
        case .number(let digits): number(digits)
        case .boolean(let value): boolean(value)
        case .null: null()
        }
    }
}
