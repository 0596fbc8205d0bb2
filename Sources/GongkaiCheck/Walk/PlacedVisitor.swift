import GongkaiDiagnostics
import GongkaiModel

/// Sees every text of a publication in document order, each with its path, and the divisions that they stand in.
protocol PlacedVisitor {
    /// A body begins: of a document, an enclosure, an attachment, or of what stands before and behind the documents.
    /// Its numbering is its own.
    mutating func beginBody()
    /// A division begins; its heading and blocks follow.
    mutating func begin(_ division: Division, at path: ModelPath)
    /// The division ends that began last.
    mutating func endDivision()
    /// A table begins; its cells follow, row by row.
    mutating func begin(_ table: Table)
    /// A cell begins; its text follows.
    mutating func beginCell(row: Int, index: Int, of table: Table)
    /// The table's rows are through.
    mutating func endTable()
    /// A printed text: a title, a heading, a paragraph, a cell.
    mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath)
}

extension PlacedVisitor {
    mutating func beginBody() {}
    mutating func begin(_ division: Division, at path: ModelPath) {}
    mutating func endDivision() {}
    mutating func begin(_ table: Table) {}
    mutating func beginCell(row: Int, index: Int, of table: Table) {}
    mutating func endTable() {}
    mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {}

    /// Walks a whole publication.
    mutating func walk(_ publication: Publication) {
        var walk = PlacedWalk(visitor: self)
        walk.publication(publication)
        self = walk.visitor
    }
}

/// Keeps the path while it walks.
private struct PlacedWalk<Visitor: PlacedVisitor> {
    var visitor: Visitor
    private var path = ModelPath()

    init(visitor: Visitor) { self.visitor = visitor }

    mutating func publication(_ publication: Publication) {
        text(publication.title, "title")
        text(publication.issueNumber, "issueNumber")
        body(publication.frontMatter, "frontMatter")
        text(publication.contentsTitle, "contentsTitle")
        each(publication.contents, "contents") { walk, entry in
            walk.text(entry.section, "section")
            walk.text(entry.title, "title")
            walk.number(entry.number)
        }
        each(publication.documents, "documents") { $0.document($1) }
        text(publication.catalogueTitle, "catalogueTitle")
        each(publication.catalogue, "catalogue") { walk, entry in
            walk.number(entry.number)
            walk.text(entry.title, "title")
        }
        body(publication.backMatter, "backMatter")
    }

    private mutating func document(_ document: Document) {
        each(document.metadata, "metadata") { walk, item in
            walk.text(item.label, "label")
            walk.text(item.value, "value")
        }
        text(document.masthead, "masthead")
        number(document.number)
        texts(document.signers, "signers")
        text(document.title, "title")
        texts(document.addressees, "addressees")
        body(document.body, "body")
        signature(document.signature)
        each(document.enclosures, "enclosures") { $0.enclosure($1) }
        each(document.attachments, "attachments") { $0.attachment($1) }
        texts(document.copyRecipients, "copyRecipients")
        each(document.notes, "notes") { $0.text($1, "text") }
    }

    private mutating func enclosure(_ enclosure: Enclosure) {
        text(enclosure.title, "title")
        number(enclosure.number)
        texts(enclosure.authors, "authors")
        body(enclosure.body, "body")
        signature(enclosure.signature)
        each(enclosure.attachments, "attachments") { $0.attachment($1) }
    }

    private mutating func attachment(_ attachment: Attachment) {
        text(attachment.title, "title")
        text(attachment.heading, "heading")
        body(attachment.body, "body")
    }

    private mutating func signature(_ signature: Signature?) {
        guard let signature else { return }
        within(.name("signature")) { $0.texts(signature.issuers, "issuers") }
    }

    private mutating func body(_ blocks: [Block], _ name: StaticString) {
        guard !blocks.isEmpty else { return }
        visitor.beginBody()
        self.blocks(blocks, name)
    }

    private mutating func blocks(_ blocks: [Block], _ name: StaticString) {
        each(blocks, name) { walk, block in
            switch block {
            case .division(let division): walk.division(division)
            case .paragraph(let text), .note(let text): walk.text(text, "text")
            case .list(let list): walk.each(list.items, "items") { $0.blocks($1.blocks, "blocks") }
            case .table(let table): walk.table(table)
            }
        }
    }

    private mutating func division(_ division: Division) {
        visitor.begin(division, at: path)
        text(division.heading, "heading")
        blocks(division.blocks, "blocks")
        visitor.endDivision()
    }

    private mutating func table(_ table: Table) {
        text(table.label, "label")
        text(table.caption, "caption")
        text(table.unit, "unit")
        visitor.begin(table)
        var number = 0
        each(table.rows, "rows") { walk, row in
            for (index, cell) in row.enumerated() {
                walk.visitor.beginCell(row: number, index: index, of: table)
                walk.within(.index(index)) { $0.text(cell.text, "text") }
            }
            number += 1
        }
        visitor.endTable()
        each(table.footnotes, "footnotes") { $0.text($1, "text") }
    }

    // MARK: Steps

    private mutating func text(_ text: Text, _ name: StaticString) {
        within(.name(name)) { $0.visitor.visit(text.string, source: text.source, at: $0.path) }
    }

    private mutating func text(_ text: Sourced<String>?, _ name: StaticString) {
        guard let text else { return }
        within(.name(name)) { $0.visitor.visit(text.value, source: text.source, at: $0.path) }
    }

    private mutating func number(_ number: Sourced<DocumentNumber>?) {
        guard let number else { return }
        within(.name("number")) { $0.visitor.visit(number.value.text, source: number.source, at: $0.path) }
    }

    private mutating func texts(_ texts: [Sourced<String>], _ name: StaticString) {
        each(texts, name) { $0.visitor.visit($1.value, source: $1.source, at: $0.path) }
    }

    private mutating func each<Item>(
        _ items: [Item], _ name: StaticString, _ step: (inout PlacedWalk, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        within(.name(name)) { walk in
            for (index, item) in items.enumerated() {
                walk.within(.index(index)) { step(&$0, item) }
            }
        }
    }

    private mutating func within(_ component: ModelPath.Component, _ step: (inout PlacedWalk) -> Void) {
        path.push(component)
        step(&self)
        path.pop()
    }
}
