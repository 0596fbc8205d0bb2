import GongkaiBytes
import GongkaiDiagnostics
import Testing

/// Broken text: the rule, and the offset of the first bad byte.
@Suite struct MalformedTests {
    private func failure(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> Diagnostic? {
        let failure = #expect(throws: DecodingFailure.self) { try TextDecoder.decode(bytes, as: encoding) }
        return failure?.diagnostic
    }

    @Test(
        "every ill-formed sequence of UTF-8 is found at its first byte",
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE], [0x80], [0xBF], [0xE4, 0xB8], [0xE4], [0xF0, 0xA0, 0xAE],
        ] as [[UInt8]])
    func illFormed(sequence: [UInt8]) {
        let before = Array("通知\n如下：".utf8)
        for encoding in [TextEncoding.utf8, nil] {
            let diagnostic = failure(before + sequence + Array("一、工作目标".utf8), as: encoding)
            #expect(diagnostic?.rule == .inputMalformed)
            #expect(diagnostic?.position == .init(offset: before.count, line: 2, column: 4))
            #expect(diagnostic?.arguments.first == "UTF-8")
        }
    }

    @Test("an ill-formed sequence is found behind text of any length and before it", arguments: 0..<140)
    func everyPlace(length: Int) {
        let text =
            Array(String(repeating: "通知a", count: length).utf8.prefix(length / 7 * 7))
            + Array(repeating: UInt8(ascii: "a"), count: length % 7)
        for sequence in [[0xFF], [0xE0, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xE4, 0xB8]] as [[UInt8]] {
            let whole = Array("文。".utf8) + text
            #expect(failure(whole + sequence, as: .utf8)?.position?.offset == whole.count)
            #expect(failure(whole + sequence + whole, as: .utf8)?.position?.offset == whole.count)
        }
        #expect((try? TextDecoder.decode(text + Array("😀".utf8) + text, as: .utf8)) != nil)
    }

    @Test("UTF-8 with a few bad bytes is broken UTF-8, not GB18030")
    func brokenUTF8() {
        for place in stride(from: 0, to: prose.utf8.count, by: 7) {
            var bytes = Array(prose.utf8)
            bytes[place] = 0xFF
            let diagnostic = failure(bytes)
            #expect(diagnostic?.rule == .inputMalformed)
            #expect(diagnostic?.arguments.first == "UTF-8")
            // The sequence that the byte breaks begins up to two bytes earlier.
            let offset = diagnostic?.position?.offset ?? -1
            #expect((place - 2...place).contains(offset))
        }
    }

    @Test("UTF-8 cut off within its last character is said to be cut off", arguments: ["通知", prose + "报"])
    func cutOffUTF8(text: String) {
        for missing in 1...2 {
            let bytes = Array(text.utf8.dropLast(missing))
            let diagnostic = failure(bytes, as: .utf8)
            #expect(diagnostic?.rule == .inputCutOff)
            #expect(diagnostic?.position?.offset == text.utf8.count - 3)
        }
        #expect(failure(Array(text.utf8.dropLast(1)))?.arguments.first == "UTF-8")
    }

    @Test(
        "GB18030 cut off within a character is said to be cut off", arguments: [("知", 1), ("𠮷", 1), ("𠮷", 2), ("𠮷", 3)])
    func cutOffGB18030(last: String, missing: Int) {
        let before = encoded(prose, as: "GB18030")
        let diagnostic = failure(before + encoded(last, as: "GB18030").dropLast(missing))
        #expect(diagnostic?.rule == .inputCutOff)
        #expect(diagnostic?.arguments.first == "GB18030")
        #expect(diagnostic?.position?.offset == before.count)
        #expect(diagnostic?.position?.line == 10)
        #expect(diagnostic?.position?.column == 1)
    }

    @Test("a bad byte in GB18030 is found", arguments: [0x80, 0xFF] as [UInt8])
    func malformedGB18030(byte: UInt8) {
        let before = encoded("关于印发工作规则的通知\n附件", as: "GB18030")
        let diagnostic = failure(before + [byte] + encoded("如下", as: "GB18030"))
        #expect(diagnostic?.rule == .inputMalformed)
        #expect(diagnostic?.arguments == ["GB18030", byte == 0x80 ? "80" : "FF", String(before.count)])
        #expect(diagnostic?.position == .init(offset: before.count, line: 2, column: 3))
    }

    @Test("UTF-16 of odd length is cut off, marked or not")
    func oddLength() {
        let bytes = encoded(prose, as: "UTF-16LE") + [0x2D]
        #expect(failure(bytes)?.rule == .inputCutOff)
        #expect(failure(bytes)?.position?.offset == bytes.count - 1)
        #expect(failure([0xFF, 0xFE] + bytes)?.rule == .inputCutOff)
        #expect(failure([0xFF, 0xFE] + bytes)?.position?.offset == bytes.count + 1)
    }

    @Test("a lone surrogate in UTF-16 is found, low or high, marked or not", arguments: [[0xDC, 0x00], [0xD8, 0x00]])
    func loneSurrogate(unit: [UInt8]) {
        let before = encoded(prose, as: "UTF-16BE")
        let bytes = before + unit + encoded("通知", as: "UTF-16BE")
        for (mark, encoding) in [([], nil), ([0xFE, 0xFF], nil), ([], TextEncoding.utf16BigEndian)]
            as [([UInt8], TextEncoding?)]
        {
            let diagnostic = failure(mark + bytes, as: encoding)
            #expect(diagnostic?.rule == .inputMalformed)
            #expect(diagnostic?.position?.offset == mark.count + before.count)
            #expect(diagnostic?.arguments.first == "UTF-16BE")
        }
    }

    @Test("a value beyond Unicode in UTF-32 is found")
    func beyondUnicode() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0, 0, 0x1A, 0x90, 0, 0, 0, 0, 0x11, 0]
        #expect(failure(bytes)?.rule == .inputMalformed)
        #expect(failure(bytes)?.position?.offset == 8)
    }
}
