import Foundation
import Glibc
import Testing

@testable import GongkaiCLI

@Suite(.serialized) struct OutputFileTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    /// Makes a signal wait for this thread while the work is done, and takes it away afterwards.
    private func whileWaiting(for signal: Int32, _ work: () throws -> Void) rethrows {
        var signals = sigset_t()
        var before = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, signal)
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        pthread_kill(pthread_self(), signal)
        defer {
            var taken: Int32 = 0
            sigwait(&signals, &taken)
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        try work()
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalThatWaitsStopsTheWritingAndLeavesNothing(signal: Int32) {
        whileWaiting(for: signal) {
            let file = OutputFile(path: place.path("out"), replaces: false)
            #expect(throws: CommandFailure.self) { try file.write([1, 2, 3]) }
        }
        #expect(place.names.isEmpty)
    }

    @Test func aSignalThatWaitsLeavesWhatWasThere() throws {
        try place.write("old", to: "out")
        whileWaiting(for: SIGTERM) {
            let file = OutputFile(path: place.path("out"), replaces: true)
            #expect(throws: CommandFailure.self) { try file.write([1, 2, 3]) }
        }
        #expect(place.names == ["out"])
        #expect(place.content(of: "out") == "old")
    }

    @Test func aNameAsLongAsNamesCanBeIsWritten() throws {
        let name = String(repeating: "n", count: 255)
        try OutputFile(path: place.path(name), replaces: false).write(Array("text".utf8))
        #expect(place.names == [name])
        #expect(place.content(of: name) == "text")
    }

    @Test func aFileThatCameIntoBeingMeanwhileWins() throws {
        let temporary = try TemporaryFile(beside: place.path("out"))
        try place.write("theirs", to: "out")
        #expect(throws: SystemError(code: EEXIST)) { try temporary.take(name: place.path("out"), replacing: false) }
        temporary.remove()
        #expect(place.names == ["out"])
        #expect(place.content(of: "out") == "theirs")
    }

    /// A temporary name that came again let one thread take away, or give its target's name to, what another had written.
    @Test func threadsThatReplaceFilesInOneFolderKeepTheirContentsApart() async throws {
        let threads = 8
        let paths = (0..<threads).map { place.path("out-\($0)") }
        let failures = await withTaskGroup(of: Int.self) { group in
            for (thread, path) in paths.enumerated() {
                group.addTask {
                    (0..<40).count { round in
                        let bytes = Array("thread \(thread), round \(round)".utf8)
                        let file = OutputFile(path: path, replaces: true)
                        guard (try? file.write(bytes)) != nil else { return true }
                        return FileManager.default.contents(atPath: path).map { Array($0) } != bytes
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(failures == 0)
        #expect(place.names.count == threads)
    }

    @Test func bytesComeBackAsTheyWere() throws {
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let path = place.path("out")
        try OutputFile(path: path, replaces: false).write(bytes)
        let surroundings = Surroundings(environment: [:])
        #expect(try InputFile(path).read(in: surroundings) == bytes)
    }

    @Test(arguments: [
        ("a.txt", "a"), ("folder/a.b.txt", "a.b"), (".hidden", ".hidden"), ("a", "a"), ("-", "standard-input"),
        ("2017年第5期.md", "2017年第5期"),
    ])
    func anOutputIsCalledAsItsInput(path: String, baseName: String) {
        #expect(InputFile(path).baseName == baseName)
    }
}
