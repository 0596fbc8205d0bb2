import GongkaiDiagnostics
import GongkaiRead
import GongkaiWrite

/// What became of an input.
struct BatchOutcome: Sendable {
    /// Its line in the manifest.
    var entry: BatchEntry
    /// What was told of it.
    var told: [ToldLater.Event]
    /// Whether the work was broken off by a signal, and counts for nothing.
    var isAbandoned = false
}

/// Converts one input: the same steps as `gongkai convert`, on any thread.
struct BatchWork: Sendable {
    let folder: BatchOutputs
    let formats: [BatchFormat]
    let detection: RecordDetection
    let source: PublicationSource
    let job: RecordJob
    let recordOptions: RecordOutputOptions
    let surroundings: Surroundings
    /// The digest of the options.
    let options: String
    let language: Language
    /// Counts what is read and written, for all inputs.
    let observation: Observation
    /// Whether a signal waits that ends the batch.
    let isInterrupted: @Sendable () -> Bool

    /// Converts an input.
    func convert(_ item: BatchItem) -> BatchOutcome {
        let told = ToldLater()
        var reporter = Reporter(later: told, language: language, observation: observation)
        let reading = InputReading(item.input)
        if !item.input.notes.isEmpty { reporter.report(item.input.notes, file: item.input.path) }
        var made: [BatchFormat.Output?] = []
        let status = reporter.work { reporter throws(CommandFailure) in
            made = try convert(item, reading, reporter: &reporter)
        }
        let outputs = made.compactMap { $0 }.flatMap(folder.files)
        let isComplete = made.count == formats.count && !made.contains(nil)
        let now = Set(outputs.map { SystemPath.bytes(of: $0.path) })
        let entry = BatchEntry(
            key: item.input.key, size: reading.facts.size, sha256: reading.sha256 ?? "", options: options,
            status: status, counts: told.counts, outputs: outputs,
            former: (item.entry?.owned ?? []).filter { !now.contains(SystemPath.bytes(of: $0.path)) },
            isComplete: isComplete, facts: reading.facts.remembered, modified: reading.facts.modified)
        return BatchOutcome(entry: entry, told: told.events, isAbandoned: !isComplete && isInterrupted())
    }

    /// - Returns: the outputs by format; `nil` for one that could not be made.
    private func convert(
        _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) throws(CommandFailure) -> [BatchFormat.Output?] {
        try reading.begin()
        let file = try InputOpening(limits: job.limits, in: surroundings)
            .input(of: InputFile(item.input.path), reporter: &reporter)
        switch try SortedInputs([file], by: detection) {
        case .publications: return try convert(publication: file, item, reading, reporter: &reporter)
        case .records(let inputs):
            return inputs.flatMap { convert(records: $0, item, reading, reporter: &reporter) }
        }
    }

    private func convert(
        publication file: InputFile, _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) throws(CommandFailure) -> [BatchFormat.Output?] {
        var targets: [PublicationConversion.Target] = []
        var outputs: [BatchFormat.Output?] = []
        for format in formats {
            reporter.work { reporter throws(CommandFailure) in
                let writer = try format.document.named(file.path)
                let output = format.documentOutput(item.stem)
                outputs.append(output)
                if let output {
                    targets.append(.init(writer: writer, destination: try folder.destination(of: output, item.entry)))
                }
            }
            // What has no writer has no output.
            if case .failure = format.document { outputs.append(nil) }
        }
        guard targets.count == outputs.count(where: { $0 != nil }), !targets.isEmpty else { return [] }
        let conversion = PublicationConversion(source: source, surroundings: surroundings) {
            () throws(CommandFailure) in
            try reading.finish()
        }
        var statuses = try conversion.convert(file, into: targets, reporter: &reporter)[...]
        return outputs.map { output in
            guard output != nil, let status = statuses.popFirst() else { return nil }
            return [.done, .warnings, .inputHasErrors].contains(status) ? output : nil
        }
    }

    private func convert(
        records input: DetectedRecords, _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) -> [BatchFormat.Output?] {
        formats.map { format in
            var made: BatchFormat.Output?
            reporter.work { reporter throws(CommandFailure) in
                let writer = try format.record.named(item.input.path)
                guard let output = format.recordOutput(item.stem) else { return }
                let destination = try folder.destination(of: output, item.entry)
                try destination.checkMayBeMade()
                let conversion = RecordConversion(
                    job: job, options: recordOptions, writer: writer,
                    mayWrite: {
                        () throws(CommandFailure) in
                        try reading.finish()
                    })
                try conversion.convert(input, into: destination, force: true, reporter: &reporter)
                made = output
            }
            return made
        }
    }
}

extension Result where Failure == CommandFailure {
    /// What there is, or the failure as that of a file.
    fileprivate func named(_ file: String) throws(CommandFailure) -> Success {
        try mapError { failure in
            var failure = failure
            failure.file = file
            return failure
        }.get()
    }
}

/// An input while it is read: whether it stays as it is, and what its content was.
private final class InputReading {
    private let path: String
    private(set) var facts: FileFacts
    private(set) var sha256: String?

    init(_ input: BatchInput) {
        path = input.path
        facts = input.facts
    }

    /// Looks at the file before it is read.
    /// - Throws: status 66 where it is gone.
    func begin() throws(CommandFailure) {
        do throws(SystemError) {
            facts = try FileFacts(path: path)
        } catch {
            throw InputFile(path).failure(for: error)
        }
    }

    /// Looks at it after it was read.
    /// - Throws: status 65 where it is not what it was before: what was read may be half of one and half of the other.
    func finish() throws(CommandFailure) {
        do throws(SystemError) {
            if sha256 == nil { sha256 = try FileDigest.sha256(of: path) }
            let now = try FileFacts(path: path)
            guard now == facts else { throw SystemError(code: 0) }
        } catch {
            guard error.code != 0 else { throw CommandFailure(.unreadable, .batchInputChanged, file: path) }
            throw InputFile(path).failure(for: error)
        }
    }
}
