import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite

/// One run of a stream: what its workers share.
final class RecordRun: Sendable {
    /// The input, which one worker at a time takes a piece of.
    private struct Intake {
        var intake: any RecordIntake
        var source: ByteSource
        var next = 0
        var isOver = false
    }

    /// The pieces that are complete, and those that wait for one before them.
    private struct Order {
        var next = 0
        var waiting: [Int: RecordPiece] = [:]
        /// Whether a worker is handing pieces on.
        var isHandingOn = false
        var isStopped = false
        var failure: (index: Int, error: RecordStreamError)?
        /// Buffers that are free to be written into.
        var free: [ByteBuffer] = []
    }

    private let steps: RecordStream.Steps
    private let intake: Monitor<Intake>
    private let order: Monitor<Order>
    /// Touched only by the worker that hands pieces on.
    private let output: Monitor<OrderedOutput>
    /// So many complete pieces may wait, and not more.
    private let mostWaiting: Int
    /// Whether somebody wants the pieces as they were read.
    private let keepsSources: Bool
    /// Whether there are keys, whose repeats are told with their place.
    private let hasKeys: Bool

    init(
        _ steps: RecordStream.Steps, intake: any RecordIntake, source: ByteSource, output: OrderedOutput, workers: Int
    ) {
        self.steps = steps
        self.intake = Monitor(Intake(intake: intake, source: source))
        order = Monitor(Order())
        self.output = Monitor(output)
        mostWaiting = workers
        keepsSources = output.wantsPieces
        hasKeys = steps.keys.map { $0.count > 0 } ?? false
    }

    /// What putting pieces in order is part of: keys are compared there, and where nothing is written nothing else is done.
    private var lastStage: Stage { steps.encoder == nil ? .check : .output }

