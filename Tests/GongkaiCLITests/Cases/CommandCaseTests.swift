import Foundation
import Testing

@Suite struct CommandCaseTests {
    /// Where the built program stands: beside the test bundle.
    private static let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    private static let samples = CommandCase.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Samples")

    private static let updates = ProcessInfo.processInfo.environment["GONGKAI_UPDATE_CASES"] == "1"

    @Test func thereAreCases() {
        #expect(!CommandCase.all.isEmpty)
    }

    @Test(arguments: CommandCase.all)
    func everyCommandGivesWhatItsCaseSays(expected: CommandCase) throws {
        let place = try Workplace()
        var actual = expected
        for index in expected.steps.indices {
            actual.steps[index].outcome = try run(expected.steps[index].command, in: place)
            guard !CommandCaseTests.updates else { continue }
            let command = expected.steps[index].command.joined(separator: "\n")
            #expect(actual.steps[index].outcome == expected.steps[index].outcome, "\(command)")
        }
        if CommandCaseTests.updates { try Data(actual.text.utf8).write(to: expected.file) }
    }

    @Test(arguments: CommandCase.all)
    func aCaseIsWrittenAsItWasRead(expected: CommandCase) throws {
        #expect(try expected.text == String(contentsOf: expected.file, encoding: .utf8))
    }

    private func run(_ command: [String], in place: Workplace) throws -> CommandCase.Outcome {
        let streams = try Workplace()
        try streams.write("", to: "output")
        try streams.write("", to: "error")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", command.joined(separator: "\n")]
        shell.currentDirectoryURL = place.folder
        shell.environment = [
            "PATH": "\(CommandCaseTests.programs.path):/usr/bin:/bin", "SAMPLES": CommandCaseTests.samples.path,
            "INPUTS": CommandCase.folder.appendingPathComponent("Inputs").path,
            "HOME": place.folder.path, "TMPDIR": streams.folder.path,
        ].merging(CommandCaseTests.runtime) { given, _ in given }
        shell.standardInput = FileHandle.nullDevice
        shell.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("output")))
        shell.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.path("error")))
        try shell.run()
        shell.waitUntilExit()
        return CommandCase.Outcome(
            output: streams.content(of: "output") ?? "", error: streams.content(of: "error") ?? "",
            status: shell.terminationStatus)
    }

    /// Where the dynamic linker finds the Swift runtime, if somebody told it.
    private static let runtime = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
}

extension CommandCase: CustomTestStringConvertible {
    var testDescription: String { file.lastPathComponent }
}
