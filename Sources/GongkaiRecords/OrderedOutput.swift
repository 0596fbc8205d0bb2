import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// Takes the pieces in the order of the input, finds what only the order tells, and gives what was found its place in the
/// whole.
struct OrderedOutput {
    private let steps: RecordStream.Steps
    private let output: RecordStream.Output
    private let mostFindings: Int
    private var keys: KeyIndex?
    private var readings: ReadingTally
    private var tally = RecordTally()
    /// Line ends before the piece at hand.
    private var lineEnds: Int
    private var findings = 0
    /// Where records go that are written; `nil` where they are only checked.
    private var target: (any RecordTarget)?
    private var sorting: SortStage?
    /// Whether as many records were written as are wanted.
    private var hasEnough = false
    private let counter = ByteCounter()
    /// What kept the target from taking records.
    private(set) var failure: WriteError?

    init(_ steps: RecordStream.Steps, into output: RecordStream.Output, start: RecordHead, limits: ReadLimits) {
        lineEnds = start.lineEnds
        self.steps = steps
        self.output = output
        mostFindings = limits[.findings]
        readings = ReadingTally(fields: steps.plan.schema.fields.count)
        if let keys = steps.keys, keys.count > 0 {
            self.keys = KeyIndex(keyCount: keys.count, makeFile: output.makeSpillFile)
        }
        attempt { output throws(WriteError) in
            output.target = try OrderedOutput.target(
                of: steps, into: output.output, counter: output.counter, limits: limits)
        }
        sorting = steps.order.map {
            SortStage($0, keepsValues: steps.splitField != nil, makeFile: output.makeSpillFile)
        }
    }

    private static func target(
        of steps: RecordStream.Steps, into output: RecordStream.Output, counter: ByteCounter, limits: ReadLimits
    ) throws(WriteError) -> (any RecordTarget)? {
        guard steps.encoder != nil else { return nil }
        func target(
            writing write: @escaping (UnsafeRawBufferPointer) -> Bool
        ) throws(WriteError) -> SinkTarget {
            let written = RecordOutput(
                scratchFolder: output.scratchFolder, beginFile: output.beginFile
            ) { bytes throws(WriteError) in
                counter.count += bytes.count
                guard write(bytes) else { throw .stopped }
            }
            return SinkTarget(try steps.sink(into: written), for: steps.outputSchema)
        }
        guard let parts = output.parts else { return try target(writing: output.write) }
        return SplitTarget(into: parts, limits: limits) { part throws(WriteError) in
            try target { parts.write($0, part) }
        }
    }

    /// Whether somebody wants the pieces as they were read.
    var wantsPieces: Bool { output.pass != nil }

    /// Counts the bytes of all outputs.
    private final class ByteCounter {
        var count = 0
    }

    /// Takes the next piece.
    /// - Returns: whether there is any use in going on.
    mutating func accept(_ piece: RecordPiece) -> Bool {
        guard !hasEnough, output.goesOn() else { return false }
        if let error = piece.spillError { report(spillFailed(error)) }
        let repeats = repeatedKeys(in: piece)
        pass(piece)
        let omitted = piece.invalid.union(repeats.map(\.record))
        var written = piece.written.filter { !omitted.contains($0.record) }
        var found = piece.findings + repeats
        if let last = lastWanted(of: written) {
            hasEnough = true
            written.removeAll { $0.record > last }
            found.removeAll { $0.record > last }
        }
        found.sort { ($0.record, $0.position.offset ?? 0) < ($1.record, $1.position.offset ?? 0) }
        let goesOn = tell(found, in: piece) && write(written, of: piece)
        if let counts = piece.readings { readings.add(counts) }
        tally.recordsRead += piece.recordsRead
        tally.bytesRead += piece.inputBytes
        lineEnds += piece.lineEnds
        output.progress(tally)
        return goesOn && !hasEnough
    }

    /// How many records of the input stand before the piece at hand.
    var recordsBefore: Int { steps.recordsBefore + tally.recordsRead }

    private func pass(_ piece: RecordPiece) {
        guard let pass = output.pass, let source = piece.source else { return }
        pass(
            PassedPiece(
                bytes: source.bytes, offset: piece.inputOffset, recordsBefore: recordsBefore, lineEndsBefore: lineEnds,
                recordStarts: source.places.values.map(\.lowerBound).sorted()))
    }

    /// Ends the output.
    mutating func finish() -> RecordTally {
        tellLateRepeats()
        for note in readings.diagnostics(for: steps.plan.schema) { report(note) }
        if findings > mostFindings {
            output.report(Diagnostic(.limitFindings, [String(findings), String(mostFindings)]))
        }
        finishTarget()
        return tally
    }

    /// The record behind which no more are wanted.
    private func lastWanted(of written: [RecordPiece.Written]) -> Int? {
        guard let most = steps.mostRecords, sorting == nil else { return nil }
        let missing = most - tally.recordsWritten
        guard written.count >= missing else { return nil }
        return missing == 0 ? -1 : written[missing - 1].record
    }

    // MARK: Keys

    /// The records of a piece that have the key of another before them.
    private mutating func repeatedKeys(in piece: RecordPiece) -> [RecordFinding] {
        guard let schemaKeys = steps.keys, let hashes = piece.keys else { return [] }
        let firstRecord = recordsBefore + 1
        do throws(SpillError) {
            let repeats = try keys?.add(hashes, firstRecord: firstRecord) ?? []
            output.passKeys?(hashes.without(repeats, countedFrom: firstRecord), firstRecord)
            return repeats.map { found in
                var finding = schemaKeys.finding(for: found)
                finding.record = found.record - firstRecord
                finding.position = piece.position(of: finding.record)
                return finding
            }
        } catch {
            report(spillFailed(error))
            keys = nil
            return []
        }
    }

