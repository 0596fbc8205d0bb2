import Foundation
import GongkaiBytes
import TestSupport
import Testing

/// The real gazette, in every encoding that it might have come in.
@Suite struct SharedInputsTests {
    @Test(
        "the real gazette is told and read in every encoding",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt")),
        arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian])
    func gazette(encoding: TextEncoding) throws {
        let path = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        let original = try [UInt8](Data(contentsOf: path))
        let text = try TextDecoder.decode(encoded(String(decoding: original, as: UTF8.self), as: encoding.rawValue))
        #expect(text.encoding == encoding)
        #expect(text.bytes == original)
    }
}
