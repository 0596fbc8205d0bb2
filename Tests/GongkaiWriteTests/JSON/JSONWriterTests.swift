import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    /// The folder of files that the writer must give byte by byte.
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden")

    /// Several workers say the same as one.
    private func diagnostics(writing publication: Publication) -> [Diagnostic] {
        let found = [1, 3].map { diagnostics(writing: publication, workers: Workers(count: $0)) }
        #expect(found[0] == found[1])
        return found[0]
    }

    private func diagnostics(writing publication: Publication, workers: Workers) -> [Diagnostic] {
        do throws(WriteError) {
            _ = try JSONPublicationWriter(workers: workers).write(publication)
            return []
        } catch {
            return error.diagnostics
        }
    }

    /// Divisions in one another.
    private func nested(_ levels: Int) -> Publication {
        var blocks: [Block] = []
        for level in 0..<levels {
            blocks = [
                .division(
                    Division(id: "d-\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: blocks))
            ]
        }
        return Publication(kind: .document, documents: [Document(id: "d", body: blocks)])
    }

    @Test("a small publication with every kind of node gives the golden file")
    func goldenFile() throws {
        let bytes = try JSONPublicationWriter().write(.small)
        let golden = try Data(contentsOf: JSONWriterTests.golden.appendingPathComponent("publication.json"))
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let expected = String(decoding: golden, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == expected.count)
        for (number, (line, other)) in zip(lines, expected).enumerated() {
            #expect(line.utf8.elementsEqual(other.utf8), "line \(number + 1): \(line), expected \(other)")
        }
    }

    @Test("the same publication gives the same bytes, whoever writes it and at the same time as others")
    func sameBytes() async throws {
        let publication = PublicationGenerator(seed: 7).publication()
        let expected = try JSONPublicationWriter().write(publication)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try JSONPublicationWriter().write(publication) } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }

    @Test("several workers write the bytes of one, in one piece or in several")
    func workers() throws {
        for seed in 0..<20 as Range<UInt64> {
            let publication = PublicationGenerator(seed: seed).publication()
            let expected = try JSONPublicationWriter().write(publication)
            for count in [2, 5] {
                let writer = JSONPublicationWriter(workers: Workers(count: count))
                var sink = DiagnosticSink()
                #expect(try writer.write(publication) == expected)
                #expect(try Array(writer.pieces(of: publication, diagnostics: &sink).joined()) == expected)
            }
        }
    }

    @Test("divisions nest as deep as the reader follows, and what is deeper is refused with its place")
    func nesting() throws {
        // Root, documents, document and body are four levels; a division and its blocks two, its last array empty.
        let deepest = (JSONParser.nestingLimit - 4) / 2
        let publication = nested(deepest)
        let bytes = try JSONPublicationWriter().write(publication)
        var sink = DiagnosticSink()
        let again = try JSONPublicationReader().read(Input(name: "-", bytes: bytes), diagnostics: &sink)
        #expect(again == publication)

        let found = diagnostics(writing: nested(deepest + 1))
        #expect(found.map(\.rule) == [.jsonNesting])
        #expect(found.first?.modelPath?.hasPrefix("documents/0/body/0/blocks/0/blocks/0/") == true)
        #expect(diagnostics(writing: nested(2_000)).map(\.rule) == [.jsonNesting])
    }

    @Test(
        "a character that XML forbids is refused with its place, since nobody could read it back",
        arguments: ["\0", "\u{8}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func forbidden(character: String) {
        let publication = Publication(
            kind: .document,
            documents: [Document(id: "d", title: Sourced("a"), addressees: [Sourced("a"), Sourced("b\(character)")])])
        let found = diagnostics(writing: publication)
        #expect(found.map(\.rule) == [.jsonForbiddenCharacter])
        #expect(found.first?.modelPath == "documents/0/addressees/1")
    }

    @Test("an id that is empty, holds white space or is doubled is refused with its place")
    func identifiers() {
        func findings(_ ids: String...) -> [String?] {
            let documents = ids.map { Document(id: $0) }
            return diagnostics(writing: Publication(kind: .gazette, documents: documents)).map(\.modelPath)
        }
        #expect(findings("a", "b") == [])
        #expect(findings("") == ["documents/0/id"])
        #expect(findings("a", "b c") == ["documents/1/id"])
        #expect(findings("a", "b", "a") == ["documents/2/id"])
        #expect(findings("a", "b c", "a", "a", "") == ["documents/1/id"])
    }

    @Test("the registries know the format by its name, its extension and its content")
    func registries() {
        #expect(DocumentWriterRegistry.standard.writer(named: "json") != nil)
        #expect(DocumentWriterRegistry.standard.writer(forFileNamed: "a.JSON")?.format == .json)
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x0A, 0x20] + Array("{}".utf8)
        #expect(DocumentReaderRegistry.standard.reader(forFileNamed: "-", bytes: bytes)?.format == .json)
        #expect(!JSONPublicationReader().recognises(Array("[{}]".utf8)))
        #expect(!JSONPublicationReader().recognises([]))
    }
}
