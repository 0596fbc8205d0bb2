import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// What becomes of the parts of a page.
struct HTMLReaderTests {
    static let before = """
        <p>云溪市人民政府关于加强工作的通知</p><p>云政发〔2024〕1号</p><p>各县人民政府：</p>
        <p>为加强工作，现就有关事项通知如下。</p>
        """
    static let after = "<p>请各地认真执行，遇有问题及时报告。</p><p>云溪市人民政府</p><p>2024年3月1日</p>"

    static func read(
        _ html: String, _ sink: inout DiagnosticSink, limits: ReadLimits = ReadLimits()
    ) throws -> Publication {
        let bytes = Array(html.utf8)
        let publication = try HTMLReader().read(
            Input(name: "a.html", bytes: bytes, limits: limits), diagnostics: &sink)
        #expect(PageConservation(of: publication, in: bytes).violations == [])
        return publication
    }

    private func body(_ middle: String) throws -> [String] {
        var sink = DiagnosticSink()
        let publication = try HTMLReaderTests.read(HTMLReaderTests.before + middle + HTMLReaderTests.after, &sink)
        let document = try #require(publication.documents.first)
        #expect(document.signature?.issuers.map(\.value) == ["云溪市人民政府"])
        return Outline.lines(of: document.body, "").map { String($0.drop { $0 == " " }) }
    }

