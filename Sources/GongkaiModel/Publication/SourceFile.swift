/// The file that a publication was read from.
public struct SourceFile: Hashable, Sendable {
    /// Its base name; `-` for standard input.
    public var name: String
    /// Its media type (IANA), such as `text/plain`.
    public var mediaType: String
    /// The character encoding it was decoded from, by its IANA name.
    public var encoding: String
    /// Its size in bytes, before decoding.
    public var bytes: Int
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    public var sha256: String

    /// Makes a description of a file.
    public init(name: String, mediaType: String, encoding: String, bytes: Int, sha256: String) {
        self.name = name
        self.mediaType = mediaType
        self.encoding = encoding
        self.bytes = bytes
        self.sha256 = sha256
    }
}
