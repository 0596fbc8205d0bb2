import GongkaiDiagnostics

/// What is written down and told of a run: the journal, messages, the report and the totals.
struct BatchRecord {
    var reporter: Reporter
    var manifest: BatchManifest
    var journal: BatchJournal?
    var report: (any BatchReport)?
    private(set) var totals = BatchTotals()
    /// Why the journal could not be written.
    private(set) var failure: SystemError?

    init(reporter: Reporter, manifest: BatchManifest, journal: BatchJournal?, report: (any BatchReport)?) {
        (self.reporter, self.manifest, self.journal, self.report) = (reporter, manifest, journal, report)
    }

    /// Writes down what became of an input.
    /// - Returns: whether that went well.
    mutating func write(_ entry: BatchEntry) -> Bool {
        manifest.put(entry)
        do throws(SystemError) {
            try journal?.done(entry)
            return true
        } catch {
            failure = failure ?? error
            return false
        }
    }

    mutating func tell(_ outcome: BatchOutcome, of item: BatchItem) {
        reporter.tell(outcome.told)
        reporter.weigh(outcome.entry.status)
        add(
            item, outcome.entry.isComplete ? .converted : .failed, outcome.entry,
            findings: outcome.told.flatMap { $0.diagnostics(in: item.input.path) })
    }

    /// An input with errors has them still: the status is that of a run which converts everything.
    mutating func tell(unchanged item: BatchItem, _ kept: KeptEntry) {
        let entry = kept.entry
        reporter.report(item.input.notes, file: item.input.path)
        reporter.weigh(entry.status, warnings: entry.counts.warnings)
        if kept !== item.entry { manifest.put(entry) }
        add(item, .unchanged, entry, findings: item.input.notes)
    }

    mutating func tell(left item: BatchItem) {
        add(.init(path: item.input.path, state: .left, status: .stopped, counts: .init(), outputs: [], findings: []))
    }

    mutating func tell(refused path: String, _ failure: CommandFailure) {
        reporter.report(failure)
        let counts = FindingCounts(errors: failure.diagnostics.count)
        add(
            .init(
                path: path, state: .failed, status: failure.status, counts: counts, outputs: [],
                findings: failure.diagnostics))
    }

    mutating func tell(_ diagnostic: Diagnostic, of path: String) { reporter.report([diagnostic], file: path) }

    private mutating func add(
        _ item: BatchItem, _ state: BatchReportItem.State, _ entry: BatchEntry, findings: [Diagnostic]
    ) {
        add(
            .init(
                path: item.input.path, state: state, status: entry.status, counts: entry.counts,
                outputs: entry.outputs.map(\.path), findings: findings))
    }

    private mutating func add(_ item: BatchReportItem) {
        totals.add(item)
        report?.add(item)
    }
}
