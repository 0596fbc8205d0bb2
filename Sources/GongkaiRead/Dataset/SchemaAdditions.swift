import GongkaiDiagnostics
import GongkaiModel

/// What a Data Resource says of itself, and what we add to it or to a Table Schema that stands alone.
struct SchemaAdditions {
    private let object: SchemaObject
    private let additions: SchemaObject?
    private let isResource: Bool

    init(_ object: SchemaObject, isResource: Bool) {
        self.object = object
        self.isResource = isResource
        additions = object.object("gongkai")
    }

    /// Puts into a schema what is said.
    func complete(_ schema: inout DatasetSchema) {
        additions?.allow(only: [
            "name", "version", "title", "description", "disclosurePoints", "updateFrequency", "leadAgencies",
            "subjects", "since",
        ])
        let named = isResource ? object : additions
        if let name: String = named?.value("name") { schema.name = name }
        schema.version = version ?? schema.version
        // A Table Schema v2 may have a title and a description of its own.
        schema.title = BilingualText.read("title", of: object, additions) ?? BilingualText(schema.name, schema.name)
        schema.description = BilingualText.read("description", of: object, additions) ?? BilingualText("", "")
        guard let additions else { return }
        schema.disclosurePoints = additions.value("disclosurePoints") ?? []
        schema.updateFrequency = updateFrequency
        schema.leadAgencies = additions.value("leadAgencies") ?? []
        schema.subjects = additions.value("subjects") ?? []
        schema.since = additions.value("since")
    }

    private var version: SchemaVersion? {
        guard let member = additions?["version"], let text = String.read(member) else { return nil }
        if let version = SchemaVersion(text) { return version }
        member.report(.schemaVersion, [text])
        return nil
    }

    private var updateFrequency: UpdateFrequency? {
        guard let member = additions?["updateFrequency"], let code = String.read(member) else { return nil }
        if let frequency = UpdateFrequency(code: code) { return frequency }
        member.report(
            .schemaUnknownWord, [code, (UpdateFrequency.named.map(\.code) + ["every-N-days"]).joined(separator: ", ")])
        return nil
    }
}

extension BilingualText {
    /// A text in both languages: the standard's own member is the Chinese one, or all there is; `gongkai` has both.
    static func read(_ name: String, of object: SchemaObject, _ additions: SchemaObject?) -> BilingualText? {
        let standard: String? = object.value(name)
        let both = additions?.object(name)
        both?.allow(only: Language.allCases.map(\.rawValue))
        let english: String? = both?.value(Language.english.rawValue)
        let chinese: String? = both?.value(Language.chinese.rawValue)
        guard let fallback = standard ?? chinese ?? english else { return nil }
        return BilingualText(english ?? fallback, standard ?? chinese ?? fallback)
    }
}
