package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as CommonMark with pipe tables (`Docs/markdown.md`).
package struct MarkdownPublicationWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "markdown", english: "Markdown: CommonMark with pipe tables", chinese: "Markdown：CommonMark，表格用竖线",
            extensions: ["md", "markdown"], mediaType: "text/markdown", content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var walk = PageWalk(MarkdownOutput(), outline: PublicationOutline(of: publication))
        walk.write(publication)
        walk.text.losses.emphasis += walk.output.plainEmphasis
        walk.text.losses.report(format: format.name, to: &sink)
        return Array(walk.output.text.utf8)
    }
}
