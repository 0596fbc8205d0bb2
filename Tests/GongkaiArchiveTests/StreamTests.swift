import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import Testing

@Suite("Packed streams")
struct StreamTests {
    private static let written: [Packing] = [.gzip, .zstd, .bzip2, .xz, .lz4]

    /// Text that packs well and not too well.
    private func text(_ count: Int) -> [UInt8] {
        var state: UInt64 = 7
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return 0x61 + UInt8(state >> 60)
        }
    }

    private func packed(_ bytes: [UInt8], _ packing: Packing) throws -> [UInt8] {
        var packed: [UInt8] = []
        let output = try PackedOutput(packing) {
            packed += $0
            return true
        }
        for start in stride(from: 0, to: bytes.count, by: 10_007) {
            let piece = Array(bytes[start..<min(start + 10_007, bytes.count)])
            let isWritten = piece.withUnsafeBytes { output.write($0) }
            #expect(isWritten)
        }
        let isFinished = output.finish()
        #expect(isFinished)
        return packed
    }

    private func unpacked(
        _ bytes: [UInt8], _ packing: Packing, budget: UnpackingBudget = UnpackingBudget()
    ) throws(SupplyError) -> [UInt8] {
        try UnpackedSupply(MemorySupply(bytes), packing: packing, budget: budget).rest()
    }

    @Test("what is packed is told by its first bytes and unpacks to what it was", arguments: written)
    func roundTrip(packing: Packing) throws {
        for count in [0, 1, 500_000] {
            let bytes = text(count)
            let stream = try packed(bytes, packing)
            #expect(Packing(beginning: stream) == packing)
            #expect(try unpacked(stream, packing) == bytes)
            #expect(try packed(bytes, packing) == stream)
        }
    }

    @Test("gzip is written without name and time")
    func header() throws {
        #expect(try packed(text(10), .gzip).prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test("a stream that is cut off is refused wherever it ends", arguments: written)
    func cutOff(packing: Packing) throws {
        let stream = try packed(text(20_000), packing)
        for length in stride(from: Packing.markSize, to: stream.count, by: 97) {
            #expect(throws: SupplyError.self, "\(length) of \(stream.count)") {
                try unpacked(Array(stream.prefix(length)), packing)
            }
        }
    }

    @Test("a stream of nothing is nothing, and refused where it is cut off", arguments: written)
    func empty(packing: Packing) throws {
        let stream = try packed([], packing)
        #expect(try unpacked(stream, packing) == [])
        for length in 4..<stream.count {
            #expect(throws: SupplyError.self, "\(length) of \(stream.count)") {
                try unpacked(Array(stream.prefix(length)), packing)
            }
        }
    }

    @Test("gzip is held to its checksum and size", arguments: 1...8)
    func checksum(distance: Int) throws {
        var stream = try packed(text(1_000), .gzip)
        stream[stream.count - distance] ^= 1
        #expect(throws: SupplyError.self) { try unpacked(stream, .gzip) }
    }

    @Test("gzip may have several members and zeros behind them, and nothing else")
    func members() throws {
        let stream = try packed(text(1_000), .gzip)
        #expect(try unpacked(stream + stream + [0, 0, 0], .gzip) == text(1_000) + text(1_000))
        #expect(throws: SupplyError.self) { try unpacked(stream + Array("more".utf8), .gzip) }
    }

    @Test("data that unpacks to too much is refused, for its ratio or its size", arguments: [Packing.gzip, .zstd, .xz])
    func bombs(packing: Packing) throws {
        let bomb = try packed(Array(repeating: 0, count: 32 << 20), packing)
        #expect(refusal(of: bomb, packing, UnpackingBudget()) == .archiveStreamRatio)
        #expect(refusal(of: bomb, packing, UnpackingBudget(bytes: 1 << 20, ratio: 1 << 30)) == .archiveTooLarge)
        #expect(refusal(of: bomb, packing, UnpackingBudget(ratio: 1 << 30)) == nil)
    }

    private func refusal(of bytes: [UInt8], _ packing: Packing, _ budget: UnpackingBudget) -> DiagnosticRule? {
        do throws(SupplyError) {
            _ = try unpacked(bytes, packing, budget: budget)
            return nil
        } catch {
            guard case .refused(let diagnostic) = error else { return nil }
            return diagnostic.rule
        }
    }

    @Test(
        "names tell how an output is packed, and what it is called unpacked",
        arguments: [("a.csv.gz", "a.csv"), ("b.NDJSON.ZST", "b.NDJSON"), ("d.e/c.xz", "d.e/c")])
    func names(name: String, unpacked: String) {
        #expect(Packing.writing(fileNamed: name)?.name == unpacked)
    }

    @Test("names that tell of no packing", arguments: ["a.csv", ".gz", "a/.gz", "gz", "a.zip", "a.gzip"])
    func plainNames(name: String) { #expect(Packing.writing(fileNamed: name) == nil) }

    @Test("a text that begins as bzip2 does is a text")
    func text() { #expect(Packing(beginning: Array("BZh,name\n".utf8)) == nil) }
}
