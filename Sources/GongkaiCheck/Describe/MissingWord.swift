import GongkaiBytes

/// The words that stand for a missing value in tables that do not leave it out.
enum MissingWord {
    static let all = ["-", "—", "——", "/", "无", "N/A", "NULL", "null"]
    private static let bytes = all.map { Array($0.utf8) }
    private static let longest = bytes.map(\.count).max() ?? 0

    /// The place of a word in the list; `nil` for anything else.
    static func index(of value: UnsafeRawBufferPointer) -> Int? {
        guard value.count <= longest, !value.isEmpty else { return nil }
        return bytes.firstIndex { word in word.withUnsafeBytes { $0.isEqual(to: value) } }
    }
}
