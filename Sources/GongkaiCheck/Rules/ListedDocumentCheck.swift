import GongkaiDiagnostics
import GongkaiModel

/// Entries without a document, and documents without an entry.
struct ListedDocumentCheck: Check {
    let rules: [DiagnosticRule] = [.checkNotInIssue, .checkNotInContents, .checkNotInCatalogue]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        let publication = examined.publication
        for (index, entry) in publication.contents.enumerated()
        where examined.documentOfContents[index] == nil && !namesCatalogue(entry, of: publication) {
            report(entry.number, entry.title, path: "contents/\(index)", into: &sink)
        }
        for (index, entry) in publication.catalogue.enumerated() where examined.documentOfCatalogue[index] == nil {
            report(entry.number, entry.title, path: "catalogue/\(index)", into: &sink)
        }
        reportUnlisted(examined, into: &sink)
    }

    private func report(
        _ number: Sourced<DocumentNumber>?, _ title: Sourced<String>, path: String, into sink: inout DiagnosticSink
    ) {
        let name = (number.map { "\($0.value.text) " } ?? "") + "“\(title.value)”"
        sink.report(.checkNotInIssue, [name], at: (number?.source ?? title.source).position, modelPath: path)
    }

    /// Whether a line of the contents leads to the closing catalogue, which is no document.
    private func namesCatalogue(_ entry: ContentsEntry, of publication: Publication) -> Bool {
        guard entry.number == nil, let heading = publication.catalogueTitle else { return false }
        let title = FoldedTitle(entry.title.value)
        return title == FoldedTitle(heading.value) || title.text.hasSuffix("目录")
    }

    private func reportUnlisted(_ examined: Examined, into sink: inout DiagnosticSink) {
        let publication = examined.publication
        let inContents = Set(examined.documentOfContents.compactMap { $0 })
        let inCatalogue = Set(examined.documentOfCatalogue.compactMap { $0 })
        let codes = Set(publication.catalogue.compactMap { $0.number?.value.code })
        for (index, document) in publication.documents.enumerated() {
            let position = (document.title?.source ?? document.source).position
            let path = "documents/\(index)"
            if !publication.contents.isEmpty, !inContents.contains(index) {
                sink.report(.checkNotInContents, [examined.name(of: index)], at: position, modelPath: path)
            }
            if !inCatalogue.contains(index), belongsInCatalogue(document, codes: codes, period: publication.period) {
                sink.report(.checkNotInCatalogue, [examined.name(of: index)], at: position, modelPath: path)
            }
        }
    }

    /// Whether a catalogue should list a document: it lists what some bodies issued in one period, so the document must
    /// be of a code that it has, and not be known to be of another period.
    private func belongsInCatalogue(_ document: Document, codes: Set<String>, period: CalendarDate?) -> Bool {
        guard let code = document.number?.value.code, codes.contains(code) else { return false }
        guard let period, let written = document.written else { return true }
        return !written.isSurelyBefore(period) && !period.isSurelyBefore(written)
    }
}
