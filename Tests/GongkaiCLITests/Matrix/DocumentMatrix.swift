import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport

/// What every writer of publications has to keep to, found out of any one. The faults found are sentences.
struct DocumentMatrix {
    let writer: any DocumentWriter
    /// Its like, that may use more threads.
    let parallel: any DocumentWriter
    var reader: (any DocumentReader)?

    /// The reader of what a writer writes, where both have the whole model; of a page only what shows is read back.
    static func reader(ofAllWrittenBy writer: any DocumentWriter) -> (any DocumentReader)? {
        let reader = DocumentReaderRegistry.standard.reader(named: writer.format.name)
        return reader is DOCXPublicationReader ? nil : reader
    }

    /// What became of a publication.
    enum Outcome: Equatable {
        case written([UInt8], told: [String])
        case refused([String])
        /// The component outside the program that the format needs is not there.
        case missing
    }

    static func write(_ publication: Publication, with writer: any DocumentWriter) -> Outcome {
        var sink = DiagnosticSink()
        do throws(WriteError) {
            let bytes = try writer.write(publication, diagnostics: &sink)
            return .written(bytes, told: sink.diagnostics.map(\.rule.id))
        } catch {
            if case .componentFailed = error { return .missing }
            return .refused(error.diagnostics.map(\.rule.id))
        }
    }

    // MARK: Same bytes

    func sameBytes() -> [String] {
        let generated = (UInt64(0)..<12).map { PublicationGenerator(seed: $0).publication() }
        return ([.small] + generated).enumerated().compactMap { index, publication in
            let first = DocumentMatrix.write(publication, with: writer)
            guard first == DocumentMatrix.write(publication, with: writer) else {
                return "publication \(index) differs"
            }
            guard first == DocumentMatrix.write(publication, with: parallel) else {
                return "publication \(index) differs for several workers"
            }
            return nil
        }
    }

    // MARK: Hostile text

    /// Texts end with a mark each, so that it is seen which of them are there.
    private static let marks = ["题", "标", "段", "格", "签"]

    static func publication(saying string: String) -> Publication {
        func text(_ number: Int) -> String { string + marks[number] }
        let table = Table(rows: [[Table.Cell(text: Text(text(3)), header: true)], [Table.Cell(text: Text(text(3)))]])
        let division = Division(
            id: "d-1", kind: .level1, marker: Sourced("一、"), ordinal: [1], heading: Sourced(text(1)),
            blocks: [.paragraph(Text(text(2))), .table(table)])
        return Publication(
            kind: .document, title: Sourced(text(0)),
            documents: [
                Document(
                    id: "d", title: Sourced(text(0)), metadata: [MetadataItem(label: Sourced(text(4)))],
                    body: [.division(division)])
            ])
    }

    /// Nothing is lost without a word: each text is there, or was replaced and told, or all is refused; and what reads
    /// the format gets the same back.
    func hostile(_ piece: HostilePiece) -> [String] {
        guard
            case .written(let plain, let usual) = DocumentMatrix.write(
                DocumentMatrix.publication(saying: HostilePiece.harmless.text), with: writer)
        else { return ["a harmless publication is refused"] }
        let publication = DocumentMatrix.publication(saying: piece.text)
        switch DocumentMatrix.write(publication, with: writer) {
        case .missing: return ["the component went away"]
        case .refused(let rules): return rules.isEmpty ? ["refused without a word"] : []
        case .written(let bytes, let told):
            do {
                let without = try WrittenTexts(plain, mediaType: writer.format.mediaType)
                let with = try WrittenTexts(bytes, mediaType: writer.format.mediaType)
                return lost(piece.text, with, without, told: told, usual: usual) + readBack(bytes, publication)
            } catch { return ["not well-formed: \(error)"] }
        }
    }

    private func lost(
        _ text: String, _ with: WrittenTexts, _ without: WrittenTexts, told: [String], usual: [String]
    ) -> [String] {
        let isReplaced = Set(told) != Set(usual)
        guard without.hold(HostilePiece.harmless.text + DocumentMatrix.marks[0]) else {
            return ["not even the title is there"]
        }
        return DocumentMatrix.marks.enumerated().compactMap { number, mark in
            let isHeld = without.hold(HostilePiece.harmless.text + mark)
            if !isHeld { return usual.isEmpty ? "\(mark) is left out without a word" : nil }
            if with.hold(text + mark) { return nil }
            if isReplaced,
                [true, false].contains(where: { with.hold(text.withReplacements(keepingLineEnds: $0) + mark) })
            {
                return nil
            }
            return "\(mark) is lost or changed without a word"
        }
    }

    private func readBack(_ bytes: [UInt8], _ publication: Publication) -> [String] {
        guard let reader else { return [] }
        let name = "a." + (writer.format.extensions.first ?? "")
        var sink = DiagnosticSink()
        let again = try? reader.read(Input(name: name, bytes: bytes), diagnostics: &sink)
        return again == publication ? [] : ["does not read back: \(sink.diagnostics.map(\.rule.id))"]
    }
}

extension String {
    /// The text as formats have it that hold no control characters and noncharacters.
    /// - Parameter keepingLineEnds: whether the line end of C1 (NEL) is one.
    func withReplacements(keepingLineEnds: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x85 where keepingLineEnds, 0x09...0x0D: scalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
