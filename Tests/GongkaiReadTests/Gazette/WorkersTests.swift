import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import TestSupport
import Testing

/// Any number of workers reads the same publication, tells the same diagnostics and writes the same bytes.
struct WorkersTests {
    private static let counts = [2, 3, 7]

    private struct Outcome: Equatable {
        var xml: [UInt8]
        var json: [UInt8]
        var diagnostics: [Diagnostic]
    }

    private func outcome(of bytes: [UInt8], limits: ReadLimits, workers: Workers) throws -> Outcome {
        var sink = DiagnosticSink()
        let input = Input(name: "input.txt", bytes: bytes, limits: limits)
        let publication = try GazetteReader(workers: workers).read(input, diagnostics: &sink)
        return Outcome(
            xml: try XMLPublicationWriter(workers: workers).write(publication),
            json: try JSONPublicationWriter(workers: workers).write(publication), diagnostics: sink.diagnostics)
    }

    private func expectSame(_ bytes: [UInt8], limits: ReadLimits = ReadLimits(), _ comment: Comment) throws {
        let alone = try outcome(of: bytes, limits: limits, workers: .one)
        for count in WorkersTests.counts {
            let together = try outcome(of: bytes, limits: limits, workers: Workers(count: count))
            // Asked first: told as a difference of arrays, a failure would take longer than anybody waits.
            let isSame = together == alone
            #expect(isSame, "\(comment), \(count) workers")
        }
    }

    private var sample: [UInt8] {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return [UInt8](try Data(contentsOf: root.appendingPathComponent("Samples/gazette-2024-03.txt")))
        }
    }

    @Test("the sample reads the same with any number of workers")
    func sampleReadsTheSame() throws {
        try expectSame(try sample, "sample")
    }

    @Test("an issue of many documents, each several times, reads the same with any number of workers")
    func repeatedSample() throws {
        try expectSame(Array(repeatElement(try sample, count: 4).joined()), "sample, four times")
    }

    @Test(
        "the real gazette reads the same with any number of workers",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
    func corpus() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        try expectSame([UInt8](Data(contentsOf: url)), "corpus")
    }

    @Test("seeded issues read the same with any number of workers", arguments: 0..<5)
    func seeded(block: Int) throws {
        for seed in block * 10..<block * 10 + 10 {
            let documents = (0..<4).map { GazetteGenerator(seed: UInt64(seed * 4 + $0)).text() }
            try expectSame(Array(documents.joined(separator: "\n\n").utf8), "seed \(seed)")
        }
    }

    @Test("a limit that counts through all documents ends in the same place", arguments: [1, 5, 20])
    func limited(divisions: Int) throws {
        var limits = ReadLimits()
        limits[.divisions] = divisions
        try expectSame(try sample, limits: limits, "\(divisions) divisions")
    }
}
