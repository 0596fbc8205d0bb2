import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import TestSupport
import Testing

@Suite struct CitationGraphTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden")

    private func text(_ writer: any DocumentWriter, _ publication: Publication) throws -> String {
        String(decoding: try writer.write(publication), as: UTF8.self)
    }

    /// Two documents: the second repeals the first by its title, and names a third twice and the first by number.
    private var issue: Publication {
        let first = Document(
            id: "a", number: Sourced(DocumentNumber("云政发〔2017〕1号")), title: Sourced("甲"), kind: .notice)
        var second = Document(id: "b", title: Sourced("乙<&\"\\N"), kind: .notice)
        second.relations = [
            Relation(kind: .repeals, title: "甲"), Relation(kind: .basedOn, number: "国发〔2016〕9号", title: "丙"),
            Relation(kind: .refersTo),
        ]
        func reference(_ name: String) -> Span { Span(start: 0, end: 1, kind: .reference(name)) }
        second.body = [
            .paragraph(Text("一", spans: [reference("云政发〔2017〕1号")])), .note(Text("二", spans: [reference("丁")])),
            .table(Table(rows: [[Table.Cell(text: Text("三", spans: [reference("丁")]))]])),
        ]
        return Publication(kind: .gazette, documents: [first, second])
    }

    @Test("nodes are documents and what is named, edges the relations and citations", arguments: ["graphml", "dot"])
    func golden(name: String) throws {
        let writer = try #require(DocumentWriterRegistry.standard.writer(named: name))
        let bytes = try writer.write(issue)
        let file = CitationGraphTests.golden.appendingPathComponent("citations.\(name)")
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1" { try Data(bytes).write(to: file) }
        #expect(try Data(bytes) == Data(contentsOf: file))
    }

    @Test("the graph has four nodes and three edges, one of them twice")
    func counts() throws {
        let dot = try text(DOTWriter(), issue)
        #expect(dot.contains("n1 -> n0 [label=\"repeals\", weight=1]"))
        #expect(dot.contains("n1 -> n2 [label=\"based-on\", weight=1]"))
        #expect(dot.contains("n1 -> n3 [label=\"cites\", weight=2]"))
        #expect(dot.components(separatedBy: " -> ").count == 4)
        #expect(try text(GraphMLWriter(), issue).components(separatedBy: "<node ").count == 5)
    }

    @Test("a label ends no string, and shows backslashes, entities and line breaks as they are")
    func hostile() throws {
        var evil = issue
        evil.documents[0].title = Sourced("\"];x->y;//\\N&lt;\n\u{1}")
        var sink = DiagnosticSink()
        let bytes = try DOTWriter().write(evil, diagnostics: &sink)
        let dot = String(decoding: bytes, as: UTF8.self)
        #expect(dot.contains(#"\"];x->y;//\\N&amp;lt;\n"# + "\u{FFFD}\"];"))
        #expect(sink.diagnostics.map(\.rule.id) == ["write.dot.character", "write.graph.citations-only"])
        let error = #expect(throws: WriteError.self) { try GraphMLWriter().write(evil) }
        #expect(error?.diagnostics.first?.rule.id == "write.not-representable.character")
    }

    @Test("the same publication gives the same bytes", arguments: 0..<20 as Range<UInt64>)
    func sameBytes(seed: UInt64) throws {
        let publication = PublicationGenerator(seed: seed).publication()
        for writer in [GraphMLWriter(), DOTWriter()] as [any DocumentWriter] {
            #expect(try writer.write(publication) == writer.write(publication))
        }
    }

    @Test(
        "the judges outside get graphs to judge",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_EXPORT_FOLDER"] != nil, "no folder for them named"))
    func judges() throws {
        let path = try #require(ProcessInfo.processInfo.environment["GONGKAI_EXPORT_FOLDER"])
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for seed in 0..<100 as Range<UInt64> {
            let publication = PublicationGenerator(seed: seed).publication()
            let file = URL(fileURLWithPath: path).appendingPathComponent("seed-\(seed)")
            try Data(GraphMLWriter().write(publication)).write(to: file.appendingPathExtension("graphml"))
            try Data(DOTWriter().write(publication)).write(to: file.appendingPathExtension("dot"))
        }
    }
}
