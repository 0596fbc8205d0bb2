import GongkaiDiagnostics
import GongkaiRead
import GongkaiWorkers

/// A batch at work: the output folder with what is remembered, and the runs over inputs.
struct BatchSession {
    /// What the command line asks for.
    struct Request {
        let formats: [BatchFormat]
        let limits: ReadLimits
        let keepsExtension: Bool
        let convertsAll: Bool
        let alwaysHashes: Bool
        let failsFast: Bool
        let prunes: Bool
        let report: (path: String, format: BatchReportFormat)?
        /// The digest of all options that outputs depend on.
        let options: String
    }

    let request: Request
    let folder: BatchFolder
    /// What converts, with so many threads for an input.
    let work: (BatchOutputs, Workers) -> BatchWork
    let workers: Workers
    let signals: HeldSignals
    let surroundings: Surroundings
    private(set) var manifest: BatchManifest

    init(
        _ request: Request, in folder: BatchFolder, workers: Workers, signals: HeldSignals,
        surroundings: Surroundings, work: @escaping (BatchOutputs, Workers) -> BatchWork, reporter: inout Reporter
    ) throws(CommandFailure) {
        (self.request, self.folder, self.work, self.workers) = (request, folder, work, workers)
        (self.signals, self.surroundings) = (signals, surroundings)
        manifest = try BatchManifest(in: folder)
        for (file, line) in manifest.damage {
            reporter.report([Diagnostic(.batchManifestDamaged, [String(line)])], file: file)
        }
        guard manifest.hasJournal else { return }
        folder.removeLeftovers()
        reporter.tell(Diagnostic(.batchResumed, [String(manifest.resumed)]), file: folder.path)
    }

    /// Converts what is new or has changed.
    /// - Parameter isAll: whether inputs that are not among these are gone.
    /// - Returns: whether a signal ended it.
    /// - Throws: status 73 and 74 where what is remembered can't be written.
    mutating func run(
        _ findings: BatchFindings, isAll: Bool = true, reporter: inout Reporter
    ) throws(CommandFailure) -> Bool {
        let looking = BatchLooking(
            opening: InputOpening(limits: request.limits, in: surroundings.with(.one)),
            keepsExtension: request.keepsExtension, options: request.options)
        let plan = BatchPlan(
            findings, formats: request.formats, entries: manifest.entries, looking: looking, workers: workers)
        let (todo, unchanged) = compare(plan)
        let outputs = BatchOutputs(folder, owned: manifest.owned(), replacesAll: request.convertsAll)
        let journal = try journal(for: todo.map { plan.slots[$0] }, into: outputs)
        let record = BatchRecord(
            reporter: reporter, manifest: manifest, journal: journal,
            report: request.report?.format.report(in: reporter.language))
        let progress = BatchProgress(
            plan, todo: todo, unchanged: unchanged, failsFast: request.failsFast, record: record)
        convert(progress, count: todo.count, into: outputs)
        let done = progress.finish()
        (reporter, manifest) = (done.reporter, done.manifest)
        if isAll { tellGone(findings, isIncomplete: plan.isIncomplete || done.totals.left > 0, reporter: &reporter) }
        let isStopped = signals.isWaiting
        if isStopped { signals.take() }
        try close(done, isStopped: isStopped, reporter: &reporter)
        return isStopped
    }

    private func convert(_ progress: BatchProgress, count: Int, into outputs: BatchOutputs) {
        guard count > 0 else { return }
        // Where there are fewer inputs than threads, the threads that are left help with each.
        let atOnce = Workers(count: min(workers.count, count))
        let work = work(outputs, Workers(count: workers.count / atOnce.count))
        FreedMemory.keep()
        atOnce.together {
            var done = 0
            while !work.isInterrupted(), let (place, item) = progress.take() {
                progress.put(work.convert(item), at: place)
                done += 1
                if done.isMultiple(of: FreedMemory.interval) { FreedMemory.giveBack() }
            }
        }
    }

