import GongkaiBytes

/// Goes through sorted runs of records as one.
struct RecordMerge {
    private var runs: [RunReader] = []
    private var heap = MergeHeap([]) { _, _ in false }

    /// - Parameters:
    ///   - runs: of records with the same key, those of an earlier run come first.
    ///   - memory: for all of them together, in bytes.
    init(of runs: [(file: SpillFile, range: Range<Int>)], memory: Int) throws(SpillError) {
        let blockSize = max(256, memory / max(1, runs.count))
        for run in runs {
            var reader = RunReader(run.file, run.range, blockSize: blockSize)
            if try reader.advance() { self.runs.append(reader) }
        }
        let readers = self.runs
        heap = MergeHeap(Array(readers.indices)) { RecordMerge.comesFirst($0, $1, of: readers) }
    }

    /// The next record; `nil` where none is left.
    var head: SortedRecord? { heap.first.flatMap { runs[$0].head } }

    /// Goes on to the record behind the next.
    mutating func advance() throws(SpillError) {
        guard let run = heap.first else { return }
        let isOver = try !runs[run].advance()
        let readers = runs
        heap.settle(isFirstOver: isOver) { RecordMerge.comesFirst($0, $1, of: readers) }
    }

    private static func comesFirst(_ left: Int, _ right: Int, of runs: [RunReader]) -> Bool {
        if runs[left].prefix != runs[right].prefix { return runs[left].prefix < runs[right].prefix }
        guard let head = runs[left].head, let other = runs[right].head else { return left < right }
        let difference = head.compareKey(to: other)
        return difference != 0 ? difference < 0 : left < right
    }
}

/// Reads a run from its file in large blocks.
private struct RunReader {
    private let file: SpillFile
    private let blockSize: Int
    private let block = ByteBuffer(capacity: 0)
    /// The head's place in the block.
    private var place = 0
    /// What of the run has not been read.
    private var rest: Range<Int>
    private(set) var head: SortedRecord?
    private(set) var prefix: UInt64 = 0

    init(_ file: SpillFile, _ range: Range<Int>, blockSize: Int) {
        self.file = file
        self.blockSize = blockSize
        rest = range
    }

    /// Goes on to the next record.
    /// - Returns: whether there is one.
    mutating func advance() throws(SpillError) -> Bool {
        place += head?.all.count ?? 0
        head = nil
        try fill(SortedRecord.headSize)
        guard block.count > place else { return false }
        try fill(SortedRecord.size(at: block.start + place))
        let record = SortedRecord(at: block.start + place)
        head = record
        prefix = record.prefix
        return true
    }

    /// Makes sure that so many bytes are there, as far as the run has them.
    private mutating func fill(_ needed: Int) throws(SpillError) {
        guard block.count - place < needed, !rest.isEmpty else { return }
        block.removeFirst(place)
        place = 0
        let size = max(needed, blockSize)
        block.shrink(to: size)
        let count = min(size - block.count, rest.count)
        block.reserve(count)
        try file.read(
            UnsafeMutableRawBufferPointer(start: block.start + block.count, count: count), at: rest.lowerBound)
        block.count += count
        rest.removeFirst(count)
    }
}
