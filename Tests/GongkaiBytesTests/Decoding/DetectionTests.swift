import GongkaiBytes
import Testing

/// Which encoding an unmarked input is found to be in.
@Suite struct DetectionTests {
    @Test(
        "prose is told in every encoding without a mark",
        arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian])
    func unmarked(encoding: TextEncoding) throws {
        let text = try TextDecoder.decode(encoded(prose, as: encoding.rawValue))
        #expect(text.encoding == encoding)
        #expect(text.bytes == Array(prose.utf8))
        #expect(!text.hasByteOrderMark)
    }

    @Test("a mark decides and is kept out of the text", arguments: TextEncoding.allCases)
    func marked(encoding: TextEncoding) throws {
        let text = try TextDecoder.decode(encoding.byteOrderMark + encoded("通知", as: encoding.rawValue))
        #expect(text.encoding == encoding)
        #expect(text.bytes == Array("通知".utf8))
        #expect(text.hasByteOrderMark)
    }

    @Test(
        "a short GBK text is read as GB18030, 联通 among them",
        arguments: ["联通", "通知", "公告", "关于做好防汛工作的通知", "村。", "第5号", "嘉", "abc，def"])
    func shortGBK(text: String) throws {
        let decoded = try TextDecoder.decode(encoded(text, as: "GBK"))
        #expect(decoded.encoding == .gb18030)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }

    @Test(
        "text of other scripts in UTF-8 is not taken for GBK",
        arguments: ["25 °C", "Übergröße", "кириллица", "μm", "zhèng fǔ", "naïve café", "×·×", "שלום", "Ελλάδα"])
    func otherScripts(text: String) throws {
        #expect(try TextDecoder.decode(Array(text.utf8)).encoding == .utf8)
    }

    @Test("the first Chinese character may stand behind a megabyte of ASCII")
    func lateEvidence() throws {
        let digits = [UInt8](repeating: UInt8(ascii: "7"), count: 1 << 20)
        let decoded = try TextDecoder.decode(digits + encoded("以上为附表", as: "GBK"))
        #expect(decoded.encoding == .gb18030)
        #expect(decoded.bytes.suffix(15) == Array("以上为附表".utf8)[...])
    }

    @Test("four-byte characters of GB18030 are read", arguments: ["𠮷", "㐀", "地名𠮷里", "㐀𠮷㐀𠮷"])
    func fourBytes(text: String) throws {
        let decoded = try TextDecoder.decode(encoded(text, as: "GB18030"))
        #expect(decoded.encoding == .gb18030)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }

    @Test(
        "UTF-16 may be nothing but ASCII, or hold characters beyond the first plane", arguments: ["abc\n", "a", "𠮷\n"])
    func utf16(text: String) throws {
        for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
            let decoded = try TextDecoder.decode(encoded(text, as: encoding.rawValue))
            #expect(decoded.encoding == encoding)
            #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        }
    }

    @Test(
        "plain ASCII is UTF-8, even where its byte pairs would be Han characters",
        arguments: ["abcd", "Bush hid the facts"])
    func ascii(text: String) throws {
        #expect(try TextDecoder.decode(Array(text.utf8)).encoding == .utf8)
    }

    @Test(
        "a stray NUL or a few control characters in good text are no error", arguments: TextEncoding.allCases.prefix(2))
    func strayControls(encoding: TextEncoding) throws {
        let text = "通知\0如下\u{1B}：\u{C}一、"
        let decoded = try TextDecoder.decode(encoded(text, as: encoding.rawValue))
        #expect(decoded.encoding == encoding)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }

    @Test("text of any length comes out whole, across the pieces of the converter")
    func pieces() throws {
        let long = String(repeating: prose, count: 700)
        let decoded = try TextDecoder.decode(encoded(long, as: "GB18030"))
        #expect(decoded.bytes == Array(long.utf8))
    }
}
