import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// The formats for people: HTML, Markdown and plain text.
@Suite struct PageWriterTests {
    private static let formats = ["html", "markdown", "text"]
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func writer(_ name: String) throws -> any DocumentWriter {
        try #require(DocumentWriterRegistry.standard.writer(named: name))
    }

    private func written(_ publication: Publication, as name: String) throws -> (text: String, rules: [String]) {
        var sink = DiagnosticSink()
        let bytes = try writer(name).write(publication, diagnostics: &sink)
        return (String(decoding: bytes, as: UTF8.self), sink.diagnostics.map(\.rule.id))
    }

    private func read(_ bytes: [UInt8], name: String) throws -> Publication {
        var sink = DiagnosticSink()
        return try GazetteReader().read(Input(name: name, bytes: bytes), diagnostics: &sink)
    }

    /// A document with one paragraph and a table, all of the same text.
    private func publication(saying string: String, spans: [Span] = []) -> Publication {
        let text = Text(string, spans: spans)
        let table = Table(
            caption: Sourced(string), rows: [[Table.Cell(text: text, header: true)], [Table.Cell(text: text)]])
        return Publication(
            kind: .document, title: Sourced(string),
            documents: [
                Document(
                    id: "\"><b>&", title: Sourced(string), metadata: [MetadataItem(label: Sourced(string))],
                    body: [.paragraph(text), .table(table), .note(text)])
            ])
    }

    @Test("the samples and the small publication are written as these very files", arguments: formats)
    func golden(_ name: String) throws {
        let format = try writer(name)
        var publications = [("publication", Publication.small)]
        for sample in ["notice", "request", "gazette-2024-03"] {
            let url = PageWriterTests.root.appendingPathComponent("Samples/\(sample).txt")
            publications.append((sample, try read([UInt8](try Data(contentsOf: url)), name: sample)))
        }
        for (sample, publication) in publications {
            let bytes = Data(try format.write(publication))
            let golden = PageWriterTests.root.appendingPathComponent(
                "Tests/GongkaiWriteTests/Golden/\(sample).page.\(format.format.extensions[0])")
            if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1" { try bytes.write(to: golden) }
            #expect(try bytes == Data(contentsOf: golden), "\(sample) as \(name)")
        }
    }

    @Test("each is found by its name and its extensions", arguments: formats)
    func registry(_ name: String) throws {
        for ending in try writer(name).format.extensions {
            #expect(DocumentWriterRegistry.standard.writer(forFileNamed: "a.\(ending)")?.format.name == name)
        }
    }

    @Test("generated publications give the same bytes twice, without control characters", arguments: formats)
    func generated(_ name: String) throws {
        for seed in UInt64(0)..<60 {
            let publication = PublicationGenerator(seed: seed).publication()
            let text = try written(publication, as: name).text
            #expect(try written(publication, as: name).text.utf8.elementsEqual(text.utf8))
            #expect(
                !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" })
        }
    }

    @Test("markup in titles, cells and ids is text in HTML")
    func script() throws {
        let html = try written(publication(saying: "</title><script>alert('1')</script>&amp;\""), as: "html").text
        #expect(!html.contains("<script") && !html.contains("<b>"))
        #expect(html.contains("&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;"))
        #expect(html.contains("id=\"&quot;&gt;&lt;b&gt;&amp;\""))
    }

