import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics

/// What became of one piece of the input. Records are known by their number in the piece, from 0.
struct RecordPiece: Sendable {
    /// A record that was written.
    struct Written {
        var record: Int
        /// The offset in the output behind it.
        var end: Int
        /// Where its key is among those that records are sorted by.
        var key = 0..<0
        /// Where its value is among those that the output is split by.
        var split = 0
    }

    /// The piece as it was read, with the place of each record.
    struct Source {
        var bytes: [UInt8]
        var places: [Int: Range<Int>]
    }

    let output: ByteBuffer
    /// Where the piece begins in the input.
    let inputOffset: Int
    var written: [Written] = []
    var findings: [RecordFinding] = []
    /// The keys that the records are sorted by.
    let sortKeys = ByteBuffer(capacity: 0)
    /// The values that the output is split by, each once.
    var splitValues: [[UInt8]?] = []
    /// Records that were written and are not valid, as libxml2 found.
    var invalid: Set<Int> = []
    /// What was read, where records may be set aside or found wanting later.
    var source: Source?
    /// The hashes of keys that must not come twice.
    var keys: KeyHashes?
    /// How many values were read in which other forms.
    var readings: ReadingTally?
    /// Why a temporary file could not be read.
    var spillError: SpillError?
    var recordsRead = 0
    var inputBytes = 0
    /// Line ends in the input.
    var lineEnds = 0

    init(output: ByteBuffer, inputOffset: Int) {
        self.output = output
        self.inputOffset = inputOffset
    }

    /// Keeps what was read.
    mutating func keepSource(of batch: RecordBatch) {
        let places = (batch.unread + batch.records).map { (Int($0.index), Int($0.start)..<Int($0.end)) }
        // What could not be read may stand behind the piece.
        let end = places.reduce(batch.inputCount) { max($0, $1.1.upperBound) }
        source = Source(
            bytes: batch.bytes.array(0..<end), places: Dictionary(uniqueKeysWithValues: places))
    }

    /// Where a record begins in the piece, as far as that was kept.
    func position(of record: Int) -> Diagnostic.Position {
        guard let source, let start = source.places[record]?.lowerBound else { return Diagnostic.Position() }
        let lineEnds = source.bytes[..<start].count { $0 == 0x0A }
        return Diagnostic.Position(offset: start, line: lineEnds + 1, column: 1)
    }
}

// MARK: Where records go

extension RecordPiece {
    /// Writes the keys that records are sorted by.
    /// - Parameter places: of those written, each one's place in the batch.
    mutating func addSortKeys(of places: [Int], in batch: RecordBatch, by order: RecordOrder, columns: [Int?]) {
        for (number, place) in places.enumerated() {
            let start = sortKeys.count
            order.appendKey(of: place, in: batch, columns: columns, to: sortKeys)
            written[number].key = start..<sortKeys.count
        }
    }

    /// Finds the values that the output is split by.
    /// - Parameter places: of those written, each one's place in the batch.
    mutating func addSplitValues(of places: [Int], in batch: RecordBatch, column: Int?) {
        var known: [[UInt8]?: Int] = [:]
        for (number, place) in places.enumerated() {
            let field = column.map { batch.place(record: place, column: $0) }
            let value = field.flatMap { $0.isMissing ? nil : Array(batch.value(at: $0)) }
            let split = known[value] ?? splitValues.count
            if split == splitValues.count {
                known[value] = split
                splitValues.append(value)
            }
            written[number].split = split
        }
    }
}

// MARK: What was written

extension RecordPiece {
    /// Goes through records with their bytes.
    /// - Parameter wanted: some of those that were written, in their order.
    func forEach(of wanted: [Written], _ body: (Written, UnsafeRawBufferPointer) throws -> Void) rethrows {
        var start = 0
        var next = wanted[...]
        for record in written {
            if next.first?.record == record.record {
                next.removeFirst()
                try body(record, UnsafeRawBufferPointer(rebasing: output.bytes[start..<record.end]))
            }
            start = record.end
        }
    }

    /// Records with what stands next to each other and goes to the same place as one.
    /// - Parameter wanted: some of those that were written, in their order.
    func stretches(of wanted: [Written]) -> [RecordStretch] {
        if wanted.count == written.count, splitValues.count < 2 {
            return [stretch(0..<(wanted.last?.end ?? 0), records: wanted.count, split: 0)]
        }
        var stretches: [(range: Range<Int>, records: Int, split: Int)] = []
        forEach(of: wanted) { record, bytes in
            let range = record.end - bytes.count..<record.end
            if let last = stretches.last, last.range.upperBound == range.lowerBound, last.split == record.split {
                stretches[stretches.count - 1] = (
                    last.range.lowerBound..<range.upperBound, last.records + 1, last.split
                )
            } else {
                stretches.append((range, 1, record.split))
            }
        }
        return stretches.map { stretch($0.range, records: $0.records, split: $0.split) }
    }

    private func stretch(_ range: Range<Int>, records: Int, split: Int) -> RecordStretch {
        RecordStretch(
            bytes: UnsafeRawBufferPointer(rebasing: output.bytes[range]), records: records,
            value: splitValues.isEmpty ? nil : splitValues[split])
    }
}
