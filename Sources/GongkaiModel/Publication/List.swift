public import GongkaiDiagnostics

/// A list whose items bear marks that are no levels of the hierarchy: `-`, `•`, ——.
public struct List: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var marker: Sourced<String>
        public var blocks: [Block]

        public init(marker: Sourced<String>, blocks: [Block] = []) {
            self.marker = marker
            self.blocks = blocks
        }
    }

    public var items: [Item]
    public var source: [SourceRange]

    public init(items: [Item], source: [SourceRange] = []) {
        self.items = items
        self.source = source
    }
}
