import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// What is recognised inside running text.
@Suite struct SpanTests {
    private func paragraph(_ text: String) throws -> Text {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "text.txt", bytes: Array(text.utf8)), diagnostics: &sink)
        guard case .paragraph(let paragraph)? = publication.documents.first?.body.first else {
            throw Missing.paragraph
        }
        return paragraph
    }

    private enum Missing: Error { case paragraph }

    /// The spans of a text but for its repairs, each with the words it lies on.
    private func spans(_ text: String) throws -> [String] {
        let paragraph = try paragraph(text)
        let scalars = Array(paragraph.string.unicodeScalars)
        return paragraph.spans.filter { !$0.isRepair }.map { span in
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[span.start..<span.end])
            return "\(span.kind): \(String(words))"
        }
    }

    @Test(
        "each kind of span is found, with its value",
        arguments: [
            (
                "按照《云溪市办法》（云政发〔2020〕3 号）执行。",
                ["reference(\"云政发〔2020〕3号\"): 《云溪市办法》", "reference(\"云政发〔2020〕3号\"): 云政发〔2020〕3号"]
            ),
            ("见《中华人民共和国预算法》。", ["reference(\"中华人民共和国预算法\"): 《中华人民共和国预算法》"]),
            ("在《云溪晚报》刊登。", []),
            ("于2024年6月底前完成。", ["deadline(2024-06): 2024年6月底前"]),
            ("一九八〇年九月一日起算。", ["date(1980-09-01): 一九八〇年九月一日"]),
            (
                "投资 25 亿美元，增长7.5%，配备1,200台/万人。",
                [
                    "quantity(value: \"25\", unit: \"亿美元\"): 25亿美元", "quantity(value: \"7.5\", unit: \"%\"): 7.5%",
                    "quantity(value: \"1200\", unit: \"台/万人\"): 1,200台/万人",
                ]
            ),
            (
                "网址：<http://example.org/a?b=c>，另见www.example.org。",
                [
                    "link(\"http://example.org/a?b=c\"): http://example.org/a?b=c",
                    "link(\"http://www.example.org\"): www.example.org",
                ]
            ),
            ("由云溪市人民政府办公室负责解释。", ["organisation(\"云溪市人民政府办公室\"): 云溪市人民政府办公室"]),
            ("抓好落实。（牵头单位：市甲局（乙局））", ["organisation(\"市甲局(乙局)\"): 市甲局（乙局）"]),
            ("第3次会议和1-31单元不是数量。", []),
        ])
    func kinds(text: String, expected: [String]) throws {
        #expect(try spans(text) == expected)
    }

    @Test("a space between Han characters and digits is dropped, and kept in a repair; one between words stays")
    func spaces() throws {
        let paragraph = try paragraph("到 2024 年，PPP 项目和 Open Data 平台达 5 个。")
        #expect(paragraph.string == "到2024年，PPP 项目和 Open Data 平台达5个。")
        #expect(paragraph.verbatim == "到 2024 年，PPP 项目和 Open Data 平台达 5 个。")
        #expect(paragraph.spans.count(where: \.isRepair) == 4)
    }

    @Test("a join is a repair; between Latin words it leaves a space")
    func joins() throws {
        let paragraph = try paragraph("各地要认真学习贯彻会议精神，切实抓好各项工\n\n作落实，and this text goes on to the next\nline.")
        #expect(paragraph.string == "各地要认真学习贯彻会议精神，切实抓好各项工作落实，and this text goes on to the next line.")
        #expect(paragraph.source.count == 3)
    }
}
