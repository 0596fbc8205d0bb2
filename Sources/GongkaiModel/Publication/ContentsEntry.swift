public import GongkaiDiagnostics

/// One line of the printed contents (目录).
public struct ContentsEntry: Hashable, Sendable {
    /// The section it stands in (市政府文件). Only a section's first entry carries where it is printed.
    public var section: Sourced<String>?
    /// The document's title, as the contents word it, without the dots behind it.
    public var title: Sourced<String>
    /// The 发文字号 that stands with the title; `nil` where none is printed.
    public var number: Sourced<DocumentNumber>?
    /// The page that the issue's own numbering gives, not a place in the file.
    public var page: Sourced<Int>?
    /// Where the entry stands, from its title to its page.
    public var source: [SourceRange]

    /// Makes an entry; only a title must be printed.
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