    /// Tells the repeats that were found only when all keys were there. The records have been written by now.
    private mutating func tellLateRepeats() {
        guard let schemaKeys = steps.keys, var keys, !keys.knowsAtOnce else { return }
        var late: [Diagnostic] = []
        var count = 0
        do throws(SpillError) {
            try keys.finish { found in
                count += 1
                guard late.count < mostFindings else { return }
                let finding = schemaKeys.finding(for: found)
                late.append(
                    Diagnostic(
                        finding.rule, finding.arguments, modelPath: path(of: String(found.record), finding.field)))
            }
        } catch {
            report(spillFailed(error))
        }
        for diagnostic in late { report(diagnostic) }
        findings += count - late.count
        tally.errors += count - late.count
        if count > 0, steps.policy == .setAside {
            report(Diagnostic(.recordLateRepeats, [String(count)]))
            tally.isUnfit = true
        }
    }

    private func spillFailed(_ error: SpillError) -> Diagnostic {
        Diagnostic(.recordSpillFailed, [error.text])
    }

    // MARK: Findings

    /// Tells what was found, and sets records with errors aside.
    /// - Returns: whether there is any use in going on.
    private mutating func tell(_ found: [RecordFinding], in piece: RecordPiece) -> Bool {
        var rest = found[...]
        while let record = rest.first?.record {
            let those = rest.prefix { $0.record == record }
            rest = rest.dropFirst(those.count)
            let diagnostics = those.map { placed($0, in: piece) }
            for diagnostic in diagnostics { report(diagnostic) }
            guard diagnostics.contains(where: { $0.rule.severity == .error }) else { continue }
            tally.recordsRefused += 1
            if steps.policy == .setAside, let source = piece.source, let place = source.places[record] {
                let rejected = RejectedRecord(
                    number: recordsBefore + record + 1, bytes: source.bytes[place], diagnostics: diagnostics)
                guard output.setAside(rejected) else { return false }
            }
        }
        return true
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        switch diagnostic.rule.severity {
        case .error: tally.errors += 1
        case .warning: tally.warnings += 1
        case .note: break
        }
        findings += 1
        if findings <= mostFindings { output.report(diagnostic) }
    }

    /// A finding with its place in the whole input. Records are counted from 1.
    private func placed(_ finding: RecordFinding, in piece: RecordPiece) -> Diagnostic {
        let record = String(recordsBefore + finding.record + 1)
        var position = finding.position
        position.offset = position.offset.map { $0 + piece.inputOffset }
        position.line = position.line.map { $0 + lineEnds }
        return Diagnostic(
            finding.rule, (finding.rule.namesRecord ? [record] : []) + finding.arguments, at: position,
            modelPath: path(of: record, finding.field))
    }

    private func path(of record: String, _ field: String?) -> String {
        "records/\(record)" + (field.map { "/\($0)" } ?? "")
    }

    // MARK: Bytes

    /// Whether what was found lets anything be written.
    private var mayWrite: Bool { tally.errors == 0 || steps.policy == .setAside }

    private mutating func write(_ written: [RecordPiece.Written], of piece: RecordPiece) -> Bool {
        guard target != nil, mayWrite, !written.isEmpty else { return true }
        if sorting != nil { return sort(written, of: piece) }
        return piece.stretches(of: written).allSatisfy { hand($0) }
    }

    private mutating func hand(_ stretch: RecordStretch) -> Bool {
        tally.recordsWritten += stretch.records
        return attempt { output throws(WriteError) in try output.target?.take(stretch) }
    }

    /// Does something with the target, and keeps why that failed.
    /// - Returns: whether there is any use in going on.
    @discardableResult
    private mutating func attempt(_ work: (inout OrderedOutput) throws(WriteError) -> Void) -> Bool {
        defer { tally.bytesWritten = counter.count }
        do throws(WriteError) {
            try work(&self)
            return true
        } catch {
            fail(error)
            return false
        }
    }

    private mutating func sort(_ written: [RecordPiece.Written], of piece: RecordPiece) -> Bool {
        do throws(SpillError) {
            try sorting?.take(written, of: piece)
            return true
        } catch {
            giveUp(spillFailed(error))
            return false
        }
    }

    /// Writes what was sorted, and ends the output.
    private mutating func finishTarget() {
        guard mayWrite, !tally.isUnfit, target != nil else { return }
        do throws(SpillError) {
            if var sorted = sorting.take() {
                tally.recordsWritten += try sorted.drain(most: steps.mostRecords) { stretch in
                    attempt { output throws(WriteError) in try output.target?.take(stretch) }
                }
            }
        } catch {
            giveUp(spillFailed(error))
        }
        attempt { output throws(WriteError) in try output.target?.finish() }
    }

    /// Keeps why the output cannot be whole.
    private mutating func fail(_ error: WriteError) {
        target = nil
        switch error {
        case .stopped: break
        case .notRepresentable(let diagnostic): giveUp(diagnostic)
        default:
            tally.isUnfit = true
            failure = error
        }
    }

    /// Tells why the output cannot be whole, whatever becomes of records with errors.
    private mutating func giveUp(_ diagnostic: Diagnostic) {
        report(diagnostic)
        tally.isUnfit = true
        target = nil
    }
}