    @Test(
        "links keep their addresses and bold words their weight, in text, headings and cells; those of addressees are told"
    )
    func marks() throws {
        let page = """
            <p>云溪市人民政府关于加强工作的通知</p><p>云政发〔2024〕1号</p><p><a href="/a.html">各县</a>人民政府：</p>
            <p>现将<a href="https://yunxi.example/x?a=1&amp;b=2">办事<b>指南</b></a>印发，<strong>请<em>认真</em>执行</strong>。</p>
            <p>一、<a href="t1.html">工作安排</a></p><p>依据<a href="#n">附注</a>，见 <a href="http://yunxi.example">http://yunxi.example</a>。</p>
            <table><tr><th>名称</th><th>地址</th></tr><tr><td><a href="b.html">甲</a></td><td>乙</td></tr></table>
            """
        var sink = DiagnosticSink()
        let publication = try HTMLReaderTests.read(page + HTMLReaderTests.after, &sink)
        let document = try #require(publication.documents.first)
        var found = SpanLines()
        found.visit(document)
        #expect(
            found.lines == [
                "link https://yunxi.example/x?a=1&b=2: 办事指南", "emphasis: 指南", "emphasis: 请认真执行",
                "link t1.html: 工作安排", "link http://yunxi.example: http://yunxi.example", "link b.html: 甲",
            ])
        #expect(sink.diagnostics.filter { $0.rule == .htmlLinks }.map(\.arguments) == [["1", "/a.html"]])
    }

    /// What the links and emphases of a document lie on.
    private struct SpanLines: PublicationVisitor {
        var lines: [String] = []

        mutating func visit(paragraph: Text) { note(paragraph.spans, paragraph.string) }

        mutating func visit(_ division: Division) {
            note(division.headingSpans, division.heading?.value ?? "")
            visit(blocks: division.blocks)
        }

        mutating func visit(_ table: Table) {
            for cell in table.rows.joined() { note(cell.text.spans, cell.text.string) }
        }

        private mutating func note(_ spans: [GongkaiModel.Span], _ text: String) {
            let scalars = Array(text.unicodeScalars)
            for span in spans {
                let words = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
                switch span.kind {
                case .link(let address): lines.append("link \(address): \(words)")
                case .emphasis: lines.append("emphasis: \(words)")
                default: break
                }
            }
        }
    }

    @Test("superscripts, which the model has no place for, are told with the first of them")
    func raised() throws {
        var sink = DiagnosticSink()
        let middle = "<p>面积10<sup>3</sup>平方米，含CO<sub>2</sub>。</p>"
        _ = try HTMLReaderTests.read(HTMLReaderTests.before + middle + HTMLReaderTests.after, &sink)
        #expect(sink.diagnostics.filter { $0.rule == .htmlRaised }.map(\.arguments) == [["2", "面积103"]])
        var other = DiagnosticSink()
        _ = try HTMLReaderTests.read(HTMLReaderTests.before + "<p>面积10㎡。</p>" + HTMLReaderTests.after, &other)
        #expect(!other.diagnostics.contains { $0.rule == .htmlRaised })
    }

    @Test("a table that is nearly all of a page is no document without the text around it")
    func longTable() throws {
        let rows = (0..<900).map { "<tr><td>第\($0)号企业</td><td>云溪市中心路\($0)号</td><td>\($0)</td></tr>" }.joined()
        let lines = try body("<div><table><tr><th>名称</th><th>地址</th><th>数量</th></tr>\(rows)</table></div>")
        #expect(lines.first == "p 为加强工作，现就有关事项通知如下。")
        #expect(lines.count { $0.hasPrefix("| 第") } == 900)
        #expect(lines.last == "p 请各地认真执行，遇有问题及时报告。")
    }

    @Test("a table keeps its spans, and rows are filled up to its width")
    func spans() throws {
        let table = """
            <table><tr><th rowspan=2>地区<th colspan="2">数量</tr><tr><th>城镇</th><th>乡村</th></tr>
            <tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙<td>3</table>
            """
        #expect(
            try body(table).dropFirst().prefix(5) == [
                "table  ", "| 地区[2x1h] | 数量[1x2h]", "| 城镇[1x1h] | 乡村[1x1h]", "| 甲[1x1] | 1[1x1] | 2[1x1]",
                "| 乙[1x1] | 3[1x1] | [1x1]",
            ])
    }

    @Test("spans that reach out of the table, or over other cells, are cut")
    func wildSpans() throws {
        let table = """
            <table><tr><td rowspan=0>甲</td><td colspan=x>乙</td></tr><tr><td rowspan=99999>丙</td></tr></table>
            """
        #expect(try body(table).dropFirst().dropFirst().prefix(2) == ["| 甲[2x1h] | 乙[1x1h]", "| 丙[1x1]"])
    }

    @Test("a table within a cell is the cell's text, and one that only sets out the page is none")
    func nested() throws {
        let inner = "<table><tr><td>1<td>2</table>"
        let table = "<table><tr><td>名称<td>内容内容内容</tr><tr><td>甲<td>\(inner)</tr><tr><td>乙<td>其他内容</table>"
        #expect(try body(table).contains("| 甲[1x1] | 1 2[1x1]"))
        #expect(try body("<table><tr><td><p>一是加强领导。</p></td></tr></table>").contains("p 一是加强领导。"))
    }

    @Test("entities are read, unknown ones are text, and white space is what a browser shows")
    func characters() throws {
        #expect(try body("<p>甲&amp;乙&lt;丙&#20013;&#x56fd;&hellip;&nosuch;</p>").contains("p 甲&乙<丙中国…&nosuch;"))
        #expect(try body("<p>加强\n    领导，use\n  open data。</p>").contains("p 加强领导，use open data。"))
        #expect(try body("<p>甲 < 乙，1<2。</p>").contains("p 甲 < 乙，1<2。"))
    }

    @Test("scripts, styles and comments are no text; hidden text is dropped by name")
    func hidden() throws {
        var sink = DiagnosticSink()
        let html =
            HTMLReaderTests.before + "<script>if (a<b) '。'</script><!-- 注释。 --><p style='display: none'>隐藏的文字。</p>"
        let publication = try HTMLReaderTests.read(html + HTMLReaderTests.after, &sink)
        #expect(publication.dropped.map(\.reason).contains(.siteChrome))
        #expect(publication.dropped.map(\.text).contains("隐藏的文字。"))
        #expect(!Outline.lines(of: publication.documents[0]).contains { $0.contains("隐藏") || $0.contains("注释") })
    }

    @Test(
        "an element is hidden by its own word, in whatever way it is written",
        arguments: [
            ("hidden", true), ("HIDDEN=''", true), ("class='a' hidden", true), ("hidden-x", false),
            ("title=hidden", false),
            ("style=display:none", true), ("STYLE=\"color: red; DISPLAY :\n none ;\"", true),
            ("style='visi bility:hidden'", true), ("style='display:n&#111;ne'", true), ("style='display:block'", false),
            ("style='color:red' style='display:none'", false), ("data-style='display:none'", false),
        ])
    func hiding(attributes: String, isHidden: Bool) throws {
        let lines = try body("<p \(attributes)>要抓好落实。</p>")
        #expect(lines.contains("p 要抓好落实。") == !isHidden)
    }

    @Test("the names of elements count in any case, whole")
    func names() throws {
        #expect(try body("<BlockQuote>甲。</BLOCKQUOTE>乙。").contains("p 乙。"))
        #expect(try body("<p>甲<blockquotes>乙</blockquotes>，丙。</p>").contains("p 甲乙，丙。"))
        #expect(try body("<p>甲<h7>乙</h7><表>，丙。</表></p>").contains("p 甲乙<表>，丙。"))
    }

    @Test("the digest of an input is that of its bytes, and of others once it has those")
    func digest() {
        var input = Input(name: "a.html", bytes: Array("abc".utf8))
        #expect(input.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let copy = input
        input.bytes = []
        #expect(input.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(copy.sha256.hasPrefix("ba7816bf"))
    }

    @Test("what looks like Markdown is text")
    func noMarkdown() throws {
        #expect(try body("<p>**重点**抓好落实。</p>").contains("p **重点**抓好落实。"))
    }

    @Test("a link to a file is the place of the attachment it names")
    func attachments() throws {
        var sink = DiagnosticSink()
        let list = "<p>附件：1.<a href='/P0201.pdf'>工作计划</a></p><p>2.<a href='b.doc?x=1'>任务分解表.doc</a></p>"
        let publication = try HTMLReaderTests.read(
            "<div>\(HTMLReaderTests.before)\(list)<p>云溪市人民政府</p><p>2024年3月1日</p></div><div><a href='c.xlsx'>申报表</a></div>",
            &sink)
        let attachments = publication.documents[0].attachments
        #expect(attachments.map { $0.title?.value.prefix(3) } == ["工作计", "任务分", "申报表"])
        #expect(attachments.map(\.location) == ["/P0201.pdf", "b.doc?x=1", "c.xlsx"])
    }

    @Test("images and frames are told")
    func images() throws {
        var sink = DiagnosticSink()
        _ = try HTMLReaderTests.read(
            HTMLReaderTests.before + "<p><img src='1.jpg'></p>" + HTMLReaderTests.after
                + "<iframe src=x.html></iframe>", &sink)
        #expect(sink.diagnostics.contains { $0.rule == .htmlImage && $0.arguments == ["1.jpg"] })
        #expect(sink.diagnostics.contains { $0.rule == .htmlEmbedded && $0.arguments == ["iframe", "x.html"] })
    }

    @Test(
        "a page is known by its first tag",
        arguments: [
            ("<!DOCTYPE HTML>", true), ("\u{FEFF}\n<!-- x --><div class=a>", true),
            ("<?xml version='1.0'?><html>", true),
            ("<?xml version='1.0'?><publication>", false), ("<publication>", false), ("文本<p>", false), ("{}", false),
            ("", false),
        ])
    func recognised(start: String, isPage: Bool) {
        #expect(HTMLReader().recognises(Array(start.utf8)) == isPage)
    }

    @Test("a page without a document keeps all that is shown, and says so")
    func noDocument() throws {
        var sink = DiagnosticSink()
        let publication = try HTMLReaderTests.read("<ul><li><a href=a>新闻</a><li>天气</ul>", &sink)
        #expect(sink.diagnostics.contains { $0.rule == .htmlNoContent })
        #expect(publication.leaves.map(\.verbatim).joined().contains("天气"))
    }

    @Test("a title that stands outside of the text is taken in, in a heading or not, torn or not")
    func titleOutside() throws {
        let heads = [
            "<h2>云溪市财政局关于印发<br>《云溪市资金管理办法》的通知</h2><p>发布日期 ： 2024年03月05日　　来源：办公室　【字体：<a href=#>大</a> 中】</p>",
            "<div><b>云溪市财政局关于印发<br>《云溪市资金管理办法》的通知</b></div>",
        ]
        let text = """
            <p>云财〔2024〕12号</p><p>各县财政局：</p><p>现将办法印发给你们，请遵照执行。</p><p>请及时报告执行情况。</p>
            <p>云溪市财政局</p><p>2024年3月1日</p>
            """
        for head in heads {
            var sink = DiagnosticSink()
            let publication = try HTMLReaderTests.read(
                "<title>政务公开</title><div><div>\(head)</div><div>\(text)</div></div>", &sink)
            let document = try #require(publication.documents.first)
            #expect(document.title?.value == "云溪市财政局关于印发《云溪市资金管理办法》的通知")
            #expect(document.number?.value.text == "云财〔2024〕12号")
            #expect(publication.frontMatter.isEmpty)
            if head.contains("h2") {
                #expect(document.metadata.map { $0.value?.value } == ["2024年03月05日", "办公室"])
                #expect(document.published == CalendarDate(year: 2024, month: 3, day: 5))
            }
        }
    }

    @Test("a file that is offered twice is one attachment")
    func offeredTwice() throws {
        var sink = DiagnosticSink()
        let text = "<p>附件：<a href=a.pdf>工作计划</a></p><p>云溪市人民政府</p><p>2024年3月1日</p>"
        let publication = try HTMLReaderTests.read(
            "<div>\(HTMLReaderTests.before)\(text)</div><p><a href=a.pdf>工作计划.pdf</a></p>", &sink)
        #expect(publication.documents[0].attachments.map(\.location) == ["a.pdf"])
    }
}
