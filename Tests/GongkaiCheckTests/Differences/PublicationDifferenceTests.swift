import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

@Suite("What differs between publications")
struct PublicationDifferenceTests {
    private typealias Change = PublicationDifference.Change

    private func changes(from old: Publication, to new: Publication) -> [Change] {
        PublicationDifference(from: old, to: new).changes
    }

    /// A paragraph with words of its own.
    private func paragraph(_ number: Int, _ random: inout SplitMix64) -> Block {
        let words = ["加强", "推进", "落实", "政府", "信息", "公开", "办法", "通知", "单位", "负责"]
        let text = (0..<12).map { _ in words[Int.random(in: words.indices, using: &random)] }.joined()
        return .paragraph(Text("\(number) \(text)。", source: [SourceRange(start: number, end: number + 9, line: 1)]))
    }

    private func issue(_ count: Int, _ random: inout SplitMix64) -> Publication {
        var issue = Publication(kind: .gazette, title: Sourced("云溪市人民政府公报"))
        for number in 1...count {
            issue.documents.append(
                Document(
                    id: "溪政发-2024-\(number)", number: Sourced(DocumentNumber("溪政发〔2024〕\(number)号")),
                    title: Sourced("关于第\(number)项工作的通知"), kind: .notice,
                    body: (0..<6).map { paragraph(100 * number + $0, &random) }))
        }
        return issue
    }

    // MARK: No differences

    @Test("A publication does not differ from what any format makes of it", arguments: 0..<25 as Range<UInt64>)
    func formats(seed: UInt64) throws {
        let publication = PublicationGenerator(seed: seed).publication()
        #expect(changes(from: publication, to: publication).isEmpty)
        let json = try JSONPublicationWriter().write(publication)
        let xml = try XMLPublicationWriter().write(publication)
        var sink = DiagnosticSink()
        let fromJSON = try JSONPublicationReader().read(Input(name: "a.json", bytes: json), diagnostics: &sink)
        let fromXML = try XMLPublicationReader().read(Input(name: "a.xml", bytes: xml), diagnostics: &sink)
        #expect(changes(from: fromJSON, to: fromXML).isEmpty)
    }

    @Test("Where a text stands in the source and how it was mended there is no difference")
    func sources() {
        var random = SplitMix64(seed: 1)
        let old = issue(2, &random)
        var new = old
        new.dropped = [Dropped(reason: .pageNumber, text: "- 1 -", source: [])]
        new.title?.original = "云溪市\n人民政府公报"
        new.documents[0].source = [SourceRange(start: 5, end: 6, line: 2)]
        if case .paragraph(var text) = new.documents[1].body[0] {
            text.source = []
            text.spans = [Span(start: 1, end: 1, kind: .repair(.joined, original: "\n"))]
            new.documents[1].body[0] = .paragraph(text)
        }
        #expect(new != old && changes(from: old, to: new).isEmpty)
    }

    // MARK: Edits

    @Test("Exactly the documents that were added, removed and changed are told", arguments: 0..<20 as Range<UInt64>)
    func documents(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let old = issue(20, &random)
        var new = old
        let places = Array(old.documents.indices).shuffled(using: &random)
        let (gone, changed) = (places.prefix(3), places.dropFirst(3).prefix(4))
        for place in changed { new.documents[place].status = .repealed }
        for place in gone.sorted(by: >) { new.documents.remove(at: place) }
        var more = issue(30, &random).documents.suffix(2)
        new.documents.insert(more.removeLast(), at: Int.random(in: 0...new.documents.count, using: &random))
        new.documents.insert(more.removeLast(), at: Int.random(in: 0...new.documents.count, using: &random))
        let found = changes(from: old, to: new)
        func numbers(_ kind: Change.Kind) -> Set<String?> { Set(found.filter { $0.kind == kind }.map(\.document)) }
        #expect(found.count == 9)
        #expect(numbers(.added) == ["溪政发〔2024〕29号", "溪政发〔2024〕30号"])
        #expect(numbers(.removed) == Set(gone.map { old.documents[$0].number?.value.text }))
        #expect(numbers(.changed) == Set(changed.map { old.documents[$0].number?.value.text }))
        #expect(found.filter { $0.kind == .changed }.allSatisfy { $0.field == "status" && $0.new == "repealed" })
    }

