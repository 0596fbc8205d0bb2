/// The keys of the records that others point to, as hashes: collected from one stream, asked while reading another.
///
/// What does not fit in memory lies sorted in a temporary file, of which an index is kept; asking costs one read then.
package struct ReferenceSet: Sendable {
    private enum Members: Sendable {
        case inMemory(HashTable)
        case inFile(SortedHashFile)
    }

    private let members: Members

    /// Collects the hashes.
    package struct Builder {
        private var table: HashTable?
        private var sorter: SpillingSorter
        private let memory: Int
        private let makeFile: SpillFile.Maker

        /// - Parameter memory: in bytes, about.
        package init(memory: Int = KeyIndex.memory, makeFile: @escaping SpillFile.Maker) {
            table = HashTable(memory: memory / 5 * 3)
            sorter = SpillingSorter(memory: memory / 5 * 2, makeFile: makeFile)
            self.memory = memory
            self.makeFile = makeFile
        }

        /// Adds one of the keys of some records; those with a missing part are pointed to by none.
        package mutating func add(_ hashes: KeyHashes, key: Int = 0) throws(SpillError) {
            for place in hashes.records.indices {
                let hash = hashes.hashes[place * hashes.keyCount + key]
                if hash != .none { try add(hash) }
            }
        }

        private mutating func add(_ hash: KeyHash) throws(SpillError) {
            if let isFull = table?.isFull {
                guard isFull else {
                    _ = table?.insert(hash, 0)
                    return
                }
                sorter.reserve()
                try table.take()?.forEach { hash, _ throws(SpillError) in
                    try sorter.add(SortEntry(first: hash.high, second: hash.low, third: 0))
                }
            }
            try sorter.add(SortEntry(first: hash.high, second: hash.low, third: 0))
        }

        package consuming func finish() throws(SpillError) -> ReferenceSet {
            if let table { return ReferenceSet(members: .inMemory(table)) }
            var writer = SortedHashFile.Writer(file: try makeFile(), memory: memory)
            try sorter.drain { entry throws(SpillError) in
                try writer.add(KeyHash(high: entry.first, low: entry.second))
            }
            return ReferenceSet(members: .inFile(try writer.finish()))
        }
    }

    /// Whether there is a record with the key.
    package func contains(_ hash: KeyHash) throws(SpillError) -> Bool {
        switch members {
        case .inMemory(let table): table.contains(hash)
        case .inFile(let file): try file.contains(hash)
        }
    }
}

/// Hashes in a file, sorted, with the first of each block in memory.
private struct SortedHashFile: Sendable {
    private let file: SpillFile
    /// The first hash of each block.
    private let index: [KeyHash]
    /// How many hashes a block has; the last may have fewer.
    private let blockSize: Int
    private let count: Int

    private static let stride = MemoryLayout<KeyHash>.stride

    func contains(_ hash: KeyHash) throws(SpillError) -> Bool {
        var (low, high) = (0, index.count)
        while low < high {
            let middle = (low + high) / 2
            if index[middle] <= hash { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return false }
        let start = (low - 1) * blockSize
        var block = Array(repeating: KeyHash.none, count: min(blockSize, count - start))
        try SpillError.only {
            try block.withUnsafeMutableBytes { try file.read($0, at: start * SortedHashFile.stride) }
        }
        return block.contains(hash)
    }

    /// Writes hashes that come sorted, each perhaps several times.
    struct Writer {
        private let file: SpillFile
        private let largestIndex: Int
        private var index: [KeyHash] = []
        private var blockSize = 256
        private var count = 0
        private var last = KeyHash.none
        private var pending: [KeyHash] = []

        init(file: SpillFile, memory: Int) {
            self.file = file
            largestIndex = max(64, memory / 4 / SortedHashFile.stride)
        }

        mutating func add(_ hash: KeyHash) throws(SpillError) {
            guard hash != last else { return }
            if count % blockSize == 0 { addToIndex(hash) }
            last = hash
            pending.append(hash)
            count += 1
            if pending.count == 4096 { try flush() }
        }

        /// Where the index would grow too large, blocks become twice as large.
        private mutating func addToIndex(_ hash: KeyHash) {
            if index.count == largestIndex {
                index = index.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                blockSize *= 2
            }
            if count % blockSize == 0 { index.append(hash) }
        }

        private mutating func flush() throws(SpillError) {
            let start = count - pending.count
            let (file, pending) = (file, pending)
            try SpillError.only {
                try pending.withUnsafeBytes { try file.write($0, at: start * SortedHashFile.stride) }
            }
            self.pending.removeAll(keepingCapacity: true)
        }

        consuming func finish() throws(SpillError) -> SortedHashFile {
            try flush()
            return SortedHashFile(file: file, index: index, blockSize: blockSize, count: count)
        }
    }
}
