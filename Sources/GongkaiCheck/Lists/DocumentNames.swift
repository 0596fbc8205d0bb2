import GongkaiModel

/// What a list may call a document by: its number, and its title in the forms that lists print it in.
struct DocumentNames: Sendable {
    let number: DocumentNumber?
    /// The title in full; `nil` for a document without one.
    let title: FoldedTitle?
    /// The title with and without its issuers in front, and the title of what the document issues, by which orders are listed.
    let titles: Set<FoldedTitle>

    init(_ document: Document) {
        number = document.number?.value
        title = document.title.map { FoldedTitle($0.value) }
        var titles: Set<FoldedTitle> = []
        if let title {
            let issuers = FoldedTitle(document.issuers.joined()).text
            titles = [title]
            if !issuers.isEmpty {
                titles.insert(FoldedTitle(issuers + title.text))
                if title.text.hasPrefix(issuers) {
                    titles.insert(FoldedTitle(String(title.text.dropFirst(issuers.count))))
                }
            }
        }
        for enclosure in document.enclosures {
            if let title = enclosure.title { titles.insert(FoldedTitle(title.value)) }
        }
        self.titles = titles
    }
}
