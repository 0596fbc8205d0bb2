import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiTables
import GongkaiWrite
import Testing

/// Files that must come out byte by byte. `GONGKAI_UPDATE_GOLDEN=1` writes them anew; read the difference before you commit.
private func expectSame(_ bytes: [UInt8], as file: URL) throws {
    if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return
    }
    let expected = try Data(contentsOf: file)
    #expect(expected.elementsEqual(bytes), "\(file.lastPathComponent) is not what comes out")
}

@Suite("Every projection of the sample gazette")
struct GoldenTests {
    private static let golden = Looking.project.appendingPathComponent("Tests/GongkaiTablesTests/Golden")
    private static let names = Projection.standard.map(\.schema.name) + ["tables/1", "tables/2"]
    /// What a check might find, so that there is something to show.
    private static let diagnostics = [
        Diagnostic(.inputBlank, at: .init(offset: 0, line: 3, column: 1), modelPath: "documents/2/title"),
        Diagnostic(.commandNotesHeldBack, ["2"]),
    ]

    @Test("gives the golden file", arguments: names)
    func golden(_ name: String) throws {
        let dataset = try Looking.dataset(name, of: Looking.sample(), diagnostics: GoldenTests.diagnostics)
        #expect(dataset.violations == [])
        try expectSame(try dataset.csv(), as: GoldenTests.golden.appendingPathComponent(name + ".csv"))
    }

    @Test("has Chinese titles above its columns where they are asked for")
    func titles() throws {
        let csv = try Looking.dataset("catalogue", of: Looking.sample()).csv(names: .title)
        #expect(String(decoding: csv.prefix { $0 != 13 }, as: UTF8.self) == "序号,发文字号,标题,公文,行号")
    }

    @Test("gives the same bytes however many look at it at a time")
    func sameBytes() async throws {
        let publication = try Looking.sample()
        let expected = try GoldenTests.names.map { try Looking.dataset($0, of: publication).csv() }
        try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
            for _ in 0..<4 {
                group.addTask { try GoldenTests.names.map { try Looking.dataset($0, of: publication).csv() } }
            }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }
}

@Suite("Schemas of the projections")
struct SchemaFileTests {
    @Test("are the files of Schemas/Datasets")
    func files() throws {
        for schema in Projection.standard.map(\.schema) {
            let file = Looking.project.appendingPathComponent("Schemas/Datasets/\(schema.name)")
            try expectSame(schema.resourceJSON(), as: file.appendingPathExtension("json"))
            try expectSame(schema.xsd(), as: file.appendingPathExtension("xsd"))
        }
    }

    @Test("have no flaws, and say everything in both languages", arguments: Projection.standard.map(\.schema.name))
    func flaws(_ name: String) throws {
        let schema = try #require(Projection.standard.first { $0.schema.name == name }).schema
        #expect(schema.flaws == [])
        let texts =
            [schema.title, schema.description] + schema.fields.map(\.title) + schema.fields.compactMap(\.description)
        #expect(texts.allSatisfy { !$0.english.isEmpty && !$0.chinese.isEmpty })
        #expect(texts.allSatisfy { text in !text.english.unicodeScalars.allSatisfy(\.properties.isIdeographic) })
        #expect(texts.allSatisfy { text in text.chinese.unicodeScalars.contains(where: \.properties.isIdeographic) })
    }

    @Test("point with every foreign key to the primary key of another projection, or of themselves")
    func foreignKeys() {
        let schemas = Projection.standard.map(\.schema)
        for schema in schemas {
            for key in schema.foreignKeys {
                let target = key.dataset.map { name in schemas.first { $0.name == name } } ?? schema
                #expect(target?.primaryKey == key.references, "\(schema.name): \(key.fields)")
            }
        }
    }

    @Test("are what Docs/tables.md shows")
    func page() throws {
        let file = Looking.project.appendingPathComponent("Docs/tables.md")
        var page = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- tables -->\n"))
        let end = try #require(page.range(of: "<!-- end of tables -->"))
        let sections = Projection.standard.map { SchemaFileTests.section($0.schema) }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] != nil {
            page.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n" + sections + "\n")
            try Data(page.utf8).write(to: file)
            return
        }
        #expect(page[start.upperBound..<end.lowerBound] == "\n" + sections + "\n")
    }

    /// A dataset's part of the page.
    private static func section(_ schema: DatasetSchema) -> String {
        var lines = [
            "## `\(schema.name)` \(schema.title.chinese)", "", schema.description.english, "",
            schema.description.chinese,
        ]
        lines += ["", "| field | 标题 | type | what it is |", "| --- | --- | --- | --- |"]
        for field in schema.fields {
            let type = if case .list(let element) = field.type { "list of \(element.name)" } else { field.type.name }
            let required = field.constraints.required ? ", always there" : ""
            let what = [field.title.english, field.description?.english].compactMap(\.self).joined(separator: ". ")
            lines.append("| `\(field.name)` | \(field.title.chinese) | \(type)\(required) | \(what) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
