package import GongkaiDiagnostics

/// One line of the closing catalogue (发文目录): a number that the body issued in the period, and its title.
package struct CatalogueEntry: Hashable, Sendable {
    package var number: Sourced<DocumentNumber>?
    package var title: Sourced<String>
    package var source: [SourceRange]

    package init(number: Sourced<DocumentNumber>? = nil, title: Sourced<String>, source: [SourceRange] = []) {
        self.number = number
        self.title = title
        self.source = source
    }
}
