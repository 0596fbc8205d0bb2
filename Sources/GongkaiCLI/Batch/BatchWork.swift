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
    /// Whether outputs keep the extension of their input, in front of their own.
    let keepsExtension: Bool
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

    /// What was made of an input.
    private struct Made {
        var outputs: [BatchFormat.Output] = []
        /// Whether that is all that was asked for.
        var isComplete = true
        var isArchive = false

        /// - Parameter made: the outputs by format; `nil` for one that could not be made.
        mutating func add(_ made: [BatchFormat.Output?], of formats: [BatchFormat]) {
            outputs += made.compactMap { $0 }
            if made.count != formats.count || made.contains(nil) { isComplete = false }
        }
    }

    /// Converts an input.
    func convert(_ item: BatchItem) -> BatchOutcome {
        let told = ToldLater()
        var reporter = Reporter(later: told, language: language, observation: observation)
        let reading = InputReading(item.input)
        if !item.input.notes.isEmpty { reporter.report(item.input.notes, file: item.input.path) }
        var made = Made(isComplete: false)
        let status = reporter.work { reporter throws(CommandFailure) in
            made = try convert(item, reading, reporter: &reporter)
        }
        let outputs = made.outputs.flatMap(folder.files)
        let now = Set(outputs.map { SystemPath.bytes(of: $0.path) })
        let entry = BatchEntry(
            key: item.input.key, size: reading.facts.size, sha256: reading.sha256 ?? "", options: options,
            status: status, counts: told.counts, outputs: outputs,
            former: (item.entry?.entry.owned ?? []).filter { !now.contains(SystemPath.bytes(of: $0.path)) },
            isComplete: made.isComplete, isArchive: made.isArchive, facts: reading.facts.remembered,
            modified: reading.facts.modified)
        return BatchOutcome(entry: entry, told: told.events, isAbandoned: !made.isComplete && isInterrupted())
    }

    private func convert(
        _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) throws(CommandFailure) -> Made {
        try reading.begin()
        let opened = InputOpening(limits: job.limits, in: surroundings).open(InputFile(item.input.path))
        guard opened.members.isEmpty else { return convert(members: opened, item, reading, reporter: &reporter) }
        var made = Made()
        for part in opened {
            switch part {
            case .note(let note, let archive): reporter.report([note], file: archive)
            case .refused(let failure): throw failure
            case .input(let file):
                made.add(try convert(file, to: item.stem, item, reading, reporter: &reporter), of: formats)
            }
        }
        return made
    }

    /// Converts each member of an archive by itself: what is wrong with one stops no other.
    private func convert(
        members opened: [InputOpening.Opened], _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) -> Made {
        var made = Made(isArchive: true)
        let stems = opened.members.map { item.input.stem(ofMember: $0, keepsExtension: keepsExtension) }
        let clashes = MemberClashes(opened.members, stems, formats)
        var place = 0
        for part in opened {
            switch part {
            case .note(let note, let archive): reporter.report([note], file: archive)
            case .refused(let failure):
                reporter.report(failure)
                made.isComplete = false
            case .input(let file):
                var outputs: [BatchFormat.Output?] = []
                reporter.work { reporter throws(CommandFailure) in
                    try clashes.check(place)
                    outputs = try convert(file, to: stems[place], item, reading, reporter: &reporter)
                }
                made.add(outputs, of: formats)
                place += 1
            }
            if isInterrupted() {
                made.isComplete = false
                break
            }
        }
        return made
    }

    /// - Parameter stem: what its outputs are called.
    /// - Returns: the outputs by format; `nil` for one that could not be made.
    private func convert(
        _ file: InputFile, to stem: String, _ item: BatchItem, _ reading: InputReading, reporter: inout Reporter
    ) throws(CommandFailure) -> [BatchFormat.Output?] {
        switch try SortedInputs([file], by: detection) {
        case .publications: return try convert(publication: file, to: stem, item, reading, reporter: &reporter)
        case .records(let inputs):
            return inputs.flatMap { convert(records: $0, to: stem, item, reading, reporter: &reporter) }
        }
    }

    private func convert(
        publication file: InputFile, to stem: String, _ item: BatchItem, _ reading: InputReading,
        reporter: inout Reporter
    ) throws(CommandFailure) -> [BatchFormat.Output?] {
        var targets: [PublicationConversion.Target] = []
        var outputs: [BatchFormat.Output?] = []
        for format in formats {
            reporter.work { reporter throws(CommandFailure) in
                let writer = try format.document.named(file.path)
                let output = format.documentOutput(stem)
                outputs.append(output)
                if let output {
                    targets.append(
                        .init(writer: writer, destination: try folder.destination(of: output, item.entry?.entry)))
                }
            }
            // What has no writer has no output.
            if case .failure = format.document { outputs.append(nil) }
        }
        guard targets.count == outputs.count(where: { $0 != nil }), !targets.isEmpty else { return [] }
        let conversion = PublicationConversion(source: source, surroundings: surroundings) {
            input throws(CommandFailure) in
            // A member of an archive is not what the manifest has the digest of.
            try reading.finish(having: file.origin == nil ? input : nil)
        }
        var statuses = try conversion.convert(file, into: targets, reporter: &reporter)[...]
        return outputs.map { output in
            guard output != nil, let status = statuses.popFirst() else { return nil }
            return [.done, .warnings, .inputHasErrors].contains(status) ? output : nil
        }
    }

    private func convert(
        records input: DetectedRecords, to stem: String, _ item: BatchItem, _ reading: InputReading,
        reporter: inout Reporter
    ) -> [BatchFormat.Output?] {
        formats.map { format in
            var made: BatchFormat.Output?
            reporter.work { reporter throws(CommandFailure) in
                let writer = try format.record.named(input.file.path)
                guard let output = format.recordOutput(stem) else { return }
                let destination = try folder.destination(of: output, item.entry?.entry)
                try destination.checkMayBeMade()
                let tables = try job.tables(of: input, reporter: &reporter)
                try convert(tables, by: writer, into: destination, reading, reporter: &reporter)
                made = output
            }
            return made
        }
    }
}

