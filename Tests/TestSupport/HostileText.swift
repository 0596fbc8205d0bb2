/// A text that nobody would write as a document: much of one thing, or things that should not be there.
///
/// Sizes are those that the reader must bear; a debug build, which is some twenty times slower, gets little of them.
/// `make hostile` builds for release.
package struct HostileText: Sendable, CustomStringConvertible {
    package let name: String
    private let make: @Sendable () -> String

    package var bytes: [UInt8] { Array(make().utf8) }
    package var description: String { name }

    private init(_ name: String, _ make: @escaping @Sendable () -> String) {
        self.name = name
        self.make = make
    }

    private init(_ name: String, repeating piece: String, count: Int, after head: String = "", before foot: String = "")
    {
        self.init(name) { head + String(repeating: piece, count: HostileText.scaled(count)) + foot }
    }

    /// How much of something there is to be.
    package static func scaled(_ count: Int) -> Int {
        #if DEBUG
            max(4, count / 200)
        #else
            count
        #endif
    }

    package static let all = brackets + lines + headings + tables + references + characters + documents

    private static let head = "云溪市人民政府关于加强工作的通知\n云政发〔2024〕1号\n\n各县人民政府：\n"

    private static let brackets =
        ["（", "）", "[", "]", "〔", "〕", "《", "》", "“", "<", "{", "（）", "（\n", "）（", "**", "**a"].map { bracket in
            HostileText("200,000 times \(bracket.debugDescription)", repeating: bracket, count: 200_000)
        } + [
            HostileText("brackets within a heading and its note") {
                let open = String(repeating: "（", count: scaled(200_000))
                return "一、" + open + "\n\n正文。（牵头单位：" + open
            },
            HostileText("pairs of brackets in one another") {
                let count = scaled(200_000)
                return String(repeating: "（", count: count) + "甲" + String(repeating: "）", count: count)
            },
        ]

    private static let lines = [
        HostileText("a line of 50 MB", repeating: "正文", count: 50 * 1_024 * 1_024 / 6),
        HostileText("a line of 50 MB of ASCII", repeating: "a", count: 50 * 1_024 * 1_024),
        HostileText("a line of one number", repeating: "1", count: 1_000_000),
        HostileText("a line of Chinese numerals", repeating: "一", count: 1_000_000),
        HostileText("five million empty lines", repeating: "\n", count: 5_000_000, before: "a"),
        HostileText("five million carriage returns", repeating: "\r", count: 5_000_000, before: "a"),
        HostileText("a gap of 300,000 spaces", repeating: " ", count: 300_000, after: "甲", before: "乙"),
        HostileText("lines torn off by pages", repeating: "正文甲乙丙丁\n\n— 1 —\n\n", count: 200_000),
        HostileText("lines that all go on", repeating: "正文甲乙丙丁正文甲乙丙丁，\n", count: 100_000),
    ]

    private static let headings = [
        HostileText("a million headings", repeating: "一、总体要求\n", count: 1_000_000, after: head),
        HostileText("a million chapters", repeating: "第一章 总则\n", count: 1_000_000),
        HostileText("a million headings of Markdown", repeating: "# 标题\n", count: 1_000_000),
        HostileText("a million headings of four levels", repeating: "一、甲\n（一）乙\n1. 丙\n（1）丁\n", count: 250_000),
        HostileText("a list that is indented ever deeper") {
            (0..<scaled(20_000) / 10).map { String(repeating: " ", count: $0) + "- 文\n" }.joined()
        },
        HostileText("300,000 items of a list", repeating: "- 文。\n", count: 300_000),
    ]

    private static let tables = [
        HostileText("a table of 10,000 columns between pipes", repeating: wide("|"), count: 100, after: "表1：数\n"),
        HostileText("a table of 10,000 columns between tabs", repeating: wide("\t"), count: 100, after: "表1：数\n"),
        HostileText("a table of 10,000 columns between spaces", repeating: wide("    "), count: 100, after: "表1：数\n"),
        HostileText("500,000 rows", repeating: "|a|b|\n", count: 500_000),
        HostileText("200,000 narrow rows and a wide one", repeating: "a\tb\n", count: 200_000, before: wide("\t")),
        HostileText(
            "200,000 narrow rows and a wide one between spaces", repeating: "a    b\n", count: 200_000,
            before: wide("    ")),
        HostileText("200,000 rows of two columns between spaces", repeating: "a    b\n", count: 200_000),
        HostileText("half as many cells as columns", repeating: narrow, count: 100, after: "表1：数\n" + wide("    ")),
        HostileText("nothing but 500,000 pipes", repeating: "|", count: 500_000),
        HostileText("50,000 labels of tables", repeating: "表1：数\n", count: 50_000),
    ]

    private static let narrow = String(repeating: "1         ", count: scaled(5_000)) + "\n"

    private static func wide(_ separator: String) -> String {
        (separator == "|" ? "|" : "") + Array(repeating: "1", count: scaled(10_000)).joined(separator: separator) + "\n"
    }

    private static let references = [
        HostileText("100,000 numbers in a line", repeating: "云政发〔2024〕1号", count: 100_000),
        HostileText("50,000 titles with numbers in a line", repeating: "《关于》（云政发〔2024〕1号）", count: 50_000),
        HostileText("根据 300,000 times", repeating: "根据", count: 300_000, before: "《甲》（云政发〔2024〕1号）"),
        HostileText("100,000 dates in a line", repeating: "2024年1月1日", count: 100_000),
        HostileText("200,000 quantities in a line", repeating: "增长7%，", count: 200_000),
        HostileText("20,000 links in a line", repeating: "<http://a>", count: 20_000),
        HostileText("300,000 bodies that lead", repeating: "市财政局、", count: 300_000, after: "（牵头单位：", before: "）"),
        HostileText("50,000 notes in a line", repeating: "甲（牵头单位：市财政局）", count: 50_000),
        HostileText("100,000 notes that are never closed", repeating: "（牵头", count: 100_000),
    ]

    private static let characters = [
        HostileText("every control character") {
            let controls = [0..<0x20, 0x7F..<0xA0].joined().compactMap { Unicode.Scalar(UInt32($0)) }
            return controls.reduce(into: String(repeating: "文", count: 1_000)) { $0 += "甲\($1)乙" }
        },
        HostileText("what is no character, or separates") {
            "甲\u{FFFE}乙\u{FFFF}丙\u{1FFFE}丁\u{10FFFF}戊\u{2028}己\u{2029}庚\u{85}辛\u{FEFF}壬\u{200B}癸\u{0}".appending(
                "文", 100)
        },
        HostileText("bidirectional overrides") { head + "正文\u{202E}甲\u{202C}\u{2066}乙\u{2069}\u{200F}。\n" },
        HostileText("form feeds", repeating: "\u{0C}文\n", count: 500_000),
        HostileText("marks that combine", repeating: "e\u{301}\u{302}", count: 200_000),
        HostileText("variants of ideographs", repeating: "葛\u{E0100}𠮷", count: 100_000),
    ]

    private static let documents = [
        HostileText("100,000 documents", repeating: head + "正文。\n云溪市人民政府\n2024年1月1日\n\n", count: 100_000),
        HostileText("100,000 orders", repeating: "云溪市人民政府令第12号\n", count: 100_000),
        HostileText("200,000 signatures", repeating: "云溪市人民政府\n2024年1月1日\n", count: 200_000, after: head),
        HostileText("50,000 attachments", repeating: "附件1\n计划\n文。\n", count: 50_000, after: head),
        HostileText(
            "100,000 lines of contents", repeating: "云溪市人民政府关于加强工作的通知(云政发〔2024〕1号) ……(3)\n", count: 100_000,
            after: "目 录\n"),
        HostileText("200,000 addressees", repeating: "各县人民政府：\n", count: 200_000),
        HostileText("200,000 rows of metadata", repeating: "索引号：1\n", count: 200_000),
        HostileText("no number, no title, no date") { "天气晴。\n今日无事。\n" },
    ]
}

extension String {
    fileprivate func appending(_ piece: String, _ count: Int) -> String {
        self + String(repeating: piece, count: count)
    }
}
