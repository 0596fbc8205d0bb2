import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// What was read from text comes back the same from XML and JSON, whatever the text was.
@Suite struct GazetteRoundTripTests {
    private func expectRoundTrip(_ bytes: [UInt8], _ comment: Comment) throws {
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "input.txt", bytes: bytes), diagnostics: &sink)
        let formats: [(any DocumentWriter, any DocumentReader)] = [
            (XMLPublicationWriter(), XMLPublicationReader()), (JSONPublicationWriter(), JSONPublicationReader()),
        ]
        for (writer, reader) in formats {
            let written = try writer.write(publication)
            let read = try reader.read(Input(name: "output", bytes: written), diagnostics: &sink)
            #expect(read == publication, comment)
            // Strings are equal by meaning; bytes tell whether they are the same characters.
            #expect(try writer.write(read) == written, comment)
        }
    }

    @Test("the samples come back the same from XML and JSON", arguments: ["gazette-2024-03", "notice", "request"])
    func samples(name: String) throws {
        let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")
        let bytes = [UInt8](try Data(contentsOf: samples.appendingPathComponent("\(name).txt")))
        try expectRoundTrip(bytes, "\(name)")
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: "input.txt", bytes: bytes), diagnostics: &sink)
        #expect(Conservation(of: publication, in: bytes).violations == [])
        #expect(!sink.contains(.warning) && !sink.contains(.error))
    }

    @Test(
        "the real gazette comes back the same from XML and JSON",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
    func corpus() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        try expectRoundTrip([UInt8](Data(contentsOf: url)), "corpus")
    }

    @Test("seeded documents come back the same from XML and JSON", arguments: 0..<10)
    func seeded(block: Int) throws {
        for seed in block * 50..<block * 50 + 50 {
            try expectRoundTrip(Array(GazetteGenerator(seed: UInt64(seed)).text().utf8), "seed \(seed)")
        }
    }
}
