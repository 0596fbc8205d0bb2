import Foundation
import GongkaiCLI
import GongkaiRead
import GongkaiWrite

/// Ours, not the one of Swift Testing.
typealias ExitStatus = GongkaiCLI.ExitStatus

/// A command line run inside the test, in a folder of its own, with what it wrote.
struct CommandOutcome {
    let status: ExitStatus
    let output: String
    let error: String
}

/// A folder that goes away with its owner.
final class Workplace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Makes a file.
    /// - Returns: its path.
    @discardableResult
    func write(_ content: String, to name: String) throws -> String {
        try Data(content.utf8).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    /// What a file holds, or `nil` where it is not there.
    func content(of name: String) -> String? {
        try? String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// How many bytes files have.
    func size(of names: [String]) throws -> Int {
        try names.reduce(0) { try $0 + Data(contentsOf: folder.appendingPathComponent($1)).count }
    }

    /// The names of all there is, in order.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    /// Runs the program with test formats in place of the real ones.
    func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:],
        readers: [any DocumentReader] = [LinesReader()], writers: [any DocumentWriter] = [LinesWriter()]
    ) throws -> CommandOutcome {
        try run(arguments, input: input, environment: environment, readers: readers, writers: writers)
    }

    /// Runs the program with all its own formats.
    func runWhole(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandOutcome {
        try runWhole(arguments, environment: environment)
    }

    /// Runs the program with all its own formats.
    func runWhole(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandOutcome {
        try run(
            arguments, environment: environment, readers: DocumentReaderRegistry.standard.readers,
            writers: DocumentWriterRegistry.standard.writers, recordReaders: .standard, recordWriters: .standard)
    }

    /// Runs the program with the formats that are handed in.
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:],
        readers: [any DocumentReader], writers: [any DocumentWriter],
        recordReaders: RecordReaderRegistry = RecordReaderRegistry(readers: []),
        recordWriters: RecordWriterRegistry = RecordWriterRegistry(writers: [])
    ) throws -> CommandOutcome {
        try run(arguments, input: input) { input, output, error in
            Surroundings(
                environment: environment, standardInput: input, standardOutput: output, standardError: error,
                readers: DocumentReaderRegistry(readers: readers), writers: DocumentWriterRegistry(writers: writers),
                recordReaders: recordReaders, recordWriters: recordWriters)
        }
    }

    /// Runs the program in surroundings that are made of the descriptors of its input, output and standard error.
    func run(
        _ arguments: [String], input: String = "", in surroundings: (Int32, Int32, Int32) -> Surroundings
    ) throws -> CommandOutcome {
        let streams = try Workplace()
        try streams.write(input, to: "input")
        try streams.write("", to: "output")
        try streams.write("", to: "error")
        let inputHandle = try FileHandle(forReadingFrom: URL(fileURLWithPath: streams.path("input")))
        let outputHandle = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("output")))
        let errorHandle = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("error")))
        let status = GongkaiCLI.run(
            arguments: arguments,
            in: surroundings(
                inputHandle.fileDescriptor, outputHandle.fileDescriptor, errorHandle.fileDescriptor))
        return CommandOutcome(
            status: status, output: streams.content(of: "output") ?? "", error: streams.content(of: "error") ?? "")
    }
}
