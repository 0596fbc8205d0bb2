import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Pages that were never meant to be read: bounded, told, and nothing lost.
struct HTMLHostileTests {
    static let pages: [(name: String, page: String)] = [
        ("deep", String(repeating: "<div>", count: 10_000) + "甲。" + String(repeating: "</div>", count: 10_000)),
        ("deep spans", String(repeating: "<p><font>", count: 5_000) + "甲。"),
        ("deep tables", String(repeating: "<table><tr><td>", count: 3_000) + "甲。"),
        (
            "wide",
            "<table>" + String(repeating: "<tr>" + String(repeating: "<td>1", count: 10_000), count: 3) + "</table>"
        ),
        ("spans", "<table>" + String(repeating: "<tr><td colspan=1000 rowspan=65534>1<td>2", count: 500) + "</table>"),
        (
            "ragged",
            "<table><tr>" + String(repeating: "<td>1", count: 5_000) + String(repeating: "<tr><td>1<td>2", count: 5_000)
        ),
        ("ends", String(repeating: "</p></div></td>", count: 20_000)),
        ("quotes", String(repeating: "<a href=\"", count: 20_000)),
        ("open", String(repeating: "<", count: 50_000)),
        ("ampersands", String(repeating: "&", count: 50_000) + "&#9999999999;&#0;&#xD800;&#1;&#x110000;&;&#;&#x;"),
        ("comment", "甲。<!--" + String(repeating: "-", count: 50_000)),
        ("declarations", String(repeating: "<!-", count: 20_000) + ">甲。"),
        ("script", "<p>甲。<script>" + String(repeating: "</scrip", count: 20_000)),
        ("nothing", "<p></p>"),
        ("controls", "<p>甲\u{0}\u{1}乙。\u{C}丙\u{7F}</p>\u{B}"),
        ("labels", String(repeating: "<p>标题：<p>文号：", count: 5_000)),
        ("label runs", "<p>" + String(repeating: "标题：甲 ", count: 20_000)),
        ("attributes", "<p " + String(repeating: "a=b ", count: 20_000) + "hidden>甲。</p>乙。"),
        ("one line", "<p>" + String(repeating: "甲乙丙丁。", count: 50_000)),
        ("paragraphs", String(repeating: "<p>", count: 50_000)),
        ("links", String(repeating: "<a href=x.pdf>附件", count: 3_000)),
        ("cut", "<p>甲。</p><p class=\"乙"),
    ]

    @Test("a hostile page is read to its end, or refused with a reason", arguments: pages.indices)
    func bounded(index: Int) throws {
        let (name, page) = HTMLHostileTests.pages[index]
        var sink = DiagnosticSink()
        do throws(ReadError) {
            let publication = try HTMLReader().read(Input(name: "a.html", bytes: Array(page.utf8)), diagnostics: &sink)
            let violations = PageConservation(of: publication, in: Array(page.utf8)).violations
            // What a page says behind a tag that never ends is told, and no text.
            let isCutOff = sink.diagnostics.contains { $0.rule == .htmlCutOff }
            #expect(violations.filter { !isCutOff || !$0.contains("are in no leaf") } == [], "\(name)")
        } catch {
            #expect(!error.diagnostics.isEmpty, "\(name)")
        }
    }

    @Test("too many nodes, too deep, too long, too wide: each says so")
    func limits() throws {
        func rules(_ page: String, _ limit: ReadLimit, _ value: Int) -> [String] {
            var limits = ReadLimits()
            limits[limit] = value
            var sink = DiagnosticSink()
            let input = Input(name: "a.html", bytes: Array(page.utf8), limits: limits)
            do throws(ReadError) { _ = try HTMLReader().read(input, diagnostics: &sink) } catch {
                return error.diagnostics.map(\.rule.id)
            }
            return sink.diagnostics.map(\.rule.id)
        }
        #expect(rules("<p>甲<p>乙<p>丙", .nodes, 6) == ["limit.nodes"])
        #expect(!rules("<p>甲<p>乙<p>丙", .nodes, 7).contains("limit.nodes"))
        #expect(rules("<div><div><div>甲", .nesting, 2).contains("html.too-deep"))
        #expect(!rules("<div><div>甲", .nesting, 2).contains("html.too-deep"))
        #expect(rules("<p>甲乙丙", .lineLength, 8) == ["limit.line-length"])
        let table = "<table><tr><td>甲<td>乙<td>丙<tr><td>丁<td>戊<td>己</table>"
        #expect(rules(table, .tableColumns, 2).contains("limit.table-columns"))
        #expect(rules("<p>甲。<p class=\"", .nodes, 9).contains("html.cut-off"))
    }

    @Test("the same page gives the same publication twice, on one thread and on two")
    func same() throws {
        let site = SiteGenerator(seed: 3, charset: "utf-8")
        var sink = DiagnosticSink()
        let input = Input(name: "a.html", bytes: Array(site.page.utf8))
        let first = try HTMLReader().read(input, diagnostics: &sink)
        #expect(try HTMLReader().read(input, diagnostics: &sink) == first)
    }

    @Test("pages broken anywhere lose nothing", arguments: UInt64(0)..<60)
    func broken(seed: UInt64) throws {
        var random = SplitMix64(seed: seed &* 7_919)
        var scalars = Array(SiteGenerator(seed: seed, charset: "").page.unicodeScalars)
        for _ in 0..<8 {
            let place = Int(random.next() % UInt64(scalars.count))
            switch random.next() % 4 {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert("<", at: place)
            case 2: scalars.insert("\"", at: place)
            default: scalars.removeSubrange(place..<min(scalars.count, place + 40))
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let bytes = Array(String(view).utf8)
        var sink = DiagnosticSink()
        let publication = try HTMLReader().read(Input(name: "a.html", bytes: bytes), diagnostics: &sink)
        let violations = PageConservation(of: publication, in: bytes).violations
        // How a broken tag ends is a browser's matter, of which the test's own reduction knows less: only the leaves count.
        #expect(violations.filter { !$0.contains("are in no leaf") } == [])
    }
}
