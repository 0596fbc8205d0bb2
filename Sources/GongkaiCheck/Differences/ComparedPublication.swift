import GongkaiModel

/// What of a publication is compared. Ids of divisions follow from their place, and what was dropped and the source file
/// are about the source: none of these is.
extension ComparedNode {
    init(_ publication: Publication) {
        self.init(
            "publication",
            [
                .property("kind", publication.kind.rawValue), .text("title", publication.title?.value),
                .property("publisher", publication.publisher),
                .property("period", publication.period?.canonicalText),
                .text("issueNumber", publication.issueNumber?.value),
                .text("contentsTitle", publication.contentsTitle?.value),
                .text("catalogueTitle", publication.catalogueTitle?.value),
            ],
            groups: [
                .blocks("frontMatter", publication.frontMatter),
                .ordered("contents", publication.contents.map(ComparedNode.init)),
                Group(name: "documents", matching: .keys, nodes: publication.documents.map(ComparedNode.init)),
                .ordered("catalogue", publication.catalogue.map(ComparedNode.init)),
                .blocks("backMatter", publication.backMatter),
            ])
    }

    private init(_ entry: ContentsEntry) {
        self.init(
            "contents entry", keys: [entry.number?.value.text, entry.title.value],
            [
                .text("section", entry.section?.value), .text("title", entry.title.value),
                .text("number", entry.number?.value.text), .marker("page", entry.page?.value.canonicalText),
            ])
    }

    private init(_ entry: CatalogueEntry) {
        self.init(
            "catalogue entry", keys: [entry.number?.value.text, entry.title.value],
            [.text("number", entry.number?.value.text), .text("title", entry.title.value)])
    }

    private init(_ document: Document) {
        self.init(
            "document", keys: [document.number?.value.text, document.id, document.title?.value],
            [
                .property("id", document.id), .text("copyNumber", document.copyNumber?.value),
                .text("secrecy", document.secrecy?.value), .text("secrecyTerm", document.secrecyTerm?.value),
                .text("urgency", document.urgency?.value), .text("masthead", document.masthead?.value),
                .text("number", document.number?.value.text), .text("title", document.title?.value),
                .property("kind", document.kind.rawValue), .property("indexNumber", document.indexNumber),
                .property("written", document.written?.canonicalText),
                .property("published", document.published?.canonicalText),
                .property("effective", document.effective?.canonicalText),
                .property("expires", document.expires?.canonicalText),
                .property("validity", document.validity), .property("status", document.status.rawValue),
                .property("statusBasis", document.statusBasis),
            ],
            groups: ComparedNode.parts(of: document))
    }

    private static func parts(of document: Document) -> [Group] {
        [
            .ordered("metadata", document.metadata.map(ComparedNode.init)),
            .names("signers", document.signers.map(\.value)), .names("issuers", document.issuers),
            .names("addressees", document.addressees.map(\.value)), .names("subjects", document.subjects),
            .blocks("body", document.body), .signature(document.signature),
            .ordered("enclosures", document.enclosures.map(ComparedNode.init)),
            .ordered("attachments", document.attachments.map(ComparedNode.init)),
            .names("copyRecipients", document.copyRecipients.map(\.value)),
            .ordered("notes", document.notes.map { ComparedNode($0, "note") }),
            .ordered("relations", document.relations.map(ComparedNode.init)),
        ]
    }

    private init(_ item: MetadataItem) {
        self.init(
            "metadata item", keys: [item.label.value],
            [.text("label", item.label.value), .text("value", item.value?.value)])
    }

    private init(_ enclosure: Enclosure) {
        self.init(
            "enclosure", keys: [enclosure.number?.value.text, enclosure.title?.value],
            [.text("title", enclosure.title?.value), .text("number", enclosure.number?.value.text)],
            groups: [
                .names("authors", enclosure.authors.map(\.value)), .blocks("body", enclosure.body),
                .signature(enclosure.signature),
                .ordered("attachments", enclosure.attachments.map(ComparedNode.init)),
            ])
    }

    private init(_ attachment: Attachment) {
        self.init(
            "attachment", keys: [attachment.title?.value, attachment.heading?.value],
            [
                .marker("ordinal", attachment.ordinal?.canonicalText), .text("title", attachment.title?.value),
                .property("omitted", attachment.omitted ? "true" : nil), .property("location", attachment.location),
                .text("heading", attachment.heading?.value),
            ],
            groups: [.blocks("body", attachment.body)])
    }

    private init(_ relation: Relation) {
        func numbers(_ name: String, _ numbers: [Int]?) -> Field? {
            guard let numbers, !numbers.isEmpty else { return nil }
            return .property(name, numbers.map(String.init).joined(separator: " "))
        }
        self.init(
            "relation", keys: [relation.number ?? relation.title],
            [
                .property("type", relation.kind.rawValue), .text("number", relation.number),
                .text("title", relation.title), numbers("within/articles", relation.within?.articles),
                numbers("within/items", relation.within?.items),
            ])
    }
}

extension ComparedNode.Group {
    static func ordered(_ name: String, _ nodes: [ComparedNode]) -> ComparedNode.Group {
        ComparedNode.Group(name: name, matching: .order, nodes: nodes)
    }

    fileprivate static func names(_ name: String, _ names: [String]) -> ComparedNode.Group {
        ordered(name, names.map { ComparedNode("name", [.text("", $0)]) })
    }

    fileprivate static func signature(_ signature: Signature?) -> ComparedNode.Group {
        guard let signature else { return ordered("signature", []) }
        let node = ComparedNode(
            "signature", [.text("date", signature.date?.value.canonicalText)],
            groups: [names("issuers", signature.issuers.map(\.value))])
        return ComparedNode.Group(name: "signature", matching: .single, nodes: [node])
    }
}
