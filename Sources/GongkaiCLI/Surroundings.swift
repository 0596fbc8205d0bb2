import Glibc
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
public import GongkaiRead
import GongkaiRecords
public import GongkaiWorkers
public import GongkaiWrite

/// All that the program takes from outside, handed in so that tests can hand in something else.
public struct Surroundings: Sendable {
    /// The environment variables that the program heeds; `main.swift` passes on these and no others.
    public static let variables = [
        "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "TMPDIR", "GONGKAI_PLUGIN_PATH",
        "SOURCE_DATE_EPOCH", "GONGKAI_POSTGRESQL", "PGCONNECT_TIMEOUT",
    ]

    /// Values of the variables named in `variables`, by name; one that is not set is not in it.
    public var environment: [String: String]
    /// File descriptors.
    public var standardInput: Int32
    /// The descriptor that output goes to where no `-o` names a file.
    public var standardOutput: Int32
    /// The descriptor that diagnostics and progress go to.
    public var standardError: Int32
    /// The threads that may be used.
    public var workers: Workers
    /// Seconds that have passed since some moment, always the same; a clock that nobody sets.
    public var now: @Sendable () -> Double
    /// The formats that publications can be read from.
    public var readers: DocumentReaderRegistry
    /// The formats that publications can be written in.
    public var writers: DocumentWriterRegistry
    /// The formats that streams of records can be read from.
    public var recordReaders: RecordReaderRegistry
    /// The formats that streams of records can be written in.
    public var recordWriters: RecordWriterRegistry

    /// What was handed in of the formats of publications.
    private let given: (readers: DocumentReaderRegistry?, writers: DocumentWriterRegistry?)

    /// Makes surroundings; those left out are an ordinary process of one thread, with a clock that stands still.
    /// - Parameters:
    ///   - readers: those of this version, unless others are given.
    ///   - writers: so with these; those of `recordWriters` that hold several datasets write publications as well, as
    ///     their tables.
    public init(
        environment: [String: String], standardInput: Int32 = 0, standardOutput: Int32 = 1, standardError: Int32 = 2,
        workers: Workers = .one, now: @escaping @Sendable () -> Double = { 0 }, readers: DocumentReaderRegistry? = nil,
        writers: DocumentWriterRegistry? = nil,
        recordReaders: RecordReaderRegistry = .standard, recordWriters: RecordWriterRegistry = .standard
    ) {
        self.environment = environment
        self.standardInput = standardInput
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.workers = workers
        self.now = now
        given = (readers, writers)
        self.readers = readers ?? .standard(workers: workers)
        self.writers = (writers ?? .standard(workers: workers)).adding(tablesIn: recordWriters)
        self.recordReaders = recordReaders
        self.recordWriters = recordWriters
    }

    /// These surroundings for work that has so many threads.
    func with(_ workers: Workers) -> Surroundings {
        Surroundings(
            environment: environment, standardInput: standardInput, standardOutput: standardOutput,
            standardError: standardError, workers: workers, now: now, readers: given.readers, writers: given.writers,
            recordReaders: recordReaders, recordWriters: recordWriters)
    }

    /// The language that the environment asks for: the first of POSIX's three variables that is set decides.
    var language: Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("zh") == true ? .chinese : .english
    }

    /// Whether the environment lets us colour what goes to a terminal (<https://no-color.org>).
    var permitsColour: Bool {
        environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
}

extension Surroundings {
    /// The day that `SOURCE_DATE_EPOCH` gives (<https://reproducible-builds.org/specs/source-date-epoch/>).
    var sourceDate: CalendarDate? {
        environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
            .flatMap { CalendarDate(daysSince1970: Int((Double($0) / 86_400).rounded(.down))) }
    }

    /// The folder for files that are needed on the way.
    var scratchFolder: String { environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

    /// Makes temporary files without a name, which are gone with the program however it ends.
    var makeSpillFile: SpillFile.Maker {
        let folder = scratchFolder
        return { () throws(SpillError) in
            var name = Array((folder + "/gongkai-XXXXXX").utf8CString)
            let descriptor = mkstemp(&name)
            guard descriptor >= 0 else { throw SpillError(number: errno) }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            unlink(name)
            return SpillFile(descriptor: descriptor)
        }
    }
}
