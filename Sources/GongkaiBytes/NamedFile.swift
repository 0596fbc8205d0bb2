/// A file of a folder or archive: its name there, and its bytes.
package struct NamedFile: Hashable, Sendable {
    /// Relative to the folder, with `/` between parts.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
