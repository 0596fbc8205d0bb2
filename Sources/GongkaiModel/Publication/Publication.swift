/// What is published as one piece: a gazette issue (公报), or one official document (公文).
public struct Publication: Hashable, Sendable {
    /// Whether it is a gazette issue or a lone document.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An issue of a gazette (公报), with several documents as a rule.
        case gazette
        /// One official document (公文) by itself.
        case document
    }

    /// The model that JSON names in `model`.
    public static let model = "gongkai-publication/1"

    /// Whether it is a gazette issue or a lone document.
    public var kind: Kind
    /// The name on the cover (嘉兴市人民政府公报), or the title of the lone document.
    public var title: Sourced<String>?
    /// Who publishes it: the body whose gazette it is, or the document's first issuer.
    public var publisher: String?
    /// The month or year that the issue covers.
    public var period: CalendarDate?
    /// As printed: 第5期, 总第120期.
    public var issueNumber: Sourced<String>?
    /// Text before the contents and documents that belongs to none of them: a cover, an imprint.
    public var frontMatter: [Block]
    /// The heading of the printed contents (目录).
    public var contentsTitle: Sourced<String>?
    /// The lines of the printed contents, in their order.
    public var contents: [ContentsEntry]
    /// The documents, in printed order; a lone document is the only one.
    public var documents: [Document]
    /// The heading of the closing catalogue (发文目录).
    public var catalogueTitle: Sourced<String>?
    /// The lines of the closing catalogue, which also names documents that are not printed.
    public var catalogue: [CatalogueEntry]
    /// Text behind the documents that belongs to none of them: an imprint.
    public var backMatter: [Block]
    /// What is known of the file that it was read from; `nil` for a publication made in memory.
    public var sourceFile: SourceFile?
    /// What was left out of the text, and why.
    public var dropped: [Dropped]

    /// Makes a publication; all but the kind may be filled in later.
    public init(
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
