import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import TestSupport
import Testing

@Suite struct AkomaNtosoTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden/publication.akn")

    private func text(_ publication: Publication) throws -> String {
        String(decoding: try AkomaNtosoWriter().write(publication), as: UTF8.self)
    }

    private func rules(_ publication: Publication) throws -> [String] {
        var sink = DiagnosticSink()
        _ = try AkomaNtosoWriter().write(publication, diagnostics: &sink)
        return sink.diagnostics.map(\.rule.id)
    }

    private func document(_ blocks: [Block]) -> Publication {
        Publication(kind: .document, documents: [Document(id: "d", body: blocks)])
    }

    /// The values of an attribute, wherever it stands.
    private func values(of attribute: String, in text: String) -> [String] {
        text.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
            $0.components(separatedBy: "\"").first
        }
    }

    @Test("a small publication is written as this very file")
    func golden() throws {
        let bytes = try AkomaNtosoWriter().write(.small)
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1" {
            try Data(bytes).write(to: AkomaNtosoTests.golden)
        }
        #expect(try Data(bytes) == Data(contentsOf: AkomaNtosoTests.golden))
    }

    @Test("the same publication gives the same bytes, whoever writes it and at the same time as others")
    func sameBytes() async throws {
        let publication = PublicationGenerator(seed: 7).publication()
        let expected = try AkomaNtosoWriter().write(publication)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<4 { group.addTask { try AkomaNtosoWriter().write(publication) } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }

    @Test("every eId is borne once, and whatever is pointed at within the file is there", arguments: 0..<10)
    func identifiers(group: UInt64) throws {
        for seed in group * 20..<group * 20 + 20 {
            let text = try text(PublicationGenerator(seed: seed).publication())
            let identifiers = values(of: "eId", in: text)
            #expect(Set(identifiers).count == identifiers.count, "seed \(seed)")
            let pointers = ["href", "refersTo", "source", "division", "dictionary"].flatMap { values(of: $0, in: text) }
            let known = Set(identifiers.map { "#" + $0 })
            let astray = pointers.filter { $0.hasPrefix("#") && !known.contains($0) }
            #expect(astray.isEmpty, "seed \(seed)")
        }
    }

    @Test("the 款 of an article are paragraphs, with the 项 below them, and a line that is a sentence is its text")
    func article() throws {
        let item = Division(
            id: "i", kind: .level2, marker: Sourced("（一）"), ordinal: [1], heading: Sourced("由所在单位养护；"))
        let article = Division(
            id: "a", kind: .article, marker: Sourced("第五条"), ordinal: [5],
            blocks: [.paragraph(Text("甲：")), .division(item), .paragraph(Text("乙。"))])
        let again = Division(id: "b", kind: .article, marker: Sourced("第五条"), ordinal: [5])
        let text = try text(document([.division(article), .division(again)]))
        let found = values(of: "eId", in: text).filter { $0.hasPrefix("art") }
        #expect(found == ["art_5", "art_5__para_1", "art_5__para_1__point_1", "art_5__para_2", "art_5-dup2"])
        #expect(text.contains("<p class=\"heading\">由所在单位养护；</p>"))
        #expect(!text.contains("<heading>"))
    }

    @Test("text above, between and below divisions stands as intro, hcontainer and wrapUp")
    func mixed() throws {
        func level(_ number: Int) -> Block {
            .division(Division(id: "\(number)", kind: .level2, marker: Sourced("（一）"), ordinal: [number]))
        }
        let blocks: [Block] = [
            .note(Text("上")), level(1), .paragraph(Text("中")), level(2), .paragraph(Text("下")),
        ]
        let outer = Division(id: "o", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: blocks)
        let text = try text(document([.division(outer)])).filter { !$0.isWhitespace }
        #expect(text.contains("<intro><blockname=\"note\">上</block></intro><level"))
        #expect(text.contains("name=\"text\"><content><p>中</p></content></hcontainer><level"))
        #expect(text.contains("<wrapUp><p>下</p></wrapUp></level>"))
    }

    @Test("markup in a text stays text, and an address that runs a script is no link")
    func hostile() throws {
        let script = "javascript:alert(1)"
        let evil = Text("a<b>&]]>\"</p>", spans: [Span(start: 0, end: 1, kind: .link(script))])
        let written = try text(document([.paragraph(evil)]))
        #expect(written.contains("a</inline>&lt;b&gt;&amp;]]&gt;\"&lt;/p&gt;</p>"))
        #expect(written.contains("gongkai:address=\"\(script)\""))
        #expect(!written.contains("href=\"\(script)"))
        #expect(try rules(document([.paragraph(evil)])).contains("write.akn.address"))
        let good = Text("a", spans: [Span(start: 0, end: 1, kind: .link("https://example.org/a?b=%20#c"))])
        #expect(try text(document([.paragraph(good)])).contains("<a href=\"https://example.org/a?b=%20#c\">"))
    }

    @Test(
        "addresses that no URI may be are no links",
        arguments: ["https://", "http://a b", "http://a:b/", "http://a/%2", "http://a/#b#c", "http://[a/", "ftp://a/"])
    func addresses(_ address: String) throws {
        let text = Text("a", spans: [Span(start: 0, end: 1, kind: .link(address))])
        #expect(try rules(document([.paragraph(text)])).contains("write.akn.address"))
    }

    @Test("what no XML may hold, spans that overlap and too deep a nest are refused by their rules")
    func refused() {
        func refusal(_ blocks: [Block]) -> String? {
            do throws(WriteError) {
                _ = try AkomaNtosoWriter().write(document(blocks))
                return nil
            } catch { return error.diagnostics.first?.rule.id }
        }
        #expect(refusal([.paragraph(Text("a\u{1}"))]) == "write.not-representable.character")
        let spans = [Span(start: 0, end: 2, kind: .emphasis), Span(start: 1, end: 3, kind: .emphasis)]
        #expect(refusal([.paragraph(Text("abc", spans: spans))]) == "write.not-representable.spans")
        var block = Block.paragraph(Text("末"))
        for level in 1...1_000 {
            block = .division(
                Division(id: "d\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: [block]))
        }
        #expect(refusal([block]) == "write.not-representable.depth")
    }

    @Test("a date that is unknown, or has no day, is told")
    func dates() throws {
        let unknown = document([])
        #expect(try rules(unknown) == ["write.akn.date-unknown"])
        #expect(try text(unknown).contains("<FRBRdate date=\"0001-01-01\" name=\"unknown\"/>"))
        var month = unknown
        month.documents[0].written = CalendarDate(year: 2017, month: 5)
        #expect(try rules(month) == ["write.akn.date-in-part"])
        #expect(try text(month).contains("date=\"2017-05-01\" name=\"written\" gongkai:value=\"2017-05\""))
        var day = unknown
        day.documents[0].written = CalendarDate(year: 2017, month: 5, day: 4)
        #expect(try rules(day).isEmpty)
    }

    @Test(
        "the judges outside get publications to judge",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_EXPORT_FOLDER"] != nil, "no folder for them named"))
    func judges() throws {
        let path = try #require(ProcessInfo.processInfo.environment["GONGKAI_EXPORT_FOLDER"])
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let seeded = (0..<500 as Range<UInt64>).map { ("seed-\($0)", PublicationGenerator(seed: $0).publication()) }
        for (name, publication) in [("small", .small)] + seeded {
            let file = URL(fileURLWithPath: path).appendingPathComponent("\(name).akn")
            try Data(AkomaNtosoWriter().write(publication)).write(to: file)
        }
    }
}
