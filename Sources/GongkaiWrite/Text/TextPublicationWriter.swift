package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as plain text laid out by GB/T 9704-2012 (`Docs/text.md`).
package struct TextPublicationWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "text", english: "plain text, laid out by GB/T 9704-2012", chinese: "纯文本，按 GB/T 9704-2012 排版",
            extensions: ["txt", "text"], mediaType: "text/plain", content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var walk = PageWalk(TextOutput(), outline: PublicationOutline(of: publication))
        walk.write(publication)
        walk.text.losses.report(format: format.name, to: &sink)
        return walk.output.finish()
    }
}
