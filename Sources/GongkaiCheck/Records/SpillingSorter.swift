/// Three numbers that are sorted by the first, then the second, then the third: a hash and a record, or two records.
struct SortEntry: Hashable, Comparable {
    var first: UInt64
    var second: UInt64
    var third: UInt64

    static func < (left: SortEntry, right: SortEntry) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return left.third < right.third
    }

    /// One of the 24 bytes, the most significant first.
    @inline(__always)
    func byte(_ place: Int) -> Int {
        let word = place < 8 ? first : place < 16 ? second : third
        return Int(truncatingIfNeeded: word >> UInt64(8 * (7 - place & 7))) & 0xFF
    }
}

/// Sorts any number of entries in bounded memory: sorted runs go to a file, and are merged at the end.
struct SpillingSorter {
    private var entries: [SortEntry] = []
    private let capacity: Int
    private let makeFile: SpillFile.Maker
    private var file: SpillFile?
    /// How many entries each run in the file has.
    private var runs: [Int] = []

    /// - Parameter memory: in bytes, about.
    init(memory: Int, makeFile: @escaping SpillFile.Maker) {
        capacity = max(1024, memory / MemoryLayout<SortEntry>.stride)
        self.makeFile = makeFile
    }

    /// Takes all the memory at once, where it is known that it will be needed: growing takes more for a moment.
    mutating func reserve() { entries.reserveCapacity(capacity) }

    mutating func add(_ entry: SortEntry) throws(SpillError) {
        if entries.count == capacity { try spill() }
        if entries.count == entries.capacity { entries.reserveCapacity(min(capacity, max(1024, 2 * entries.count))) }
        entries.append(entry)
    }

    /// Hands out the entries in their order, and is empty then.
    mutating func drain(_ body: (SortEntry) throws(SpillError) -> Void) throws(SpillError) {
        guard let file else {
            RadixSort.sort(&entries)
            for entry in entries { try body(entry) }
            entries = []
            return
        }
        try spill()
        entries = []
        var merge = RunMerge(of: runs, in: file, bufferedEntries: capacity)
        runs = []
        while let entry = try merge.next() { try body(entry) }
    }

    private mutating func spill() throws(SpillError) {
        let file: SpillFile
        if let known = self.file { file = known } else { file = try makeFile() }
        self.file = file
        RadixSort.sort(&entries)
        let offset = runs.reduce(0, +) * MemoryLayout<SortEntry>.stride
        try SpillError.only { try entries.withUnsafeBytes { try file.write($0, at: offset) } }
        runs.append(entries.count)
        entries.removeAll(keepingCapacity: true)
    }
}

/// Goes through sorted runs of a file as one.
private struct RunMerge {
    private struct Run {
        /// What of it is in memory, and how far that has been taken.
        var entries: [SortEntry] = []
        var taken = 0
        /// The entries in the file that have not been read, counted from its start.
        var rest: Range<Int>

        var head: SortEntry { entries[taken] }
    }

    private let file: SpillFile
    private let blockSize: Int
    private var runs: [Run] = []
    private var heap = MergeHeap([]) { _, _ in false }
    private var isStarted = false

    init(of counts: [Int], in file: SpillFile, bufferedEntries: Int) {
        self.file = file
        blockSize = max(64, bufferedEntries / max(1, counts.count))
        var start = 0
        for count in counts {
            runs.append(Run(rest: start..<start + count))
            start += count
        }
    }

    mutating func next() throws(SpillError) -> SortEntry? {
        if !isStarted { try start() }
        guard let run = heap.first else { return nil }
        let entry = runs[run].head
        runs[run].taken += 1
        if runs[run].taken == runs[run].entries.count { try fill(run) }
        let readers = runs
        heap.settle(isFirstOver: readers[run].entries.isEmpty) { readers[$0].head < readers[$1].head }
        return entry
    }

    private mutating func start() throws(SpillError) {
        isStarted = true
        for run in runs.indices { try fill(run) }
        let readers = runs
        heap = MergeHeap(readers.indices.filter { !readers[$0].entries.isEmpty }) {
            readers[$0].head < readers[$1].head
        }
    }

    /// Reads the next block of a run; none is left where it stays empty.
    private mutating func fill(_ run: Int) throws(SpillError) {
        let block = runs[run].rest.prefix(blockSize)
        let stride = MemoryLayout<SortEntry>.stride
        if runs[run].entries.count != block.count {
            runs[run].entries = Array(repeating: SortEntry(first: 0, second: 0, third: 0), count: block.count)
        }
        let file = file
        try SpillError.only {
            try runs[run].entries.withUnsafeMutableBytes { try file.read($0, at: block.lowerBound * stride) }
        }
        runs[run].taken = 0
        runs[run].rest.removeFirst(block.count)
    }
}

/// Sorts entries in place by their bytes, the most significant first (American flag sort; McIlroy, Bostic, McIlroy 1993):
/// hashes are spread evenly, so that two or three passes leave little to do.
enum RadixSort {
    /// Fewer entries are sorted by insertion.
    private static let fewest = 24

    static func sort(_ entries: inout [SortEntry]) {
        entries.withUnsafeMutableBufferPointer { sort($0, byte: 0) }
    }

    private static func sort(_ entries: UnsafeMutableBufferPointer<SortEntry>, byte: Int) {
        guard entries.count > fewest, byte < 24 else { return insert(entries) }
        var ends = counts(entries, byte: byte)
        var starts = ends
        var sum = 0
        for value in 0..<256 {
            starts[value] = sum
            sum += ends[value]
            ends[value] = sum
        }
        let buckets = starts
        for value in 0..<256 {
            while starts[value] < ends[value] {
                var entry = entries[starts[value]]
                // Each entry goes to its bucket, and the one that was there goes on.
                while entry.byte(byte) != value {
                    let target = entry.byte(byte)
                    swap(&entry, &entries[starts[target]])
                    starts[target] += 1
                }
                entries[starts[value]] = entry
                starts[value] += 1
            }
        }
        for value in 0..<256 where ends[value] - buckets[value] > 1 {
            sort(UnsafeMutableBufferPointer(rebasing: entries[buckets[value]..<ends[value]]), byte: byte + 1)
        }
    }

    private static func counts(_ entries: UnsafeMutableBufferPointer<SortEntry>, byte: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        for entry in entries { counts[entry.byte(byte)] += 1 }
        return counts
    }

    private static func insert(_ entries: UnsafeMutableBufferPointer<SortEntry>) {
        guard entries.count > 1 else { return }
        for next in 1..<entries.count {
            let entry = entries[next]
            var place = next
            while place > 0, entry < entries[place - 1] {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}
