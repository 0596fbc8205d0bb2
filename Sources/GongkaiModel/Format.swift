/// What a reader or writer says of itself. Help texts, look-up by extension and the tables in the documentation are
/// all made from it.
public struct Format: Hashable, Sendable {
    /// What a format can hold.
    public struct Content: OptionSet, Hashable, Sendable {
        /// The bits, one a kind of content.
        public let rawValue: Int
        /// Makes content of its bits; `OptionSet` asks for it.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// A publication: a tree.
        public static let publication = Content(rawValue: 1)
        /// A dataset: a schema and a stream of records.
        public static let records = Content(rawValue: 2)
    }

    /// The name used on the command line, such as `xml`.
    public let name: String
    /// What the format is, in one line, by language code (`en`, `zh`).
    public let summary: (english: String, chinese: String)
    /// File extensions without the dot, the preferred one first.
    public let extensions: [String]
    /// The media type (IANA).
    public let mediaType: String
    /// Whether the format holds publications, records or both.
    public let content: Content

    /// Makes what a format says of itself.
    public init(
        name: String, english: String, chinese: String, extensions: [String], mediaType: String, content: Content
    ) {
        self.name = name
        self.summary = (english, chinese)
        self.extensions = extensions
        self.mediaType = mediaType
        self.content = content
    }

    /// Whether the name of a file has an extension of the format.
    public func claims(fileNamed name: String) -> Bool {
        let fileExtension = name.utf8.split(separator: UInt8(ascii: ".")).dropFirst().last
            .map { String(Substring($0)).lowercased() }
        return fileExtension.map(extensions.contains) ?? false
    }

    /// Formats are the same where their names are.
    public static func == (left: Format, right: Format) -> Bool { left.name == right.name }

    /// Feeds the name alone, which equality asks for.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
