import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

@Suite struct JSONRoundTripTests {
    private func read(_ bytes: [UInt8]) throws -> Publication {
        var sink = DiagnosticSink()
        return try JSONPublicationReader().read(Input(name: "-", bytes: bytes), diagnostics: &sink)
    }

    @Test("every publication is read back as it was written, byte by byte", arguments: 0..<500 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let publication = PublicationGenerator(seed: seed).publication()
        let bytes = try JSONPublicationWriter().write(publication)
        let again = try read(bytes)
        #expect(again == publication)
        // Strings that are equal may still differ in their code points; their bytes may not.
        #expect(try JSONPublicationWriter().write(again) == bytes)
    }

    @Test("an empty publication is read back")
    func empty() throws {
        let publication = Publication(kind: .gazette)
        #expect(try read(JSONPublicationWriter().write(publication)) == publication)
    }

    @Test("a file with a byte changed is refused, or is itself a publication that is read back", arguments: 0..<8)
    func changedBytes(part: Int) throws {
        var random = SplitMix64(seed: UInt64(part))
        let bytes = try JSONPublicationWriter().write(.small)
        var refused = 0
        for _ in 0..<100 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let replacement = Bool.random(using: &random) ? bytes.randomElement(using: &random) : nil
                changed[Int.random(in: changed.indices, using: &random)] =
                    replacement ?? UInt8.random(in: 0...255, using: &random)
            }
            guard let publication = try? read(changed) else {
                refused += 1
                continue
            }
            #expect(try read(JSONPublicationWriter().write(publication)) == publication)
        }
        #expect((1..<100).contains(refused), "some changes hit text or white space, most hit the grammar")
    }

    @Test(
        "the judges outside get publications to judge",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_INTEROP_OUTPUT"] != nil, "no folder for them named"))
    func judges() throws {
        let path = try #require(ProcessInfo.processInfo.environment["GONGKAI_INTEROP_OUTPUT"])
        let seeded = (0..<100 as Range<UInt64>).map { ("seed-\($0)", PublicationGenerator(seed: $0).publication()) }
        for (name, publication) in [("small", .small)] + seeded {
            let file = URL(fileURLWithPath: path).appendingPathComponent("\(name).json")
            try Data(JSONPublicationWriter().write(publication)).write(to: file)
        }
    }
}
