import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Real pages of portals, reduced to text, against the box of metadata that the portal itself prints.
@Suite(.enabled(if: SharedInputs.has("corpus/pages/metadata.json"), "needs the shared inputs"))
struct PageTests {
    private struct Page: Decodable {
        let box: [String: String]
    }

    private func read(_ text: String) throws -> Publication {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(
            Input(name: "page.txt", bytes: Array(text.utf8)), diagnostics: &sink)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        return publication
    }

    private func text(of name: String) throws -> String {
        let url = try #require(SharedInputs.path("corpus/pages/\(name)"))
        return PageText.text(of: String(decoding: try Data(contentsOf: url), as: UTF8.self))
    }

    private func pages() throws -> [String: Page] {
        let url = try #require(SharedInputs.path("corpus/pages/metadata.json"))
        return try JSONDecoder().decode([String: Page].self, from: Data(contentsOf: url))
    }

    /// The page below the box, so that nothing but the document's own words tells.
    private func withoutBox(_ text: String) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let last = try #require(lines.firstIndex { $0.filter { !$0.isWhitespace }.hasPrefix("主题词") })
        lines.removeFirst(last + 1)
        return lines.joined(separator: "\n")
    }

    private func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    @Test("a page gives the title, number, issuer and date that the site prints", arguments: [true, false])
    func stateCouncil(withBox: Bool) throws {
        for (name, page) in try pages().sorted(by: { $0.key < $1.key }) {
            let whole = try text(of: name)
            let publication = try read(withBox ? whole : withoutBox(whole))
            #expect(publication.documents.count == 1, "\(name)")
            let document = try #require(publication.documents.first)
            #expect(document.title.map { compact($0.value) } == page.box["标题"].map(compact), "\(name)")
            #expect(document.number?.value.text == page.box["发文字号"], "\(name)")
            #expect(document.issuers == [page.box["发文机关"] ?? ""], "\(name)")
            let written = document.written.map { date in
                "\(date.year)年\(String(format: "%02d月%02d日", date.month ?? 0, date.day ?? 0))"
            }
            #expect(written == page.box["成文日期"], "\(name)")
            guard withBox else { continue }
            #expect(document.indexNumber == page.box["索引号"], "\(name)")
            #expect(document.subjects == [page.box["主题分类"] ?? ""], "\(name)")
            #expect(document.published != nil, "\(name)")
        }
    }

    @Test(
        "a municipal page with the site's chrome around it gives number, kind, issuer, addressees and date",
        arguments: [
            ("municipal-28.html", "穗府办规〔2021〕7号", "2021-04-13"),
            ("municipal-29.html", "穗府办规〔2021〕19号", "2021-12-01"),
            ("municipal-31.html", "穗府办规〔2022〕13号", "2022-09-06"),
        ])
    func municipal(name: String, number: String, written: String) throws {
        let publication = try read(text(of: name))
        let document = try #require(publication.documents.first { $0.number?.value.text == number })
        #expect(document.kind == .notice)
        #expect(document.issuers == ["广州市人民政府办公厅"])
        #expect(document.written?.description == written)
        #expect(document.addressees.count == 2)
        if name != "municipal-28.html" {
            #expect(document.enclosures.count == 1)
            #expect(document.enclosures.first?.title != nil)
        }
    }
}
