/// A string to look things up by: its UTF-8, since strings are normalised for every comparison, and equal ones may still have
/// different code points.
package struct ByteKey: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ string: String) { bytes = Array(string.utf8) }

    /// All bytes at once, where an array gives its hasher one after the other.
    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
