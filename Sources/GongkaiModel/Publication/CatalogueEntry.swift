public import GongkaiDiagnostics

/// One line of the closing catalogue (发文目录): a number that the body issued in the period, and its title.
public struct CatalogueEntry: Hashable, Sendable {
    public var number: Sourced<DocumentNumber>?
    public var title: Sourced<String>
    public var source: [SourceRange]

    public init(number: Sourced<DocumentNumber>? = nil, title: Sourced<String>, source: [SourceRange] = []) {
        self.number = number
        self.title = title
        self.source = source
    }
}
