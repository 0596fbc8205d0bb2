package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Checks a foreign key: that the record exists which the values of a record point to. A record that misses a part of the
/// key points to nothing, as in SQL.
package struct ReferenceCheck: Sendable {
    private let hasher: KeyHasher
    private let members: ReferenceSet
    private let fields: String
    private let target: String

    /// - Parameters:
    ///   - schema: the one that has the foreign key; without flaws.
    ///   - members: of the records pointed to, the hashes of the fields that the key names, in its order.
    package init(_ key: DatasetSchema.ForeignKey, of schema: DatasetSchema, members: ReferenceSet) {
        hasher = KeyHasher([key.fields.compactMap(schema.index)])
        self.members = members
        fields = key.fields.joined(separator: ", ")
        target = "\(key.dataset ?? schema.name) (\(key.references.joined(separator: ", ")))"
    }

    /// What hashes the records that a foreign key points to.
    /// - Parameter target: their schema; without flaws.
    package static func hasher(for key: DatasetSchema.ForeignKey, in target: DatasetSchema) -> KeyHasher {
        KeyHasher([key.references.compactMap(target.index)])
    }

    /// Tells the records whose reference does not exist, in their order.
    package func check(
        _ batch: RecordBatch, columns: [Int?], findings: inout [RecordFinding]
    ) throws(SpillError) {
        let hashes = hasher.hashes(of: batch, columns: columns)
        for (index, hash) in zip(hashes.records, hashes.hashes) where hash != .none {
            if try !members.contains(hash) {
                findings.append(
                    RecordFinding(.recordUnknownReference, [fields, target], record: Int(index), field: nil))
            }
        }
    }
}
