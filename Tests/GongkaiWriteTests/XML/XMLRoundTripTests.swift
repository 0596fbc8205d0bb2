import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

@Suite struct XMLRoundTripTests {
    private func read(_ bytes: [UInt8]) throws -> Publication {
        var sink = DiagnosticSink()
        let publication = try XMLPublicationReader().read(Input(name: "p.xml", bytes: bytes), diagnostics: &sink)
        #expect(sink.diagnostics.isEmpty)
        return publication
    }

    @Test("what is written reads back as the same publication, scalar for scalar", arguments: 0..<50)
    func roundTrip(group: UInt64) throws {
        for seed in group * 10..<group * 10 + 10 {
            let publication = PublicationGenerator(seed: seed).publication()
            let bytes = try XMLPublicationWriter().write(publication)
            let back = try read(bytes)
            #expect(back == publication, "seed \(seed)")
            // Strings are equal when they look the same; bytes are not.
            #expect(try XMLPublicationWriter().write(back) == bytes, "seed \(seed)")
        }
    }

    @Test("the generator makes every kind of span and block within a few seeds")
    func coverage() {
        var missing: Set = [
            ".reference(", ".organisation(", ".date(", ".deadline(", ".quantity(", ".emphasis", ".link(", ".repair(",
            ".division(", ".paragraph(", ".list(", ".table(", ".note(",
        ]
        for seed in 0..<20 as Range<UInt64> where !missing.isEmpty {
            let shown = String(describing: PublicationGenerator(seed: seed).publication())
            missing = missing.filter { !shown.contains($0) }
        }
        #expect(missing.isEmpty)
    }

    @Test("the same publication gives the same bytes, whoever writes it")
    func deterministic() async throws {
        let expected = try XMLPublicationWriter().write(PublicationGenerator(seed: 7).publication())
        let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask { try XMLPublicationWriter().write(PublicationGenerator(seed: 7).publication()) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(others.count == 8)
        #expect(others.allSatisfy { $0 == expected })
    }

    @Test("an empty publication is an element alone")
    func empty() throws {
        let bytes = try XMLPublicationWriter().write(Publication(kind: .document))
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <publication xmlns="urn:gongkai:publication:1" model="gongkai-publication/1" kind="document"/>

                """)
    }

    @Test("spans become elements within their text, and nothing is indented there")
    func mixedContent() throws {
        let text = Text(
            "按国办发〔2017〕24号 办",
            spans: [
                Span(start: 0, end: 13, kind: .emphasis),
                Span(start: 1, end: 13, kind: .reference("国办发〔2017〕24号")),
                Span(start: 4, end: 4, kind: .repair(.spaceDropped, original: " ")),
            ], source: [SourceRange(start: 3, end: 40, line: 2)])
        let bytes = try XMLPublicationWriter().write(Publication(kind: .document, frontMatter: [.paragraph(text)]))
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                """
                    <paragraph source="3-40@2"><emphasis>按<reference value="国办发〔2017〕24号">国办发\
                <repair reason="space-dropped" original=" "/>〔2017〕24号</reference></emphasis> 办</paragraph>
                """))
    }

    @Test("an empty text is not an absent one, and blanks, tabs and line breaks stay")
    func whiteSpace() throws {
        let odd = "  \t a \r\n b\r\n\n "
        let publication = Publication(
            kind: .gazette, title: Sourced("", original: odd), publisher: odd,
            frontMatter: [.paragraph(Text(odd)), .paragraph(Text(""))])
        let back = try read(try XMLPublicationWriter().write(publication))
        #expect(back == publication)
        #expect(back.publisher?.unicodeScalars.elementsEqual(odd.unicodeScalars) == true)
        #expect(back.catalogueTitle == nil)
    }

    @Test("divisions nest nearly to the limit, and beyond it are refused by its name")
    func depth() throws {
        let deep = try XMLPublicationWriter().write(nested(XMLLimits().depth - 4))
        #expect(try read(deep) == nested(XMLLimits().depth - 4))
        let error = #expect(throws: WriteError.self) { try XMLPublicationWriter().write(nested(1_100)) }
        #expect(error?.diagnostics.map(\.rule) == [.unwritableDepth])
        #expect(error?.diagnostics.first?.arguments == ["1000"])
    }

    private func nested(_ levels: Int) -> Publication {
        var block = Block.paragraph(Text("末"))
        for level in 1...levels {
            block = .division(
                Division(id: "d\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: [block]))
        }
        return Publication(kind: .document, frontMatter: [block])
    }
}
