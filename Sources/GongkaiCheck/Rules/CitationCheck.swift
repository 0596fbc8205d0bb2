import GongkaiDiagnostics
import GongkaiModel

/// What a document says of another one of the same issue, against that one itself.
struct CitationCheck: Check {
    let rules: [DiagnosticRule] = [.checkCitedTitleDiffers, .checkCitedNumberDiffers, .checkRepealsItself]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        let byTitle = documentsByTitle(examined.names)
        for (index, document) in examined.publication.documents.enumerated() {
            for (place, relation) in document.relations.enumerated() {
                guard let number = relation.number else { continue }
                let path = "documents/\(index)/relations/\(place)"
                if ends(relation.kind), number == document.number?.value.text {
                    sink.report(.checkRepealsItself, [number], at: relation.source.position, modelPath: path)
                } else if let title = relation.title {
                    compare(
                        Citation(kind: relation.kind, number: DocumentNumber(number), title: title, path: path),
                        at: relation.source.position, with: examined, byTitle: byTitle, into: &sink)
                }
            }
        }
    }

    /// A citation by number and title.
    private struct Citation {
        let kind: Relation.Kind
        let number: DocumentNumber
        let title: String
        let path: String
    }

    private func compare(
        _ citation: Citation, at position: Diagnostic.Position?, with examined: Examined, byTitle: [FoldedTitle: Int],
        into sink: inout DiagnosticSink
    ) {
        let title = FoldedTitle(citation.title)
        if let cited = examined.documentsByNumber[citation.number.text] {
            guard !cited.contains(where: { isCalled(title, examined.names[$0]) }), let first = cited.first,
                let own = examined.publication.documents[first].title
            else { return }
            sink.report(
                .checkCitedTitleDiffers, [citation.number.text, citation.title, own.value], at: position,
                modelPath: citation.path)
        } else if let cited = byTitle[title], let own = examined.names[cited].number, isSlip(citation, of: own) {
            sink.report(
                .checkCitedNumberDiffers, [citation.title, citation.number.text, own.text], at: position,
                modelPath: citation.path)
        }
    }

    /// Whether a document may be cited by a title: a citation may leave the issuers out, or name only what is issued.
    private func isCalled(_ title: FoldedTitle, _ names: DocumentNames) -> Bool {
        names.title == nil || names.titles.contains { $0.text.contains(title.text) || title.text.contains($0.text) }
    }

    /// Whether a number differs from another in its year or in its serial alone. A document that ends another may bear
    /// the title of the one that it ends.
    private func isSlip(_ citation: Citation, of own: DocumentNumber) -> Bool {
        let cited = citation.number
        guard !ends(citation.kind), cited.code == own.code else { return false }
        return (cited.serial == own.serial) != (cited.year == own.year)
    }

    private func ends(_ kind: Relation.Kind) -> Bool {
        switch kind {
        case .repeals, .replaces: true
        case .transmits, .basedOn, .refersTo, .amends: false
        }
    }

    /// The one document under each full title; a title that several bear tells nothing.
    private func documentsByTitle(_ names: [DocumentNames]) -> [FoldedTitle: Int] {
        let titled = names.indices.filter { names[$0].title != nil }
        return Dictionary(grouping: titled) { names[$0].title ?? FoldedTitle("") }
            .filter { $0.value.count == 1 }.compactMapValues(\.first)
    }
}
