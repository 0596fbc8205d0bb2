package import GongkaiModel

/// A publication under examination: itself, and the look-ups that several checks share. Made once, in linear time.
package struct Examined: Sendable {
    package let publication: Publication
    /// The names of each document, in the order of the documents.
    let names: [DocumentNames]
    /// The documents under each number, by the number's text.
    let documentsByNumber: [String: [Int]]
    /// Which document each entry of the printed contents stands for; `nil` where none does.
    let documentOfContents: [Int?]
    /// Which document each entry of the closing catalogue stands for; `nil` where none does.
    let documentOfCatalogue: [Int?]

    package init(_ publication: Publication) {
        let names = publication.documents.map(DocumentNames.init)
        self.publication = publication
        self.names = names
        documentsByNumber = Dictionary(
            grouping: publication.documents.indices.filter { publication.documents[$0].number != nil },
            by: { publication.documents[$0].number?.value.text ?? "" })
        documentOfContents = ListMatcher.matches(
            publication.contents.map { ListedEntry(number: $0.number?.value, title: $0.title.value) }, to: names)
        documentOfCatalogue = ListMatcher.matches(
            publication.catalogue.map { ListedEntry(number: $0.number?.value, title: $0.title.value) }, to: names)
    }

    /// What to call a document in a message: its number, else its title, else its identifier.
    func name(of index: Int) -> String {
        let document = publication.documents[index]
        return document.number?.value.text ?? document.title?.value ?? document.id
    }
}
