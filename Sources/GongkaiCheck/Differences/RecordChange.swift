/// A record that is not the same in two datasets.
package struct RecordChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case added, removed, changed
    }

    /// A value that was added, removed or changed.
    package struct Field: Hashable, Sendable {
        /// The column's place: in the new dataset, of a record that was removed in the old one.
        package var column: Int
        /// `nil` where it is missing.
        package var old: String?
        package var new: String?
    }

    package var kind: Kind
    /// The values of the key; none where records are compared as a whole.
    package var key: [String]
    /// The numbers of the records, from 1.
    package var oldRecord: Int?
    package var newRecord: Int?
    /// Those that differ; of a record that was added or removed all of its values.
    package var fields: [Field]
}

/// How many records differ.
package struct RecordDifferenceTally: Hashable, Sendable {
    package var added = 0
    package var removed = 0
    package var changed = 0
    package var unchanged = 0

    package init() {}

    package var isEmpty: Bool { added + removed + changed == 0 }
}

/// Why records cannot be told apart by their key.
package struct RecordKeyFault: Hashable, Sendable {
    package var isOld: Bool
    package var record: Int
    /// The first record with the same key; `nil` where a part of the key is missing.
    package var first: Int?

    package init(isOld: Bool, record: Int, first: Int?) {
        self.isOld = isOld
        self.record = record
        self.first = first
    }
}
