import Foundation
import GongkaiDiagnostics
import Testing

/// Holds `Docs/diagnostics.md` to the catalogue; `GONGKAI_UPDATE_DOCS=1` writes the tables anew.
@Suite struct DiagnosticsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Docs/diagnostics.md")

    private static let updates = ProcessInfo.processInfo.environment["GONGKAI_UPDATE_DOCS"] == "1"

    /// The tables of the page, by the name in the comment that stands before each.
    private static let tables = [
        ("input", DiagnosticRule.inputRules), ("limit", DiagnosticRule.limitRules),
        ("gazette", DiagnosticRule.gazetteRules), ("html", DiagnosticRule.htmlRules),
        ("xml", DiagnosticRule.xmlRules), ("akn", DiagnosticRule.aknRules), ("json", DiagnosticRule.jsonRules),
        ("csv", DiagnosticRule.csvRules), ("archive", DiagnosticRule.archiveRules),
        ("office", DiagnosticRule.officeRules), ("workbook", DiagnosticRule.workbookRules),
        ("word", DiagnosticRule.wordRules), ("database", DiagnosticRule.databaseRules),
        ("check", DiagnosticRule.checkRules), ("schema", DiagnosticRule.schemaRules),
        ("record-stream", DiagnosticRule.recordStreamRules), ("record-reading", DiagnosticRule.recordReadingRules),
        ("json-record", DiagnosticRule.jsonRecordRules), ("xml-record", DiagnosticRule.xmlRecordRules),
        ("record", DiagnosticRule.recordRules), ("mapping", DiagnosticRule.mappingRules),
        ("describe", DiagnosticRule.describeRules),
        ("difference", DiagnosticRule.differenceRules), ("gate", DiagnosticRule.gateRules),
        ("write", DiagnosticRule.writeRules),
        ("command", DiagnosticRule.commandRules), ("plugin", DiagnosticRule.pluginRules),
        ("frame", DiagnosticRule.frameRules),
        ("template", DiagnosticRule.templateRules),
        ("release", DiagnosticRule.releaseRules), ("verify", DiagnosticRule.verifyRules),
        ("plan", DiagnosticRule.planRules),
        ("shard", DiagnosticRule.all.filter { $0.id.hasPrefix("shard.") }),
        ("batch", DiagnosticRule.batchRules),
    ]

    @Test func everyRuleIsInOneTable() {
        #expect(DiagnosticsPageTests.tables.flatMap(\.1) == DiagnosticRule.all)
    }

    @Test func everyRuleHasItsEntryInBothLanguages() throws {
        var text = try String(contentsOf: DiagnosticsPageTests.page, encoding: .utf8)
        for (name, rules) in DiagnosticsPageTests.tables {
            let begin = try #require(text.range(of: "<!-- rules: \(name) -->\n"))
            let end = try #require(text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex))
            let table = begin.upperBound..<end.lowerBound
            if DiagnosticsPageTests.updates {
                text.replaceSubrange(table, with: markdown(rules))
            } else {
                #expect(text[table] == markdown(rules), "GONGKAI_UPDATE_DOCS=1 writes the table of \(name) anew")
            }
        }
        if DiagnosticsPageTests.updates { try Data(text.utf8).write(to: DiagnosticsPageTests.page) }
    }

    @Test func everyCheckSaysWhatFiresItWithAnExampleAndWhatToDo() throws {
        let text = try String(contentsOf: DiagnosticsPageTests.page, encoding: .utf8)
        for rule in DiagnosticRule.checkRules {
            let heading = try #require(text.range(of: "### `\(rule.id)`\n"), "\(rule.id)")
            let rest = text[heading.upperBound...]
            let section = rest.prefix(upTo: rest.firstRange(of: "\n#")?.lowerBound ?? rest.endIndex)
            for part in ["**Fires**", "**Example**", "**Do**"] {
                #expect(section.contains(part), "\(rule.id) lacks \(part)")
            }
        }
    }

    private func markdown(_ rules: [DiagnosticRule]) -> String {
        guard !rules.isEmpty else { return "" }
        let rows = rules.map { rule in
            "| `\(rule.id)` | \(rule.severity.rawValue) | \(cell(rule.english)) | \(cell(rule.chinese)) |\n"
        }
        return "| id | severity | message | 信息 |\n| --- | --- | --- | --- |\n" + rows.joined()
    }

    private func cell(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("<", with: "&lt;")
    }
}
