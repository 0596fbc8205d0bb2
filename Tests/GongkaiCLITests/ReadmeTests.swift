import Foundation
import GongkaiCLI
import GongkaiDiagnostics
import GongkaiRead
import GongkaiWrite
import Testing

/// Holds the examples of the READMEs to what the program does: each line of an excerpt occurs there, in that order.
@Suite struct ReadmeTests {
    private static let root = CommandCase.folder.deletingLastPathComponent().deletingLastPathComponent()
    private static let sample = root.appendingPathComponent("Samples/gazette-2024-03.txt").path

    /// The lines of every excerpt of a page, by the name in the comment that stands before its fence.
    private func excerpts(of page: String) throws -> [(name: String, lines: [Substring])] {
        let text = try String(contentsOf: ReadmeTests.root.appendingPathComponent(page), encoding: .utf8)
        return text.matches(of: /<!-- excerpt: ([^\n]+) -->\n```\w+\n([\s\S]*?)\n```/).map { match in
            (String(match.output.1), match.output.2.split(separator: "\n"))
        }
    }

    /// What an excerpt is taken from.
    private func original(_ name: String) throws -> String {
        switch name {
        case "text": return try String(contentsOfFile: ReadmeTests.sample, encoding: .utf8)
        case "xml", "json": return try run("convert", "-t", name).output
        default:
            let words = name.split(separator: " ")
            let language = try #require(words.last.flatMap { Language(rawValue: String($0)) }).rawValue
            let outcome =
                words.first == "checks"
                ? try run("validate", "--quiet", "--lang", language)
                : try run("convert", "-t", "xml", "--lang", language)
            return (words.first == "checks" ? outcome.output + outcome.error : outcome.error)
                .replacing(ReadmeTests.root.path + "/", with: "")
        }
    }

    private func run(_ command: String, _ options: String...) throws -> CommandOutcome {
        try Workplace().run(
            [command, ReadmeTests.sample] + options, readers: DocumentReaderRegistry.standard.readers,
            writers: DocumentWriterRegistry.standard.writers)
    }

    @Test(arguments: ["README.md", "README.zh-CN.md"])
    func everyExcerptIsReal(page: String) throws {
        let excerpts = try excerpts(of: page)
        #expect(excerpts.map { $0.name.split(separator: " ")[0] } == ["text", "messages", "xml", "json", "checks"])
        for excerpt in excerpts {
            var rest = try original(excerpt.name).split(separator: "\n")[...]
            for line in excerpt.lines where isQuoted(line) {
                let wanted = line.trimmingCharacters(in: .whitespaces)
                let place = rest.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix(wanted) }
                #expect(place != nil, "\(page), \(excerpt.name): \(wanted)")
                rest = rest[(place.map { $0 + 1 } ?? rest.startIndex)...]
            }
        }
    }

    /// Commands and marks of omission stand for themselves.
    private func isQuoted(_ line: Substring) -> Bool {
        !line.hasPrefix("$ ") && !line.contains("…")
    }
}
