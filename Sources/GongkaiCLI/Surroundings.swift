import Glibc
import GongkaiCheck
import GongkaiDiagnostics
package import GongkaiRead
package import GongkaiWorkers
package import GongkaiWrite

/// All that the program takes from outside, handed in so that tests can hand in something else.
package struct Surroundings: Sendable {
    /// The environment variables that the program heeds; `main.swift` passes on these and no others.
    package static let variables = ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "TMPDIR"]

    package var environment: [String: String]
    /// File descriptors.
    package var standardInput: Int32
    package var standardOutput: Int32
    package var standardError: Int32
    /// The threads that may be used.
    package var workers: Workers
    /// Seconds that have passed since some moment, always the same; a clock that nobody sets.
    package var now: @Sendable () -> Double
    package var readers: ReaderRegistry
    package var writers: WriterRegistry
    package var recordReaders: RecordReaderRegistry
    package var recordWriters: RecordWriterRegistry

    /// - Parameters:
    ///   - readers: those of this version, unless others are given; so with `writers`.
    package init(
        environment: [String: String], standardInput: Int32 = 0, standardOutput: Int32 = 1, standardError: Int32 = 2,
        workers: Workers = .one, now: @escaping @Sendable () -> Double = { 0 }, readers: ReaderRegistry? = nil,
        writers: WriterRegistry? = nil,
        recordReaders: RecordReaderRegistry = .standard, recordWriters: RecordWriterRegistry = .standard
    ) {
        self.environment = environment
        self.standardInput = standardInput
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.workers = workers
        self.now = now
        self.readers = readers ?? .standard(workers: workers)
        self.writers = writers ?? .standard(workers: workers)
        self.recordReaders = recordReaders
        self.recordWriters = recordWriters
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
    /// Makes temporary files without a name, which are gone with the program however it ends.
    var makeSpillFile: SpillFile.Maker {
        let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
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
