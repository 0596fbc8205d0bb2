import GongkaiBytes
import TestSupport
import Testing

@Suite("Bytes that are no UTF-8")
struct UTF8ScanTests {
    /// The first error by the standard library's parser of single characters.
    private func firstError(in bytes: ArraySlice<UInt8>) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var (rest, offset) = (bytes.makeIterator(), bytes.startIndex)
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    private func scan(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let buffer = ByteBuffer(capacity: bytes.count)
        buffer.append(bytes)
        return UTF8Scan.firstError(in: buffer, range: range)
    }

    @Test("are found at every place of a line, alone and cut off")
    func everyPlace() {
        let wrong: [[UInt8]] = [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xE4],
            [0xED, 0xA0, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
            [0xE4, 0xB8, 0xAD, 0xAD],
        ]
        let right: [[UInt8]] = ["", "中", "é", "😀", "ก", "\u{D7FF}", "\u{10FFFF}", "\u{FFFF}"].map { Array($0.utf8) }
        for sequence in wrong + right {
            for before in 0..<140 {
                for after in [0, 1, 70] {
                    let bytes =
                        [UInt8](repeating: 0x61, count: before) + sequence + [UInt8](repeating: 0x62, count: after)
                    #expect(
                        scan(bytes, 0..<bytes.count) == firstError(in: bytes[...]), "\(sequence) \(before) \(after)")
                }
            }
        }
    }

    @Test("are found in text of every kind, in the whole or a stretch of it", arguments: 0..<8)
    func texts(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = ["a", "é", "中", "文字", "😀", "กข", "\u{FFFD}", "한글", String(repeating: "x", count: 70)]
        for _ in 0..<2_000 {
            var bytes = (0..<Int.random(in: 1...90, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let start = Bool.random(using: &random) ? 0 : Int.random(in: 0...bytes.count, using: &random)
            let end = Bool.random(using: &random) ? bytes.count : Int.random(in: start...bytes.count, using: &random)
            #expect(scan(bytes, start..<end) == firstError(in: bytes[start..<end]), "\(bytes) \(start) \(end)")
        }
    }
}
