package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as one HTML file for people (`Docs/html.md`): semantic, with an outline, no script.
package struct HTMLPublicationWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "html", english: "one accessible HTML page with an outline, for reading",
            chinese: "单个无障碍 HTML 网页，带目录导航，供阅读", extensions: ["html", "htm"], mediaType: "text/html",
            content: .publication)
    }

    /// - Throws: `WriteError.notRepresentable` where an id is none or is doubled, so that nothing could be linked to it.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let outline = PublicationOutline(of: publication)
        if let fault = outline.fault { throw .notRepresentable(fault) }
        var walk = PageWalk(HTMLOutput(), outline: outline)
        let titles = [publication.title, publication.documents.first?.title].compactMap { $0?.value }
        // A page must have a title that says something (HTML, the title element).
        let title = titles.first { !$0.isBlank } ?? "公文"
        walk.output.begin(title: walk.text.clean(title))
        writeNavigation(of: outline, with: &walk)
        walk.output.markup("<main>\n")
        walk.write(publication)
        walk.output.markup("</main>\n</body>\n</html>\n")
        walk.text.losses.report(format: format.name, to: &sink)
        return walk.output.bytes
    }

    private func writeNavigation(of outline: PublicationOutline, with walk: inout PageWalk<HTMLOutput>) {
        guard !outline.entries.isEmpty else { return }
        walk.output.markup("<nav aria-label=\"目录导航\">\n")
        write(outline.entries, with: &walk)
        walk.output.markup("</nav>\n")
    }

    private func write(_ entries: [PublicationOutline.Entry], with walk: inout PageWalk<HTMLOutput>) {
        walk.output.markup("<ul>\n")
        for entry in entries {
            walk.output.markup("<li><a")
            walk.output.attribute("href", PageAddress.fragment(entry.anchor))
            walk.output.markup(">")
            // The body counts what is replaced in it; here it is only said again.
            var said = 0
            walk.output.text(entry.label.cleanedForPage(replaced: &said).inOneLine)
            walk.output.markup("</a>")
            if !entry.children.isEmpty {
                walk.output.markup("\n")
                write(entry.children, with: &walk)
            }
            walk.output.markup("</li>\n")
        }
        walk.output.markup("</ul>\n")
    }
}
