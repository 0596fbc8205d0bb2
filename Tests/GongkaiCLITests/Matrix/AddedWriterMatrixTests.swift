import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import TestSupport
import Testing

/// A format in one type, as somebody else would write it: titles, a line each.
private struct TitlesWriter: DocumentWriter {
    /// What the writer gets wrong, to see that the matrix sees it.
    enum Fault: CaseIterable { case none, losesTitles, tellsNothing, changesMarkup, drawsLots }

    private static let onlyTitles = DiagnosticRule("test.titles", .note, english: "titles only", chinese: "仅标题")
    private static let unwritable = DiagnosticRule("test.control", .error, english: "control", chinese: "控制字符")

    var fault = Fault.none
    var random = Chance()

    /// What is never the same twice.
    final class Chance: @unchecked Sendable { var count = 0 }

    let format = Format(
        name: "titles", english: "titles", chinese: "标题", extensions: ["titles"], mediaType: "text/x-titles",
        content: .publication)

    func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let titles = fault == .losesTitles ? [] : publication.documents.compactMap(\.title?.value)
        let isWritable = titles.allSatisfy { $0.unicodeScalars.allSatisfy { !$0.properties.isNoncharacterCodePoint } }
        guard isWritable else { throw .notRepresentable(Diagnostic(TitlesWriter.unwritable)) }
        if fault != .tellsNothing { sink.report(TitlesWriter.onlyTitles) }
        random.count += 1
        let lines = fault == .changesMarkup ? titles.map { $0.replacing("<", with: "") } : titles
        return Array((lines + (fault == .drawsLots ? ["\(random.count)"] : [])).joined(separator: "\n").utf8)
    }
}

/// A writer that is added in one type and one line of a registry is judged as those of the house.
@Suite struct AddedWriterMatrixTests {
    private func matrix(_ fault: TitlesWriter.Fault) throws -> DocumentMatrix {
        let registry = DocumentWriterRegistry.standard.adding(TitlesWriter(fault: fault))
        let writer = try #require(registry.writer(forFileNamed: "a.titles"))
        return DocumentMatrix(writer: writer, parallel: writer)
    }

    private func faults(_ fault: TitlesWriter.Fault) throws -> [String] {
        let matrix = try matrix(fault)
        return matrix.sameBytes() + HostilePiece.all.flatMap { matrix.hostile($0) }
    }

    @Test func aGoodOneIsGood() throws {
        #expect(try faults(.none) == [])
        guard case .written(let bytes, _) = DocumentMatrix.write(.small, with: try matrix(.none).writer) else {
            Issue.record("the small publication is not written")
            return
        }
        #expect(try GoldenFile(kind: "added", format: TitlesWriter().format).faults(in: bytes) == [])
    }

    @Test(arguments: TitlesWriter.Fault.allCases.dropFirst())
    fileprivate func whatABadOneDoesIsSeen(_ fault: TitlesWriter.Fault) throws {
        #expect(try faults(fault) != [])
    }
}
