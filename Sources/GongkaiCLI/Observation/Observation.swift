import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRecords
import GongkaiWorkers

/// Watches a run of the program: what was read and written, what was found, and how long each stage took.
///
/// It is told what happens by whoever does it, and tells `--log`, `--metrics` and `--timings`. Seconds come from the
/// clock of the surroundings; nothing else asks for the time.
final class Observation: Sendable {
    /// The seconds of the stages of the whole run.
    private let clock: StageClock
    private let counts = Monitor(RunCounts())
    private let now: @Sendable () -> Double
    private let start: Double
    private let command = Monitor("")
    private let log: EventLog?
    private let metrics: String?
    private let timings: Timings?

    init(_ options: PresentationOptions, style: DiagnosticStyle, in surroundings: Surroundings) {
        now = surroundings.now
        start = surroundings.now()
        clock = StageClock(now: surroundings.now)
        log = options.log.map { _ in EventLog(descriptor: surroundings.standardError) }
        metrics = options.metrics
        timings =
            options.timings
            ? Timings(descriptor: surroundings.standardError, isJSON: style == .json) : nil
    }

    /// Whether anybody wants to know.
    private var isWatched: Bool { log != nil || metrics != nil || timings != nil }

    private var elapsed: Double { now() - start }

    // MARK: What happens

    /// The program begins to do what it was asked for.
    func start(_ command: String) {
        self.command.withLock { $0 = command }
        log?.write("start", at: elapsed) {
            $0.member("program", "gongkai")
            $0.member("version", Version.current)
            $0.member("command", command)
        }
    }

    /// Does some work and takes its time.
    func measure<Result, Failure>(
        _ stage: Stage, _ file: String? = nil, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isWatched else { return try work() }
        let start = now()
        defer { add(now() - start, to: stage, file) }
        return try work()
    }

    /// A clock for work that several stages of are done at once; `nil` where nobody wants to know.
    func makeClock() -> StageClock? { isWatched ? StageClock(now: now) : nil }

    /// Takes the seconds of such work.
    func add(_ clock: StageClock?, _ file: String?) {
        for (stage, seconds) in clock?.seconds ?? [] { add(seconds, to: stage, file) }
    }

    private func add(_ seconds: Double, to stage: Stage, _ file: String?) {
        clock.add(seconds, to: stage)
        log?.write("stage", at: elapsed) {
            $0.member("stage", stage.rawValue)
            $0.member("file", file.map(SystemPath.shown))
            $0.name("seconds")
            $0.number(seconds.inMicroseconds)
        }
    }

    /// An input was read to its end, or as far as it can be.
    func tookInput(_ file: String, format: String?, bytes: Int, records: RecordTally? = nil) {
        counts.withLock {
            $0.inputs.insert(file)
            $0.bytesRead += bytes
            $0.recordsRead += records?.recordsRead ?? 0
            $0.recordsWritten += records?.recordsWritten ?? 0
            $0.recordsRefused += records?.recordsRefused ?? 0
        }
        log?.write("input", at: elapsed) {
            $0.member("file", SystemPath.shown(file))
            $0.member("format", format)
            $0.member("bytes", bytes)
            $0.member("records", records?.recordsRead)
            $0.member("refused", records?.recordsRefused)
        }
    }

    /// An output has its name.
    /// - Parameter count: how many, where a folder of them came to be at once.
    func madeOutput(_ file: String, bytes: Int, records: Int? = nil, count: Int = 1) {
        counts.withLock {
            $0.outputs += count
            $0.bytesWritten += bytes
        }
        log?.write("output", at: elapsed) {
            $0.member("file", SystemPath.shown(file))
            $0.member("bytes", bytes)
            $0.member("records", records)
            if count != 1 { $0.member("files", count) }
        }
    }

    /// Something was found.
    func count(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        counts.withLock { $0.add(diagnostics) }
    }

    // MARK: The end

    /// Writes the file of `--metrics`.
    /// - Throws: status 73 where it can't be made, 74 where writing fails.
    func writeMetrics(_ status: ExitStatus) throws(CommandFailure) {
        guard let metrics else { return }
        let text = Metrics(
            task: InputFile(metrics).baseName, command: command.withLock { $0 }, counts: counts.withLock { $0 },
            stages: clock.seconds, seconds: elapsed, status: status)
        // Whoever collects it never sees half of it, and a new run takes the place of the last one.
        try OutputFile(path: metrics, replaces: true).write(Array(text.text.utf8))
    }

    /// Tells the log how the run ended, and people how long it took.
    func finish(_ status: ExitStatus, in language: Language) {
        // Of a command line that does not parse there is nothing to tell.
        guard !command.withLock({ $0.isEmpty }) else { return }
        let (counts, elapsed) = (counts.withLock { $0 }, elapsed)
        log?.finish(counts, status: status, stages: clock.seconds, at: elapsed)
        timings?.write(clock.seconds, total: elapsed, in: language)
    }
}
