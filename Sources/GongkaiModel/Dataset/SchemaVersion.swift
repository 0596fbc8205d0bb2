/// Which edition of a dataset's schema this is, by the rules of Semantic Versioning 2.0.0: another `major` breaks readers.
///
/// It has no description, so that nobody writes the whole where a namespace wants the major number alone.
public struct SchemaVersion: Hashable, Sendable, Comparable {
    /// Rises when readers break; the only one that stands in the namespace of the record XML.
    public var major: Int
    /// Rises when some readers may mind, or data may no longer say something: a field added, a constraint tightened.
    public var minor: Int
    /// Rises when only words change, such as descriptions and labels.
    public var patch: Int

    /// Makes a version; the numbers that are left out are 0.
    public init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `1.2.0`, and also `1.2` and `1`; nothing with leading zeros or signs, and no major number below 1.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in Int(part).flatMap { String($0) == part && $0 >= 0 ? $0 : nil } }
        guard (1...3).contains(parts.count), numbers.count == parts.count, numbers[0] >= 1 else { return nil }
        self.init(numbers[0], numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0)
    }

    /// All three numbers: `1.2.0`.
    public var text: String { "\(major).\(minor).\(patch)" }

    /// Orders by the three numbers, the major one first: 1.10.0 comes behind 1.9.0.
    public static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}
