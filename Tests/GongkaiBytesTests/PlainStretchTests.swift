import Foundation
import GongkaiBytes
import Testing

/// What is written by many bytes at once, at every place at which one of them is not plain.
@Suite struct PlainStretchTests {
    @Test("a number is appended in the digits of its description")
    func decimals() {
        for number in [0, 7, 10, -1, 99, 100, 123_456_789, Int.max, Int.min] {
            var bytes = Array("x".utf8)
            bytes.append(decimal: number)
            #expect(String(decoding: bytes, as: UTF8.self) == "x\(number)")
        }
    }

    @Test("what JSON must escape is escaped wherever it stands")
    func escapes() {
        for length in 1...20 {
            for place in 0..<length {
                for (character, escaped) in [("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1}", "\\u0001")] {
                    let before = String(repeating: "嘉", count: place)
                    let after = String(repeating: "a", count: length - place - 1)
                    var json = JSONEmitter(layout: .compact)
                    json.beginObject()
                    json.name(before + character + after)
                    json.string(before + character + after)
                    json.endObject()
                    let expected = before + escaped + after
                    #expect(String(decoding: json.finish(), as: UTF8.self) == "{\"\(expected)\":\"\(expected)\"}")
                }
            }
        }
    }

    @Test("members stand under each other at any depth, whatever the length of their names")
    func depth() {
        let long = String(repeating: "长", count: 100)
        var json = JSONEmitter()
        for _ in 0..<150 {
            json.beginObject()
            json.name(long)
            json.integer(1)
            json.name("a")
        }
        json.null()
        for _ in 0..<150 { json.endObject() }
        var expected = ""
        for depth in 1...150 {
            let blanks = String(repeating: " ", count: 2 * depth)
            expected += "{\n\(blanks)\"\(long)\": 1,\n\(blanks)\"a\": "
        }
        expected += "null"
        for depth in (0..<150).reversed() { expected += "\n" + String(repeating: " ", count: 2 * depth) + "}" }
        #expect(String(decoding: json.finish(), as: UTF8.self) == expected + "\n")
    }

    @Test("the first character that XML forbids is found, and no other")
    func forbidden() {
        for value in [0, 8, 0x0B, 0x1F, 0xFFFE, 0xFFFF] as [UInt32] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(("，\u{FFFD}\t" + String(scalar) + "\u{0}").firstCharacterForbiddenInXML == scalar)
        }
        #expect("，（\u{FFFD}\u{FFFC}\u{FFC0}\t\n\r \u{10FFFF}".firstCharacterForbiddenInXML == nil)
        #expect("".firstCharacterForbiddenInXML == nil)
        // In each place of a block, with none to many characters behind it.
        for (before, after) in (0..<40).flatMap({ before in (0..<40).map { (before, $0) } }) {
            let text = String(repeating: "a", count: before) + "\u{FFFE}" + String(repeating: "，", count: after)
            #expect(text.firstCharacterForbiddenInXML == "\u{FFFE}")
            #expect(text.replacingOccurrences(of: "\u{FFFE}", with: "\u{1F}").firstCharacterForbiddenInXML == "\u{1F}")
            #expect(text.replacingOccurrences(of: "\u{FFFE}", with: "\u{FFFD}").firstCharacterForbiddenInXML == nil)
        }
    }
}
