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
        let inContents = Listed(
            documents: examined.documentOfContents, numbers: publication.contents.map { $0.number?.value })
        let inCatalogue = Listed(
            documents: examined.documentOfCatalogue, numbers: publication.catalogue.map { $0.number?.value })
        for (index, document) in publication.documents.enumerated() {
            func report(_ rule: DiagnosticRule) {
                sink.report(
                    rule, [examined.name(of: index)], at: (document.title?.source ?? document.source).position,
                    modelPath: "documents/\(index)")
            }
            if !publication.contents.isEmpty, !inContents.has(document, at: index) { report(.checkNotInContents) }
            if belongs(document, in: inCatalogue, of: publication.period), !inCatalogue.has(document, at: index) {
                report(.checkNotInCatalogue)
            }
        }
    }

    /// What a list has.
    private struct Listed {
        private let documents: Set<Int>
        private let numbers: Set<String>
        let codes: Set<String>

        init(documents: [Int?], numbers: [DocumentNumber?]) {
            self.documents = Set(documents.compactMap { $0 })
            self.numbers = Set(numbers.compactMap { $0?.text })
            codes = Set(numbers.compactMap { $0?.code })
        }

        /// Whether the list has a document, or one under its number.
        func has(_ document: Document, at index: Int) -> Bool {
            documents.contains(index) || document.number.map { numbers.contains($0.value.text) } ?? false
        }
    }

    /// Whether a catalogue should list a document: it lists what some bodies issued in one period, so the document must
    /// be of a code that it has, and not be known to be of another period.
    private func belongs(_ document: Document, in catalogue: Listed, of period: CalendarDate?) -> Bool {
        guard let code = document.number?.value.code, catalogue.codes.contains(code) else { return false }
        guard let period, let written = document.written else { return true }
        return !written.isSurelyBefore(period) && !period.isSurelyBefore(written)
    }
}
