import Foundation

/// A case of `Tests/Cases`: a shell session with what every command is expected to give.
struct CommandCase: Sendable {
    let file: URL
    /// What stands in front of the first command.
    let introduction: [String]
    var steps: [Step]

    /// One command, and what it gave or should give.
    struct Step: Equatable, Sendable {
        /// The lines of the command.
        var command: [String]
        var outcome: Outcome
        /// Empty lines behind it, kept when the file is written anew.
        var emptyLines = 0
    }

    struct Outcome: Equatable, Sendable {
        var output = ""
        var error = ""
        var status: Int32 = 0
    }

    /// The folder of the cases.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Cases")

    /// Every case, by the order of their names.
    static let all: [CommandCase] = {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "case" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .compactMap { file in (try? String(contentsOf: file, encoding: .utf8)).map { CommandCase(file, $0) } }
    }()

    init(_ file: URL, _ text: String) {
        self.file = file
        var introduction: [String] = []
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let content = String(line.dropFirst(2))
            guard !steps.isEmpty || line.hasPrefix("$ ") else {
                introduction.append(String(line))
                continue
            }
            let last = steps.count - 1
            switch line.first {
            case "$": steps.append(Step(command: [content], outcome: Outcome()))
            case ">": steps[last].command.append(content)
            case "|": steps[last].outcome.output += content + "\n"
            case "!": steps[last].outcome.error += content + "\n"
            case "?": steps[last].outcome.status = Int32(content) ?? -1
            case "\\": steps[last].outcome.dropLastLineEnd()
            default: steps[last].emptyLines += 1
            }
        }
        self.introduction = introduction
        self.steps = steps
    }

    /// The text that `init` reads.
    var text: String {
        (introduction + steps.flatMap(\.lines)).joined(separator: "\n") + "\n"
    }
}

extension CommandCase.Outcome {
    /// A `\` line belongs to the stream whose lines stand just before it: standard error, where there is any.
    fileprivate mutating func dropLastLineEnd() {
        if error.isEmpty { output.removeLast() } else { error.removeLast() }
    }
}

extension CommandCase.Step {
    fileprivate var lines: [String] {
        var lines = zip(["$"] + Array(repeating: ">", count: command.count - 1), command).map { "\($0) \($1)" }
        lines += CommandCase.Step.marked(outcome.output, with: "|")
        lines += CommandCase.Step.marked(outcome.error, with: "!")
        if outcome.status != 0 { lines.append("? \(outcome.status)") }
        return lines + Array(repeating: "", count: emptyLines)
    }

    private static func marked(_ text: String, with mark: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(mark) \($0)" }
        return text.hasSuffix("\n") ? Array(lines.dropLast()) : lines + ["\\"]
    }
}
