import GongkaiModel
import TestSupport
import Testing

@Suite("Any text as an XML name")
struct XMLNameEscapeTests {
    @Test(
        "What no name can hold is escaped, and nothing else",
        arguments: [
            ("罚款金额(万元)", "罚款金额_x0028_万元_x0029_"), ("line", "line"), ("2017年", "_x0032_017年"), ("a b", "a_x0020_b"),
            ("a_b", "a_b"), ("a_x0028_b", "a_x005F_x0028_b"), ("_", "_"), ("_x", "_x005F_x"), (":a", "_x003A_a"),
            ("-", "_x002D_"), ("a-", "a-"), ("\u{10FFFF}", "_x10FFFF_"), ("a\u{301}", "a\u{301}"), ("", ""),
            ("𠮷", "_x20BB7_"), ("金额（万元）", "金额_xFF08_万元_xFF09_"), ("人々", "人々"), ("\u{0}", "_x0000_"),
        ])
    func encodes(_ text: String, _ name: String) {
        #expect(XMLNameEscape.encode(text).unicodeScalars.elementsEqual(name.unicodeScalars))
        #expect(XMLNameEscape.decode(name).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(
        "What is no escape stays as it is",
        arguments: ["_x28_", "_x002g_", "_x0028", "_xD800_", "_x00028_", "_x110000_", "_x002f_", "__x", "_x_"])
    func noEscape(_ name: String) {
        #expect(XMLNameEscape.decode(name) == name)
    }

    @Test("Every text becomes an NCName and comes back", arguments: 0..<200)
    func roundTrip(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet: [Unicode.Scalar] = [
            "_", "x", "0", "0", "2", "8", "A", "F", "(", " ", "万", "\u{301}", "\u{FFFE}", "\u{10FFFF}", "-", ".", ":",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0...Int(random.next() % 24) { text.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
        let name = XMLNameEscape.encode(String(text))
        #expect(DatasetName.isFieldName(name))
        #expect(XMLNameEscape.decode(name).unicodeScalars.elementsEqual(text))
    }
}
