package import GongkaiModel

/// What changed from one edition of a schema to the next, whom it breaks, and which version follows.
package struct SchemaDifference: Hashable, Sendable {
    package let old: DatasetSchema
    package let new: DatasetSchema
    /// What concerns the dataset first, then the fields in their order: those of the old edition, then new ones.
    package let changes: [SchemaChange]

    package init(from old: DatasetSchema, to new: DatasetSchema) {
        self.old = old
        self.new = new
        let matching = FieldMatching(from: old, to: new)
        changes =
            SchemaDifference.ofDataset(old, new) + matching.changes
            + matching.pairs.flatMap { FieldDifference(from: $0.old, to: $0.new).changes }
            + SchemaDifference.ofKeys(old, new, renamed: matching.renamed)
    }

    package var breaks: Bool { changes.contains(where: \.breaks) }

    /// The weight of the heaviest change.
    package var weight: SchemaChange.Weight { changes.map(\.weight).max() ?? .none }

    /// The version that the new edition should have.
    package var version: SchemaVersion {
        let version = old.version
        return switch weight {
        case .major: SchemaVersion(version.major + 1)
        case .minor: SchemaVersion(version.major, version.minor + 1)
        case .patch: SchemaVersion(version.major, version.minor, version.patch + 1)
        case .none: version
        }
    }

    // MARK: The dataset

    private static func ofDataset(_ old: DatasetSchema, _ new: DatasetSchema) -> [SchemaChange] {
        var changes: [SchemaChange] = []
        if old.name != new.name {
            changes.append(
                SchemaChange(.datasetRenamed, old: old.name, new: new.name, xml: .breaks, json: .some))
        }
        if old.missingValues != new.missingValues, Set(old.missingValues) != Set(new.missingValues) {
            changes.append(
                SchemaChange(
                    .missingValuesChanged, old: listed(old.missingValues), new: listed(new.missingValues), csv: .breaks)
            )
        }
        let words: [(DatasetSchema) -> String] = [
            { $0.title.chinese }, { $0.title.english }, { $0.description.chinese }, { $0.description.english },
            { listed($0.disclosurePoints) }, { $0.updateFrequency?.code ?? "" }, { listed($0.leadAgencies) },
            { listed($0.subjects) },
        ]
        for word in words where word(old) != word(new) {
            changes.append(SchemaChange(.wordsChanged, old: word(old), new: word(new)))
        }
        return changes
    }

    static func listed(_ texts: [String]) -> String { texts.map { "“\($0)”" }.joined(separator: " ") }

    // MARK: Keys

    private static func ofKeys(
        _ old: DatasetSchema, _ new: DatasetSchema, renamed: [String: String]
    ) -> [SchemaChange] {
        func current(_ names: [String]) -> [String] { names.map { renamed[$0] ?? $0 } }
        var changes: [SchemaChange] = []
        if Set(current(old.primaryKey)) != Set(new.primaryKey) {
            changes.append(
                SchemaChange(
                    .primaryKeyChanged, old: old.primaryKey.joined(separator: ", "),
                    new: new.primaryKey.joined(separator: ", "), all: .breaks))
        }
        let before = old.foreignKeys.map { key in
            DatasetSchema.ForeignKey(
                current(key.fields), references: key.dataset == nil ? current(key.references) : key.references,
                of: key.dataset)
        }
        for (key, kept) in zip(old.foreignKeys, before) where !new.foreignKeys.contains(kept) {
            changes.append(SchemaChange(.foreignKeyRemoved, old: key.text, all: .breaks))
        }
        for key in new.foreignKeys where !before.contains(key) {
            changes.append(SchemaChange(.foreignKeyAdded, new: key.text, all: .none))
        }
        return changes
    }
}

extension DatasetSchema.ForeignKey {
    /// `document → documents (id)`
    fileprivate var text: String {
        "\(fields.joined(separator: ", ")) → \(dataset ?? "") (\(references.joined(separator: ", ")))"
    }
}

/// Which field of the new edition is which of the old one.
private struct FieldMatching {
    let pairs: [(old: DatasetField, new: DatasetField)]
    /// New names by old ones.
    let renamed: [String: String]
    let changes: [SchemaChange]

    init(from old: DatasetSchema, to new: DatasetSchema) {
        let gone = old.fields.filter { new.index(of: $0.name) == nil }
        var fresh = new.fields.filter { old.index(of: $0.name) == nil }
        var renamed: [String: String] = [:]
        for field in gone {
            guard let index = fresh.firstIndex(where: { $0.title == field.title && $0.type == field.type }) else {
                continue
            }
            renamed[field.name] = fresh.remove(at: index).name
        }
        self.renamed = renamed
        pairs = old.fields.compactMap { field in
            new.index(of: renamed[field.name] ?? field.name).map { (field, new.fields[$0]) }
        }
        changes =
            FieldMatching.removed(gone, renamed) + FieldMatching.moved(pairs, in: new)
            + fresh.map { FieldMatching.added($0, to: new, besides: fresh) }
    }

    private static func removed(_ gone: [DatasetField], _ renamed: [String: String]) -> [SchemaChange] {
        gone.map { field in
            renamed[field.name].map {
                SchemaChange(.fieldRenamed, field: field.name, old: field.name, new: $0, all: .breaks)
            }
                ?? SchemaChange(.fieldRemoved, field: field.name, all: .breaks)
        }
    }

    /// A new column at the end leaves the places of the others as they were.
    private static func added(
        _ field: DatasetField, to new: DatasetSchema, besides fresh: [DatasetField]
    ) -> SchemaChange {
        let behind = new.fields.drop { $0.name != field.name }
        let isAtEnd = behind.allSatisfy { field in fresh.contains { $0.name == field.name } }
        return SchemaChange(
            .fieldAdded, field: field.name, new: field.type.name, xml: .some, json: .some,
            csv: isAtEnd ? .some : .breaks)
    }

    /// The fewest fields that must be taken to have moved: those outside a longest run that keeps its order.
    private static func moved(_ pairs: [(old: DatasetField, new: DatasetField)], in new: DatasetSchema)
        -> [SchemaChange]
    {
        let places = pairs.compactMap { new.index(of: $0.new.name) }
        // For each place the longest rising run that ends there, and the one before it in that run.
        var lengths = [Int](repeating: 1, count: places.count)
        var previous = [Int?](repeating: nil, count: places.count)
        for end in places.indices {
            for start in 0..<end where places[start] < places[end] && lengths[start] >= lengths[end] {
                lengths[end] = lengths[start] + 1
                previous[end] = start
            }
        }
        var kept: Set<Int> = []
        var next = lengths.indices.max { lengths[$0] < lengths[$1] }
        while let index = next {
            kept.insert(index)
            next = previous[index]
        }
        return pairs.indices.filter { !kept.contains($0) }.map {
            SchemaChange(.fieldMoved, field: pairs[$0].new.name, xml: .some, csv: .breaks)
        }
    }
}
