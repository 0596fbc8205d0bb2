public import GongkaiDiagnostics

/// What a carrier notice issues or passes on (印发, 转发, 批转): no document of its own.
public struct Enclosure: Hashable, Sendable {
    public var title: Sourced<String>?
    /// The number that a document passed on bears itself.
    public var number: Sourced<DocumentNumber>?
    /// The line of authors under the title: (市编委办 市行政服务中心).
    public var authors: [Sourced<String>]
    public var body: [Block]
    public var signature: Signature?
    public var attachments: [Attachment]
    public var source: [SourceRange]

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
