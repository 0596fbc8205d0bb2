import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

@Suite struct CheckTests {
    @Test(
        "a rule fires on its example, once, with its place in the model, and nothing else does", arguments: Example.all)
    func fires(example: Example) {
        let findings = Checks.findings(in: example.wrong)
        #expect(findings.map(\.rule.id) == [example.rule.id])
        #expect(findings.first?.arguments == example.arguments)
        #expect(findings.first?.modelPath == example.path)
    }

    @Test("nothing is said of what is nearly the same and right", arguments: Example.all)
    func isSilent(example: Example) {
        #expect(Checks.findings(in: example.right).map(\.rule.id) == [])
    }

    @Test func everyRuleOfAnyCheckHasAnExample() {
        #expect(Set(Example.all.map(\.rule.id)) == Set(Checks.all.flatMap(\.rules).map(\.id)))
    }

    @Test func everyRuleOfTheCatalogueBelongsToOneCheck() {
        let ofChecks = Checks.all.flatMap(\.rules).map(\.id).filter { $0.hasPrefix("check.") }
        #expect(
            (ofChecks + [DiagnosticRule.checkMoreFindings.id]).sorted() == DiagnosticRule.checkRules.map(\.id).sorted())
    }

    @Test func findingsStandInTheOrderOfTheSource() {
        let publication = Sound.issue.changed {
            $0.documents[0].title = Sourced("关于\u{202E}的通知", source: Sound.place(50))
            $0.contents[1].title = Sourced("关于\u{200B}的通知", source: Sound.place(2))
        }
        let offsets = Checks.findings(in: publication).compactMap(\.position?.offset)
        #expect(offsets.count > 2)
        #expect(offsets == offsets.sorted())
    }

    @Test func aFloodOfFindingsIsCutWithAWordOnHowMany() {
        let repeats = (0..<Checks.mostFindings + 7).map { _ in Sound.division(.article, 1) }
        let findings = Checks.findings(in: Sound.body(repeats))
        #expect(findings.count == Checks.mostFindings + 1)
        #expect(findings.last?.rule == .checkMoreFindings)
        #expect(findings.last?.arguments == ["6", DiagnosticRule.checkNumberingRepeated.id])
    }

    @Test("any publication can be checked, and gives the same findings each time", arguments: 0..<100 as Range<UInt64>)
    func seeded(seed: UInt64) {
        let publication = PublicationGenerator(seed: seed).publication()
        let findings = Checks.findings(in: publication)
        #expect(findings == Checks.findings(in: publication))
        for finding in findings {
            let placeholders = finding.rule.english.matches(of: /\{(\d+)\}/).compactMap { Int($0.output.1) }
            #expect(Set(placeholders) == Set(finding.arguments.indices), "\(finding.rule.id)")
        }
    }
}