    /// Does a worker's part: takes pieces until none is left.
    func work() {
        let columns = steps.plan.headings
        var parser = intake.withLock { $0.intake.parser(columns: columns) }
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 0), columnCount: columns.count)
        while let (index, offset) = take(&batch) {
            let buffer = order.withLock { $0.free.popLast() } ?? ByteBuffer(capacity: 0)
            buffer.count = 0
            do throws(UnknownField) {
                let piece = RecordPiece(output: buffer, inputOffset: offset)
                deliver(try filled(piece, with: &batch, by: &parser), index: index)
            } catch {
                stop(.unknownField(error.name, record: error.record), index: index)
            }
        }
    }

    /// Says that all workers have come to their end.
    func finish() throws(RecordStreamError) -> RecordTally {
        let failure = order.withLock { $0.failure }
        if let failure { throw placed(failure.error) }
        let (tally, writeFailure) = output.withLock { output in
            (steps.clock.measure(lastStage) { output.finish() }, output.failure)
        }
        if let writeFailure { throw .write(writeFailure) }
        return tally
    }

    /// A failure with its record counted from the beginning of the input: all pieces before it have been handed on.
    private func placed(_ failure: RecordStreamError) -> RecordStreamError {
        guard case .unknownField(let name, let record) = failure else { return failure }
        return .unknownField(name, record: output.withLock { $0.recordsBefore } + record)
    }

    /// - Returns: the piece's number and offset, or `nil` where none is left.
    private func take(_ batch: inout RecordBatch) -> (index: Int, offset: Int)? {
        let goesOn = order.withLock(when: { $0.isStopped || $0.waiting.count < mostWaiting }) { !$0.isStopped }
        guard goesOn else { return nil }
        batch.clear()
        return intake.withLock { state in
            guard !state.isOver else { return nil }
            let index = state.next
            do throws(ReadError) {
                state.isOver = try !steps.clock.measure(.read) { () throws(ReadError) in
                    try state.intake.take(&batch, from: state.source)
                }
            } catch {
                state.isOver = true
                stop(.read(error), index: index)
            }
            state.next += 1
            return state.isOver ? nil : (index, state.source.offset - batch.inputCount)
        }
    }

    /// Keeps the failure that comes first in the input, and lets no more pieces be taken.
    private func stop(_ failure: RecordStreamError, index: Int) {
        order.withLock { order in
            order.isStopped = true
            if index < order.failure?.index ?? .max { order.failure = (index, failure) }
        }
    }

    /// Reads, checks, writes and validates one piece.
    private func filled(
        _ piece: RecordPiece, with batch: inout RecordBatch, by parser: inout any RecordParser
    ) throws(UnknownField) -> RecordPiece {
        var piece = piece
        try steps.clock.measure(.parse) { () throws(UnknownField) in
            try parser.parse(&batch, findings: &piece.findings)
        }
        if let observer = steps.observer, !observer.observe(batch) { intake.withLock { $0.isOver = true } }
        piece.recordsRead = batch.recordsRead
        piece.inputBytes = batch.inputCount
        piece.lineEnds = batch.bytes.lineEnds(before: batch.inputCount)
        steps.clock.measure(.check) { check(&batch, by: parser, into: &piece) }
        judge(batch, &piece)
        if let filter = steps.filter {
            let isWanted = batch.records.indices.map {
                filter.admits(record: $0, of: batch, columns: steps.plan.columns)
            }
            batch.keep { isWanted[$0] }
        }
        steps.clock.measure(.check) { redact(&batch, by: parser, into: &piece) }
        steps.formulaGuard?.apply(to: &batch, columns: steps.plan.columns)
        if steps.encoder != nil { steps.clock.measure(.write) { encode(batch, by: parser, into: &piece) } }
        validate(batch, by: parser, &piece)
        if steps.policy == .setAside || hasKeys || keepsSources { piece.keepSource(of: batch) }
        return piece
    }

    /// Checks values and references, and hashes keys. Records with errors leave the batch.
    private func check(_ batch: inout RecordBatch, by parser: any RecordParser, into piece: inout RecordPiece) {
        let before = piece.findings.count
        let columns = steps.plan.columns
        if let check = steps.check {
            var readings = ReadingTally(fields: steps.plan.schema.fields.count)
            check.check(&batch, columns: columns, tally: &readings, findings: &piece.findings)
            piece.readings = readings
        }
        for reference in steps.references {
            do throws(SpillError) {
                try reference.check(batch, columns: columns, findings: &piece.findings)
            } catch {
                piece.spillError = error
            }
        }
        if piece.findings.count > before { refuse(piece.findings.indices[before...], in: &batch, by: parser, &piece) }
        piece.keys = steps.keys?.hasher.hashes(of: batch, columns: columns)
    }

    /// Redacts values, and looks for what must not be published in what is left.
    private func redact(_ batch: inout RecordBatch, by parser: any RecordParser, into piece: inout RecordPiece) {
        let before = piece.findings.count
        steps.redaction?.apply(to: &batch, columns: steps.plan.columns, findings: &piece.findings)
        steps.gate?.check(batch, columns: steps.plan.columns, findings: &piece.findings)
        if piece.findings.count > before { refuse(piece.findings.indices[before...], in: &batch, by: parser, &piece) }
    }

    /// Gives findings their places, and takes the records with errors out of the batch.
    private func refuse(
        _ places: Range<Int>, in batch: inout RecordBatch, by parser: any RecordParser, _ piece: inout RecordPiece
    ) {
        let records = Dictionary(uniqueKeysWithValues: batch.records.enumerated().map { (Int($1.index), $0) })
        var refused: Set<Int> = []
        for place in places {
            let finding = piece.findings[place]
            let field = finding.field.flatMap { steps.plan.schema.index(of: $0) }
            if let record = records[finding.record] {
                let column = field.flatMap { steps.plan.columns[$0] } ?? 0
                piece.findings[place].position = parser.position(record: record, column: column, in: batch)
            }
            if finding.rule.severity == .error { refused.insert(finding.record) }
        }
        guard !refused.isEmpty else { return }
        let all = batch.records
        batch.unread += all.filter { refused.contains(Int($0.index)) }
        batch.keep { !refused.contains(Int(all[$0].index)) }
    }

    private func encode(_ batch: RecordBatch, by parser: any RecordParser, into piece: inout RecordPiece) {
        guard let encoder = steps.encoder else { return }
        let columns = steps.selection.map { steps.plan.columns[$0] }
        var emission = RecordEmission(batch, columns: columns, into: piece.output)
        encoder.encode(&emission)
        for fault in emission.faults {
            let column = columns[fault.field] ?? 0
            let name = steps.plan.schema.fields[steps.selection[fault.field]].name
            let (rule, arguments) = fault.description(for: steps.outputFormat)
            piece.findings.append(
                RecordFinding(
                    rule, arguments, record: Int(batch.records[fault.record].index),
                    field: name, at: parser.position(record: fault.record, column: column, in: batch)))
        }
        piece.written = emission.written.map {
            RecordPiece.Written(record: Int(batch.records[$0.record].index), end: $0.end)
        }
        let written = emission.written.map(\.record)
        if let order = steps.order { piece.addSortKeys(of: written, in: batch, by: order, columns: steps.plan.columns) }
        if let field = steps.splitField {
            piece.addSplitValues(of: written, in: batch, column: steps.plan.columns[field])
        }
    }

    /// Has libxml2 judge records of XML as they came. Where something was found already, nothing more is told.
    private func judge(_ batch: RecordBatch, _ piece: inout RecordPiece) {
        guard let validation = steps.inputValidation else { return }
        let known = Set(piece.findings.map(\.record))
        let input = UnsafeRawBufferPointer(rebasing: batch.bytes.bytes[..<batch.inputCount])
        let issues = steps.clock.measure(.validate) { validation.issues(in: input, records: batch.recordsRead) }
        for issue in issues where !known.contains(issue.record) {
            let record = (batch.records + batch.unread).first { Int($0.index) == issue.record }
            piece.findings.append(
                RecordFinding(
                    .recordInvalid, [issue.message], record: issue.record,
                    at: batch.bytes.position(of: Int(record?.start ?? 0))))
        }
    }

    /// Has libxml2 judge what was written.
    private func validate(_ batch: RecordBatch, by parser: any RecordParser, _ piece: inout RecordPiece) {
        guard steps.encoder != nil, let validation = steps.validation else { return }
        let issues = steps.clock.measure(.validate) {
            validation.issues(in: piece.output.bytes, records: piece.written.count)
        }
        for issue in issues {
            let record = piece.written[issue.record].record
            let place = batch.records.firstIndex { Int($0.index) == record } ?? 0
            piece.invalid.insert(record)
            piece.findings.append(
                RecordFinding(
                    .recordInvalidOutput, [issue.message], record: record,
                    at: parser.position(record: place, column: 0, in: batch)))
        }
    }

    /// Hands a piece on, if it is its turn, and with it those that were waiting for it.
    private func deliver(_ piece: RecordPiece, index: Int) {
        let isOurTurn = order.withLock { order in
            order.waiting[index] = piece
            guard !order.isHandingOn, order.waiting[order.next] != nil else { return false }
            order.isHandingOn = true
            return true
        }
        guard isOurTurn else { return }
        while let piece = nextInOrder() {
            let goesOn = output.withLock { output in steps.clock.measure(lastStage) { output.accept(piece) } }
            order.withLock { order in
                order.free.append(piece.output)
                if !goesOn { order.isStopped = true }
            }
        }
    }

    private func nextInOrder() -> RecordPiece? {
        order.withLock { order in
            // What comes behind a failure is not part of the output.
            let isBeforeFailure = order.next < order.failure?.index ?? .max
            guard isBeforeFailure, let piece = order.waiting.removeValue(forKey: order.next) else {
                order.isHandingOn = false
                return nil
            }
            order.next += 1
            return piece
        }
    }
}
