import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

@Suite struct XMLDamageTests {
    private func read(_ bytes: [UInt8]) throws(ReadError) -> Publication {
        var sink = DiagnosticSink()
        return try XMLPublicationReader().read(Input(name: "-", bytes: bytes), diagnostics: &sink)
    }

    @Test(
        "a damaged file is refused with a reason, or is still a publication that can be written and read",
        arguments: 0..<20)
    func damaged(group: UInt64) throws {
        var refused = 0
        for seed in group * 25..<group * 25 + 25 {
            var random = SplitMix64(seed: seed)
            var bytes = try XMLPublicationWriter().write(PublicationGenerator(seed: seed).publication())
            for _ in 0...Int.random(in: 0...2, using: &random) { damage(&bytes, with: &random) }
            do {
                let publication = try read(bytes)
                #expect(try read(try XMLPublicationWriter().write(publication)) == publication, "seed \(seed)")
            } catch let error as ReadError {
                if case .internalFault = error { throw error }
                let diagnostics = error.diagnostics
                #expect(diagnostics.contains { $0.position?.line != nil }, "seed \(seed)")
                refused += 1
            }
        }
        #expect(refused > 0)
    }

    private func damage(_ bytes: inout [UInt8], with random: inout SplitMix64) {
        let place = Int.random(in: bytes.indices, using: &random)
        let range = place..<min(bytes.count, place + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(range)
        case 2: bytes.insert(contentsOf: Array(bytes[range]), at: place)
        default: bytes[place] = [0x3C, 0x3E, 0x26, 0x22, 0x20, 0x00].randomElement(using: &random) ?? 0x3C
        }
    }
}
