public import GongkaiDiagnostics

/// What a carrier notice issues or passes on (印发, 转发, 批转): no document of its own.
public struct Enclosure: Hashable, Sendable {
    /// The title of the plan, rules or list inside, which is other than the notice's own.
    public var title: Sourced<String>?
    /// The number that a document passed on bears itself.
    public var number: Sourced<DocumentNumber>?
    /// The line of authors under the title: (市编委办 市行政服务中心).
    public var authors: [Sourced<String>]
    /// The text of what is passed on, with divisions of its own.
    public var body: [Block]
    /// The signature that it bears itself, as a document passed on does.
    public var signature: Signature?
    /// The attachments (附件) that are its own, not the notice's.
    public var attachments: [Attachment]
    /// The hull of it, from its title to the end of its body.
    public var source: [SourceRange]

    /// Makes an enclosure; one with nothing given is empty.
    public init(
        title: Sourced<String>? = nil, number: Sourced<DocumentNumber>? = nil, authors: [Sourced<String>] = [],
        body: [Block] = [], signature: Signature? = nil, attachments: [Attachment] = [], source: [SourceRange] = []
    ) {
        self.title = title
        self.number = number
        self.authors = authors
        self.body = body
        self.signature = signature
        self.attachments = attachments
        self.source = source
    }
}
