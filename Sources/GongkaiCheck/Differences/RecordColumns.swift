/// Which columns of two datasets are the same, by what they are called.
package struct RecordColumns: Hashable, Sendable {
    /// A column that both have: its place in each.
    package struct Pair: Hashable, Sendable {
        package var old: Int
        package var new: Int
    }

    /// In the order of the new one.
    package let common: [Pair]
    /// Places in the new one, and in the old one.
    package let added: [Int]
    package let removed: [Int]

    package init(from old: [String], to new: [String]) {
        let places = Dictionary(old.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        common = new.enumerated().compactMap { place, name in places[name].map { Pair(old: $0, new: place) } }
        let kept = (old: Set(common.map(\.old)), new: Set(common.map(\.new)))
        added = new.indices.filter { !kept.new.contains($0) }
        removed = old.indices.filter { !kept.old.contains($0) }
    }

    /// Whether the columns that both have come in another order.
    package var areReordered: Bool { zip(common, common.dropFirst()).contains { $0.old > $1.old } }

    /// Whether each has the columns of the other at the same places.
    var areEqual: Bool { added.isEmpty && removed.isEmpty && !areReordered }
}
