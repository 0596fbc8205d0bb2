import Foundation
import GongkaiCLI
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import Testing

/// Holds `Docs/formats.md` to the registries, and to what the writers do; `GONGKAI_UPDATE_DOCS=1` writes it anew.
@Suite struct FormatsPageTests {
    private static let docs = GoldenFile.folder.appendingPathComponent("../../../Docs").standardizedFileURL
    private static let updates = ProcessInfo.processInfo.environment["GONGKAI_UPDATE_DOCS"] == "1"
    private let surroundings = Surroundings(environment: [:])

    private struct Row {
        var format: Format
        var publication = ""
        var records = ""
        var endings: [String] = []
        var mediaTypes: [String] = []

        init(format: Format) { self.format = format }
    }

    /// The formats in the order of the registries, each name once.
    private var rows: [Row] {
        var rows: [Row] = []
        func add(_ formats: [Format], _ what: String, to column: WritableKeyPath<Row, String>) {
            for format in formats {
                let index = rows.firstIndex { $0.format.name == format.name } ?? rows.endIndex
                if index == rows.endIndex { rows.append(Row(format: format)) }
                for ending in format.extensions where !rows[index].endings.contains(ending) {
                    rows[index].endings.append(ending)
                }
                if !rows[index].mediaTypes.contains(format.mediaType) {
                    rows[index].mediaTypes.append(format.mediaType)
                }
                rows[index][keyPath: column] += (rows[index][keyPath: column].isEmpty ? "" : ", ") + what
            }
        }
        add(surroundings.readers.readers.map(\.format), "read", to: \.publication)
        add(surroundings.writers.writers.map(\.format), "written", to: \.publication)
        add(surroundings.recordReaders.readers.map(\.format), "read", to: \.records)
        add(surroundings.recordWriters.writers.map(\.format), "written", to: \.records)
        return rows
    }

    /// Where a format is described: the page of its name, else the first that shows how it is written or names it.
    private func page(of name: String) throws -> String {
        if FileManager.default.fileExists(atPath: FormatsPageTests.docs.appendingPathComponent("\(name).md").path) {
            return "\(name).md"
        }
        let pages = try FileManager.default.contentsOfDirectory(atPath: FormatsPageTests.docs.path).sorted()
            .filter { $0.hasSuffix(".md") && !["formats.md", "performance.md"].contains($0) }
        let texts = try pages.map {
            ($0, try String(contentsOf: FormatsPageTests.docs.appendingPathComponent($0), encoding: .utf8))
        }
        let found =
            texts.first { $0.1.contains("-t \(name)`") || $0.1.contains("-t \(name) ") }
            ?? texts.first { $0.1.contains("| `\(name)`") || $0.1.contains(", `\(name)` |") }
            ?? texts.first { $0.1.contains("`\(name)`") || $0.1.contains("|\(name)|") }
        return try #require(found?.0, "no page tells of \(name)")
    }

    private func matrix() throws -> String {
        let lines = try rows.map { row in
            let endings = row.endings.map { "`.\($0)`" }.joined(separator: " ")
            return "| [`\(row.format.name)`](\(try page(of: row.format.name))) | \(row.publication) | \(row.records) "
                + "| \(endings) | \(row.mediaTypes.joined(separator: ", ")) |\n"
        }
        return
            "| format | a publication is | records are | extensions | media type |\n| --- | --- | --- | --- | --- |\n"
            + lines.joined()
    }

    /// What each writer of publications says that it cannot say; where it says nothing, what it writes reads back the same.
    private func losses() -> (text: String, rules: Set<String>) {
        var text = ""
        var all: Set<String> = []
        let rules = Dictionary(DiagnosticRule.all.map { ($0.id, $0) }) { first, _ in first }
        for writer in surroundings.writers.writers {
            let reader = surroundings.readers.reader(named: writer.format.name)
            let matrix = DocumentMatrix(writer: writer, parallel: writer, reader: reader)
            let raised = matrix.rulesRaised()
            all.formUnion(raised)
            text +=
                "### `\(writer.format.name)`\n\n\(writer.format.summary.english) · \(writer.format.summary.chinese)\n\n"
            text +=
                reader.map {
                    $0.isExact
                        ? "Reads back as the same publication. 读回后与原出版物相同。\n\n"
                        : "Read by rules, as others make it; not for reading back. 按规则读取他人制作的文件，不用于读回。\n\n"
                } ?? "Written only.\n\n"
            let lines = raised.compactMap { rules[$0] }.map {
                "- `\($0.id)` (\($0.severity.rawValue)): \($0.english) · \($0.chinese)\n"
            }
            text += lines.isEmpty ? "" : lines.joined() + "\n"
        }
        return (text, all)
    }

    /// What each writer of records says that it cannot hold.
    private func refusals() -> (text: String, rules: Set<String>) {
        var text = ""
        var all: Set<String> = []
        let rules = Dictionary(DiagnosticRule.all.map { ($0.id, $0) }) { first, _ in first }
        for writer in surroundings.recordWriters.writers {
            let raised = writer.rulesRaised()
            all.formUnion(raised)
            let reading =
                switch surroundings.recordReaders.reader(named: writer.format.name)?.isExact {
                case true?: "Reads back as the same records. 读回后与原数据记录相同。"
                case false?: "Read as well, but empty text as a missing value. 亦可读取，但空文本读作缺失值。"
                case nil: "Written only. 仅可写出。"
                }
            let lines = raised.compactMap { rules[$0] }.map {
                "- `\($0.id)` (\($0.severity.rawValue)): \($0.english) · \($0.chinese)\n"
            }
            text +=
                "### Records as `\(writer.format.name)`\n\n\(writer.format.summary.english) · "
                + "\(writer.format.summary.chinese)\n\n"
                + reading + "\n\n"
                + (lines.isEmpty ? "Refuses nothing. 无所拒绝。\n" : lines.joined()) + "\n"
        }
        return (text, all)
    }

    private func hold(_ name: String, _ content: String) throws {
        let url = FormatsPageTests.docs.appendingPathComponent("formats.md")
        var text = try String(contentsOf: url, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- \(name) -->\n"))
        let end = try #require(text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex))
        let part = begin.upperBound..<end.lowerBound
        if FormatsPageTests.updates {
            text.replaceSubrange(part, with: content)
            try Data(text.utf8).write(to: url)
        } else {
            #expect(text[part] == content, "GONGKAI_UPDATE_DOCS=1 writes \(name) anew")
        }
    }

    @Test("the page has the formats of the registries, what each writer cannot say, and every rule of that kind fires")
    func page() throws {
        try hold("matrix", try matrix())
        let (text, rules) = losses()
        try hold("losses", text)
        let (records, refused) = refusals()
        try hold("refusals", records)
        #expect(refused.isSuperset(of: ["record.not-representable", "record.too-long", "record.name-too-long"]))
        let wanted = DiagnosticRule.all.map(\.id).filter { $0.hasPrefix("write.") }
        #expect(Set(wanted).subtracting(rules) == [], "these rules fire for no format")
    }
}
