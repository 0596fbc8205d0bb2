import GongkaiBytes
import TestSupport
import Testing

@Suite("Bytes that are counted and looked for several at once")
struct ByteSearchingTests {
    @Test("are those that are found one after the other", arguments: 0..<4)
    func bytes(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for length in [0, 1, 7, 8, 191, 192, 193, 384, 1_000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...9, using: &random) }
            bytes.withUnsafeBufferPointer { buffer in
                #expect(buffer.countBytes { $0 == 3 } == bytes.count { $0 == 3 })
                #expect(buffer.countBytes { ($0 < 4) != ($0 == 2) } == bytes.count { $0 < 4 && $0 != 2 })
                for start in [0, 1, length / 2, length, length + 1] {
                    let first = bytes.indices.dropFirst(start).first { bytes[$0] == 7 }
                    #expect(buffer.offset(of: 7, from: start) == first ?? length)
                }
            }
        }
    }

    @Test("are counted where all of them are")
    func all() {
        let bytes = [UInt8](repeating: 1, count: 1_000)
        #expect(bytes.withUnsafeBufferPointer { $0.countBytes { $0 == 1 } } == 1_000)
    }
}
