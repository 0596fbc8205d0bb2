public import GongkaiDiagnostics

/// A list whose items bear marks that are no levels of the hierarchy: `-`, `•`, ——.
public struct List: Hashable, Sendable {
    /// One line behind a mark, with what belongs to it.
    public struct Item: Hashable, Sendable {
        /// The mark as printed.
        public var marker: Sourced<String>
        /// What stands behind the mark; further lists and tables may be among it.
        public var blocks: [Block]

        /// Makes an item; without blocks, a mark with nothing behind it.
        public init(marker: Sourced<String>, blocks: [Block] = []) {
            self.marker = marker
            self.blocks = blocks
        }
    }

    /// The items, in printed order.
    public var items: [Item]
    /// The hull of the list, from the first mark on.
    public var source: [SourceRange]

    /// Makes a list from its items.
    public init(items: [Item], source: [SourceRange] = []) {
        self.items = items
        self.source = source
    }
}
