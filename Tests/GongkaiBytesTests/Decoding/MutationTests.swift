import GongkaiBytes
import GongkaiDiagnostics
import TestSupport
import Testing

/// Hostile input: whatever comes in, valid UTF-8 comes out, or an error that points into the input.
@Suite struct MutationTests {
    @Test(
        "mutated text never crashes the decoder and never comes out as invalid UTF-8",
        arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian])
    func mutations(encoding: TextEncoding) {
        var generator = SplitMix64(seed: 20_240_301)
        let original = encoded("令第5号\n关于𠮷里的通知（㐀）：\n一、“目标”\t7%", as: encoding.rawValue)
        for round in 0..<2000 {
            let bytes = mutate(original, using: &generator)
            for named in [nil, encoding] {
                check(bytes, as: named, round: round)
            }
        }
    }

    private func check(_ bytes: [UInt8], as named: TextEncoding?, round: Int) {
        do throws(DecodingFailure) {
            let text = try TextDecoder.decode(bytes, as: named)
            #expect(String(validating: text.bytes, as: UTF8.self) != nil, "round \(round): \(hexadecimal(bytes))")
        } catch {
            let offset = error.diagnostic.position?.offset ?? 0
            #expect(offset >= 0 && offset <= bytes.count, "round \(round): \(hexadecimal(bytes))")
        }
    }

    /// One to four changes: a byte replaced, removed, put in, or the tail cut off.
    private func mutate(_ original: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let byte = UInt8.random(in: 0...255, using: &generator)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.removeSubrange(place...)
            default: bytes[place] = byte
            }
        }
        return bytes
    }
}
