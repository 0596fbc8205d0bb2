package import GongkaiDiagnostics

/// A list whose items bear marks that are no levels of the hierarchy: `-`, `•`, ——.
package struct List: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var marker: Sourced<String>
        package var blocks: [Block]

        package init(marker: Sourced<String>, blocks: [Block] = []) {
            self.marker = marker
            self.blocks = blocks
        }
    }

    package var items: [Item]
    package var source: [SourceRange]

    package init(items: [Item], source: [SourceRange] = []) {
        self.items = items
        self.source = source
    }
}
