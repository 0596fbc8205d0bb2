import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import Testing

@Suite struct XMLNotRepresentableTests {
    /// The rule and path with which a publication is refused; `nil` where it is written.
    private func refusal(_ publication: Publication) -> (rule: DiagnosticRule, path: String?)? {
        do {
            _ = try XMLPublicationWriter().write(publication)
            return nil
        } catch .notRepresentable(let diagnostic) {
            return (diagnostic.rule, diagnostic.modelPath)
        } catch {
            Issue.record("not told as something that XML cannot hold: \(error)")
            return nil
        }
    }

    private func paragraph(_ string: String, _ spans: [(Int, Int)]) -> Publication {
        let text = Text(string, spans: spans.map { Span(start: $0.0, end: $0.1, kind: .emphasis) })
        return Publication(kind: .document, frontMatter: [.note(Text("前")), .paragraph(text)])
    }

    @Test(
        "spans that overlap in part, stand out of order or lie outside are refused",
        arguments: [
            [(0, 3), (2, 5)], [(2, 4), (0, 1)], [(0, 6), (3, 5), (1, 2)], [(0, 7)], [(3, 2)], [(-1, 2)],
            [(0, 5), (1, 3), (2, 4)],
        ])
    func spans(_ spans: [(Int, Int)]) {
        let refusal = refusal(paragraph("一二三四五六", spans))
        #expect(refusal?.rule == .unwritableSpans)
        #expect(refusal?.path?.hasPrefix("/publication/frontMatter[1]/paragraph[1]") == true)
    }

    @Test(
        "spans that touch, repeat or have no width are written",
        arguments: [
            [(0, 3), (3, 6)], [(0, 3), (0, 3)], [(2, 2), (2, 2), (2, 4)], [(0, 6), (6, 6)], [(0, 0), (6, 6)],
        ])
    func nesting(_ spans: [(Int, Int)]) {
        #expect(refusal(paragraph("一二三四五六", spans)) == nil)
    }

    @Test(
        "characters that XML 1.0 forbids are refused by their code", arguments: ["\0", "\u{8}", "\u{1F}", "\u{FFFE}"])
    func characters(_ character: String) {
        #expect(refusal(Publication(kind: .document, publisher: "a" + character))?.rule == .unwritableCharacter)
        let title = Sourced("a", original: character)
        let refusal = refusal(Publication(kind: .document, title: title))
        #expect(refusal?.rule == .unwritableCharacter)
    }

    @Test("the code of a forbidden character has four digits, and the path its element")
    func characterMessage() {
        let error = #expect(throws: WriteError.self) {
            try XMLPublicationWriter().write(Publication(kind: .document, publisher: "\u{1B}"))
        }
        #expect(error?.diagnostics.first?.arguments == ["001B"])
        #expect(error?.diagnostics.first?.modelPath == "/publication/publisher[1]")
    }

    @Test("an identifier that is empty, holds a blank or is doubled is refused", arguments: ["", "a b", "d1"])
    func identifiers(_ id: String) {
        let publication = Publication(kind: .gazette, documents: [Document(id: "d1"), Document(id: id)])
        #expect(refusal(publication)?.rule == .unwritableIdentifier)
    }

    @Test("a doubled identifier of divisions is refused wherever they stand")
    func divisionIdentifiers() {
        let division = Division(id: "x", kind: .article, marker: Sourced("第一条"), ordinal: [1])
        var document = Document(id: "x")
        document.body = [.list(List(items: [List.Item(marker: Sourced("-"), blocks: [.division(division)])]))]
        #expect(refusal(Publication(kind: .gazette, documents: [document])) == nil)
        let both = Publication(kind: .gazette, documents: [document], backMatter: [.division(division)])
        #expect(refusal(both)?.rule == .unwritableIdentifier)
    }

    @Test("numbers below their least, too long digests and spans over no heading are refused")
    func values() {
        let cell = Table.Cell(text: Text("a"), rowSpan: 0)
        let table = Block.table(Table(rows: [[cell]]))
        #expect(refusal(Publication(kind: .document, frontMatter: [table]))?.rule == .unwritableNumber)
        let text = Text("a", source: [SourceRange(start: 0, end: 1, line: 0)])
        #expect(refusal(Publication(kind: .document, frontMatter: [.note(text)]))?.rule == .unwritableNumber)
        let file = SourceFile(name: "a", mediaType: "text/plain", encoding: "UTF-8", bytes: 1, sha256: "ABC")
        #expect(refusal(Publication(kind: .document, sourceFile: file))?.rule == .unwritableDigest)
        let division = Division(
            id: "a", kind: .part, marker: Sourced(""), ordinal: [],
            headingSpans: [Span(start: 0, end: 0, kind: .emphasis)])
        let heading = Publication(kind: .document, frontMatter: [.division(division)])
        #expect(refusal(heading)?.rule == .unwritableHeadingSpans)
    }
}
