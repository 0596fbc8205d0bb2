package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// Writes a publication as Akoma Ntoso 3.0 (OASIS LegalDocML): a gazette as `officialGazette`, a document as `doc`.
///
/// What Akoma Ntoso has no place for stands in our own namespace: under `proprietary`, or as attributes of the element
/// that it belongs to. `Docs/akoma-ntoso.md` says what is where.
package struct AkomaNtosoWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "akn", english: "Akoma Ntoso 3.0 (OASIS LegalDocML): officialGazette or doc",
            chinese: "Akoma Ntoso 3.0（OASIS LegalDocML）：officialGazette 或 doc", extensions: ["akn"],
            mediaType: "application/akn+xml", content: .publication)
    }

    /// Walks twice: metadata stands above the text, and names what only the walk through the text finds.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var first = AkomaNtosoElements()
        first.write(publication)
        if let fault = first.firstFault { throw .notRepresentable(fault) }
        var second = AkomaNtosoElements(index: first.index)
        second.write(publication)
        let bytes = second.emitter.finish()
        if let fault = second.firstFault { throw .notRepresentable(fault) }
        for note in second.notes { sink.report(note) }
        return bytes
    }
}
