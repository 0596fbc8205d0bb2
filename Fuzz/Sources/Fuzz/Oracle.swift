import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport

/// What has to hold of every input, whatever it is. What does not hold ends the program, which libFuzzer takes note of.
enum Oracle {
    /// Text: nothing of it is lost, and what was read goes through XML and JSON unharmed.
    static func gazette(_ bytes: [UInt8]) {
        guard let publication = read(bytes, by: GazetteReader()) else { return }
        if publication.sourceFile?.encoding == "UTF-8" {
            let violations = Conservation(of: publication, in: bytes).violations
            guard violations.isEmpty else { fatalError("lost: \(violations)") }
        }
        roundTrip(publication, XMLPublicationWriter(), XMLPublicationReader())
        roundTrip(publication, JSONPublicationWriter(), JSONPublicationReader())
    }

    /// XML: what can be read can be written again, and is then the same.
    static func xml(_ bytes: [UInt8]) {
        guard let publication = read(bytes, by: XMLPublicationReader()) else { return }
        roundTrip(publication, XMLPublicationWriter(), XMLPublicationReader())
    }

    /// JSON likewise.
    static func json(_ bytes: [UInt8]) {
        guard let publication = read(bytes, by: JSONPublicationReader()) else { return }
        roundTrip(publication, JSONPublicationWriter(), JSONPublicationReader())
    }

    /// The publication, or `nil` for an input that was refused: in words that are there in both languages.
    private static func read(_ bytes: [UInt8], by reader: some DocumentReader) -> Publication? {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            return try reader.read(Input(name: "input", bytes: bytes), diagnostics: &sink)
        } catch {
            guard !error.diagnostics.isEmpty else { fatalError("refused without a word") }
            for diagnostic in error.diagnostics {
                for language in Language.allCases where diagnostic.message(in: language).isEmpty {
                    fatalError("\(diagnostic.rule.id) says nothing in \(language)")
                }
            }
            if case .internalFault(let diagnostic) = error { fatalError(diagnostic.message(in: .english)) }
            return nil
        }
    }

    private static func roundTrip(
        _ publication: Publication, _ writer: some DocumentWriter, _ reader: some DocumentReader
    ) {
        let written: [UInt8]
        do throws(WriteError) {
            written = try writer.write(publication)
        } catch {
            fatalError("not written: \(error.diagnostics.map { $0.message(in: .english) })")
        }
        guard let again = read(written, by: reader) else { fatalError("what was written cannot be read") }
        guard again == publication else { fatalError("what was written reads as something else") }
    }
}