    /// - Returns: the places of the inputs that are to be converted, and the entries of the others.
    private func compare(_ plan: BatchPlan) -> (todo: [Int], unchanged: [Int: KeptEntry]) {
        let comparison = BatchComparison(
            folder: folder.path, options: request.options, convertsAll: request.convertsAll,
            alwaysHashes: request.alwaysHashes)
        let entries = workers.map(plan.slots) { slot in
            if case .input(let item) = slot { comparison.unchanged(item) } else { nil as KeptEntry? }
        }
        var (todo, unchanged): ([Int], [Int: KeptEntry]) = ([], [:])
        for (place, slot) in plan.slots.enumerated() {
            guard case .input = slot else { continue }
            if let entry = entries[place] { unchanged[place] = entry } else { todo.append(place) }
        }
        return (todo, unchanged)
    }

    /// Begins the journal, with the outputs that are planned: not those that exist and are not ours.
    private func journal(
        for slots: [BatchPlan.Slot], into outputs: BatchOutputs
    ) throws(CommandFailure) -> BatchJournal? {
        guard !slots.isEmpty else { return nil }
        var planned: [String] = []
        for case .input(let item) in slots {
            for output in item.prospect.outputs(request.formats)
            where outputs.mayReplace(output) || FileStatus(path: folder.output(output.path)) == nil {
                planned.append(output.path)
            }
        }
        do throws(SystemError) {
            let journal = try BatchJournal(path: folder.state(BatchJournal.name), length: manifest.journalLength)
            try journal.plan(planned)
            return journal
        } catch {
            throw journalFailure(error)
        }
    }

    private func journalFailure(_ error: SystemError) -> CommandFailure {
        CommandFailure(.inputOutput, .batchJournalFailed, [error.text], file: folder.state(BatchJournal.name))
    }
}

// MARK: The end of a run

extension BatchSession {
    /// Tells of inputs that are gone, and removes their outputs where that is asked for.
    private mutating func tellGone(_ findings: BatchFindings, isIncomplete: Bool, reporter: inout Reporter) {
        let present = Set(findings.inputs.map { SystemPath.bytes(of: $0.key) })
        let prune = BatchPrune(folder: folder, present: present)
        guard !isIncomplete else {
            if request.prunes { reporter.report([Diagnostic(.batchPruneRefused)], file: folder.path) }
            return
        }
        guard request.prunes else {
            let gone = prune.gone(in: manifest)
            if let first = gone.first {
                reporter.tell(Diagnostic(.batchInputsGone, [String(gone.count), first.key]), file: folder.path)
            }
            return
        }
        let account = prune.prune(&manifest)
        for path in account.kept { reporter.report([Diagnostic(.batchOutputKept)], file: path) }
        if let first = account.gone.first {
            reporter.tell(
                Diagnostic(.batchPruned, [String(account.gone.count), first, String(account.removed)]),
                file: folder.path)
        }
    }

    /// Writes everything down and says what it has come to.
    private mutating func close(
        _ done: BatchRecord, isStopped: Bool, reporter: inout Reporter
    ) throws(CommandFailure) {
        if let failure = done.failure { reporter.report(journalFailure(failure)) }
        // What was broken off may have made some of its outputs: the journal knows that they are ours.
        let keepsJournal = isStopped && done.totals.left > 0
        if !keepsJournal { reporter.work { reporter throws(CommandFailure) in try manifest.save() } }
        if let (path, _) = request.report, let report = done.report {
            let bytes = report.finish(done.totals)
            if path == InputFile.standardStream {
                try surroundings.write(bytes)
            } else {
                try OutputFile(path: path, replaces: true).write(bytes)
            }
        }
        let left = String(done.totals.left)
        if isStopped {
            reporter.tell(Diagnostic(.batchStopped, [left]), file: folder.path)
        } else if done.totals.left > 0, done.failure == nil {
            reporter.tell(Diagnostic(.batchFailedFast, [left]), file: folder.path)
        }
        reporter.tell(done.totals.summary, file: folder.path)
    }
}
