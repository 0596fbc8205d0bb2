/// The file that a publication was read from.
package struct SourceFile: Hashable, Sendable {
    /// Its base name; `-` for standard input.
    package var name: String
    package var mediaType: String
    /// The character encoding it was decoded from, by its IANA name.
    package var encoding: String
    /// Its size in bytes, before decoding.
    package var bytes: Int
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    package var sha256: String

    package init(name: String, mediaType: String, encoding: String, bytes: Int, sha256: String) {
        self.name = name
        self.mediaType = mediaType
        self.encoding = encoding
        self.bytes = bytes
        self.sha256 = sha256
    }
}
