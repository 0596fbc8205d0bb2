import GongkaiArchive
package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a publication as a Word document laid out by GB/T 9704-2012 (`Docs/docx.md`).
package struct DOCXPublicationWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "docx", english: "Word document, laid out by GB/T 9704-2012",
            chinese: "Word 文档，按 GB/T 9704-2012 排版", extensions: ["docx"],
            mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        var walk = PageWalk(DOCXOutput(), outline: PublicationOutline(of: publication))
        walk.write(publication)
        walk.output.finish()
        walk.text.losses.wideTables = walk.output.wideTables
        walk.text.losses.report(format: format.name, to: &sink)
        // What is replaced in them was counted where they stand on the page.
        var said = 0
        let title = (publication.title ?? publication.documents.first?.title)?.value ?? ""
        let files = DOCXPackage.files(
            of: walk.output, title: title.cleanedForPage(replaced: &said).inOneLine,
            creator: (publication.publisher ?? "").cleanedForPage(replaced: &said).inOneLine)
        do throws(ArchiveError) {
            return try Archive.pack(files)
        } catch {
            throw .internalFault([error.diagnostic])
        }
    }
}
