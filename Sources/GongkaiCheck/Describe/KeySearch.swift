/// Finds the columns that have a value of its own in every record, in bounded memory.
///
/// A column is out with the first value that is missing or comes again; most are after a few records.
package struct KeySearch {
    private var keys: [KeyIndex?]

    /// - Parameters:
    ///   - memory: for all columns together, in bytes.
    ///   - makeFile: makes temporary files for hashes that do not fit in memory.
    package init(columns: Int, memory: Int = KeyIndex.memory, makeFile: @escaping SpillFile.Maker) {
        let share = memory / max(1, columns)
        keys = (0..<columns).map { _ in KeyIndex(keyCount: 1, memory: share, makeFile: makeFile) }
    }

    /// The columns that are still in.
    package var candidates: [Int] { keys.indices.filter { keys[$0] != nil } }

    /// Says that a column misses a value.
    package mutating func drop(_ column: Int) { keys[column] = nil }

    /// Adds the values of a column in some records. In which order records come makes no difference.
    package mutating func add(_ hashes: KeyHashes, of column: Int) throws(SpillError) {
        let repeats = try keys[column]?.add(hashes, firstRecord: 0) ?? []
        if !repeats.isEmpty { keys[column] = nil }
    }

    /// For each column whether no value comes twice. The search is over then.
    package mutating func finish() throws(SpillError) -> [Bool] {
        var unique: [Bool] = []
        for column in keys.indices {
            var isUnique = keys[column] != nil
            try keys[column]?.finish { _ in isUnique = false }
            keys[column] = nil
            unique.append(isUnique)
        }
        return unique
    }
}
