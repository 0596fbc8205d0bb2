import Foundation
import Testing

@testable import GongkaiCLI

@Suite struct MachineDiagnosticsTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    // MARK: GitHub

    @Test func aDiagnosticIsAWorkflowCommandWithItsPlace() throws {
        let input = try place.write("warning\nnote\nerror\n", to: "a.lines")
        let outcome = try place.run("convert", input, "-t", "lines", "--diagnostics", "github")
        #expect(
            outcome.error == """
                ::warning file=\(input),line=1,col=1,title=test.warning::look at that
                ::error file=\(input),line=3,col=1,title=test.error::found this (documents/0)
                ::notice file=\(input),title=command.notes-held-back::1 repairs and other notes; --verbose lists them

                """)
    }

    @Test func aNameCannotEndAPropertyOrALine() throws {
        let name = "a,b:c%=\n::error::d\r\u{1B}.lines"
        let outcome = try place.run("convert", "gone/" + name, "-t", "lines", "--diagnostics", "github")
        #expect(
            outcome.error == "::error file=gone/a%2Cb%3Ac%25=%0A%3A%3Aerror%3A%3Ad%0DU+001B.lines,"
                + "title=command.input-missing::there is no such file\n")
    }

    @Test func aNameThatIsNoTextKeepsItsBytes() throws {
        let name = SystemPath.string(of: [0xB9, 0xAB, 0x25])
        let github = try place.run("convert", name, "-t", "lines", "--diagnostics", "github")
        #expect(github.error.hasPrefix(#"::error file=\xB9\xAB%25,title=command.input-missing::"#))
        let results = try results(log(try place.run("convert", name, "-t", "lines", "--diagnostics", "sarif")))
        #expect("\(results)".contains("%B9%AB%25"))
        let logged = try place.run("convert", name, "-t", "lines", "--log", "json", "--timings")
        #expect(!logged.error.unicodeScalars.contains { $0.value > 0x10_0000 }, "\(logged.error)")
    }

    @Test func aMessageCannotEndALine() throws {
        let outcome = try place.run("convert", "a.lines", "-t", "x\n::error::100%", "--diagnostics", "github")
        #expect(outcome.error.hasPrefix("::error title=command.format-unknown::"))
        #expect(outcome.error.contains("“x%0A::error::100%25”"))
        #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test func standardInputHasNoFile() throws {
        let outcome = try place.run(
            "convert", "-", "-f", "lines", "-t", "lines", "--diagnostics=github", input: "error\n")
        #expect(outcome.error == "::error line=1,col=1,title=test.error::found this (documents/0)\n")
    }

    // MARK: SARIF

    private func log(_ outcome: CommandOutcome) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: Data(outcome.error.utf8))
        let log = try #require(json as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return try #require(runs.first)
    }

    private func results(_ run: [String: Any]) throws -> [[String: Any]] {
        try #require(run["results"] as? [[String: Any]])
    }

    private func rules(_ component: Any?) throws -> [[String: Any]] {
        try #require((component as? [String: Any])?["rules"] as? [[String: Any]])
    }

    @Test func theLogHoldsEveryDiagnosticOfEveryInputAndEachRuleOnce() throws {
        let first = try place.write("warning\nerror\nwarning\n", to: "a.lines")
        let second = try place.write("error\n", to: "b.lines")
        let outcome = try place.run(
            "convert", first, second, "-t", "lines", "-o", place.path("out"), "--diagnostics", "sarif")
        #expect(outcome.status == .inputHasErrors)
        let run = try log(outcome)
        let results = try results(run)
        #expect(
            results.map { $0["ruleId"] as? String } == ["test.warning", "test.error", "test.warning", "test.error"])
        #expect(results.map { $0["level"] as? String } == ["warning", "error", "warning", "error"])
        let rules = try rules((run["tool"] as? [String: Any])?["driver"])
        #expect(rules.map { $0["id"] as? String } == ["test.warning", "test.error"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["exitCode"] as? Int == 1)
        #expect(invocation["executionSuccessful"] as? Bool == true)
    }

    @Test func aResultHasItsFileItsPlaceAndItsPathInTheModel() throws {
        let input = try place.write("汉字\nerror\n", to: "a b.lines")
        let run = try log(try place.run("convert", input, "-t", "lines", "--diagnostics", "sarif"))
        let location = try #require((try results(run)[0]["locations"] as? [[String: Any]])?.first)
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        let address = (physical["artifactLocation"] as? [String: Any])?["uri"] as? String
        #expect(address == "file://" + input.replacing(" ", with: "%20"))
        let region = try #require(physical["region"] as? [String: Int])
        #expect(region == ["startLine": 2, "startColumn": 1, "byteOffset": 7])
        let logical = try #require((location["logicalLocations"] as? [[String: String]])?.first)
        #expect(logical["fullyQualifiedName"] == "documents/0")
    }

    @Test func aRelativePathIsPercentEncodedAndBracesAreDoubled() throws {
        let gone = try log(try place.run("convert", "gone dir/汉:%.lines", "-t", "lines", "--diagnostics", "sarif"))
        let text = String(decoding: try JSONSerialization.data(withJSONObject: gone), as: UTF8.self)
        #expect(text.replacing("\\/", with: "/").contains("\"gone%20dir/%E6%B1%89%3A%25.lines\""))
        #expect((gone["invocations"] as? [[String: Any]])?.first?["exitCode"] as? Int == 66)
        let run = try log(try place.run("convert", "a.lines", "-t", "{x}", "--diagnostics", "sarif"))
        let message = try #require(try results(run)[0]["message"] as? [String: String])
        #expect(message["text"]?.contains("“{{x}}”") == true)
        #expect(try results(run)[0]["locations"] == nil)
    }

    @Test func theRulesAreDescribedInBothLanguages() throws {
        let input = try place.write("error\n", to: "a.lines")
        for (language, other) in [("en", "zh"), ("zh", "en")] {
            let run = try log(try place.run("convert", input, "-t", "lines", "--diagnostics=sarif", "--lang", language))
            let words = ["en": "found …", "zh": "发现…"]
            let own = try #require(try rules((run["tool"] as? [String: Any])?["driver"]).first)
            #expect((own["shortDescription"] as? [String: String])?["text"] == words[language])
            let properties = try #require(own["properties"] as? [String: String])
            #expect(properties == ["description.en": "found …", "description.zh": "发现…"])
            let translations = try #require(run["translations"] as? [[String: Any]])
            #expect((translations.first?["language"] as? String)?.hasPrefix(other) == true)
            let translated = try #require(try rules(translations.first).first)
            #expect((translated["shortDescription"] as? [String: String])?["text"] == words[other])
        }
    }

    @Test func aRunWithoutDiagnosticsIsALogToo() throws {
        let input = try place.write("title\n", to: "a.lines")
        let outcome = try place.run("convert", input, "-t", "lines", "--diagnostics", "sarif")
        #expect(try results(try log(outcome)).isEmpty)
    }

    @Test func aWrongCommandLineIsALogToo() throws {
        let outcome = try place.run("convert", "--nonsense", "--diagnostics=sarif")
        #expect(outcome.status == .usage)
        let run = try log(outcome)
        #expect(try results(run).map { $0["ruleId"] as? String } == ["command.usage"])
        #expect((run["invocations"] as? [[String: Any]])?.first?["executionSuccessful"] as? Bool == false)
    }

    @Test func theSameInputGivesTheSameLog() throws {
        let input = try place.write("warning\nerror\n", to: "a.lines")
        let logs = try (0..<2).map { _ in try place.run("convert", input, "-t", "lines", "--diagnostics=sarif").error }
        #expect(logs[0] == logs[1])
    }

    // MARK: The page

    @Test func everyFormAndEveryMemberOfJSONIsDocumented() throws {
        let page = try Page.text("Docs/diagnostics.md")
        let input = try place.write("error\n", to: "a.lines")
        let line = try place.run("convert", input, "-t", "lines", "--diagnostics=json").error
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object.count == 8)
        for member in object.keys { #expect(page.contains("`\(member)`"), "\(member)") }
        let refusal = try place.run("convert", input, "--diagnostics", "nonsense").error
        let observing = try Page.text("Docs/observing.md")
        for form in ["text", "json", "github", "sarif"] {
            #expect(refusal.contains("'\(form)'"))
            #expect((page + observing).contains("--diagnostics \(form)"))
        }
    }
}

/// Pages of the project.
enum Page {
    static func text(_ path: String) throws -> String {
        try String(
            contentsOf: CommandCase.folder.deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent(path), encoding: .utf8)
    }
}
