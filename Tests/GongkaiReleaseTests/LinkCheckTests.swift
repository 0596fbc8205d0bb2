import Testing

@testable import GongkaiRelease

@Suite("The check of links")
struct LinkCheckTests {
    private func reasons(_ html: String, at page: String = "a/b.html") -> [LinkCheck.Fault.Reason] {
        var check = LinkCheck(files: ["a/b.html", "index.html", "数据/甲 乙.csv", "a/c.html", "d/index.html"])
        check.add(Array(html.utf8), at: page)
        check.add(Array("<p id=\"there\" ID='also'>".utf8), at: "a/c.html")
        return check.faults.map(\.reason)
    }

    @Test(
        "lets links pass that lead somewhere",
        arguments: [
            "../index.html", "c.html", "./c.html#there", "c.html?q=1#also", "#here", "", "../d/", "https://a.example/x",
            "mailto:a@b.example", "../%E6%95%B0%E6%8D%AE/%E7%94%B2%20%E4%B9%99.csv", "c.html#",
        ])
    func sound(address: String) {
        #expect(reasons("<a id=here href=\"\(address)\">") == [])
    }

    @Test(
        "finds links that do not",
        arguments: [
            ("d.html", LinkCheck.Fault.Reason.missing), ("c.html#nowhere", .noAnchor), ("#nowhere", .noAnchor),
            ("../../index.html", .outside), ("/index.html", .outside), ("//a.example/", .outside),
            ("javascript:alert(1)", .scheme), (" java\nscript:alert(1)", .scheme), ("DATA:text/html,a", .scheme),
            ("../A/b.html", .missing), ("file:///etc/passwd", .scheme),
        ])
    func faults(address: String, reason: LinkCheck.Fault.Reason) {
        #expect(reasons("<A CLASS=x HREF = '\(address)'>") == [reason])
    }

    @Test("finds what a page would load from elsewhere")
    func loads() {
        #expect(reasons("<script src=https://a.example/x.js></script>") == [.loadsOutside])
        #expect(reasons("<link rel=stylesheet href='//a.example/x.css'>") == [.loadsOutside])
        #expect(reasons("<img src=\"http://a.example/x.png\">") == [.loadsOutside])
        #expect(reasons("<img src=\"x.png\">") == [.missing])
    }

    @Test("takes no text for a tag")
    func tags() {
        #expect(reasons("<!-- <a href=x> --><script>'<a href=x>'</script><p title=\"<a href=x>\">a < b <1") == [])
        #expect(reasons("<script>a</SCRIPT><a href=x>") == [.missing])
        #expect(reasons("<a href=x") == [.missing])
        #expect(reasons("<a href=\"x&amp;y&#x41;&lt;\">") == [.missing])
        #expect(
            PageLinks(of: Array("<a href=\"x&amp;y&#x41;&lt;&bogus;\">".utf8)).references.map(\.address) == [
                "x&yA<&bogus;"
            ])
    }
}
