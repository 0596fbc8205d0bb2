import GongkaiBytes
import TestSupport
import Testing

@Suite("Lists in one text, sets of texts, lengths of texts")
struct ListFormTests {
    private func items(_ text: String, _ list: ListForm) -> [String] {
        var items: [String] = []
        _ = withBytes(text) { bytes in
            list.forEachItem(of: bytes) { item, _ in items.append(String(decoding: list.unescaped(item), as: UTF8.self))
            }
        }
        return items
    }

    @Test(
        "Items are parted at separators that no backslash stands before",
        arguments: [
            ("", []), ("甲", ["甲"]), ("甲；乙", ["甲", "乙"]), ("甲\\；乙", ["甲；乙"]), ("甲\\\\；乙", ["甲\\", "乙"]),
            ("；", ["", ""]),
            ("甲；", ["甲", ""]), ("甲\\乙", ["甲\\乙"]), ("甲\\", ["甲\\"]), ("\\\\\\；", ["\\；"]), ("；；", ["", "", ""]),
        ] as [(String, [String])])
    func items(_ text: String, _ expected: [String]) {
        #expect(items(text, ListForm(separator: "；")) == expected)
        #expect(withBytes(text, ListForm(separator: "；").count) == expected.count)
    }

    @Test("A stray backslash is told")
    func strayBackslash() {
        let list = ListForm(separator: "；")
        for (text, isSound) in [
            ("a\\b", false), ("a\\", false), ("a\\\\b", true), ("a\\；b", true), ("a；b\\\\\\", false),
        ] {
            #expect(withBytes(text) { list.forEachItem(of: $0) { _, _ in } } == isSound, "\(text)")
        }
    }

    @Test("What is put into a list is taken out of it", arguments: ["；", ";", "|", "、", "😀"] as [Unicode.Scalar])
    func roundTrip(_ separator: Unicode.Scalar) {
        let list = ListForm(separator: separator)
        var random = SplitMix64(seed: 4)
        let pieces = ["", "甲", "\\", String(separator), "a b", "；", ";", "\"", "\n"]
        for _ in 0..<500 {
            let count = Int.random(in: 2...4, using: &random)
            let expected = (0..<count).map { _ in
                (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined()
            }
            var text: [UInt8] = []
            for (index, item) in expected.enumerated() {
                withBytes(item) { list.append($0, to: &text, isFirst: index == 0) }
            }
            #expect(items(String(decoding: text, as: UTF8.self), list) == expected)
        }
    }

    @Test("A set has its members and nothing else")
    func sets() {
        var random = SplitMix64(seed: 6)
        for size in [0, 1, 2, 3, 100] {
            let members = Set((0..<size).map { _ in String(UInt16.random(in: 0...999, using: &random)) })
            let set = ByteSet(members)
            for number in 0...999 {
                #expect(withBytes(String(number), set.contains) == members.contains(String(number)))
            }
            #expect(!withBytes("", set.contains))
        }
        #expect(withBytes("", ByteSet([""]).contains))
    }

    @Test("Lengths are counted in scalars", arguments: ["", "abc", "中文", "e\u{301}", "👨‍👩‍👧", "a\u{1F600}b"])
    func lengths(_ text: String) {
        let length = text.unicodeScalars.count
        withBytes(text) { bytes in
            #expect(ScalarCount.count(bytes) == length)
            for bound in 0...12 {
                #expect(ScalarCount.isIn(0...bound, bytes) == (length <= bound))
                #expect(ScalarCount.isIn(bound...Int.max, bytes) == (length >= bound))
            }
        }
    }
}
