import GongkaiBytes
import Testing

@Suite struct TextEncoderTests {
    private func encode(_ text: String, as encoding: TextEncoding) throws -> (bytes: [UInt8], failure: Int?) {
        let output = ByteBuffer(capacity: 8)
        let encoder = try #require(TextEncoder(to: encoding))
        let failure = Array(text.utf8).withUnsafeBytes { encoder.encode($0, into: output) }
        return (output.array(0..<output.count), failure)
    }

    @Test func textIsWrittenInGB18030() throws {
        #expect(try encode("a汉㐀😀", as: .gb18030).bytes == [0x61, 0xBA, 0xBA, 0x81, 0x39, 0xEE, 0x39, 0x94, 0x39, 0xFC, 0x36])
    }

    @Test func manyCharactersOfFourBytesFindRoom() throws {
        let text = String(repeating: "ß😀", count: 50_000)
        let result = try encode(text, as: .gb18030)
        #expect(result.failure == nil)
        #expect(TextEncoder(to: .gb18030) != nil)
        #expect(try TextDecoder.decode(result.bytes, as: .gb18030).bytes == Array(text.utf8))
    }

    @Test func whatIsNoTextIsToldWithItsOffset() throws {
        let output = ByteBuffer(capacity: 8)
        let encoder = try #require(TextEncoder(to: .gb18030))
        let failure = ([0x61, 0xE6, 0xB1] as [UInt8]).withUnsafeBytes { encoder.encode($0, into: output) }
        #expect(failure == 1)
        #expect(output.array(0..<output.count) == [0x61])
    }
}
