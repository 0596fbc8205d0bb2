import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// Joins the parts of all shards of a plan.
struct ShardMerge {
    /// In the order of the shards, each once.
    let parts: [ShardPartFile]
    let surroundings: Surroundings
    let limits: ReadLimits

    private var first: ShardPart { parts[0].part }

    /// So many shards that are missing are told.
    private static let mostMissing = 20

    /// Sees that the parts are those of all shards of one plan, made the same way.
    /// - Parameters:
    ///   - paths: files, or folders of parts.
    ///   - plan: the digest of the plan that they must belong to; `nil` for that of the first one.
    /// - Throws: status 1 where one is missing, repeated, foreign or no part.
    init(
        _ paths: [String], plan: String?, limits: ReadLimits, in surroundings: Surroundings
    ) throws(CommandFailure) {
        var files: [ShardPartFile] = []
        for path in paths {
            for file in try ShardMerge.files(at: path) { files.append(try ShardPartFile(file)) }
        }
        guard let first = files.first else { throw CommandFailure(.inputHasErrors, .shardNoParts) }
        var byShard: [Int: ShardPartFile] = [:]
        for file in files {
            try ShardMerge.check(file, against: first, plan: plan)
            if let other = byShard.updateValue(file, forKey: file.part.shard) {
                throw CommandFailure(
                    .inputHasErrors, .shardPartRepeated, [String(file.part.shard), other.file.path],
                    file: file.file.path)
            }
        }
        let count = first.part.count
        let missing = (1...count).lazy.filter { byShard[$0] == nil }.prefix(ShardMerge.mostMissing)
        guard missing.isEmpty else {
            throw CommandFailure(
                .inputHasErrors, missing.map { Diagnostic(.shardPartMissing, [String($0), String(count)]) })
        }
        parts = (1...count).compactMap { byShard[$0] }
        self.surroundings = surroundings
        self.limits = limits
    }

    /// The parts that a path leads to.
    private static func files(at path: String) throws(CommandFailure) -> [String] {
        guard FileStatus(path: path)?.isFolder == true else { return [path] }
        let names = try InputFolder(path: path).names().filter { $0.hasSuffix("." + ShardPart.fileExtension) }
        guard !names.isEmpty else { throw CommandFailure(.inputHasErrors, .shardNoParts, file: path) }
        return names.sorted().map { path + (path.hasSuffix("/") ? "" : "/") + $0 }
    }

    private static func check(
        _ file: ShardPartFile, against first: ShardPartFile, plan: String?
    ) throws(CommandFailure) {
        let (part, other) = (file.part, first.part)
        func refusal(_ rule: DiagnosticRule, _ than: String) -> CommandFailure {
            CommandFailure(.inputHasErrors, rule, [than], file: file.file.path)
        }
        if let plan, part.plan != plan { throw refusal(.shardPartForeign, "--plan") }
        guard part.plan == other.plan, part.count == other.count else {
            throw refusal(.shardPartForeign, first.file.path)
        }
        let isAlike =
            part.recipe == other.recipe && part.opening == other.opening && part.closing == other.closing
            && part.separatorLength == other.separatorLength && part.keys == other.keys
            && part.primaryKey == other.primaryKey && part.outputEncoding == other.outputEncoding
        guard isAlike else { throw refusal(.shardPartOptions, first.file.path) }
    }

    /// Reads every part and sees that it is what was written.
    /// - Throws: status 1 for the first that is not.
    func verify() throws(CommandFailure) {
        for part in parts { try part.verify() }
    }

    // MARK: Keys

    /// Finds keys that come twice over all shards, in bounded memory.
    /// - Throws: status 1 where one does.
    func checkKeys(reporter: inout Reporter) throws(CommandFailure) {
        guard !first.keys.isEmpty else { return }
        var finder = RepeatFinder(first, most: limits[.findings], makeFile: surroundings.makeSpillFile)
        for part in parts {
            let text = try ShardText(
                part.file, encoding: nil, from: part.part.bytes, to: part.part.bytes + part.part.keyBytes)
            try text.forEachPiece { finder.take($0) }
        }
        let found = finder.finish()
        if let error = finder.spillError {
            throw CommandFailure(.inputOutput, .recordSpillFailed, [error.text])
        }
        reporter.report(found, file: nil)
        guard !found.isEmpty else { return }
        // What one run over the whole would have set aside was written, and what it says of others may be another record.
        throw CommandFailure(.inputHasErrors, first.setsAside ? [Diagnostic(.shardRepeatsAside)] : [])
    }

