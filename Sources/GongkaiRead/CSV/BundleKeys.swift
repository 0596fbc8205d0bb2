import GongkaiDiagnostics
import GongkaiModel

/// Checks the keys of all tables: that no primary key comes twice, and no reference leads nowhere.
struct BundleKeys {
    /// In UTF-8, since equal strings may still have different code points.
    private typealias Key = [UInt8]

    private let tables: [String: BundleTable]

    init(_ tables: [String: BundleTable]) { self.tables = tables }

    /// Reports what is wrong, table by table.
    func check() {
        for table in PublicationTables.all.compactMap({ tables[$0.name] }) {
            checkUnique(table.schema.primaryKey, of: table)
            for field in table.schema.fields where field.constraints.unique { checkUnique([field.name], of: table) }
            for key in table.schema.foreignKeys { checkReferences(by: key, of: table) }
        }
    }

    private func checkUnique(_ fields: [String], of table: BundleTable) {
        var seen: Set<Key> = []
        for index in table.records.indices {
            guard let key = key(fields, of: index, in: table), !seen.insert(key).inserted else { continue }
            let number = String(table.records[index].number)
            table.report(
                .csvRepeatedKey, [text(fields, of: index, in: table), number], of: index, field: fields.last)
        }
    }

    private func checkReferences(by key: DatasetSchema.ForeignKey, of table: BundleTable) {
        guard let target = tables[key.dataset ?? table.schema.name] else { return }
        let known = Set(target.records.indices.compactMap { self.key(key.references, of: $0, in: target) })
        for index in table.records.indices {
            guard let value = self.key(key.fields, of: index, in: table), !known.contains(value) else { continue }
            let number = String(table.records[index].number)
            table.report(
                .csvBrokenReference, [text(key.fields, of: index, in: table), target.schema.name, number], of: index,
                field: key.fields.last)
        }
    }

    /// The values together; `nil` where one is missing, which for a reference means that there is none.
    private func key(_ fields: [String], of record: Int, in table: BundleTable) -> Key? {
        var key: Key = []
        for field in fields {
            guard let value = table.value(field, of: record) else { return nil }
            key += value.utf8
            // No value holds U+0000, so that no two keys run together.
            key.append(0)
        }
        return key
    }

    private func text(_ fields: [String], of record: Int, in table: BundleTable) -> String {
        fields.map { "\($0) \(table.value($0, of: record) ?? "")" }.joined(separator: ", ")
    }
}
