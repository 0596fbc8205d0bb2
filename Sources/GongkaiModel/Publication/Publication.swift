/// What is published as one piece: a gazette issue (公报), or one official document (公文).
package struct Publication: Hashable, Sendable {
    /// Whether it is a gazette issue or a lone document.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case gazette
        case document
    }

    /// The model that JSON names in `model`.
    package static let model = "gongkai-publication/1"

    package var kind: Kind
    package var title: Sourced<String>?
    /// Who publishes it: the body whose gazette it is, or the document's first issuer.
    package var publisher: String?
    /// The month or year that the issue covers.
    package var period: CalendarDate?
    /// As printed: 第5期, 总第120期.
    package var issueNumber: Sourced<String>?
    /// Text before the contents and documents that belongs to none of them: a cover, an imprint.
    package var frontMatter: [Block]
    /// The heading of the printed contents (目录).
    package var contentsTitle: Sourced<String>?
    package var contents: [ContentsEntry]
    package var documents: [Document]
    /// The heading of the closing catalogue (发文目录).
    package var catalogueTitle: Sourced<String>?
    package var catalogue: [CatalogueEntry]
    /// Text behind the documents that belongs to none of them: an imprint.
    package var backMatter: [Block]
    package var sourceFile: SourceFile?
    /// What was left out of the text, and why.
    package var dropped: [Dropped]

    package init(
        kind: Kind, title: Sourced<String>? = nil, publisher: String? = nil, period: CalendarDate? = nil,
        issueNumber: Sourced<String>? = nil, frontMatter: [Block] = [], contentsTitle: Sourced<String>? = nil,
        contents: [ContentsEntry] = [], documents: [Document] = [], catalogueTitle: Sourced<String>? = nil,
        catalogue: [CatalogueEntry] = [], backMatter: [Block] = [], sourceFile: SourceFile? = nil,
        dropped: [Dropped] = []
    ) {
        self.kind = kind
        self.title = title
        self.publisher = publisher
        self.period = period
        self.issueNumber = issueNumber
        self.frontMatter = frontMatter
        self.contentsTitle = contentsTitle
        self.contents = contents
        self.documents = documents
        self.catalogueTitle = catalogueTitle
        self.catalogue = catalogue
        self.backMatter = backMatter
        self.sourceFile = sourceFile
        self.dropped = dropped
    }
}
