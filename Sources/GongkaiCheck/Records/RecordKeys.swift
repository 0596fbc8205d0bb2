package import GongkaiDiagnostics
package import GongkaiModel

/// The keys of a schema's records that must not come twice: the primary key, and each field that is unique.
package struct RecordKeys: Sendable {
    private struct Key: Sendable {
        var fields: [Int]
        var names: String
        var isPrimary: Bool
    }

    private let keys: [Key]

    package init(_ schema: DatasetSchema) {
        let primary = schema.primaryKey.compactMap(schema.index)
        var keys = primary.isEmpty ? [] : [RecordKeys.key(primary, of: schema, isPrimary: true)]
        for (index, field) in schema.fields.enumerated() where field.constraints.unique && primary != [index] {
            keys.append(RecordKeys.key([index], of: schema, isPrimary: false))
        }
        self.keys = keys
    }

    private static func key(_ fields: [Int], of schema: DatasetSchema, isPrimary: Bool) -> Key {
        Key(fields: fields, names: fields.map { schema.fields[$0].name }.joined(separator: ", "), isPrimary: isPrimary)
    }

    package var count: Int { keys.count }

    /// What each key is called, and whether it is the primary one: enough to tell of repeats elsewhere.
    package var names: [(fields: String, isPrimary: Bool)] { keys.map { ($0.names, $0.isPrimary) } }

    /// Keys that are known by name alone, and whose values have been hashed already.
    package init(names: [(fields: String, isPrimary: Bool)]) {
        keys = names.map { Key(fields: [], names: $0.fields, isPrimary: $0.isPrimary) }
    }

    /// What hashes them.
    package var hasher: KeyHasher { KeyHasher(keys.map(\.fields)) }

    /// What a repeat breaks.
    /// - Returns: a finding whose `record` is the number of the record in the whole input.
    package func finding(for repeated: KeyRepeat) -> RecordFinding {
        let key = keys[repeated.key]
        let first = String(repeated.first)
        return key.isPrimary
            ? RecordFinding(.recordRepeatedKey, [key.names, first], record: repeated.record)
            : RecordFinding(.recordRepeatedValue, [first], record: repeated.record, field: key.names)
    }
}
