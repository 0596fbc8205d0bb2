import Foundation
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// What the checks say of real publications.
@Suite struct CorpusTests {
    private struct Gold: Decodable {
        struct Disagreement: Decodable {
            let kind: String
            let catalogue: String?
            let document: String?
        }
        let crossChecks: [Disagreement]
    }

    private func findings(_ text: String) throws -> [Diagnostic] {
        var sink = DiagnosticSink()
        let input = Input(name: "input.txt", bytes: Array(text.utf8))
        return Checks.findings(in: try GazetteReader().read(input, diagnostics: &sink))
    }

    @Test(
        "of the real gazette the gold's disagreements are found, and nothing else is said",
        .enabled(if: SharedInputs.has("gold/jiaxing-2017-05.json"), "needs the shared inputs"))
    func realGazette() throws {
        let gold = try JSONDecoder().decode(
            Gold.self, from: Data(contentsOf: #require(SharedInputs.path("gold/jiaxing-2017-05.json"))))
        let text = try String(contentsOf: #require(SharedInputs.path("corpus/jiaxing-2017-05.txt")), encoding: .utf8)
        let findings = try findings(text)
        let expected = gold.crossChecks.map { "check.\($0.kind) \($0.catalogue ?? $0.document ?? "")" }
        #expect(expected.count == 12)
        let found = findings.map { finding in
            "\(finding.rule.id) \(finding.arguments[0].prefix { $0 != " " })"
        }
        #expect(found.sorted() == expected.sorted())
        for disagreement in gold.crossChecks where disagreement.kind == "number-differs" {
            #expect(
                findings.contains {
                    $0.arguments.prefix(2) == [disagreement.catalogue ?? "", disagreement.document ?? ""]
                })
        }
        #expect(findings.allSatisfy { ($0.position?.line ?? 0) > 0 })
    }

    @Test(
        "of real pages nothing is said",
        .enabled(if: SharedInputs.has("corpus/pages"), "needs the shared inputs"))
    func realPages() throws {
        let folder = try #require(SharedInputs.path("corpus/pages"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
        #expect(names.count >= 7)
        for name in names.sorted() {
            let html = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
            #expect(try findings(PageText.text(of: html)).map(\.rule.id) == [], "\(name)")
        }
    }

    @Test(
        "of the samples only what was planted is found",
        arguments: [
            ("gazette-2024-03.txt", ["溪政办发〔2023〕7号"]), ("notice.txt", []), ("request.txt", []),
        ])
    func samples(name: String, planted: [String]) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Samples/\(name)")
        #expect(try findings(String(contentsOf: url, encoding: .utf8)).map { $0.arguments[0] } == planted)
    }

    @Test func aSignatureWithADayThatDoesNotExistIsAnError() throws {
        let text = """
            云溪市人民政府关于防汛工作的通知
            溪政发〔2024〕8号

            各县(区)人民政府:
            汛期将至，请做好准备。

            云溪市人民政府
            2024年4月31日
            """
        let findings = try findings(text)
        let impossible = findings.filter { $0.rule == .checkDateImpossible }
        #expect(impossible.map(\.arguments) == [["2024年4月31日"]])
        #expect(impossible.map(\.position?.line) == [8])
    }
}
