import GongkaiBytes

/// Sorts any number of records by keys in bounded memory, and keeps those with the same key in the order in which they came.
///
/// What does not fit in memory goes to a file as a sorted run. Where there are many runs they are merged into one of a
/// next level, so that the last merge has few enough to read each in large blocks.
package struct RecordSorter {
    /// How much memory is taken, in bytes, where nobody says otherwise.
    package static let memory = 12 << 20
    /// So many runs of a level are merged into one of the next.
    private static let mostRuns = 128

    /// Runs of about the same length, in a file of their own.
    private struct Level {
        let file: SpillFile
        var runs: [Range<Int>] = []
    }

    private let memory: Int
    private let makeFile: SpillFile.Maker
    private var run: MemoryRun
    /// The runs in files, those of the first level the latest.
    private var levels: [Level?] = []

    /// - Parameter memory: in bytes; a record that is larger takes what it needs.
    package init(memory: Int = RecordSorter.memory, makeFile: @escaping SpillFile.Maker) {
        self.memory = memory
        self.makeFile = makeFile
        run = MemoryRun(memory: memory)
    }

    /// Adds a record.
    /// - Parameters:
    ///   - key: what it is sorted by, compared byte by byte.
    ///   - parts: the record, in as many parts as it comes in.
    package mutating func add(
        key: UnsafeRawBufferPointer, _ parts: UnsafeRawBufferPointer...
    ) throws(SpillError) {
        let size = parts.reduce(0) { $0 + $1.count }
        if !run.hasRoom(for: SortedRecord.headSize + key.count + size) { try spill() }
        run.add(key: key, parts, size: size)
    }

    /// Hands out the records in their order, and is empty then.
    /// - Parameter body: answers whether it wants more.
    package mutating func drain(_ body: (UnsafeRawBufferPointer) -> Bool) throws(SpillError) {
        if levels.isEmpty {
            run.sort()
            run.forEach { body($0.payload) }
            run.giveUp()
            return
        }
        try spill()
        run.giveUp()
        let oldestFirst = levels.reversed().compactMap { $0 }.flatMap { level in
            level.runs.map { (level.file, $0) }
        }
        levels = []
        var merge = try RecordMerge(of: oldestFirst, memory: memory)
        while let record = merge.head, body(record.payload) { try merge.advance() }
    }

    /// Writes what is in memory as a run.
    private mutating func spill() throws(SpillError) {
        run.sort()
        var writer = RunWriter(at: try end(of: 0))
        try SpillError.only {
            try run.forEach {
                try writer.add($0.all)
                return true
            }
        }
        run.empty()
        try append(try writer.finish(), to: 0)
    }

    private mutating func append(_ run: Range<Int>, to level: Int) throws(SpillError) {
        levels[level]?.runs.append(run)
        guard let full = levels[level], full.runs.count == RecordSorter.mostRuns else { return }
        self.run.giveUp()
        var writer = RunWriter(at: try end(of: level + 1))
        var merge = try RecordMerge(of: full.runs.map { (full.file, $0) }, memory: memory)
        while let record = merge.head {
            try writer.add(record.all)
            try merge.advance()
        }
        levels[level] = nil
        try append(try writer.finish(), to: level + 1)
    }

    /// Where the next run of a level goes.
    private mutating func end(of level: Int) throws(SpillError) -> (SpillFile, Int) {
        if level == levels.count { levels.append(nil) }
        let known = if let known = levels[level] { known } else { Level(file: try makeFile()) }
        levels[level] = known
        return (known.file, known.runs.last?.upperBound ?? 0)
    }
}

/// Writes a run to a file in large blocks.
private struct RunWriter {
    private static let blockSize = 1 << 18

    private let file: SpillFile
    private let start: Int
    private var end: Int
    private let block = ByteBuffer(capacity: RunWriter.blockSize)

    init(at place: (file: SpillFile, offset: Int)) {
        file = place.file
        start = place.offset
        end = place.offset
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) throws(SpillError) {
        if block.count + bytes.count > RunWriter.blockSize { try flush() }
        if bytes.count > RunWriter.blockSize {
            try put(bytes)
        } else {
            block.append(bytes)
        }
    }

    mutating func finish() throws(SpillError) -> Range<Int> {
        try flush()
        return start..<end
    }

    private mutating func flush() throws(SpillError) {
        try put(block.bytes)
        block.count = 0
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) throws(SpillError) {
        try file.write(bytes, at: end)
        end += bytes.count
    }
}
