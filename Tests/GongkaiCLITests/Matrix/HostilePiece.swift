import Testing

/// A text that some format could take for its own markup, or cannot hold.
struct HostilePiece: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    var testDescription: String { name }

    static let all: [HostilePiece] = [
        HostilePiece("script", "<script>alert(1)</script>"),
        HostilePiece("an attribute with script", "\"><img src=x onerror=\"alert(1)"),
        HostilePiece("a formula of =", "=HYPERLINK(\"http://a\",A1)"),
        HostilePiece("a formula of +", "+1+1"),
        HostilePiece("a formula of -", "-1+1"),
        HostilePiece("a formula of @", "@SUM(A1:A2)"),
        HostilePiece("quotes", "\"'`“\"\"''``\"\"\""),
        HostilePiece("ends of sections of XML", "]]><![CDATA[--><!--<?x?>"),
        HostilePiece("references", "&lt;&#38;&amp;amp;&nbsp;&#x1;"),
        HostilePiece("backslashes", "\\\\N\\.\\u0041\\n\\"),
        HostilePiece("SQL", "'); DROP TABLE x; --$$"),
        HostilePiece("ends of graphs and triples", "\"];x[label=\"> <urn:x> ."),
        HostilePiece("separators", "a,b;c|d\te：f、g"),
        HostilePiece("line ends", "a\r\nb\nc\rd"),
        HostilePiece("Markdown", "# a [b](javascript:alert) | c | ```x``` **d** ~~e~~"),
        HostilePiece("templates", "{{x}}{{{y}}}{% z %}${w}%s"),
        HostilePiece("paths", "../../x/..\\y:z"),
        HostilePiece("NUL", "a\u{0}b"),
        HostilePiece("control characters", "a\u{1}\u{1B}[31m\u{7F}b"),
        HostilePiece("control characters of C1", "a\u{85}\u{9F}b"),
        HostilePiece("noncharacters", "a\u{FFFE}\u{FFFF}b"),
        HostilePiece("bidi overrides", "a\u{202E}b\u{202C}\u{2066}c\u{2069}"),
        HostilePiece("other planes", "𠮷👨‍👩‍👧\u{E0100}\u{10FFFD}"),
    ]

    /// One that no format stumbles over.
    static let harmless = HostilePiece("nothing", "云溪abc")
}
