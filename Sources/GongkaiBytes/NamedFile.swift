/// A file of a folder or archive: its name there, and its bytes.
public struct NamedFile: Hashable, Sendable {
    /// Relative to the folder, with `/` between parts.
    public var name: String
    /// The whole content, as it stands in the file.
    public var bytes: [UInt8]

    /// Makes a file of a name and its bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
