/// Which edition of a dataset's schema this is, by the rules of Semantic Versioning 2.0.0: another `major` breaks readers.
///
/// It has no description, so that nobody writes the whole where a namespace wants the major number alone.
package struct SchemaVersion: Hashable, Sendable, Comparable {
    package var major: Int
    package var minor: Int
    package var patch: Int

    package init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `1.2.0`, and also `1.2` and `1`; nothing with leading zeros or signs, and no major number below 1.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in Int(part).flatMap { String($0) == part && $0 >= 0 ? $0 : nil } }
        guard (1...3).contains(parts.count), numbers.count == parts.count, numbers[0] >= 1 else { return nil }
        self.init(numbers[0], numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0)
    }

    /// All three numbers: `1.2.0`.
    package var text: String { "\(major).\(minor).\(patch)" }

    package static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}
