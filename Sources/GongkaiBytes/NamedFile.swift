/// A file of a folder or archive: its name there, and its bytes.
public struct NamedFile: Hashable, Sendable {
    /// Relative to the folder, with `/` between parts.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
