import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Known documents in made-up sites of many kinds: the same document comes back from each.
struct HTMLSiteTests {
    private func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
        guard encoding != .utf8 else { return Array(text.utf8) }
        let encoder = try #require(TextEncoder(to: encoding))
        let buffer = ByteBuffer(capacity: text.utf8.count)
        let bad = Array(text.utf8).withUnsafeBytes { encoder.encode($0, into: buffer) }
        #expect(bad == nil)
        return buffer.array(0..<buffer.count)
    }

    private func outline(ofText lines: [String]) throws -> [String] {
        var sink = DiagnosticSink()
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let publication = try GazetteReader().read(Input(name: "a.txt", bytes: bytes), diagnostics: &sink)
        return publication.documents.flatMap(Outline.lines)
    }

    @Test("a document comes back from any site as its text gives it, box and all", arguments: UInt64(0)..<120)
    func anySite(seed: UInt64) throws {
        let charset = ["utf-8", "gbk", "gb2312", "", "GB18030", "utf8"][Int(seed % 6)]
        let site = SiteGenerator(seed: seed, charset: charset)
        // Declared rightly, wrongly or not at all.
        let encoding: TextEncoding = seed % 7 < 4 ? .utf8 : .gb18030
        let bytes = try encoded(site.page, encoding)
        if let folder = ProcessInfo.processInfo.environment["GONGKAI_DUMP"] {
            try Data(site.page.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(seed).html"))
        }
        var sink = DiagnosticSink()
        let publication = try HTMLReader().read(Input(name: "a.html", bytes: bytes), diagnostics: &sink)
        #expect(PageConservation(of: publication, in: Array(site.page.utf8)).violations == [])
        let found = publication.documents.flatMap(Outline.lines)
        let expected = try outline(ofText: site.lines)
        for (left, right) in zip(found, expected) where left != right { #expect(left == right, "seed \(seed)") }
        #expect(found.count == expected.count, "seed \(seed)")
        #expect(publication.frontMatter.isEmpty && publication.backMatter.isEmpty, "seed \(seed)")
        #expect(publication.sourceFile?.encoding == encoding.rawValue)
        let box = publication.documents.first?.metadata ?? []
        let values = Dictionary(box.map { ($0.label.value, $0.value?.value ?? "") }) { first, _ in first }
        #expect(values == site.box, "seed \(seed)")
        let isWrong = !charset.isEmpty && TextEncoding(named: charset) != encoding
        #expect(sink.diagnostics.contains { $0.rule == .htmlDeclaredEncoding } == isWrong)
    }
}
