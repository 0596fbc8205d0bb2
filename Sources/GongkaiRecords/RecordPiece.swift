import GongkaiBytes
import GongkaiDiagnostics

/// What became of one piece of the input.
struct RecordPiece: Sendable {
    /// A record that was written.
    struct Written {
        /// Counts the records of the piece from 0.
        var record: Int
        /// The offset in the output behind it.
        var end: Int
    }

    /// A record with errors, as it stands in the input.
    struct Refused {
        /// Counts the records of the piece from 0.
        var record: Int
        var bytes: [UInt8]
    }

    /// What libxml2 says of a record.
    struct Issue {
        /// Counts the records of the piece from 0.
        var record: Int
        var message: String
    }

    let output: ByteBuffer
    /// Where the piece begins in the input.
    let inputOffset: Int
    var written: [Written] = []
    var refused: [Refused] = []
    var findings: [RecordFinding] = []
    /// What libxml2 says of the output.
    var issues: [Issue] = []
    var recordsRead = 0
    var inputBytes = 0
    /// Line ends in the input.
    var lineEnds = 0

    init(output: ByteBuffer, inputOffset: Int) {
        self.output = output
        self.inputOffset = inputOffset
    }

    /// Keeps the records that are not written, where somebody wants them, and brings what was found into the order of
    /// the records.
    mutating func setAside(recordsOf batch: RecordBatch, policy: RecordStream.Policy) {
        findings.sort { ($0.record, $0.position.offset ?? 0) < ($1.record, $1.position.offset ?? 0) }
        guard policy == .setAside else { return }
        let wrong = Set(findings.lazy.filter { $0.rule.severity == .error }.map(\.record))
        guard !wrong.isEmpty else { return }
        let places = (batch.unread + batch.records).filter { wrong.contains(Int($0.index)) }
        refused = places.sorted { $0.index < $1.index }.map {
            Refused(record: Int($0.index), bytes: batch.bytes.array(Int($0.start)..<Int($0.end)))
        }
    }
}
