import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// Akoma Ntoso that others made.
@Suite("Akoma Ntoso of others") struct ForeignAkomaNtosoTests {
    private struct Outcome {
        var publication: Publication?
        var rules: [String]
        var messages: [String]
    }

    private func read(_ text: String) -> Outcome { read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8], _ limits: ReadLimits = ReadLimits()) -> Outcome {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            let input = Input(name: "x.akn", bytes: bytes, limits: limits)
            let publication = try AkomaNtosoReader().read(input, diagnostics: &sink)
            return Outcome(
                publication: publication, rules: sink.diagnostics.map(\.rule.id),
                messages: sink.diagnostics.map { $0.message(in: .english) })
        } catch {
            return Outcome(
                rules: error.diagnostics.map(\.rule.id), messages: error.diagnostics.map { $0.message(in: .english) })
        }
    }

    private func wrapped(_ content: String, prefix: String = "") -> String {
        let name = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
        let tag = prefix.isEmpty ? "akomaNtoso" : "\(prefix):akomaNtoso"
        return
            "<?xml version=\"1.0\"?>\n<\(tag) \(name)=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\(content)</\(tag)>"
    }

    private func act(_ body: String, head: String = "", name: String = "act") -> String {
        wrapped("<\(name) name=\"act\">\(head)<body>\(body)</body></\(name)>")
    }

    private func outline(_ blocks: [Block], _ depth: Int = 0) -> [String] {
        let indent = String(repeating: " ", count: depth)
        return blocks.flatMap { block in
            switch block {
            case .division(let division):
                [
                    indent
                        + "\(division.kind.rawValue) \(division.marker.value)|\(division.heading?.value ?? "")|\(division.ordinal)"
                ]
                    + outline(division.blocks, depth + 1)
            case .paragraph(let text): [indent + "p " + text.string]
            case .note(let text): [indent + "note " + text.string]
            case .list(let list):
                list.items.flatMap { [indent + "item " + $0.marker.value] + outline($0.blocks, depth + 1) }
            case .table(let table):
                ["table \(table.caption?.value ?? "")"]
                    + table.rows.map { row in
                        "row "
                            + row.map { "\($0.header ? "h" : "d")\($0.rowSpan)x\($0.columnSpan):\($0.text.string)" }
                            .joined(separator: " ")
                    }
            }
        }
    }

    @Test("levels of many names become levels of the model, articles stay articles, and each name is told")
    func hierarchy() throws {
        let text = act(
            """
            <book eId="b"><num>Book I</num><part><num>Part 2</num><heading>On
              things</heading><title><num>T</num><chapter><num>第三章</num>
              <article eId="art_5"><num>Art. 5</num><paragraph><num>1.</num><list><intro><p>If:</p></intro>
              <point><num>(a)</num><content><p>one;</p></content></point><point><num>(b)</num><content><p>two.</p></content></point>
              </list></paragraph><paragraph><content><p>No number.</p></content></paragraph></article>
              </chapter></title></part></book>
            """)
        let outcome = read(text)
        #expect(
            outline(try #require(outcome.publication?.documents.first).body) == [
                "part Book I||[]", " subpart Part 2|On things|[2]", "  chapter T||[]", "   section 第三章||[3]",
                "    article Art. 5||[5]", "     level1 1.||[1]", "      p If:", "      level2 (a)||[]",
                "       p one;",
                "      level2 (b)||[]", "       p two.", "     p No number.",
            ])
        #expect(outcome.rules == ["akn.levels"])
        #expect(outcome.messages[0].contains("book → part (1)"))
    }

    @Test("metadata become title, number, dates and agency, and the rest stands as items or is told")
    func metadata() throws {
        let meta = """
            <meta><identification source="#a"><FRBRWork><FRBRthis value="/akn/it/act/2001-05-04/7/!main"/>
            <FRBRuri value="/akn/it/act/2001-05-04/7"/><FRBRdate date="2001-05-04" name="enactment"/><FRBRauthor href="#parl"/>
            <FRBRcountry value="it"/><FRBRnumber value="7"/><FRBRname value="Law on things"/></FRBRWork>
            <FRBRExpression><FRBRlanguage language="ita"/></FRBRExpression><FRBRManifestation/></identification>
            <publication date="2001-05-09" name="gazette" showAs="Official Journal" number="12"/>
            <classification source="#a"><keyword value="w" showAs="water" dictionary="#d"/></classification>
            <workflow source="#a"/><references source="#a"><TLCOrganization eId="parl" href="/p" showAs="Parliament"/></references></meta>
            """
        let outcome = read(act("<p>x</p>", head: meta))
        let document = try #require(outcome.publication?.documents.first)
        #expect(document.title?.value == "Law on things")
        #expect(document.number?.value.text == "7")
        #expect(document.issuers == ["Parliament"])
        #expect(document.written?.description == "2001-05-04")
        #expect(document.published?.description == "2001-05-09")
        #expect(document.subjects == ["water"])
        let items = document.metadata.map { "\($0.label.value): \($0.value?.value ?? "")" }
        #expect(items.contains("FRBRWork/FRBRcountry: it"))
        #expect(items.contains("FRBRExpression/FRBRlanguage: ita"))
        #expect(outcome.messages.last?.contains("workflow (1)") == true)
    }

    @Test("a gazette gives its documents, wherever they stand, with contents and head")
    func gazette() throws {
        let doc = { (title: String) in
            "<doc name=\"通知\"><preface><longTitle><p><docTitle>\(title)</docTitle></p></longTitle></preface>"
                + "<mainBody><p>文。</p></mainBody></doc>"
        }
        let text = wrapped(
            "<officialGazette name=\"g\"><coverPage><p>Cover</p><toc><tocItem href=\"#c\" level=\"1\">One 3</tocItem></toc></coverPage>"
                + "<preface><p><docTitle>公报</docTitle> <docNumber>第3期</docNumber></p></preface><collectionBody>"
                + "<component eId=\"x\">\(doc("甲"))</component><component eId=\"y\"><documentRef href=\"#c\"/></component>"
                + "</collectionBody></officialGazette><components><component eId=\"c\">\(doc("乙"))</component></components>"
        )
        let publication = try #require(read(text).publication)
        #expect(publication.kind == .gazette)
        #expect(publication.title?.value == "公报")
        #expect(publication.issueNumber?.value == "第3期")
        #expect(publication.contents.map(\.title.value) == ["One 3"])
        #expect(publication.documents.map(\.title?.value) == ["甲", "乙"])
        #expect(publication.documents.map(\.kind) == [.notice, .notice])
        #expect(Set(publication.documents.map(\.id)).count == 2)
        #expect(outline(publication.frontMatter) == ["p Cover", "p 公报 第3期"])
    }

    @Test("text, marks, lists, tables and notes are kept; what has no place is told by name")
    func blocks() throws {
        let outcome = read(
            act(
                """
                <section><num>§ 1</num><heading>Head<authorialNote marker="1"><p>Foot.</p></authorialNote></heading><content>
                <p>See <ref href="/akn/x">Law 1</ref> of <date date="2001-02-03">3 Feb</date>, m<sup>2</sup>&amp;<![CDATA[<x>]]>.</p>
                <blockList><listIntroduction>List:</listIntroduction><item><num>a)</num><p>A</p></item></blockList>
                <ul><li>plain</li></ul>
                <table><caption>T</caption><tr><th colspan="2"><p>H</p></th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>
                <p>As <mod>replaced: <quotedStructure><article><num>9</num><heading>Q</heading><content><p>New.</p></content></article></quotedStructure></mod></p>
                <novelty><p>Odd.</p></novelty><m:math xmlns:m="urn:m"><m:i>x</m:i></m:math><p><img src="a.png"/></p></content></section>
                """))
        let document = try #require(outcome.publication?.documents.first)
        #expect(
            outline(document.body) == [
                "section § 1|Head|[1]", " note Foot.", " p See Law 1 of 3 Feb, m2&<x>.", " p List:", " item a)",
                "  p A",
                " item ", "  p plain", "table T", "row h1x2:H", "row d1x1:1\n2 d1x1:3", " p As replaced:", " p 9 Q",
                " p New.",
                " p Odd.", " p x",
            ])
        guard case .division(let section) = document.body[0], case .paragraph(let text) = section.blocks[1] else {
            Issue.record("no paragraph")
            return
        }
        let day = try #require(CalendarDate("2001-02-03"))
        #expect(text.spans.map(\.kind) == [.link("/akn/x"), .reference("Law 1"), .date(day)])
        #expect(text.spans.map { "\($0.start)-\($0.end)" } == ["4-9", "4-9", "13-18"])
        #expect(outcome.rules == ["akn.text-only", "akn.left-out"])
        #expect(outcome.messages[0].contains("sup (1)") && outcome.messages[0].contains("novelty (1)"))
        #expect(outcome.messages[1].contains("img (1)"))
    }

    @Test("each element says where it stands, in bytes and lines")
    func places() throws {
        let text = act("\n<!-- <p> --><p title='>'>甲</p>\n<article><num>1</num>\n<content><p>乙</p></content></article>")
        let document = try #require(read(text).publication?.documents.first)
        let bytes = Array(text.utf8)
        func slice(_ source: [SourceRange]) -> String? {
            source.first.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
        }
        guard case .paragraph(let first) = document.body[0], case .division(let article) = document.body[1] else {
            Issue.record("other blocks")
            return
        }
        #expect(slice(first.source) == "<p title='>'>甲</p>")
        #expect(first.source.first?.line == 3)
        #expect(slice(article.marker.source) == "<num>1</num>")
        #expect(slice(article.source)?.hasSuffix("</article>") == true)
        #expect(slice(document.source)?.hasPrefix("<act") == true)
    }

    @Test("any of the kinds of documents is read, with a prefix too, and from a file named .xml")
    func kinds() throws {
        for name in ["act", "bill", "doc", "statement", "judgment", "debateReport"] {
            #expect(read(act("<p>x</p>", name: name)).publication?.documents.count == 1, "\(name)")
        }
        let body = "<a:act name=\"x\"><a:body><a:p>x</a:p></a:body></a:act>"
        let bytes = Array(wrapped(body, prefix: "a").utf8)
        #expect(read(bytes).publication?.documents.count == 1)
        let found = DocumentReaderRegistry.standard.reader(forFileNamed: "law.xml", bytes: bytes)
        #expect(found is AkomaNtosoReader)
        let own = try XMLPublicationWriter().write(.small)
        #expect(DocumentReaderRegistry.standard.reader(forFileNamed: "law.xml", bytes: own) is XMLPublicationReader)
    }

    @Test("attachments, those of attachments too, are kept in one row")
    func attachments() throws {
        let inner =
            "<attachments><attachment><heading>A.1</heading><doc name=\"t\"><mainBody><p>deep</p></mainBody></doc></attachment></attachments>"
        let text = wrapped(
            "<act name=\"a\"><body><p>x</p></body><attachments><attachment><num>Annex 1</num><heading>A</heading>"
                + "<doc name=\"annex\"><mainBody><p>text</p></mainBody>\(inner)</doc></attachment>"
                + "<attachment><heading>B</heading><documentRef href=\"/akn/b\"/></attachment></attachments></act>")
        let attachments = try #require(read(text).publication?.documents.first).attachments
        #expect(attachments.map { $0.title?.value } == ["Annex 1 A", "A.1", "B"])
        #expect(attachments.map(\.ordinal) == [1, nil, nil])
        #expect(attachments.map { outline($0.body) } == [["p text"], ["p deep"], []])
        #expect(attachments[2].location == "/akn/b")
    }

    // MARK: What is refused

    @Test("a document type, a file cut off and another root are refused by their rules")
    func refused() {
        let good = act("<p>x</p>")
        #expect(read("<!DOCTYPE akomaNtoso [<!ENTITY a \"b\">]>" + good.dropFirst(22)).rules == ["xml.doctype"])
        #expect(read(String(good.dropLast(9))).rules.first == "xml.not-well-formed")
        #expect(read("<akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\"/>").rules == ["akn.other-root"])
        #expect(read(wrapped("")).rules == ["akn.no-document"])
        #expect(read([]).rules == ["input.empty"])
    }

    @Test("nests are read to the limit and refused below it")
    func deep() {
        func nest(_ levels: Int) -> String {
            act(String(repeating: "<part><num>1</num>", count: levels) + String(repeating: "</part>", count: levels))
        }
        #expect(read(nest(990)).publication?.documents.count == 1)
        #expect(read(nest(5_000)).rules == ["xml.too-deep"])
    }

    @Test("a file cut off anywhere is refused")
    func truncated() throws {
        let bytes = try AkomaNtosoWriter().write(.small)
        for length in stride(from: 1, to: bytes.count - 2, by: 97) {
            #expect(read(Array(bytes.prefix(length))).publication == nil, "\(length)")
        }
    }

    @Test("our own file that somebody changed is read as one of others, and that is told")
    func changed() throws {
        let text = String(decoding: try AkomaNtosoWriter().write(.small), as: UTF8.self)
        let changed = text.replacingOccurrences(of: "<mainBody", with: "<p>new</p><mainBody")
        #expect(changed != text)
        let outcome = read(changed)
        #expect(outcome.rules.contains("akn.changed"))
        #expect(outcome.publication?.documents.contains { outline($0.body).contains("p new") } == true)
    }
}
