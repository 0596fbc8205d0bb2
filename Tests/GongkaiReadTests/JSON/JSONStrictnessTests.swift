import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

/// One thing changed in a good document, and the one error that must come of it.
struct JSONMutant: CustomTestStringConvertible, Sendable {
    /// What is replaced, at its first place only.
    let found: String
    let replacement: String
    let rule: DiagnosticRule
    /// The text of the mutant at which the error is found; the first such place.
    let mark: String
    let path: String?

    init(_ found: String, _ replacement: String, _ rule: DiagnosticRule, at mark: String, _ path: String?) {
        self.found = found
        self.replacement = replacement
        self.rule = rule
        self.mark = mark
        self.path = path
    }

    var testDescription: String { "\(found) → \(replacement)" }
}

@Suite struct JSONStrictnessTests {
    /// A good document in which each string to be replaced stands first where it is meant.
    static let good = #"""
        {
          "model": "gongkai-publication/1",
          "kind": "gazette",
          "period": "2017-05",
          "sourceFile": {"name": "a.txt", "mediaType": "text/plain", "encoding": "UTF-8", "bytes": 12,
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000"},
          "contents": [{"title": "计划", "page": 3, "number": "嘉政发〔2017〕11号",
            "repairs": [{"field": "page", "original": "３", "source": [{"start": 5, "end": 8, "line": 2}]}],
            "fieldSources": [{"field": "title", "source": [{"start": 1, "end": 4, "line": 1}]}]}],
          "documents": [{
            "id": "甲-1", "number": {"text": "国务院令第7号", "code": "国务院令", "serial": 7, "form": "order"},
            "kind": "通知", "issuers": ["市政府"], "addressees": ["各县", "各区"], "status": "in-force",
            "fieldSources": [{"field": "addressees/1", "source": [{"start": 20, "end": 26, "line": 9}]}],
            "body": [
              {"type": "division", "id": "甲-1/level1-1", "kind": "level1", "marker": "一、", "ordinal": [1],
               "runIn": false, "responsibilities": [], "source": [], "blocks": [
                 {"type": "paragraph", "text": "见2017年", "source": [], "spans": [
                   {"start": 1, "end": 6, "type": "date", "value": "2017"},
                   {"start": 1, "end": 1, "type": "repair", "reason": "joined", "original": "\n"}]}]},
              {"type": "table", "source": [], "rows": [[
                 {"text": "甲", "header": true, "rowSpan": 1, "columnSpan": 2, "source": []}]]}],
            "enclosures": [], "attachments": [{"omitted": true}], "notes": [{"type": "note", "text": "", "source": []}],
            "relations": [{"type": "repeals", "title": "旧办法", "within": {"article": [7]}}], "source": []}],
          "catalogue": [],
          "dropped": [{"reason": "page-header", "text": "公报"}]
        }
        """#

    private func diagnostics(of json: String) -> [Diagnostic] {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            _ = try JSONPublicationReader().read(Input(name: "-", bytes: Array(json.utf8)), diagnostics: &sink)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test("the document that the mutants are made of is good")
    func unchanged() {
        #expect(diagnostics(of: JSONStrictnessTests.good) == [])
    }

    @Test("each wrong member is one error, at its offset, line, column and path in the model", arguments: jsonMutants)
    func mutant(_ mutant: JSONMutant) throws {
        let range = try #require(JSONStrictnessTests.good.range(of: mutant.found))
        let json = JSONStrictnessTests.good.replacingCharacters(in: range, with: mutant.replacement)
        let found = diagnostics(of: json)
        try #require(found.count == 1, "\(found.map(\.rule.id))")
        #expect(found[0].rule == mutant.rule)
        #expect(found[0].modelPath == mutant.path)

        let mark = try #require(json.range(of: mutant.mark)).lowerBound
        let lines = json[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
        #expect(found[0].position?.offset == json[..<mark].utf8.count)
        #expect(found[0].position?.line == lines.count)
        #expect(found[0].position?.column == (lines.last?.unicodeScalars.count ?? 0) + 1)
    }

    @Test("several errors are told at once, in the order of the input")
    func several() {
        let json = JSONStrictnessTests.good
            .replacing("\"gazette\"", with: "\"book\"").replacing("true, \"rowSpan\"", with: "1, \"rowSpan\"")
            .replacing("\"通知\"", with: "null")
        #expect(
            diagnostics(of: json).map(\.modelPath) == [
                "kind", "documents/0/kind", "documents/0/body/1/rows/0/0/header",
            ])
    }

    @Test("of very many errors the first are listed and the others counted, the same each time")
    func veryMany() {
        let members = (0..<1_000).map { "\"x\($0)\": 0" }.joined(separator: ", ")
        let json = JSONStrictnessTests.good.replacing(
            "\"kind\": \"gazette\"", with: members + ", \"kind\": \"gazette\"")
        let found = diagnostics(of: json)
        #expect(found.count == 101)
        #expect(found.prefix(100).map(\.modelPath) == (0..<100).map { "x\($0)" })
        #expect(found.last?.rule == .jsonMoreErrors)
        #expect(found.last?.arguments == ["900"])
    }

    @Test("a document cut off at any byte is unreadable")
    func truncation() {
        let bytes = Array(JSONStrictnessTests.good.utf8)
        for count in bytes.indices {
            var sink = DiagnosticSink()
            #expect(throws: ReadError.self, "\(count) bytes") {
                try JSONPublicationReader().read(Input(name: "-", bytes: Array(bytes[..<count])), diagnostics: &sink)
            }
        }
    }
}
