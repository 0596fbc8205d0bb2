import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import Testing

@Suite struct NumberingTests {
    private func findings(_ blocks: [Block]) -> [String] {
        Checks.findings(in: Sound.body(blocks)).map { ([$0.rule.id] + $0.arguments).joined(separator: " ") }
    }

    private func items(_ numbers: [Int]) -> [Block] { numbers.map { Sound.division(.level3, $0) } }

    @Test("numbers may run on through headings, begin anew under each, or both in turn")
    func runsOn() {
        for groups in [
            [[1, 2], [3, 4], [5]], [[1, 2], [1], [1, 2, 3]], [[1, 2], [3], [1, 2]], [[1, 2, 1, 2, 3]],
        ] {
            let headings = groups.enumerated().map { Sound.division(.level2, $0 + 1, blocks: items($1)) }
            #expect(findings(headings) == [], "\(groups)")
        }
    }

    @Test(
        "a number that is missing, repeated or out of order is told once",
        arguments: [
            ([[1, 2], [4]], "check.numbering-gap 4. 3."), ([[1, 2], [2, 3]], "check.numbering-repeated 2."),
            ([[2, 3]], "check.numbering-gap 2. 1."), ([[1, 2, 2, 3]], "check.numbering-repeated 2."),
            ([[1, 2, 2, 4]], "check.numbering-repeated 2."), ([[1, 2, 3, 6, 7]], "check.numbering-gap 6. 4."),
            ([[1, 2, 3], [2, 3]], "check.numbering-gap 2. 1."),
        ])
    func faults(groups: [[Int]], expected: String) {
        let headings = groups.enumerated().map { Sound.division(.level2, $0 + 1, blocks: items($1)) }
        #expect(findings(headings) == [expected])
    }

    @Test func articlesAreNumberedThroughChapters() {
        let chapters = [[1, 2], [3], [5]].enumerated().map { index, articles in
            Sound.division(.chapter, index + 1, blocks: articles.map { Sound.division(.article, $0) })
        }
        #expect(findings(chapters) == ["check.numbering-gap 第五条 第四条"])
    }

    @Test func insertedArticlesCountBehindTheirMainNumber() {
        let right = (1...10).map { Sound.division(.article, $0) }
        #expect(findings(right + [Sound.division(.article, 10, 1), Sound.division(.article, 11)]) == [])
        #expect(
            findings(right + [Sound.division(.article, 10, 2), Sound.division(.article, 11)])
                == ["check.numbering-gap 第十条之二 第十条之一"])
    }

    @Test func eachBodyHasItsOwnNumbering() {
        let publication = Sound.body(items([1, 2])).changed {
            $0.documents[0].enclosures = [Enclosure(title: Sourced("工作规则"), body: items([1, 2, 3]))]
            $0.documents[0].attachments = [Attachment(body: items([2]))]
        }
        let findings = Checks.findings(in: publication)
        #expect(findings.map(\.modelPath) == ["documents/0/attachments/0/body/0/marker"])
    }

    @Test func whatIsQuotedHasTheNumberingOfItsSource() {
        let quoted: [Block] = [.text("第五条修改为：“第五条 本市鼓励创新。"), Sound.division(.article, 6), .text("各区配合。”")]
        #expect(findings([Sound.division(.level1, 1, blocks: quoted), Sound.division(.level1, 2)]) == [])
    }

    @Test(
        "a number that stands in the text between is not missing",
        arguments: ["2.80周岁以上", "重点如下：２．修路；", "分工： 2、架桥", "⒉ 绿化", "见下（2.养护）"])
    func inText(text: String) {
        #expect(findings([Sound.division(.level3, 1, blocks: [.text(text)]), Sound.division(.level3, 3)]) == [])
    }

    @Test("a number inside another does not hide a gap", arguments: ["12.修路", "增长2.5%", "约2、3处"])
    func notInText(text: String) {
        let blocks = [Sound.division(.level3, 1, blocks: [.text(text)]), Sound.division(.level3, 3)]
        #expect(findings(blocks) == ["check.numbering-gap 3. 2."])
    }
}
