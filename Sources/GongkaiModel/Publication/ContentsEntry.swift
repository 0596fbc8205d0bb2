public import GongkaiDiagnostics

/// One line of the printed contents (目录).
public struct ContentsEntry: Hashable, Sendable {
    /// The section it stands in (市政府文件). Only a section's first entry carries where it is printed.
    public var section: Sourced<String>?
    public var title: Sourced<String>
    public var number: Sourced<DocumentNumber>?
    public var page: Sourced<Int>?
    public var source: [SourceRange]

    public init(
        section: Sourced<String>? = nil, title: Sourced<String>, number: Sourced<DocumentNumber>? = nil,
        page: Sourced<Int>? = nil, source: [SourceRange] = []
    ) {
        self.section = section
        self.title = title
        self.number = number
        self.page = page
        self.source = source
    }
}
