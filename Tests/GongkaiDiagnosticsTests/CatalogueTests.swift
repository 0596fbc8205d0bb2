import GongkaiDiagnostics
import Testing

@Suite struct CatalogueTests {
    @Test func noTwoRulesShareAnIdentifier() {
        let identifiers = DiagnosticRule.all.map(\.id)
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test func identifiersAreLowerCaseWordsJoinedByDotsAndHyphens() {
        for rule in DiagnosticRule.all {
            #expect(rule.id.wholeMatch(of: /[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+/) != nil, "\(rule.id)")
        }
    }

    @Test func bothLanguagesNameTheSameArguments() {
        for rule in DiagnosticRule.all {
            let placeholders = Language.allCases.map { language in
                Set(rule.template(in: language).matches(of: /\{\d+\}/).map { String($0.output) })
            }
            #expect(placeholders[0] == placeholders[1], "\(rule.id)")
        }
    }

    @Test func argumentsAreCountedFromZeroWithoutGaps() {
        for rule in DiagnosticRule.all {
            let numbers = Set(rule.english.matches(of: /\{(\d+)\}/).compactMap { Int($0.output.1) })
            #expect(numbers == Set(0..<numbers.count), "\(rule.id)")
        }
    }

    @Test func messagesAreNoSentencesWithAFullStop() {
        for rule in DiagnosticRule.all {
            for language in Language.allCases {
                let message = rule.template(in: language)
                #expect(message.last.map { !".。 ".contains($0) } ?? false, "\(rule.id)")
                #expect(message.first?.isWhitespace == false, "\(rule.id)")
            }
        }
    }

    @Test func everyMessageSaysSomethingInChinese() {
        for rule in DiagnosticRule.all {
            #expect(rule.chinese.unicodeScalars.contains { $0.properties.isIdeographic }, "\(rule.id)")
        }
    }

    @Test func argumentsAreNotExpandedAgain() {
        let rule = DiagnosticRule("test.rule", .note, english: "{0} and {1}, not {2}", chinese: "{1}")
        #expect(Diagnostic(rule, ["{1}", "b"]).message(in: .english) == "{1} and b, not {2}")
        #expect(Diagnostic(rule, ["{1}", "b"]).message(in: .chinese) == "b")
    }
}
