package import GongkaiDiagnostics

/// An attachment (附件): listed in the attachment note (附件说明), and printed, omitted or to be found elsewhere.
package struct Attachment: Hashable, Sendable {
    /// Its number in the list; absent where there is only one and it bears none.
    package var ordinal: Int?
    /// Its name in the list.
    package var title: Sourced<String>?
    /// Whether the list says that it is left out: （略）.
    package var omitted: Bool
    /// Where it is to be found, when the text says so.
    package var location: String?
    /// The title printed above the attachment itself.
    package var heading: Sourced<String>?
    package var body: [Block]
    package var source: [SourceRange]

    package init(
        ordinal: Int? = nil, title: Sourced<String>? = nil, omitted: Bool = false, location: String? = nil,
        heading: Sourced<String>? = nil, body: [Block] = [], source: [SourceRange] = []
    ) {
        self.ordinal = ordinal
        self.title = title
        self.omitted = omitted
        self.location = location
        self.heading = heading
        self.body = body
        self.source = source
    }
}
