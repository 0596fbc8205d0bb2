import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Cuts an input into shards, in one pass.
struct ShardPlanning {
    /// The work of reading; it has no schema, since that says nothing of where records stand.
    let job: RecordJob
    let count: Int

    /// The most shards that an input is cut into.
    static let most = 1 << 16

    /// Plans the shards of an input.
    /// - Throws: status 64 for an input that is no file, 65 for one that cannot be read from the middle on, and what
    ///   makes it unreadable.
    func plan(_ input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> ShardPlan {
        let file = input.file
        guard !file.isStandardInput, let status = FileStatus(path: file.path), status.isRegularFile else {
            throw CommandFailure(.usage, .shardNoFile, file: file.path)
        }
        try ShardPlanning.checkNotCompressed(file)
        var plan = ShardPlan(name: file.name, size: status.size, format: input.reader.format.name)
        plan.delimiter = job.shape.delimiter
        plan.hasHeader = !job.shape.noHeader
        plan.headerLines = job.shape.headerLines
        plan.skipLines = job.shape.skipLines
        if try !cut(input, &plan, reporter: &reporter) {
            plan.furtherFields = try job.furtherFields(of: input, reporter: &reporter)
            _ = try cut(input, &plan, reporter: &reporter)
        }
        guard FileStatus(path: file.path)?.size == status.size else {
            throw CommandFailure(.inputHasErrors, .shardInputChanged, file: file.path)
        }
        return plan
    }

    /// - Returns: `false` where a record has a field that is not known yet.
    private func cut(
        _ input: DetectedRecords, _ plan: inout ShardPlan, reporter: inout Reporter
    ) throws(CommandFailure) -> Bool {
        var opened = try job.openHead(input, besides: plan.furtherFields)
        guard let intake = opened.intake as? any DivisibleIntake else {
            throw CommandFailure(.unreadable, .shardFormat, [plan.format], file: input.file.path)
        }
        let headEnd = opened.source.offset
        plan.delimiter = opened.head.delimiter.map { String(UnicodeScalar($0)) }
        // The records with errors are told by the shard that they are in.
        opened.steps.policy = .setAside
        let scale = try textScale(of: input.file)
        let cutter = ShardCutter(count: count, textSize: Int(Double(plan.size) * scale), intake: intake)
        let output = output(to: cutter, size: opened.file.size, reporter: reporter)
        let outcome = Result { () throws(RecordStreamError) in
            try RecordStream(opened.steps, workers: job.workers).run(
                opened.intake, from: opened.source, start: opened.head, into: output, limits: job.limits)
        }
        reporter.progressLine?.clear()
        if case .failure(.unknownField) = outcome { return false }
        if case .failure(.read(let error)) = outcome { throw job.failure(for: error, in: opened.file) }
        guard cutter.standsInInput else {
            throw CommandFailure(.unreadable, .shardMarkup, file: input.file.path)
        }
        plan.encoding = opened.decoding.encoding?.rawValue
        let encoding = plan.decodedFrom
        // What the head of an input without records holds besides has been read with it.
        try ShardText(input.file, encoding: encoding, from: cutter.end ?? headEnd).forEachPiece { cutter.takeTail($0) }
        plan.shards = cutter.finish(headEnd: headEnd, lineEnds: opened.head.lineEnds)
        let head = try ShardText(input.file, encoding: encoding, from: 0, to: plan.shards[0].range.lowerBound)
        plan.headSHA256 = try head.digest().sha256
        return true
    }

    private func output(to cutter: ShardCutter, size: Int?, reporter: Reporter) -> RecordStream.Output {
        let (progress, now) = (reporter.progressLine, job.surroundings.now)
        var output = RecordStream.Output(
            makeSpillFile: job.surroundings.makeSpillFile, write: { _ in true }, report: { _ in },
            progress: { progress?.show($0, total: size, now: now()) })
        output.pass = { cutter.take($0) }
        return output
    }

    /// How many bytes of UTF-8 there are to a byte of the input, told from its beginning: shards get about as long as each
    /// other.
    private func textScale(of file: InputFile) throws(CommandFailure) -> Double {
        let input = try RecordInput(file, in: job.surroundings)
        var raw = 0
        let decoding = DecodingSource { room throws(ReadError) in
            let got = try input.fill(room)
            raw += got
            return got
        }
        var text = 0
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { room.deallocate() }
        while raw < 1 << 20, let got = try? decoding.fill(room), got > 0 { text += got }
        return raw > 0 && text > 0 ? Double(text) / Double(raw) : 1
    }

    /// What compressed files begin with: gzip, Zstandard, xz, bzip2.
    private static let compressed: [[UInt8]] = [
        [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x42, 0x5A, 0x68],
    ]

    /// Refuses what no one can read from the middle on.
    static func checkNotCompressed(_ file: InputFile) throws(CommandFailure) {
        var start: [UInt8] = []
        let text = try ShardText(file, encoding: nil, from: 0, to: 8)
        try text.forEachPiece { start += $0 }
        guard compressed.contains(where: { start.starts(with: $0) }) else { return }
        throw CommandFailure(.unreadable, .shardCompressed, file: file.path)
    }
}

/// Cuts the pieces of an input as they go by.
private final class ShardCutter {
    private let count: Int
    private let textSize: Int
    private let intake: any DivisibleIntake
    private var shards: [ShardPlan.Shard] = []
    private var hash = SHA256()
    /// Where the shard begins that is being read.
    private var current = ShardPlan.Shard(range: 0..<0)
    private var records = 0
    /// The offset behind what has gone by; `nil` before the first piece.
    private(set) var end: Int?
    /// Where the first record may begin.
    private var start = 0
    /// Whether all pieces are the input as it stands.
    private(set) var standsInInput = true

