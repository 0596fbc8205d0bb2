/// What a reader or writer says of itself. Help texts, look-up by extension and the tables in the documentation are
/// all made from it.
package struct Format: Hashable, Sendable {
    /// What a format can hold.
    package struct Content: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// A publication: a tree.
        package static let publication = Content(rawValue: 1)
        /// A dataset: a schema and a stream of records.
        package static let records = Content(rawValue: 2)
    }

    /// The name used on the command line, such as `xml`.
    package let name: String
    /// What the format is, in one line, by language code (`en`, `zh`).
    package let summary: (english: String, chinese: String)
    /// File extensions without the dot, the preferred one first.
    package let extensions: [String]
    /// The media type (IANA).
    package let mediaType: String
    package let content: Content

    package init(
        name: String, english: String, chinese: String, extensions: [String], mediaType: String, content: Content
    ) {
        self.name = name
        self.summary = (english, chinese)
        self.extensions = extensions
        self.mediaType = mediaType
        self.content = content
    }

    /// Whether the name of a file has an extension of the format.
    package func claims(fileNamed name: String) -> Bool {
        let fileExtension = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        return fileExtension.map(extensions.contains) ?? false
    }

    package static func == (left: Format, right: Format) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
