import GongkaiDiagnostics
import GongkaiModel
import TestSupport

extension DocumentMatrix {
    /// The rules by which the writer says what it cannot say, over publications that ask for all of them.
    func rulesRaised() -> [String] {
        let hostile = HostilePiece.all.map { DocumentMatrix.publication(saying: $0.text) }
        let generated = (UInt64(0)..<6).map { PublicationGenerator(seed: $0).publication() }
        var rules: Set<String> = []
        for publication in [Publication.small] + hostile + generated + Publication.odd {
            switch DocumentMatrix.write(publication, with: writer) {
            case .written(_, let told): rules.formUnion(told)
            case .refused(let told): rules.formUnion(told)
            case .missing: break
            }
        }
        return rules.sorted()
    }
}

extension Publication {
    /// Publications each of which some format cannot say as it is.
    static var odd: [Publication] {
        let span = Span(start: 0, end: 2, kind: .emphasis)
        let spans: [[Span]] = [
            [span, Span(start: 1, end: 3, kind: .emphasis)], [Span(start: 0, end: 3, kind: .link("javascript:x"))],
            [Span(start: 0, end: 3, kind: .link("http://a b"))], [Span(start: 0, end: 3, kind: .organisation("甲"))],
            [Span(start: 0, end: 3, kind: .emphasis)],
        ]
        let merged = Table(rows: [[Table.Cell(text: Text("a"), columnSpan: 2)]])
        let none = Table(rows: [[Table.Cell(text: Text("a"), rowSpan: 0)]])
        let unheaded = Division(
            id: "a", kind: .part, marker: Sourced(""), ordinal: [], headingSpans: [span])
        var nest = Block.paragraph(Text("末"))
        for level in 1...1_100 {
            nest = .division(
                Division(id: "d\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: [nest]))
        }
        var dated = Document(id: "d")
        dated.written = CalendarDate("2017-06")
        let file = SourceFile(name: "a", mediaType: "text/plain", encoding: "UTF-8", bytes: 1, sha256: "ABC")
        let blocks = spans.map { Block.paragraph(Text("abc", spans: $0)) } + [.table(merged), .table(none)]
        return (blocks + [.division(unheaded), nest]).map {
            Publication(kind: .document, documents: [Document(id: "d", body: [$0])])
        } + [
            Publication(kind: .document, documents: [dated]), Publication(kind: .document, sourceFile: file),
            Publication(kind: .gazette, documents: [Document(id: "d"), Document(id: "d")]),
        ]
    }
}
