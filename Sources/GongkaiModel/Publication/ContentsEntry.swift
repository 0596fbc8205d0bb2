package import GongkaiDiagnostics

/// One line of the printed contents (目录).
package struct ContentsEntry: Hashable, Sendable {
    /// The section it stands in (市政府文件). Only a section's first entry carries where it is printed.
    package var section: Sourced<String>?
    package var title: Sourced<String>
    package var number: Sourced<DocumentNumber>?
    package var page: Sourced<Int>?
    package var source: [SourceRange]

    package init(
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