    init(count: Int, textSize: Int, intake: any DivisibleIntake) {
        self.count = count
        self.textSize = textSize
        self.intake = intake
    }

    func take(_ piece: PassedPiece) {
        if end == nil {
            start = piece.offset
            current = ShardPlan.Shard(range: start..<start, firstRecord: 1, line: piece.lineEndsBefore + 1)
        }
        if !intake.standsInInput(piece.bytes) { standsInInput = false }
        var done = 0
        for (number, place) in piece.recordStarts.enumerated() where piece.offset + place >= nextTarget {
            hash.update(piece.bytes[done..<place])
            done = place
            let lineEnds = piece.bytes[..<place].count { $0 == 0x0A }
            begin(
                at: piece.offset + place, record: piece.recordsBefore + number + 1,
                line: piece.lineEndsBefore + lineEnds + 1)
        }
        hash.update(piece.bytes[done...])
        end = piece.offset + piece.bytes.count
        records = piece.recordsBefore + piece.recordStarts.count
    }

    /// Takes what stands behind the last piece.
    func takeTail(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bytes)
        tail += bytes.count
    }
    private var tail = 0

    /// The shards, of which the last ones are empty where there are fewer records.
    func finish(headEnd: Int, lineEnds: Int) -> [ShardPlan.Shard] {
        if end == nil {
            start = headEnd + tail
            current = ShardPlan.Shard(range: start..<start, line: lineEnds + 1)
            hash = SHA256()
        }
        let end = end.map { $0 + tail } ?? start
        close(at: end, nextRecord: records + 1)
        let rest = ShardPlan.Shard(
            range: end..<end, firstRecord: records + 1, line: shards.last?.line ?? 1, sha256: SHA256.hexDigest(of: []))
        while shards.count < count { shards.append(rest) }
        return shards
    }

    /// The offset from which on the next record begins a shard; none does where it would begin the first, or behind the last.
    private var nextTarget: Int {
        let next = shards.count + 1
        guard next < count else { return .max }
        let target = start + Int(Double(max(0, textSize - start)) * Double(next) / Double(count))
        return max(target, current.range.lowerBound + 1)
    }

    private func begin(at offset: Int, record: Int, line: Int) {
        close(at: offset, nextRecord: record)
        current = ShardPlan.Shard(range: offset..<offset, firstRecord: record, line: line)
    }

    private func close(at offset: Int, nextRecord: Int) {
        current.range = current.range.lowerBound..<offset
        current.records = nextRecord - current.firstRecord
        let finished = hash
        current.sha256 = hexadecimal(finished.finish())
        hash = SHA256()
        shards.append(current)
    }
}
