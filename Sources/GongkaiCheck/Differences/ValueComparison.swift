import GongkaiBytes

/// Compares the values of records that are taken for the same.
struct ValueComparison {
    /// The names of the columns.
    let old: [String]
    let new: [String]
    let columns: RecordColumns
    let key: (old: [Int], new: [Int])?

    /// A record that only one dataset has.
    func change(_ kind: RecordChange.Kind, _ record: SpilledRecord, number: Int) -> RecordChange {
        let isOld = kind == .removed
        let key = (isOld ? key?.old : key?.new) ?? []
        let fields = (isOld ? old : new).indices.compactMap { column -> RecordChange.Field? in
            guard let value = record.text(column) else { return nil }
            return RecordChange.Field(column: column, old: isOld ? value : nil, new: isOld ? nil : value)
        }
        return RecordChange(
            kind: kind, key: key.map { record.text($0) ?? "" }, oldRecord: isOld ? number : nil,
            newRecord: isOld ? nil : number, fields: fields)
    }

    /// What of a record changed; `nil` where nothing did.
    func change(
        from before: SpilledRecord, _ oldNumber: Int, to after: SpilledRecord, _ newNumber: Int
    ) -> RecordChange? {
        if columns.areEqual, before.bytes.isEqual(to: after.bytes) { return nil }
        let fields = columns.common.compactMap { pair -> RecordChange.Field? in
            guard !ValueComparison.isSame(before[pair.old], after[pair.new]) else { return nil }
            return RecordChange.Field(column: pair.new, old: before.text(pair.old), new: after.text(pair.new))
        }
        guard !fields.isEmpty else { return nil }
        return RecordChange(
            kind: .changed, key: (key?.new ?? []).map { after.text($0) ?? "" }, oldRecord: oldNumber,
            newRecord: newNumber, fields: fields)
    }

    private static func isSame(_ first: UnsafeRawBufferPointer?, _ second: UnsafeRawBufferPointer?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.isEqual(to: second)
    }
}
