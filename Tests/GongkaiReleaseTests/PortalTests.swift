import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import Testing

@testable import GongkaiRelease

@Suite("The portal of a release")
struct PortalTests {
    static let releases =
        [ReleaseFixture.hostileRelease(), ReleaseFixture.busy()] + (1...40).map { ReleaseFixture.generated(seed: $0) }

    private func pages(of release: Release) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: Portal().files(of: release).map {
                ($0.path, String(decoding: $0.bytes, as: UTF8.self))
            })
    }

    private func html(of release: Release) -> [(path: String, text: String)] {
        pages(of: release).filter { $0.key.hasSuffix(".html") }.map { ($0.key, $0.value) }
    }

    @Test("has a page for every dataset and document, in both languages")
    func pages() throws {
        let release = ReleaseFixture.hostileRelease()
        let paths = Set(pages(of: release).keys)
        let own = [
            "index.html", "plan.html", "datasets/hostile/index.html", "documents/a/index.html",
            "documents/index/page.html",
        ]
        #expect(paths == Set(own + own.map { "en/" + $0 } + ["assets/portal.css", "assets/portal.js"]))
        // No file is written over another.
        #expect(paths.isDisjoint(with: release.files.map(\.path)))
    }

    @Test("lets no text of a release be markup")
    func escapes() {
        for (path, text) in html(of: ReleaseFixture.hostileRelease()) {
            #expect(!text.contains("<script>"), "\(path)")
            #expect(!text.contains("<img"), "\(path)")
            #expect(!text.contains("<!--"), "\(path)")
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(path)")
            // The page's own script, and on some JSON-LD.
            let scripts = text.components(cutBy: "</script").count - 1
            #expect(scripts == text.components(cutBy: "<script").count - 1, "\(path)")
            #expect(text.components(cutBy: "</title>").count == text.components(cutBy: "<title").count, "\(path)")
            #expect(text.contains("甲&lt;script&gt;"), "\(path)")
        }
    }

    @Test("writes the same bytes twice", arguments: [1, 2, 3])
    func isDeterministic(seed: UInt64) {
        #expect(pages(of: ReleaseFixture.generated(seed: seed)) == pages(of: ReleaseFixture.generated(seed: seed)))
        #expect(pages(of: ReleaseFixture.hostileRelease()) == pages(of: ReleaseFixture.hostileRelease()))
    }

    @Test("links only to what the release has, and to what its configuration names", arguments: releases.indices)
    func links(index: Int) {
        let release = PortalTests.releases[index]
        let parts = ReleaseParts.all.flatMap { $0.files(of: release) }
        var check = LinkCheck(files: parts.map(\.path) + release.files.map(\.path) + [Manifest.name])
        for part in parts where part.path.hasSuffix(".html") { check.add(part.bytes, at: part.path) }
        #expect(check.faults.isEmpty)
        // Links in documents are the documents' own; the other pages have none but those of the configuration.
        let configured = ["https://www.yunxi.example/", "https://creativecommons.org/licenses/by/4.0/"]
        for part in parts where part.path.hasSuffix(".html") && !part.path.contains("documents/") {
            for reference in PageLinks(of: part.bytes).references where reference.address.contains(":") {
                #expect(configured.contains(reference.address), "\(part.path)")
            }
        }
    }

    @Test("gives every table cell of a heading its scope, and every id once", arguments: releases.indices)
    func isSound(index: Int) {
        for (path, text) in html(of: PortalTests.releases[index]) {
            var reader = HTMLTagReader(Array(text.utf8))
            var ids: [String] = []
            var headings = 0
            var before = ""
            while let tag = reader.next() {
                if let id = tag.attributes.first(where: { $0.name == "id" }) { ids.append(id.value) }
                if tag.name == "h1" { headings += 1 }
                // The text of a drawing knows no elements of HTML.
                #expect(tag.name != "br" || !["text", "desc", "title", "option"].contains(before), "\(path)")
                before = tag.name
                if tag.name == "th" { #expect(tag.attributes.contains { $0.name == "scope" }, "\(path)") }
                #expect(!tag.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" }, "\(path)")
            }
            #expect(ids.count == Set(ids).count, "\(path)")
            #expect(headings == 1, "\(path)")
        }
    }

    @Test("shows twenty records, and says that there are more")
    func preview() throws {
        let schema = DatasetSchema(
            "numbers", BilingualText("Numbers", "数"), description: BilingualText("", ""),
            fields: [DatasetField("number", BilingualText("Number", "数"), .integer)])
        var release = ReleaseFixture.release()
        release.datasets = [ReleaseFixture.dataset(schema, rows: (1...50).map { ["n\($0)n"] }, count: 1_234_567)]
        let page = try #require(pages(of: release)["datasets/numbers/index.html"])
        #expect(page.contains(">n20n<") && !page.contains(">n21n<"))
        #expect(page.contains("前 20 条，共 1,234,567 条记录"))
        #expect(page.contains("12.0 KB") && page.contains(ReleaseFixture.digest))
    }

    @Test("says at the top of a document that it is repealed, and by what, with a link where that is here")
    func status() throws {
        var release = ReleaseFixture.release()
        let number = DocumentNumber("溪政发〔2024〕9号")
        release.documents = [
            ReleaseFixture.document(Document(id: "old", title: Sourced("旧办法"), status: .repealed)),
            ReleaseFixture.document(
                Document(
                    id: "new", number: Sourced(number), title: Sourced("新办法"),
                    relations: [Relation(kind: .repeals, title: "旧办法")])),
        ]
        release.documents[0].statusBy = number.text
        let old = try #require(pages(of: release)["documents/old/index.html"])
        let banner = try #require(old.components(cutBy: "class=\"banner repealed\"").dropFirst().first)
        #expect(banner.components(cutBy: "<h1")[0].contains("已废止"))
        #expect(
            banner.components(cutBy: "<h1")[0].contains("<a href=\"../../documents/new/index.html\">溪政发〔2024〕9号</a>"))
        #expect(old.contains("被废止"))
        let new = try #require(pages(of: release)["en/documents/new/index.html"])
        #expect(new.contains("<a href=\"../../../en/documents/old/index.html\" lang=\"zh-CN\">《旧办法》</a>"))
    }

    @Test("links what a document's text cites to its page, where the release has it")
    func citations() throws {
        var release = ReleaseFixture.release()
        let text = Text(
            "根据《旧办法》和《别的》",
            spans: [
                Span(start: 2, end: 7, kind: .reference("旧办法")), Span(start: 8, end: 12, kind: .reference("别的")),
            ])
        release.documents = [
            ReleaseFixture.document(Document(id: "旧 1", title: Sourced("旧办法"))),
            ReleaseFixture.document(Document(id: "new", title: Sourced("新办法"), body: [.paragraph(text)])),
        ]
        for folder in ["", "en/"] {
            let page = try #require(pages(of: release)[folder + "documents/new/index.html"])
            #expect(page.contains("根据<a href=\"../%E6%97%A7-1/index.html\">《旧办法》</a>和《别的》"))
        }
    }

    @Test("names the datasets that were left out")
    func leftOut() throws {
        let release = ReleaseFixture.release()
        let page = try #require(pages(of: release)["index.html"])
        #expect(page.contains("<code>left-out</code>") && page.contains("3 处错误"))
        #expect(pages(of: release)["plan.html"] == nil)
    }

    @Test("says late by how many days, and which obligations have no dataset")
    func plan() throws {
        let page = try #require(pages(of: ReleaseFixture.hostileRelease())["plan.html"])
        #expect(page.contains("逾期 3 天"))
        #expect(page.contains("尚无数据集的要求（1）"))
    }
}

extension String {
    fileprivate func components(cutBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