    @Test("Exactly the paragraphs that were added, removed and changed are told", arguments: 0..<20 as Range<UInt64>)
    func paragraphs(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var old = Publication(kind: .document, documents: [Document(id: "a")])
        old.documents[0].body = (0..<60).map { paragraph($0, &random) }
        var new = old
        // Edits that touch each other could be told in more than one way.
        let places = stride(from: 1, to: 60, by: 3).shuffled(using: &random)
        var expected: Set<String> = []
        for place in places.prefix(9).sorted(by: >) {
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                new.documents[0].body.remove(at: place)
                expected.insert("removed \(text(old.documents[0].body[place]))")
            case 1:
                let added = paragraph(1000 + place, &random)
                new.documents[0].body.insert(added, at: place)
                expected.insert("added \(text(added))")
            default:
                let changed = Block.paragraph(Text(text(old.documents[0].body[place]) + "特此通知。"))
                new.documents[0].body[place] = changed
                expected.insert("changed \(text(changed))")
            }
        }
        let found = changes(from: old, to: new)
        #expect(Set(found.map { "\($0.kind.rawValue) \($0.new ?? $0.old ?? "")" }) == expected)
        #expect(found.count == expected.count)
    }

    private func text(_ block: Block) -> String {
        if case .paragraph(let text) = block { text.string } else { "" }
    }

    @Test("An article put in renumbers those behind it, whose words stay the same")
    func renumbering() {
        func article(_ number: Int, _ words: String) -> Block {
            .division(
                Division(
                    id: "a/article-\(number)", kind: .article, marker: Sourced("第\(number)条"), ordinal: [number],
                    blocks: [.paragraph(Text(words))]))
        }
        var old = Publication(kind: .document, documents: [Document(id: "a")])
        var new = old
        let words = ["制定本办法的目的。", "适用的范围。", "负责的部门。"]
        old.documents[0].body = words.enumerated().map { article($0 + 1, $1) }
        let more = [words[0], "经费由财政承担。", words[1], words[2]]
        new.documents[0].body = more.enumerated().map { article($0 + 1, $1) }
        let found = changes(from: old, to: new)
        #expect(found.filter { $0.kind == .added }.map(\.path) == ["documents/0/body/1"])
        #expect(found.filter { $0.field == "marker" }.map(\.new) == ["第3条", "第4条"])
        #expect(found.allSatisfy { $0.kind == .added || $0.field == "marker" || $0.field == "ordinal" })
    }

    @Test("A document that stands elsewhere was moved, and is found by its number, its id or its title")
    func moving() {
        var random = SplitMix64(seed: 3)
        let old = issue(5, &random)
        var new = old
        new.documents.append(new.documents.remove(at: 0))
        new.documents[1].number = nil
        new.documents[2].number = Sourced(DocumentNumber("溪政函〔2024〕4号"))
        new.documents[2].id = "溪政函-2024-4"
        let found = changes(from: old, to: new)
        #expect(found.filter { $0.kind == .moved }.map(\.path) == ["documents/4"])
        #expect(found.filter { $0.kind == .changed }.map(\.path) == ["documents/1", "documents/2", "documents/2"])
        #expect(found.filter { $0.kind == .changed }.map(\.field) == ["number", "id", "number"])
        #expect(found.count == 4)
    }

    @Test("Cells are compared with those of the same row, and rows found among those put in")
    func tables() {
        func table(_ rows: [[String]]) -> Publication {
            let cells = rows.map { $0.map { Table.Cell(text: Text($0)) } }
            return Publication(
                kind: .document, documents: [Document(id: "a", body: [.table(Table(rows: cells))])])
        }
        let old = table([["项目", "金额"], ["道路", "10"], ["桥梁", "20"]])
        let new = table([["项目", "金额"], ["绿化", "5"], ["道路", "10"], ["桥梁", "21"]])
        let found = changes(from: old, to: new)
        #expect(found.map(\.path) == ["documents/0/body/0/rows/1", "documents/0/body/0/rows/3/1"])
        #expect(found.map(\.new) == ["绿化\t5", "21"] && found.map(\.old) == [nil, "20"])
    }

    @Test("Canonically equivalent texts are different texts")
    func equivalence() {
        let old = Publication(kind: .document, title: Sourced("\u{E9}"))
        let new = Publication(kind: .document, title: Sourced("e\u{301}"))
        #expect(changes(from: old, to: new).map(\.path) == [""])
    }

    @Test("What lies over a text is compared where the text is the same")
    func spans() {
        func publication(_ text: Text) -> Publication {
            Publication(kind: .document, documents: [Document(id: "a", body: [.paragraph(text)])])
        }
        let plain = publication(Text("2024年"))
        let dated = publication(Text("2024年", spans: [Span(start: 0, end: 5, kind: .emphasis)]))
        let other = publication(Text("2025年", spans: [Span(start: 0, end: 5, kind: .emphasis)]))
        #expect(changes(from: plain, to: dated).map(\.field) == ["spans"])
        #expect(changes(from: plain, to: other).map(\.field) == ["text"])
    }
}