    @Test(
        "what would be markup is escaped in Markdown",
        arguments: [
            ("# 标题", "\\# 标题"), ("1. 项", #"1\. 项"#), ("2024) 项", #"2024\) 项"#), ("- 项", #"\- 项"#), ("+ 项", #"\+ 项"#),
            ("甲\n===", "甲\\\n\\==="), ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("[a](b)", #"\[a\](b)"#),
            ("<script>", #"\<script\>"#), ("&lt;", #"\&lt;"#), ("a|b", #"a\|b"#), ("~~a~~", #"\~\~a\~\~"#),
            ("    a", "&#32;&#32;&#32;&#32;a"), ("a  ", "a&#32;&#32;"), ("1.5 和 2-3", #"1\.5 和 2-3"#),
        ])
    func markdown(_ source: String, _ expected: String) throws {
        #expect(try written(publication(saying: source), as: "markdown").text.contains("\n\n" + expected + "\n\n|"))
    }

    @Test("control characters are replaced, and told", arguments: formats)
    func controls(_ name: String) throws {
        let (text, rules) = try written(publication(saying: "甲\u{0}乙\u{1B}[31m\u{9F}\u{FFFE}丙"), as: name)
        #expect(text.contains("甲\u{FFFD}乙\u{FFFD}"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{0}" || $0 == "\u{1B}" || $0 == "\u{9F}" || $0 == "\u{FFFE}" })
        #expect(rules == ["write.not-representable.control-characters"])
    }

    @Test("links lead to the web and nowhere else; what a format does not show is told")
    func links() throws {
        let spans = [
            Span(start: 0, end: 2, kind: .link("http://a.example/\"><x")),
            Span(start: 2, end: 4, kind: .link("javascript:x")),
            Span(start: 4, end: 6, kind: .emphasis), Span(start: 4, end: 6, kind: .organisation("某局")),
        ]
        let publication = publication(saying: "甲甲乙乙丙丙", spans: spans)
        let (html, told) = try written(publication, as: "html")
        #expect(html.contains("<p><a href=\"http://a.example/%22%3E%3Cx\">甲甲</a>乙乙<em>丙丙</em></p>"))
        #expect(!html.contains("javascript"))
        #expect(told == ["write.not-representable.addresses", "write.not-representable.annotations"])
        let markdown = try written(publication, as: "markdown").text
        #expect(markdown.contains("[甲甲](<http://a.example/%22%3E%3Cx>)乙乙*丙丙*"))
        #expect(try written(publication, as: "text").rules.contains("write.not-representable.emphasis"))
    }

    @Test("merged cells are spans in HTML and empty cells elsewhere, which is told")
    func merged() throws {
        func cell(_ text: String, rows: Int = 1, columns: Int = 1) -> Table.Cell {
            Table.Cell(text: Text(text), rowSpan: rows, columnSpan: columns)
        }
        let rows = [
            [cell("a", rows: 2), cell("b", columns: 2)], [cell("c"), cell("d")], [cell("e", rows: 9, columns: 4000)],
        ]
        let publication = Publication(
            kind: .document, documents: [Document(id: "d", body: [.table(Table(rows: rows))])])
        #expect(
            try written(publication, as: "html").text.contains(
                "<tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr>\n<tr><td>c</td><td>d</td></tr>\n<tr><td colspan=\"1000\">"
            ))
        let (markdown, told) = try written(publication, as: "markdown")
        #expect(markdown.contains("|  |  |  |\n| --- | --- | --- |\n| a | b |  |\n|  | c | d |\n| e |  |  |"))
        #expect(told == ["write.not-representable.merged-cells"])
        #expect(try written(publication, as: "text").text.contains("a\tb\n\tc\td\ne\n"))
    }

    @Test("headings begin at the first level and leave none out, whatever has no title")
    func outline() throws {
        for seed in UInt64(0)..<100 {
            let html = try written(PublicationGenerator(seed: seed).publication(), as: "html").text
            var last = 0
            for heading in html.matches(of: /<h([1-6])[^>]*?(?:aria-level="([0-9]+)")?>/) {
                let level = try #require(Int(heading.output.2 ?? heading.output.1))
                #expect(level <= last + 1, "seed \(seed): \(heading.output.0) behind level \(last)")
                last = level
            }
        }
    }

    @Test("nothing that is seen makes no heading, and what stands under it is no deeper", arguments: formats)
    func blankTitles(_ name: String) throws {
        let division = Division(
            id: "d", kind: .level1, marker: Sourced(""), ordinal: [], heading: Sourced(" \n"),
            blocks: [
                .division(
                    Division(
                        id: "e", kind: .level1, marker: Sourced("一、"), ordinal: [1], heading: Sourced("总则")))
            ])
        let text = try written(
            Publication(
                kind: .document, title: Sourced("　"),
                documents: [Document(id: "a", title: Sourced("\n"), body: [.division(division)])]), as: name
        ).text
        switch name {
        case "html": #expect(text.contains("<h1>一、总则</h1>") && !text.contains("<h2"))
        case "markdown": #expect(text == "# 一、总则")
        default: #expect(text.hasSuffix("一、总则\n") && text.split(separator: "\n").count == 1)
        }
    }

    @Test("a table without a cell is none; its caption and notes are kept", arguments: formats)
    func emptyTable(_ name: String) throws {
        let table = Table(
            label: Sourced("表1"), caption: Sourced("收支"), unit: Sourced("万元"), rows: [[], []], footnotes: [Text("注：无")])
        let text = try written(
            Publication(kind: .document, documents: [Document(id: "d", body: [.table(table)])]), as: name
        ).text
        #expect(text.contains("表1 收支（单位：万元）") && text.contains("注：无"))
        #expect(!text.contains("<table") && !text.contains("|"))
    }

    @Test("generated publications have as many tables in HTML as in Markdown")
    func tables() throws {
        for seed in UInt64(0)..<60 {
            let publication = PublicationGenerator(seed: seed).publication()
            let html = try written(publication, as: "html").text.matches(of: /<table>/).count
            let markdown = try written(publication, as: "markdown").text.matches(of: /\n *\|(?: --- \|)+\n?/).count
            #expect(html == markdown, "seed \(seed)")
        }
    }

    @Test("ids that are doubled are refused by HTML, which links to them")
    func doubled() throws {
        let publication = Publication(kind: .gazette, documents: [Document(id: "d"), Document(id: "d")])
        #expect(throws: WriteError.self) { try writer("html").write(publication) }
        #expect(throws: Never.self) { try writer("text").write(publication) }
    }

    @Test("a document written as plain text reads back with the same number, title, addressees and headings")
    func readBack() throws {
        for sample in ["notice", "request"] {
            let url = PageWriterTests.root.appendingPathComponent("Samples/\(sample).txt")
            let first = try read([UInt8](try Data(contentsOf: url)), name: sample)
            let again = try read(try writer("text").write(first), name: sample)
            #expect(again.documents.map(\.number?.value) == first.documents.map(\.number?.value))
            #expect(again.documents.map(\.title?.value) == first.documents.map(\.title?.value))
            #expect(
                again.documents.map { $0.addressees.map(\.value) } == first.documents.map { $0.addressees.map(\.value) }
            )
            #expect(again.documents.map(\.written) == first.documents.map(\.written))
            #expect(headings(of: again) == headings(of: first))
        }
    }

    private func headings(of publication: Publication) -> [String] {
        struct Collector: PublicationVisitor {
            var headings: [String] = []
            mutating func visit(_ division: Division) {
                headings.append(division.marker.value + (division.heading?.value ?? ""))
                visit(blocks: division.blocks)
            }
        }
        var collector = Collector()
        collector.visit(publication)
        return collector.headings
    }
}
