public import GongkaiDiagnostics

/// A run of the source's own characters in the model: text, a marker, a cell, a title.
///
/// The leaves and what was dropped are together the whole source but for white space: the model's first invariant.
public struct Leaf: Hashable, Sendable {
    /// What kind of leaf: `title`, `marker`, `paragraph` …
    public var role: String
    /// The characters of the source that it stands for.
    public var verbatim: String
    /// Where those characters stand; several ranges where the run was torn.
    public var source: [SourceRange]
}

extension Publication {
    /// Every leaf that names its place in the source, in no promised order.
    public var leaves: [Leaf] {
        var collector = LeafCollector()
        collector.add(title, as: "title")
        collector.add(issueNumber, as: "issueNumber")
        collector.add(contentsTitle, as: "contentsTitle")
        collector.add(catalogueTitle, as: "catalogueTitle")
        collector.visit(self)
        return collector.leaves
    }
}

private struct LeafCollector: PublicationVisitor {
    var leaves: [Leaf] = []

    mutating func add<Value>(_ value: Sourced<Value>?, as role: String) {
        guard let value, !value.source.isEmpty else { return }
        leaves.append(Leaf(role: role, verbatim: value.verbatim, source: value.source))
    }

    mutating func add(_ text: Text, as role: String) {
        guard !text.source.isEmpty else { return }
        leaves.append(Leaf(role: role, verbatim: text.verbatim, source: text.source))
    }

    mutating func visit(_ entry: ContentsEntry) {
        add(entry.section, as: "section")
        add(entry.title, as: "title")
        add(entry.number, as: "number")
        add(entry.page, as: "page")
    }

    mutating func visit(_ entry: CatalogueEntry) {
        add(entry.number, as: "number")
        add(entry.title, as: "title")
    }

    mutating func visit(_ document: Document) {
        for item in document.metadata {
            add(item.label, as: "label")
            add(item.value, as: "value")
        }
        let head = [
            ("copyNumber", document.copyNumber), ("secrecy", document.secrecy),
            ("secrecyTerm", document.secrecyTerm), ("urgency", document.urgency), ("masthead", document.masthead),
            ("title", document.title),
        ]
        for (role, value) in head { add(value, as: role) }
        add(document.number, as: "number")
        for signer in document.signers { add(signer, as: "signer") }
        for addressee in document.addressees { add(addressee, as: "addressee") }
        for recipient in document.copyRecipients { add(recipient, as: "copyRecipient") }
        descend(into: document)
    }

    mutating func visit(_ enclosure: Enclosure) {
        add(enclosure.title, as: "title")
        add(enclosure.number, as: "number")
        for author in enclosure.authors { add(author, as: "author") }
        descend(into: enclosure)
    }

    mutating func visit(_ attachment: Attachment) {
        add(attachment.title, as: "title")
        add(attachment.heading, as: "heading")
        visit(blocks: attachment.body)
    }

    mutating func visit(_ signature: Signature) {
        for issuer in signature.issuers { add(issuer, as: "issuer") }
        add(signature.date, as: "date")
    }

    mutating func visit(_ division: Division) {
        add(division.marker, as: "marker")
        add(division.heading, as: "heading")
        visit(blocks: division.blocks)
    }

    mutating func visit(paragraph: Text) { add(paragraph, as: "paragraph") }

    mutating func visit(note: Text) { add(note, as: "note") }

    mutating func visit(_ list: List) {
        for item in list.items {
            add(item.marker, as: "marker")
            visit(blocks: item.blocks)
        }
    }

    mutating func visit(_ table: Table) {
        add(table.label, as: "label")
        add(table.caption, as: "caption")
        add(table.unit, as: "unit")
        for cell in table.rows.joined() { add(cell.text, as: "cell") }
        for footnote in table.footnotes { add(footnote, as: "footnote") }
    }
}
