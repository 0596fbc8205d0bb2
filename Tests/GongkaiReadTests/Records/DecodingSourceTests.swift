import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import TestSupport
import Testing

@Suite struct DecodingSourceTests {
    /// What comes out, and what stopped it.
    private func decode(
        _ bytes: [UInt8], as named: TextEncoding? = nil, chunk: Int = .max, room: Int = 1 << 12
    ) -> (text: [UInt8], encoding: TextEncoding?, failure: Diagnostic?) {
        var position = 0
        let decoding = DecodingSource(
            { (room) throws(ReadError) -> Int in
                let count = min(room.count, chunk, bytes.count - position)
                room.copyBytes(from: bytes[position..<position + count])
                position += count
                return count
            }, named: named)
        let source = ByteSource(decoding)
        let text = ByteBuffer(capacity: 64)
        do throws(ReadError) {
            while try source.read(room, into: text) {}
            return (text.array(0..<text.count), decoding.encoding, nil)
        } catch {
            return (text.array(0..<text.count), decoding.encoding, error.diagnostics.first)
        }
    }

    private func encode(_ text: String, as encoding: TextEncoding) -> [UInt8] {
        let output = ByteBuffer(capacity: 16)
        let encoder = TextEncoder(to: encoding)
        let failure = Array(text.utf8).withUnsafeBytes { encoder?.encode($0, into: output) }
        #expect(encoder != nil && failure == nil)
        return output.array(0..<output.count)
    }

    private let text = String(
        repeating: "行政相对人名称,统一社会信用代码\n嘉兴市某某贸易有限公司,91330402MA28A1234X\n㐀😀é\n", count: 50)

    @Test(arguments: TextEncoding.allCases) func everyEncodingIsReadByItsName(encoding: TextEncoding) {
        for (chunk, room) in [(1, 1), (7, 3), (1000, 1 << 12), (.max, 1 << 19)] {
            let decoded = decode(encode(text, as: encoding), as: encoding, chunk: chunk, room: room)
            #expect(decoded.text == Array(text.utf8))
            #expect(decoded.encoding == encoding)
            #expect(decoded.failure == nil)
        }
    }

    @Test(arguments: TextEncoding.allCases) func aByteOrderMarkTellsTheEncoding(encoding: TextEncoding) {
        for named in [nil, encoding] {
            let decoded = decode(encoding.byteOrderMark + encode(text, as: encoding), as: named, chunk: 3)
            #expect(decoded.text == Array(text.utf8))
            #expect(decoded.encoding == encoding)
        }
    }

    @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian])
    func theEncodingIsToldFromTheBytes(encoding: TextEncoding) {
        let decoded = decode(encode(text, as: encoding), chunk: 100)
        #expect(decoded.text == Array(text.utf8))
        #expect(decoded.encoding == encoding)
    }

    @Test func asciiIsHandedOnAndDecidesNothing() {
        let ascii = String(repeating: "a,b\n", count: 100_000)
        #expect(decode(Array(ascii.utf8)).encoding == nil)
        #expect(decode(Array(ascii.utf8)).text == Array(ascii.utf8))
        for encoding in [TextEncoding.gb18030, .utf8] {
            let decoded = decode(Array(ascii.utf8) + encode(text, as: encoding), chunk: 5000)
            #expect(decoded.text == Array((ascii + text).utf8))
            #expect(decoded.encoding == encoding)
        }
    }

    @Test func anXMLDeclarationNamesTheEncoding() {
        let xml = "<?xml version=\"1.0\" encoding='gbk' ?>\n<a>汉</a>\n"
        let decoded = decode(encode(xml, as: .gb18030))
        #expect(decoded.text == Array(xml.utf8))
        #expect(decoded.encoding == .gb18030)
    }

    @Test func aByteThatCannotBeDecodedIsToldWithItsOffset() {
        let before = encode(text, as: .gb18030)
        for chunk in [1, 999, .max] {
            let decoded = decode(before + [0x41, 0xFF, 0x42], as: .gb18030, chunk: chunk)
            #expect(decoded.failure?.rule == .inputMalformed)
            #expect(decoded.failure?.arguments == ["GB18030", "FF", String(before.count + 1)])
            #expect(decoded.failure?.position == Diagnostic.Position(offset: before.count + 1, line: 151, column: 2))
            #expect(!decoded.text.contains(0xEF) || !String(decoding: decoded.text, as: UTF8.self).contains("\u{FFFD}"))
        }
    }

    @Test func anInputThatEndsWithinACharacterIsToldSo() {
        let before = encode("汉", as: .utf16LittleEndian)
        let decoded = decode(before + [0x49], as: .utf16LittleEndian)
        #expect(decoded.failure?.rule == .inputCutOff)
        #expect(decoded.failure?.position?.offset == 2)
    }

    @Test func otherFilesAreNamed() {
        #expect(decode(Array("%PDF-1.7\n".utf8)).failure?.rule == .officePDF)
    }

    @Test func aByteOrderMarkCountsInOffsets() {
        let bytes = TextEncoding.utf8.byteOrderMark + Array("abc".utf8)
        var position = 0
        let source = ByteSource(
            DecodingSource { (room) throws(ReadError) -> Int in
                let count = min(room.count, bytes.count - position)
                room.copyBytes(from: bytes[position..<position + count])
                position += count
                return count
            })
        let text = ByteBuffer(capacity: 16)
        #expect((try? source.read(2, into: text)) == true)
        #expect(text.array(0..<2) == Array("ab".utf8))
        #expect(source.offset == 5)
    }

    /// What one encoder writes another decodes, whatever the pieces.
    @Test func anyTextComesBackFromGB18030() {
        var random = SplitMix64(seed: 18030)
        for _ in 0..<40 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...400, using: &random) {
                let value = [0x7F, 0x7FF, 0xD7FF, 0x9FFF, 0x2FFFF].map { UInt32.random(in: 0x20...$0, using: &random) }
                let scalar = value.randomElement(using: &random).flatMap(Unicode.Scalar.init) ?? "汉"
                // glibc has no code for a few private and control characters.
                if !(0xE000...0xF8FF).contains(scalar.value) { scalars.append(scalar) }
            }
            let text = "汉" + String(scalars)
            let decoded = decode(
                encode(text, as: .gb18030), as: .gb18030, chunk: Int.random(in: 1...9, using: &random),
                room: Int.random(in: 1...99, using: &random))
            #expect(decoded.text == Array(text.utf8))
        }
    }
}
