import GongkaiBytes

/// The different values of a column, as long as they are few and short.
struct DistinctValues: Sendable {
    /// So many are kept, and not more.
    static let most = 20
    /// The longest value, in bytes, that may be one of an enumeration.
    private static let longest = 200

    /// `nil` once they were too many or too long.
    private(set) var values: [[UInt8]]? = []

    mutating func insert(_ value: UnsafeRawBufferPointer) {
        guard let known = values else { return }
        for other in known where other.count == value.count {
            if other.withUnsafeBytes({ $0.isEqual(to: value) }) { return }
        }
        guard known.count < DistinctValues.most, value.count <= DistinctValues.longest else {
            values = nil
            return
        }
        values?.append(Array(value))
    }

    mutating func merge(_ other: DistinctValues) {
        guard let others = other.values else {
            values = nil
            return
        }
        for value in others { value.withUnsafeBytes { insert($0) } }
    }
}