extension BatchWork {
    /// Converts what a mapping makes of an input, which without one is the input itself.
    private func convert(
        _ tables: [MappedTable], by writer: any RecordWriter, into destination: ConversionPlan.Destination,
        _ reading: InputReading, reporter: inout Reporter
    ) throws(CommandFailure) {
        let mayWrite = { () throws(CommandFailure) in try reading.finish() }
        guard tables.count > 1 else {
            let conversion = RecordConversion(
                job: tables[0].job, options: recordOptions, writer: writer, mayWrite: mayWrite)
            return try conversion.convert(tables[0].input, into: destination, force: true, reporter: &reporter)
        }
        try recordOptions.refuseWhatIsForOneTable()
        // Of a mapping that is proposed nobody knows before that it makes several.
        guard writer.holdsSeveralDatasets || destination.isFolder else {
            throw CommandFailure(.usage, .mappingFolderNeeded, [tables.compactMap(\.name).joined(separator: ", ")])
        }
        try TablesConversion(tables: tables, options: recordOptions, writer: writer, mayWrite: mayWrite)
            .convert(into: destination, reporter: &reporter)
    }
}

/// Members of an archive that would be written to one output: none of them is.
private struct MemberClashes {
    private let members: [InputFile]
    /// For each that clashes: another that it does so with, and the output.
    private var found: [Int: (other: Int, output: String)] = [:]

    init(_ members: [InputFile], _ stems: [String], _ formats: [BatchFormat]) {
        self.members = members
        var owners: [[UInt8]: Int] = [:]
        for (place, stem) in stems.enumerated() {
            for path in formats.flatMap({ $0.outputs(stem) }).map(\.path) {
                let other = owners.updateValue(place, forKey: SystemPath.bytes(of: path))
                guard let other, other != place else { continue }
                found[place] = found[place] ?? (other, path)
                found[other] = found[other] ?? (place, path)
            }
        }
    }

    /// - Throws: status 73 for one that clashes.
    func check(_ place: Int) throws(CommandFailure) {
        guard let (other, output) = found[place] else { return }
        throw CommandFailure(
            .cannotCreate, .batchOutputClash, [members[other].path, output], file: members[place].path)
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
