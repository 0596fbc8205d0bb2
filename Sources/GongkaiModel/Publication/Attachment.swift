public import GongkaiDiagnostics

/// An attachment (附件): listed in the attachment note (附件说明), and printed, omitted or to be found elsewhere.
public struct Attachment: Hashable, Sendable {
    /// Its number in the list; absent where there is only one and it bears none.
    public var ordinal: Int?
    /// Its name in the list.
    public var title: Sourced<String>?
    /// Whether the list says that it is left out: （略）.
    public var omitted: Bool
    /// Where it is to be found, when the text says so.
    public var location: String?
    /// The title printed above the attachment itself.
    public var heading: Sourced<String>?
    /// What is printed of it; empty where it is omitted or to be found elsewhere.
    public var body: [Block]
    /// Where its name stands in the attachment note, and where the attachment itself is printed.
    public var source: [SourceRange]

    /// Makes an attachment; one with nothing given is an unnumbered one that is not printed.
    public init(
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
