import GongkaiBytes
import GongkaiDiagnostics
import Testing

/// An encoding that the user names is obeyed, strictly.
@Suite struct NamedEncodingTests {
    @Test(
        "names are taken in any case and with the older names of GB 18030",
        arguments: [
            ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("gb18030", .gb18030), ("GB-18030", .gb18030),
            ("GBK", .gb18030), ("gb2312", .gb18030), ("cp936", .gb18030), ("utf-16le", .utf16LittleEndian),
            ("UTF_16BE", .utf16BigEndian), ("UTF-32LE", .utf32LittleEndian),
        ])
    func names(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(named: name) == encoding)
    }

    @Test("an unknown name is none", arguments: ["", "UTF-16", "latin1", "UTF", "GB"])
    func unknownNames(name: String) {
        #expect(TextEncoding(named: name) == nil)
    }

    @Test("what decodes in both is read as the encoding named")
    func obeyed() throws {
        let bytes = encoded("一丁\n", as: "UTF-16LE")
        #expect(try TextDecoder.decode(bytes, as: .utf16LittleEndian).bytes == Array("一丁\n".utf8))
        let utf8 = Array("通知".utf8)
        #expect(try TextDecoder.decode(utf8, as: .gb18030).bytes == Array("閫氱煡".utf8))
    }

    @Test("bytes that do not fit the encoding named are an error, whatever else they would be")
    func strict() {
        let failure = #expect(throws: DecodingFailure.self) {
            try TextDecoder.decode(encoded("好，通知", as: "GBK"), as: .utf8)
        }
        #expect(failure?.diagnostic.rule == .inputMalformed)
        #expect(failure?.diagnostic.position == .init(offset: 0, line: 1, column: 1))
    }
}
