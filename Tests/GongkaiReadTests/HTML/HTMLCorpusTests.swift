import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Real pages of portals against the box that the portal prints, and against what their text gives.
@Suite(.enabled(if: SharedInputs.has("corpus/pages/metadata.json"), "needs the shared inputs"))
struct HTMLCorpusTests {
    private struct Page: Decodable {
        let box: [String: String]
    }

    static let names = [
        "statecouncil-02", "statecouncil-06", "statecouncil-38", "statecouncil-40", "municipal-28", "municipal-29",
        "municipal-31",
    ]

    private func bytes(of name: String) throws -> [UInt8] {
        let url = try #require(SharedInputs.path("corpus/pages/\(name).html"))
        return Array(try Data(contentsOf: url))
    }

    private func read(_ bytes: [UInt8]) throws -> Publication {
        var sink = DiagnosticSink()
        return try HTMLReader().read(Input(name: "page.html", bytes: bytes), diagnostics: &sink)
    }

    @Test("a page gives exactly the metadata that the site prints")
    func metadata() throws {
        let url = try #require(SharedInputs.path("corpus/pages/metadata.json"))
        let pages = try JSONDecoder().decode([String: Page].self, from: Data(contentsOf: url))
        for (name, page) in pages {
            let publication = try read(bytes(of: String(name.dropLast(5))))
            let document = try #require(publication.documents.first)
            let found = Dictionary(
                uniqueKeysWithValues: document.metadata.map { ($0.label.value, $0.value?.value ?? "") })
            #expect(found == page.box, "\(name)")
            #expect(document.indexNumber == page.box["索引号"])
            #expect(document.title?.value.filter { !$0.isWhitespace } == page.box["标题"])
        }
    }

    @Test("a page gives the same document as its text", arguments: names)
    func sameAsText(name: String) throws {
        let bytes = try bytes(of: name)
        let document = try #require(read(bytes).documents.first)
        var sink = DiagnosticSink()
        let text = PageText.text(of: String(decoding: bytes, as: UTF8.self))
        let asText = try GazetteReader().read(Input(name: "page.txt", bytes: Array(text.utf8)), diagnostics: &sink)
        let same = try #require(asText.documents.first { $0.number?.value == document.number?.value })
        let (found, expected) = (Outline.lines(of: document), Outline.lines(of: same))
        for (left, right) in zip(found, expected) where left != right { #expect(left == right, "\(name)") }
        #expect(found.count == expected.count, "\(name)")
    }

    @Test("every character of a page is kept or listed as dropped", arguments: names)
    func conservation(name: String) throws {
        let bytes = try bytes(of: name)
        let violations = try PageConservation(of: read(bytes), in: bytes).violations
        #expect(violations == [])
    }

    @Test("nothing of the site stands in the document", arguments: names)
    func withoutChrome(name: String) throws {
        let publication = try read(bytes(of: name))
        #expect(publication.documents.count == 1)
        #expect(publication.frontMatter.isEmpty)
        #expect(publication.backMatter.isEmpty)
        let lines = publication.documents.flatMap(Outline.lines)
        for word in ["打印", "扫一扫", "版权所有", "首页", "分享"] {
            #expect(!lines.contains { $0.contains(word) }, "\(name): \(word)")
        }
    }
}
