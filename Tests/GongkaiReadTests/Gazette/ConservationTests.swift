import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

/// Nothing is lost: the first invariant of the model, leaf by leaf.
@Suite struct ConservationTests {
    private func violations(_ bytes: [UInt8]) throws -> [String] {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "input.txt", bytes: bytes), diagnostics: &sink)
        return Conservation(of: publication, in: bytes).violations
    }

    @Test(
        "of the real gazette nothing is lost",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
    func corpus() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        #expect(try violations([UInt8](Data(contentsOf: url))) == [])
    }

    @Test("of seeded documents with nesting, odd brackets and missing parts nothing is lost", arguments: 0..<20)
    func seeded(block: Int) throws {
        for seed in 0..<50 {
            let text = GazetteGenerator(seed: UInt64(block * 50 + seed)).text()
            let violations = try violations(Array(text.utf8))
            #expect(violations == [], "seed \(block * 50 + seed)")
        }
    }
}
