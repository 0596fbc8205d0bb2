public import GongkaiDiagnostics

/// One line of the closing catalogue (发文目录): a number that the body issued in the period, and its title.
public struct CatalogueEntry: Hashable, Sendable {
    /// The 发文字号 of the line; `nil` where none is printed.
    public var number: Sourced<DocumentNumber>?
    /// The document's title, as the catalogue words it.
    public var title: Sourced<String>
    /// Where the line stands, number and title together.
    public var source: [SourceRange]

    /// Makes a line of the catalogue.
    public init(number: Sourced<DocumentNumber>? = nil, title: Sourced<String>, source: [SourceRange] = []) {
        self.number = number
        self.title = title
        self.source = source
    }
}
