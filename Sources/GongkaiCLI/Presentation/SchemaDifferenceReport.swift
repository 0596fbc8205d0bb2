import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel

/// What changed between two editions of a schema, for people and for programs.
struct SchemaDifferenceReport {
    let difference: SchemaDifference

    init(_ difference: SchemaDifference) {
        self.difference = difference
    }

    // MARK: For people

    /// A line a change, and one with the version that follows.
    func text(in language: Language) -> String {
        difference.changes.map { line($0, in: language) + "\n" }.joined() + verdict(in: language) + "\n"
    }

    private func line(_ change: SchemaChange, in language: Language) -> String {
        let (what, why) = change.kind.words
        var line = effect(of: change, in: language) + (language == .chinese ? "：" : ": ")
        if let field = change.field { line += field + " " }
        line += what[language]
        switch (change.old, change.new) {
        case (nil, nil): break
        case (let old?, let new?): line += language == .chinese ? "（\(old) → \(new)）" : " (\(old) → \(new))"
        case (let value?, nil), (nil, let value?): line += language == .chinese ? "（\(value)）" : " (\(value))"
        }
        line += (language == .chinese ? "；" : "; ") + why[language]
        return line.split(whereSeparator: \.isNewline).joined(separator: " ") + " [\(change.kind.rawValue)]"
    }

    private func effect(of change: SchemaChange, in language: Language) -> String {
        func names(_ effect: SchemaChange.Effect) -> String? {
            let names = change.exchanges(with: effect).map { $0.rawValue.uppercased() }
            return names.isEmpty ? nil : names.joined(separator: language == .chinese ? "、" : ", ")
        }
        if let broken = names(.breaks) { return (language == .chinese ? "破坏 " : "breaks ") + broken }
        if let some = names(.some) { return (language == .chinese ? "影响部分读取方 " : "some readers of ") + some }
        return language == .chinese ? "无影响" : "breaks nothing"
    }

    private func verdict(in language: Language) -> String {
        let (old, new) = (difference.old.version.text, difference.version.text)
        let declared = difference.new.version
        let weight = word(for: difference.weight, in: language)
        var verdict = language == .chinese ? "版本：\(old) → \(new)（\(weight)）" : "version: \(old) → \(new) (\(weight))"
        if declared < difference.version {
            verdict += language == .chinese ? "；新模式写的是 \(declared.text)" : "; the new schema says \(declared.text)"
        }
        return verdict
    }

    private func word(for weight: SchemaChange.Weight, in language: Language) -> String {
        switch (weight, language) {
        case (.none, .english): "nothing changed"
        case (.none, .chinese): "无变化"
        case (.patch, .chinese): "修订号"
        case (.minor, .chinese): "次版本"
        case (.major, .chinese): "主版本"
        case (_, .english): weight.rawValue
        }
    }

    // MARK: For programs

    /// An object with the changes, and the version that follows.
    var json: [UInt8] {
        var json = JSONEmitter()
        json.beginObject()
        json.name("old")
        write(difference.old, to: &json)
        json.name("new")
        write(difference.new, to: &json)
        json.member("breaks", difference.breaks)
        json.member("weight", difference.weight.rawValue)
        json.member("version", difference.version.text)
        json.name("changes")
        json.beginArray()
        for change in difference.changes { write(change, to: &json) }
        json.endArray()
        json.endObject()
        return json.finish()
    }

    private func write(_ schema: DatasetSchema, to json: inout JSONEmitter) {
        json.beginObject()
        json.member("name", schema.name)
        json.member("version", schema.version.text)
        json.endObject()
    }

    private func write(_ change: SchemaChange, to json: inout JSONEmitter) {
        let (what, why) = change.kind.words
        json.beginObject()
        json.member("kind", change.kind.rawValue)
        json.member("field", change.field)
        json.member("old", change.old)
        json.member("new", change.new)
        json.member("breaks", change.exchanges(with: .breaks).map(\.rawValue))
        json.member("affects", change.exchanges(with: .some).map(\.rawValue))
        json.member("weight", change.weight.rawValue)
        for (name, text) in [("what", what), ("why", why)] {
            json.name(name)
            json.beginObject()
            for language in Language.allCases { json.member(language.rawValue, text[language]) }
            json.endObject()
        }
        json.endObject()
    }
}
