/// Walks a publication in document order. A visitor says what it wants to see; what it leaves out is walked through.
///
/// Whoever implements `visit` for a node and still wants what is under it calls `descend` for that node.
public protocol PublicationVisitor {
    /// Sees a line of the printed contents.
    mutating func visit(_ entry: ContentsEntry)
    /// Sees a line of the closing catalogue, once all documents are through.
    mutating func visit(_ entry: CatalogueEntry)
    /// Sees a document.
    mutating func visit(_ document: Document)
    /// Sees what a document issues or passes on, behind the body and signature of the document.
    mutating func visit(_ enclosure: Enclosure)
    /// Sees an attachment of a document or of an enclosure.
    mutating func visit(_ attachment: Attachment)
    /// Sees a signature block of a document or of an enclosure.
    mutating func visit(_ signature: Signature)
    /// Sees a division, before those under it.
    mutating func visit(_ division: Division)
    /// Sees a paragraph, wherever blocks stand.
    mutating func visit(paragraph: Text)
    /// Sees a note among blocks, or one of the notes of a document.
    mutating func visit(note: Text)
    /// Sees a list, before what its items hold.
    mutating func visit(_ list: List)
    /// Sees a table with all its cells.
    mutating func visit(_ table: Table)
}

extension PublicationVisitor {
    /// Walks the whole publication.
    public mutating func visit(_ publication: Publication) {
        visit(blocks: publication.frontMatter)
        for entry in publication.contents { visit(entry) }
        for document in publication.documents { visit(document) }
        for entry in publication.catalogue { visit(entry) }
        visit(blocks: publication.backMatter)
    }

    /// Passes a line of the contents by; there is nothing under it.
    public mutating func visit(_ entry: ContentsEntry) {}
    /// Passes a line of the catalogue by; there is nothing under it.
    public mutating func visit(_ entry: CatalogueEntry) {}
    /// Walks what the document holds.
    public mutating func visit(_ document: Document) { descend(into: document) }
    /// Walks what the enclosure holds.
    public mutating func visit(_ enclosure: Enclosure) { descend(into: enclosure) }
    /// Walks the attachment's text.
    public mutating func visit(_ attachment: Attachment) { visit(blocks: attachment.body) }
    /// Passes a signature by; there is nothing under it.
    public mutating func visit(_ signature: Signature) {}
    /// Walks the blocks under the division.
    public mutating func visit(_ division: Division) { visit(blocks: division.blocks) }
    /// Passes a paragraph by.
    public mutating func visit(paragraph: Text) {}
    /// Passes a note by.
    public mutating func visit(note: Text) {}
    /// Walks the list's items.
    public mutating func visit(_ list: List) { descend(into: list) }
    /// Passes a table by: cells hold text and no blocks.
    public mutating func visit(_ table: Table) {}

    /// Walks what a document holds.
    public mutating func descend(into document: Document) {
        visit(blocks: document.body)
        if let signature = document.signature { visit(signature) }
        for enclosure in document.enclosures { visit(enclosure) }
        for attachment in document.attachments { visit(attachment) }
        for note in document.notes { visit(note: note) }
    }

    /// Walks what an enclosure holds.
    public mutating func descend(into enclosure: Enclosure) {
        visit(blocks: enclosure.body)
        if let signature = enclosure.signature { visit(signature) }
        for attachment in enclosure.attachments { visit(attachment) }
    }

    /// Walks the items of a list.
    public mutating func descend(into list: List) {
        for item in list.items { visit(blocks: item.blocks) }
    }

    /// Walks blocks, each by its kind.
    public mutating func visit(blocks: [Block]) {
        for block in blocks {
            switch block {
            case .division(let division): visit(division)
            case .paragraph(let text): visit(paragraph: text)
            case .note(let text): visit(note: text)
            case .list(let list): visit(list)
            case .table(let table): visit(table)
            }
        }
    }
}
