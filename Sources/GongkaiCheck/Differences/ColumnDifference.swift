/// Which columns two datasets do not share, by name.
package struct ColumnDifference: Hashable, Sendable {
    package let added: [String]
    package let removed: [String]
    /// The columns that both have, in the order of each; none where it is the same.
    package let oldOrder: [String]
    package let newOrder: [String]

    /// - Parameters:
    ///   - inOrder: whether the order of columns says anything.
    ///   - all: whether a column counts that has no value in any record. Where records name their own fields it does not
    ///     show.
    package init(_ old: SpilledRecords, _ new: SpilledRecords, inOrder: Bool, all: Bool) {
        let columns = RecordColumns(from: old.columns, to: new.columns)
        added = columns.added.filter { all || new.hasValues[$0] }.map { new.columns[$0] }
        removed = columns.removed.filter { all || old.hasValues[$0] }.map { old.columns[$0] }
        let isReordered = inOrder && columns.areReordered
        oldOrder = isReordered ? columns.common.map(\.old).sorted().map { old.columns[$0] } : []
        newOrder = isReordered ? columns.common.map { new.columns[$0.new] } : []
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && newOrder.isEmpty }
}