    // MARK: Joining

    /// Writes what one run over the whole input would have written.
    /// - Throws: status 1 where a part is not what was written; 73 and 74.
    func join(
        into destination: ConversionPlan.Destination, watchedBy watch: Observation
    ) throws(CommandFailure) -> (records: Int, bytes: Int) {
        try destination.checkMayBeMade()
        let format = surroundings.recordWriters.writer(named: first.format)?.format
        let encoding = try format.flatMap { format throws(CommandFailure) in
            try OutputEncoding(named: first.outputEncoding, for: format)
        }
        let output = try destination.file(in: surroundings)
        defer { output.abandon() }
        var written = 0
        func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
            written += bytes.count
            return output.write(bytes)
        }
        func put(text: String) {
            _ = Array(text.utf8).withUnsafeBytes { encoding.write($0, to: put) }
        }
        put(text: first.opening)
        // The first record of the whole goes without what parts it from one before.
        var skipped = first.separatorLength
        for part in parts where output.goesOn() {
            try part.forEachPiece { piece in
                let left = piece.dropFirst(skipped)
                skipped -= piece.count - left.count
                if !left.isEmpty { _ = put(UnsafeRawBufferPointer(rebasing: left)) }
            }
        }
        put(text: first.closing)
        let records = parts.reduce(0) { $0 + $1.part.recordsWritten }
        try output.finish(destination.name, of: nil, records: records, watchedBy: watch)
        return (records, written)
    }
}

/// Finds keys that come twice, from the hashes that parts carry.
private struct RepeatFinder {
    private let keys: RecordKeys
    private let keyCount: Int
    private let entryLength: Int
    private let most: Int
    private var index: KeyIndex
    private let pending = ByteBuffer(capacity: 0)
    private var found: [Diagnostic] = []
    private var count = 0
    private(set) var spillError: SpillError?

    init(_ part: ShardPart, most: Int, makeFile: @escaping SpillFile.Maker) {
        keys = RecordKeys(names: part.keyNames)
        keyCount = part.keys.count
        entryLength = part.keyEntryLength
        self.most = most
        index = KeyIndex(keyCount: keyCount, makeFile: makeFile)
    }

    /// Takes the next bytes, which may end within an entry.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        pending.append(bytes)
        let entries = pending.count / entryLength
        guard entries > 0, spillError == nil else { return }
        let first = word(at: 0)
        var hashes = KeyHashes(keyCount: keyCount, capacity: entries)
        for entry in 0..<entries {
            let start = entry * entryLength
            hashes.begin(record: UInt32(truncatingIfNeeded: word(at: start) &- first))
            for key in 0..<keyCount {
                let place = start + 8 + 16 * key
                hashes.append(KeyHash(high: word(at: place), low: word(at: place + 8)))
            }
        }
        pending.removeFirst(entries * entryLength)
        do throws(SpillError) {
            for repeated in try index.add(hashes, firstRecord: Int(truncatingIfNeeded: first)) { tell(repeated) }
        } catch {
            spillError = error
        }
    }

    /// What was found.
    mutating func finish() -> [Diagnostic] {
        if !index.knowsAtOnce, spillError == nil {
            var late: [KeyRepeat] = []
            var more = 0
            let room = max(0, most - found.count)
            do throws(SpillError) {
                try index.finish { repeated in
                    if late.count < room { late.append(repeated) } else { more += 1 }
                }
            } catch {
                spillError = error
            }
            for repeated in late { tell(repeated) }
            count += more
        }
        guard count > most else { return found }
        return found + [Diagnostic(.limitFindings, [String(count), String(most)])]
    }

    private mutating func tell(_ repeated: KeyRepeat) {
        count += 1
        guard found.count < most else { return }
        let finding = keys.finding(for: repeated)
        let record = String(repeated.record)
        found.append(
            Diagnostic(
                finding.rule, (finding.rule.namesRecord ? [record] : []) + finding.arguments,
                modelPath: "records/\(record)" + (finding.field.map { "/\($0)" } ?? "")))
    }

    private func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: pending.bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
