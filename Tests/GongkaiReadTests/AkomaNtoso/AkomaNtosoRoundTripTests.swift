import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// What we write in Akoma Ntoso comes back the same: all that the format holds is held, and that is all.
@Suite("Akoma Ntoso round trips") struct AkomaNtosoRoundTripTests {
    private func expectRoundTrip(_ publication: Publication, _ comment: Comment) throws {
        let written = try AkomaNtosoWriter().write(publication)
        var sink = DiagnosticSink()
        let read = try AkomaNtosoReader().read(Input(name: "x.akn", bytes: written), diagnostics: &sink)
        #expect(read == publication, comment)
        #expect(sink.diagnostics.map(\.rule.id) == [], comment)
        // Strings are equal by meaning; bytes tell whether they are the same characters.
        #expect(try AkomaNtosoWriter().write(read) == written, comment)
        #expect(try JSONPublicationWriter().write(read) == JSONPublicationWriter().write(publication), comment)
    }

    @Test("seeded publications, as odd as the model allows, come back the same", arguments: 0..<20)
    func seeded(block: Int) throws {
        for seed in block * 25..<block * 25 + 25 {
            try expectRoundTrip(PublicationGenerator(seed: UInt64(seed)).publication(), "seed \(seed)")
        }
    }

    @Test("the samples come back the same", arguments: ["gazette-2024-03", "notice", "request"])
    func samples(name: String) throws {
        let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")
        let bytes = [UInt8](try Data(contentsOf: samples.appendingPathComponent("\(name).txt")))
        var sink = DiagnosticSink()
        try expectRoundTrip(
            GazetteReader().read(Input(name: "input.txt", bytes: bytes), diagnostics: &sink), "\(name)")
    }

    @Test(
        "the real gazette comes back the same",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
    func corpus() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        var sink = DiagnosticSink()
        let input = Input(name: "input.txt", bytes: [UInt8](try Data(contentsOf: url)))
        try expectRoundTrip(GazetteReader().read(input, diagnostics: &sink), "corpus")
    }

    @Test("what could be taken for something else comes back the same")
    func ambiguities() throws {
        let date = try #require(CalendarDate(year: 2024, month: 3, day: 5))
        let tables = [Table(), Table(rows: [[]]), Table(rows: [[], [Table.Cell(text: Text(""))]])]
        func division(_ kind: Division.Kind, _ ordinal: [Int]) -> Block {
            .division(
                Division(id: "\(kind)-\(ordinal.count)", kind: kind, marker: Sourced("一、"), ordinal: ordinal))
        }
        let blocks: [Block] = tables.map { .table($0) } + [.list(List(items: [])), .paragraph(Text(""))]
        let document = Document(
            id: "d", title: Sourced("题"),
            body: blocks + [division(.level1, []), division(.level1, [1]), division(.article, [1, 1])],
            signature: Signature(date: Sourced(date, original: "2024-03-05")),
            relations: [Relation(kind: .refersTo, title: "甲"), Relation(kind: .repeals, title: "乙")])
        try expectRoundTrip(
            Publication(kind: .document, title: Sourced("题", original: "题 目"), documents: [document]), "alone")
        let entries = [
            ContentsEntry(section: Sourced("甲", source: [SourceRange(start: 0, end: 3, line: 1)]), title: Sourced("1")),
            ContentsEntry(section: Sourced("甲", original: "甲 "), title: Sourced("2")),
            ContentsEntry(section: Sourced("甲"), title: Sourced("3")), ContentsEntry(title: Sourced("4")),
            ContentsEntry(section: Sourced("甲"), title: Sourced("5")),
        ]
        try expectRoundTrip(Publication(kind: .gazette, contents: entries, documents: [document]), "contents")
    }

    @Test("what Akoma Ntoso cannot hold is refused by its rule, and is all that Docs/akoma-ntoso.md lists")
    func notHeld() throws {
        let overlapping = [Span(start: 0, end: 2, kind: .emphasis), Span(start: 1, end: 3, kind: .emphasis)]
        let astray = Division(
            id: "a", kind: .level1, marker: Sourced("一、"), ordinal: [1],
            headingSpans: [Span(start: 0, end: 0, kind: .emphasis)])
        var deep = Block.paragraph(Text("末"))
        for level in 0..<1_000 {
            deep = .division(
                Division(id: "d\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: [deep]))
        }
        let refused: [(String, Block)] = [
            ("write.not-representable.character", .paragraph(Text("a\u{1}"))),
            ("write.not-representable.spans", .paragraph(Text("abc", spans: overlapping))),
            ("write.not-representable.heading-spans", .division(astray)),
            ("write.not-representable.depth", deep),
        ]
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Docs/akoma-ntoso.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        for (rule, block) in refused {
            let publication = Publication(kind: .document, documents: [Document(id: "d", body: [block])])
            let found = #expect(throws: WriteError.self) { try AkomaNtosoWriter().write(publication) }
            #expect(found?.diagnostics.map(\.rule.id) == [rule])
            #expect(text.contains("`\(rule)`"))
        }
    }
}
