/// A record whose key another record has already.
package struct KeyRepeat: Hashable, Sendable {
    /// Which of the keys.
    package var key: Int
    /// The number of the record.
    package var record: Int
    /// The number of the first record with the key.
    package var first: Int

    package init(key: Int, record: Int, first: Int) {
        self.key = key
        self.record = record
        self.first = first
    }
}

extension KeyHashes {
    /// These, but for the keys that were found to come twice.
    /// - Parameter first: the number of the record that those of the hashes count from.
    package func without(_ repeats: [KeyRepeat], countedFrom first: Int) -> KeyHashes {
        guard !repeats.isEmpty else { return self }
        let known = Set(repeats.map { [$0.record, $0.key] })
        var left = KeyHashes(keyCount: keyCount, capacity: records.count)
        for (place, record) in records.enumerated() {
            left.begin(record: record)
            for key in 0..<keyCount {
                left.append(
                    known.contains([first + Int(record), key]) ? .none : hashes[place * keyCount + key])
            }
        }
        return left
    }
}

/// Finds the records whose keys come twice, over a whole stream and in bounded memory.
///
/// As long as all hashes fit in memory, a repeat is known as soon as its record is added. When they no longer do, they
/// are sorted in a temporary file from then on, and repeats are known at the end.
package struct KeyIndex {
    /// How much memory the keys may take together, in bytes, where nobody says otherwise.
    package static let memory = 16 << 20

    private var keys: [KeyRecords]
    private let memory: Int
    private let makeFile: SpillFile.Maker

    /// - Parameters:
    ///   - keyCount: how many keys each record has.
    ///   - memory: for all keys together, in bytes.
    ///   - makeFile: is asked once a key and once more at the end, if at all.
    package init(keyCount: Int, memory: Int = KeyIndex.memory, makeFile: @escaping SpillFile.Maker) {
        self.memory = memory / max(1, keyCount)
        self.makeFile = makeFile
        keys = Array(repeating: KeyRecords(memory: self.memory, makeFile: makeFile), count: keyCount)
    }

    /// Whether every repeat among the records added so far has been told by `add`; if not, `finish` tells the rest.
    package var knowsAtOnce: Bool { keys.allSatisfy(\.isInMemory) }

    /// Adds records, which must come in their order.
    /// - Parameter firstRecord: the number of the piece's first record; those of the hashes count from it.
    /// - Returns: the repeats that are known at once, in the order of the records.
    package mutating func add(_ hashes: KeyHashes, firstRecord: Int) throws(SpillError) -> [KeyRepeat] {
        precondition(hashes.keyCount == keys.count)
        var repeats: [KeyRepeat] = []
        for (place, index) in hashes.records.enumerated() {
            let record = firstRecord + Int(index)
            for key in keys.indices {
                let hash = hashes.hashes[place * keys.count + key]
                if hash != .none, let first = try keys[key].add(hash, UInt64(record)) {
                    repeats.append(KeyRepeat(key: key, record: record, first: Int(first)))
                }
            }
        }
        return repeats
    }

    /// Tells the repeats that `add` did not, in the order of the records, and is empty then.
    package mutating func finish(_ body: (KeyRepeat) -> Void) throws(SpillError) {
        var late = SpillingSorter(memory: memory / 5 * 2, makeFile: makeFile)
        for key in keys.indices {
            try keys[key].drainRepeats { record, first throws(SpillError) in
                try late.add(SortEntry(first: record, second: UInt64(key), third: first))
            }
        }
        try late.drain { entry throws(SpillError) in
            body(KeyRepeat(key: Int(entry.second), record: Int(entry.first), first: Int(entry.third)))
        }
    }
}

/// The records of one key, by its hash.
private struct KeyRecords {
    /// `nil` once it was too small.
    private var table: HashTable?
    private var sorter: SpillingSorter

    init(memory: Int, makeFile: @escaping SpillFile.Maker) {
        // While the table is emptied into the sorter, both are there.
        table = HashTable(memory: memory / 5 * 3)
        sorter = SpillingSorter(memory: memory / 5 * 2, makeFile: makeFile)
    }

    var isInMemory: Bool { table != nil }

    /// - Returns: the record that has the hash already, where that is known at once.
    @inline(__always)
    mutating func add(_ hash: KeyHash, _ record: UInt64) throws(SpillError) -> UInt64? {
        if let isFull = table?.isFull {
            if !isFull { return table?.insert(hash, record) ?? nil }
            try spill()
        }
        try sorter.add(SortEntry(first: hash.high, second: hash.low, third: record))
        return nil
    }

    private mutating func spill() throws(SpillError) {
        guard let full = table.take() else { return }
        sorter.reserve()
        try full.forEach { hash, record throws(SpillError) in
            try sorter.add(SortEntry(first: hash.high, second: hash.low, third: record))
        }
    }

    /// Hands out each record that has the hash of an earlier one, which of several is the first.
    mutating func drainRepeats(_ body: (UInt64, UInt64) throws(SpillError) -> Void) throws(SpillError) {
        guard table == nil else { return }
        var first: SortEntry?
        try sorter.drain { entry throws(SpillError) in
            if let first, first.first == entry.first, first.second == entry.second {
                try body(entry.third, first.third)
            } else {
                first = entry
            }
        }
    }
}
