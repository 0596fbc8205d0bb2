/// What a reader or writer says of itself. Help texts, look-up by extension and the tables in the documentation are
/// all made from it.
public struct Format: Hashable, Sendable {
    /// What a format can hold.
    public struct Content: OptionSet, Hashable, Sendable {
        public let rawValue: Int
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
    public let content: Content

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
        let fileExtension = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        return fileExtension.map(extensions.contains) ?? false
    }

    public static func == (left: Format, right: Format) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
