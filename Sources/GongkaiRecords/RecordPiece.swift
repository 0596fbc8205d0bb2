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
        source = Source(
            bytes: batch.bytes.array(0..<batch.inputCount), places: Dictionary(uniqueKeysWithValues: places))
    }

    /// Where a record begins in the piece, as far as that was kept.
    func position(of record: Int) -> Diagnostic.Position {
        guard let source, let start = source.places[record]?.lowerBound else { return Diagnostic.Position() }
        let lineEnds = source.bytes[..<start].count { $0 == 0x0A }
        return Diagnostic.Position(offset: start, line: lineEnds + 1, column: 1)
    }
}
