package import GongkaiDiagnostics

/// What a carrier notice issues or passes on (印发, 转发, 批转): no document of its own.
package struct Enclosure: Hashable, Sendable {
    package var title: Sourced<String>?
    /// The number that a document passed on bears itself.
    package var number: Sourced<DocumentNumber>?
    /// The line of authors under the title: (市编委办 市行政服务中心).
    package var authors: [Sourced<String>]
    package var body: [Block]
    package var signature: Signature?
    package var attachments: [Attachment]
    package var source: [SourceRange]

    package init(
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
