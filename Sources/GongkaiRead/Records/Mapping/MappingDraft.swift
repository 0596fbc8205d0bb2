package import GongkaiDiagnostics
import GongkaiModel

/// A mapping that is proposed for an input, with what was seen of each path.
package struct MappingDraft {
    /// How often the values of a field, or the rows of a table, were seen.
    package struct Seen: Hashable, Sendable {
        /// How many there are in all.
        package var times: Int
        /// In how many records, or parts that get a table, there is one.
        package var places: Int
        /// How many one of those has at most.
        package var most: Int
    }

    package private(set) var mapping: RecordMapping
    package private(set) var prefixes: MappingPrefixes
    /// For each table that of its rows, and of its fields.
    package private(set) var seen: [(rows: Seen, fields: [Seen])] = []
    /// Names that could not be had.
    package private(set) var notes: [Diagnostic] = []
    private let survey: PathSurvey
    private var tableNames: Set<String> = []

    init(_ form: RecordMapping.Form, record: MappingPath, prefixes: MappingPrefixes, survey: PathSurvey) {
        self.survey = survey
        self.prefixes = prefixes
        mapping = RecordMapping(form, tables: [])
        let name = record.steps.last?.local ?? ""
        _ = addTable(name.isEmpty ? "records" : name, parent: nil, path: record, survey.paths[0])
        fill(0, with: 0)
    }

    // MARK: Names

    private mutating func addTable(
        _ name: String, parent: Int?, path: MappingPath, _ found: PathSurvey.Path
    ) -> Int {
        let wanted = DatasetName.isFieldName(name) ? name : XMLNameEscape.encode(name)
        let base = wanted.isEmpty ? "table" : wanted
        var free = base
        var number = 2
        while !tableNames.insert(free.lowercased()).inserted {
            free = "\(base)_\(number)"
            number += 1
        }
        if free != base { notes.append(Diagnostic(.mappingNameChosen, [free, path.text])) }
        mapping.tables.append(RecordMapping.Table(free, parent: parent, path: path))
        seen.append((Seen(times: found.times, places: found.places, most: found.most), []))
        return mapping.tables.count - 1
    }

    private mutating func addField(
        _ name: String, _ path: MappingPath, to table: Int, _ found: PathSurvey.Path,
        repeated: RecordMapping.Repetition = .one
    ) {
        let wanted = DatasetName.isFieldName(name) ? name : XMLNameEscape.encode(name)
        let base = wanted.isEmpty ? "value" : wanted
        var free = base
        var number = 2
        let taken = Set(mapping.tables[table].fields.map { $0.name.lowercased() })
        while taken.contains(free.lowercased()) {
            free = "\(base)_\(number)"
            number += 1
        }
        if free != base { notes.append(Diagnostic(.mappingNameChosen, [free, path.text])) }
        var field = RecordMapping.Field(free, path)
        field.repetition = repeated
        if repeated == .one {
            field.takesAllText = found.isMixed
            field.emptyIsMissing = mapping.form == .xml && found.empties > 0 && found.texts > 0
        }
        mapping.tables[table].fields.append(field)
        seen[table].fields.append(Seen(times: found.times, places: found.places, most: found.most))
    }

    // MARK: Fields and tables

    /// Gives a table the fields of what is within a path.
    private mutating func fill(_ table: Int, with path: Int) {
        let found = survey.paths[path]
        if hasValue(found) {
            addField(mapping.tables[table].name, .itself, to: table, found)
        }
        addParts(of: path, at: [], prefix: "", to: table)
    }

    private mutating func addParts(of path: Int, at steps: [MappingPath.Step], prefix: String, to table: Int) {
        let found = survey.paths[path]
        let neighbours = found.children.map { survey.paths[$0].step }
        for child in found.children {
            let part = survey.paths[child]
            // The text of what is mixed is taken as a whole.
            if found.isMixed, !part.step.isAttribute { continue }
            let step = prefixes.step(for: part.step, among: neighbours)
            let name = prefix.isEmpty ? part.step.local : prefix + "_" + part.step.local
            add(child, at: steps + [step], named: name, to: table)
        }
    }

    private mutating func add(_ path: Int, at steps: [MappingPath.Step], named name: String, to table: Int) {
        let found = survey.paths[path]
        let place = self.path(steps)
        guard found.most > 1 || found.isArray else {
            if hasValue(found) || isBare(found) {
                addField(name, place, to: table, found)
            }
            return addParts(of: path, at: steps, prefix: name, to: table)
        }
        if found.hasNestedArray {
            addField(name, place, to: table, found, repeated: .json)
        } else if found.children.isEmpty, found.nulls == 0, found.objects == 0 {
            addField(name, place, to: table, found, repeated: .list)
        } else {
            let child = addTable(found.step.local, parent: table, path: place, found)
            fill(child, with: path)
        }
    }

    /// Whether text, or a scalar of JSON, stands at a path.
    private func hasValue(_ found: PathSurvey.Path) -> Bool {
        if found.texts > 0 || found.hasNestedArray { return true }
        return found.children.isEmpty && found.empties + found.nulls > 0
    }

    /// Whether nothing but empty objects stand at a path.
    private func isBare(_ found: PathSurvey.Path) -> Bool { found.children.isEmpty && found.objects > 0 }

    private func path(_ steps: [MappingPath.Step]) -> MappingPath {
        let texts = steps.map { step in
            mapping.form == .xml ? prefixes.text(of: step) : MappingPath.escaped(step.local)
        }
        return MappingPath(steps, text: texts.joined(separator: "/"))
    }
}

// MARK: What is learned later

extension MappingDraft {
    /// The draft with a key of the records, and without `empty` where that is no more wanted.
    package mutating func setKey(_ names: [String]) {
        let places = names.compactMap { name in mapping.tables[0].fields.firstIndex { $0.name == name } }
        let isFit = places.allSatisfy { mapping.tables[0].fields[$0].repetition == .one }
        if places.count == names.count, isFit { mapping.tables[0].key = places }
    }

    /// Lets empty texts of a field stand as they are.
    package mutating func keepEmpty(_ field: Int, of table: Int) {
        mapping.tables[table].fields[field].emptyIsMissing = false
    }
}
