import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

@Suite struct CSVRoundTripTests {
    private let writer = CSVPublicationWriter()
    private let reader = CSVPublicationReader()

    /// Reads the files, which must give nothing to report.
    private func read(_ files: [NamedFile]) throws -> Publication {
        var sink = DiagnosticSink()
        let publication = try reader.read(files, diagnostics: &sink)
        #expect(sink.diagnostics.isEmpty)
        return publication
    }

    private func read(archive bytes: [UInt8]) throws -> Publication {
        var sink = DiagnosticSink()
        return try reader.read(Input(name: "p.zip", bytes: bytes), diagnostics: &sink)
    }

    @Test("every publication is read back as it was written, byte by byte", arguments: 0..<500 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let publication = PublicationGenerator(seed: seed).publication()
        let files = try writer.files(of: publication)
        let again = try read(files)
        #expect(again == publication)
        // Strings that are equal may still differ in their code points; their bytes may not.
        #expect(try JSONPublicationWriter().write(again) == JSONPublicationWriter().write(publication))
        let archive = try writer.write(publication)
        #expect(try writer.files(of: read(archive: archive)) == files)
    }

    @Test("the order of the files does not matter, nor that they were packed in a folder")
    func filesInAnyOrder() throws {
        let publication = PublicationGenerator(seed: 5).publication()
        let files = try writer.files(of: publication)
        #expect(try read(files.reversed()) == publication)
        let inFolder = files.map { NamedFile(name: "issue/" + $0.name, bytes: $0.bytes) }
        #expect(try read(archive: Archive.pack(inFolder)) == publication)
    }

    @Test("an empty publication is read back")
    func empty() throws {
        let publication = Publication(kind: .gazette)
        #expect(try read(writer.files(of: publication)) == publication)
    }

    @Test("the same bytes come out of every thread")
    func sameBytes() async throws {
        let expected = try writer.write(PublicationGenerator(seed: 7).publication())
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask { try CSVPublicationWriter().write(PublicationGenerator(seed: 7).publication()) }
            }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }

    @Test("every record stands in one line, and no cell looks like a formula", arguments: 0..<50 as Range<UInt64>)
    func safeCells(seed: UInt64) throws {
        for file in try writer.files(of: PublicationGenerator(seed: seed).publication()).dropFirst() {
            var parser = CSVParser()
            let batch = try parser.parse(file.bytes)
            #expect(batch.count == file.bytes.count { $0 == 0x0A })
            for field in batch.fields {
                let first = batch.text(of: field)?.unicodeScalars.first
                #expect(first.map { "=+-@\t\r".unicodeScalars.contains($0) } != true)
            }
        }
    }

    @Test("what is read from texts is read back", arguments: ["corpus", "Samples"])
    func texts(folder: String) throws {
        let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
        let url = folder == "corpus" ? SharedInputs.path(folder) : URL(fileURLWithPath: root + "/" + folder)
        guard let url else { return }
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { ($0.hasSuffix(".txt") || $0.hasSuffix(".md")) && !$0.hasPrefix("README") }
        for name in names.sorted() {
            var sink = DiagnosticSink()
            let input = Input(name: name, bytes: Array(try Data(contentsOf: url.appendingPathComponent(name))))
            let publication = try GazetteReader().read(input, diagnostics: &sink)
            let again = try read(writer.files(of: publication))
            #expect(again == publication, "\(name)")
            #expect(try JSONPublicationWriter().write(again) == JSONPublicationWriter().write(publication), "\(name)")
        }
    }

    @Test("what nobody could read back is not written")
    func notRepresentable() throws {
        var deep = Block.paragraph(Text("x"))
        for level in 0..<600 {
            deep = .division(
                Division(id: "d\(level)", kind: .level1, marker: Sourced("一、"), ordinal: [1], blocks: [deep]))
        }
        let same = Block.division(Division(id: "same", kind: .level1, marker: Sourced(""), ordinal: []))
        let cases: [(Publication, DiagnosticRule)] = [
            (Publication(kind: .document, frontMatter: [deep]), .csvNesting),
            (Publication(kind: .document, frontMatter: [same, same]), .csvRepeatedIdentifier),
            (Publication(kind: .document, documents: [Document(id: "a b")]), .csvBadIdentifier),
            (Publication(kind: .document, publisher: "\u{1B}"), .csvForbiddenCharacter),
            (Publication(kind: .document, frontMatter: [.note(Text("\u{0}"))]), .csvForbiddenCharacter),
        ]
        for (publication, rule) in cases {
            let error = #expect(throws: WriteError.self) { try writer.files(of: publication) }
            #expect(error?.diagnostics.map(\.rule) == [rule])
        }
    }
}
