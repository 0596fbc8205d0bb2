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
        if !outline.entries.isEmpty {
            walk.output.markup("<nav aria-label=\"目录导航\">\n")
            walk.output.write(outline.entries)
            walk.output.markup("</nav>\n")
        }
        walk.output.markup("<main>\n")
        walk.write(publication)
        walk.output.markup("</main>\n</body>\n</html>\n")
        walk.text.losses.report(format: format.name, to: &sink)
        return walk.output.bytes
    }
}

extension HTMLOutput {
    /// Writes an outline as lists of links in one another.
    mutating func write(_ entries: [PublicationOutline.Entry]) {
        markup("<ul>\n")
        for entry in entries {
            markup("<li><a")
            attribute("href", PageAddress.fragment(entry.anchor))
            markup(">")
            // The body counts what is replaced in it; here it is only said again.
            var said = 0
            text(entry.label.cleanedForPage(replaced: &said).inOneLine)
            markup("</a>")
            if !entry.children.isEmpty {
                markup("\n")
                write(entry.children)
            }
            markup("</li>\n")
        }
        markup("</ul>\n")
    }
}
