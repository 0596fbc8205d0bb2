import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

@Suite struct JSONHostileInputTests {
    private func diagnostics(of bytes: [UInt8], encoding: String? = nil) -> [Diagnostic] {
        var sink = DiagnosticSink()
        let input = Input(name: "-", bytes: bytes, encoding: encoding)
        do throws(ReadError) {
            _ = try JSONPublicationReader().read(input, diagnostics: &sink)
            return []
        } catch {
            return error.diagnostics
        }
    }

    private static let empty =
        #"{"model":"gongkai-publication/1","kind":"gazette","contents":[],"documents":[],"#
        + #""catalogue":[],"dropped":[]}"#

    @Test(
        "what is no JSON is one error with its rule, line and column",
        arguments: [
            ([], "input.empty", 1, 1), ([0x20, 0x0A], "json.unexpected-end", 2, 1),
            ([0xFF, 0xFE, 0x7B, 0x00], "json.invalid-utf8", 1, 1), ([0x7B, 0x00], "json.expected-name", 1, 2),
            (Array("{\n \"甲\" \u{E9}".utf8), "json.expected-colon", 2, 6),
            (Array("{\"甲\": \"".utf8) + [0xB9, 0xAB], "json.invalid-utf8", 1, 8),
            (Array(String(repeating: "[", count: 100_000).utf8), "json.nesting", 1, 1001),
            (Array(String(repeating: "{\"a\":", count: 100_000).utf8), "json.nesting", 1, 5001),
            (Array((empty + "{}").utf8), "json.trailing-content", 1, 108),
        ] as [([UInt8], String, Int, Int)])
    func noJSON(bytes: [UInt8], rule: String, line: Int, column: Int) {
        let found = diagnostics(of: bytes)
        #expect(found.map(\.rule.id) == [rule])
        #expect(found.first?.position?.line == line)
        #expect(found.first?.position?.column == column)
    }

    @Test("JSON that is no publication is one error", arguments: ["[]", "\"a\"", "null", "1", "{}", #"{"a":1,"b":2}"#])
    func noPublication(json: String) {
        #expect(diagnostics(of: Array(json.utf8)).count == 1)
    }

    @Test("an object with very many members, or with one member very many times, is judged in reasonable steps")
    func manyMembers() {
        let doubled = "{" + String(repeating: "\"a\":0,", count: 100_000) + "\"a\":0}"
        let found = diagnostics(of: Array(doubled.utf8))
        #expect(found.count == JSONHostileInputTests.listedAtMost + 1)
        #expect(found.first?.rule == .jsonDuplicateMember)
        #expect(found.first?.position?.offset == 7)
    }

    /// `JSONFindings.limit`, which is the reader's own affair but for its being told in `Docs/json.md`.
    private static let listedAtMost = 100

    @Test("members may come in any order, behind a byte order mark, between any white space")
    func order() {
        let json =
            "\u{FEFF}\t\r\n{\"dropped\":[] , \"catalogue\":[],\"documents\":[],\"contents\":[],"
            + "\"kind\":\"gazette\"\n,\"model\":\"gongkai-publication/1\"}\n"
        #expect(diagnostics(of: Array(json.utf8)) == [])
    }

    @Test(
        "arrays that are left out when empty may also be there", arguments: ["repairs", "fieldSources", "frontMatter"])
    func emptyArrays(name: String) {
        let json = JSONHostileInputTests.empty.dropLast() + ",\"\(name)\":[]}"
        #expect(diagnostics(of: Array(json.utf8)) == [])
    }

    @Test(
        "JSON is UTF-8, and another encoding is refused where it is named", arguments: ["GB18030", "UTF-16", "utf-8"])
    func encoding(name: String) {
        let found = diagnostics(of: Array(JSONHostileInputTests.empty.utf8), encoding: name)
        #expect(found.map(\.rule.id) == (name == "utf-8" ? [] : ["json.encoding"]))
    }

    @Test("a word that is only canonically equivalent to a known one is another word")
    func equivalentWords() {
        func findings(kind: String) -> [String?] {
            let document =
                #"{"id":"a","kind":"\#(kind)","issuers":[],"addressees":[],"status":"unknown","body":[],"#
                + #""enclosures":[],"attachments":[],"relations":[],"source":[]}"#
            let json = JSONHostileInputTests.empty.replacing("\"documents\":[]", with: "\"documents\":[\(document)]")
            return diagnostics(of: Array(json.utf8)).map(\.modelPath)
        }
        // U+F9A8 is the compatibility form of 令: equal for Swift, another character in the file.
        #expect(findings(kind: "命令（令）") == [])
        #expect(findings(kind: "命令（\u{F9A8}）") == ["documents/0/kind"])
    }
}
