import GongkaiDiagnostics
import GongkaiModel

/// The titles of the contents and of the catalogue against those of the documents: one finding a document.
struct ListedTitleCheck: Check {
    let rules: [DiagnosticRule] = [.checkTitleDiffers]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        let publication = examined.publication
        let contents = titles(publication.contents.map(\.title.value), of: examined.documentOfContents)
        let catalogue = titles(publication.catalogue.map(\.title.value), of: examined.documentOfCatalogue)
        for (index, names) in examined.names.enumerated() where names.title != nil {
            let listed = [contents[index], catalogue[index]]
            guard listed.contains(where: { $0.map { !names.titles.contains(FoldedTitle($0)) } ?? false }) else {
                continue
            }
            let title = publication.documents[index].title
            sink.report(
                .checkTitleDiffers, [examined.name(of: index)] + ([title?.value] + listed).map(quoted),
                at: title?.source.position, modelPath: "documents/\(index)/title")
        }
    }

    /// The title of the first entry for each document.
    private func titles(_ titles: [String], of documents: [Int?]) -> [Int: String] {
        let pairs = zip(documents, titles).compactMap { document, title in document.map { ($0, title) } }
        return Dictionary(pairs) { first, _ in first }
    }

    private func quoted(_ title: String?) -> String {
        title.map { "“\($0)”" } ?? "—"
    }
}
