import Foundation
import GongkaiCLI
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import TestSupport
import Testing

/// Every writer of publications that the program has, whatever they are.
@Suite struct DocumentMatrixTests {
    private static let writers = Surroundings(environment: [:]).writers
    private static let parallel = Surroundings(environment: [:], workers: Workers(count: 3)).writers
    private static let names = writers.writers.map(\.format.name)

    private func matrix(_ name: String) throws -> DocumentMatrix {
        DocumentMatrix(
            writer: try #require(DocumentMatrixTests.writers.writer(named: name)),
            parallel: try #require(DocumentMatrixTests.parallel.writer(named: name)),
            reader: DocumentReaderRegistry.standard.reader(named: name).flatMap { $0.isExact ? $0 : nil })
    }

    /// Whether the component that a format needs is there; where it is not, that is seen in the log.
    private func isPresent(_ matrix: DocumentMatrix) -> Bool {
        guard DocumentMatrix.write(.small, with: matrix.writer) == .missing else { return true }
        Issue.record("\(matrix.writer.format.name) is not judged: its component is missing", severity: .warning)
        return false
    }

    @Test("the same publication gives the same bytes, for any number of workers", arguments: names)
    func sameBytes(_ name: String) throws {
        #expect(try matrix(name).sameBytes() == [])
    }

    @Test("hostile text is kept, replaced and told, or refused", arguments: names, HostilePiece.all)
    func hostile(_ name: String, _ piece: HostilePiece) throws {
        let matrix = try matrix(name)
        guard isPresent(matrix) else { return }
        #expect(matrix.hostile(piece) == [])
    }

    @Test("a small publication is written as this very file", arguments: names)
    func golden(_ name: String) throws {
        let matrix = try matrix(name)
        guard isPresent(matrix) else { return }
        let file = GoldenFile(kind: "publication", format: matrix.writer.format)
        switch DocumentMatrix.write(.small, with: matrix.writer) {
        case .written(let bytes, _): #expect(try file.faults(in: bytes) == [])
        case let outcome: Issue.record("the small publication is \(outcome)")
        }
    }

    @Test("there is no golden file of a format that is gone")
    func stale() {
        let formats = DocumentMatrixTests.writers.writers.map(\.format)
        let wanted = Set(formats.map { GoldenFile(kind: "publication", format: $0).url.lastPathComponent })
        #expect(GoldenFile.names(kind: "publication") == wanted)
    }
}
