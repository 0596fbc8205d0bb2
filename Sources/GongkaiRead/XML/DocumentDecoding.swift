import GongkaiModel
import GongkaiXML

extension Document {
    init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            id: try element.attribute("id"), kind: try element.attribute("kind", as: DocumentKind.self),
            status: try element.attribute("status", as: DocumentStatus.self), source: try element.sourceRanges())
        try readPrinted(element)
        try readDerived(element)
        body = try element.optional("body", [Block].init) ?? []
        signature = try element.optional("signature", Signature.init)
        enclosures = try element.all("enclosure", Enclosure.init)
        attachments = try element.all("attachment", Attachment.init)
        notes = try element.all("note", Text.init)
        relations = try element.all("relation", Relation.init)
    }

    private mutating func readPrinted(_ element: XMLElement) throws(XMLDecodingError) {
        copyNumber = try element.optional("copyNumber", Sourced.init)
        secrecy = try element.optional("secrecy", Sourced.init)
        secrecyTerm = try element.optional("secrecyTerm", Sourced.init)
        urgency = try element.optional("urgency", Sourced.init)
        masthead = try element.optional("masthead", Sourced.init)
        number = try element.optional("number", Sourced.init)
        signers = try element.all("signer", Sourced.init)
        title = try element.optional("title", Sourced.init)
        addressees = try element.all("addressee", Sourced.init)
        copyRecipients = try element.all("copyRecipient", Sourced.init)
        metadata = try element.child("metadata")?.all("item", MetadataItem.init) ?? []
    }

    private mutating func readDerived(_ element: XMLElement) throws(XMLDecodingError) {
        issuers = element.strings("issuer")
        indexNumber = element.string("indexNumber")
        subjects = element.strings("subject")
        written = try element.optional("written", CalendarDate.init)
        published = try element.optional("published", CalendarDate.init)
        effective = try element.optional("effective", CalendarDate.init)
        expires = try element.optional("expires", CalendarDate.init)
        validity = element.string("validity")
        statusBasis = element.string("statusBasis")
    }
}

extension MetadataItem {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            label: try element.required("label", Sourced.init),
            value: try element.optional("value", Sourced.init))
    }
}

extension Signature {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            issuers: try element.all("issuer", Sourced.init),
            date: try element.optional("date", Sourced.init), source: try element.sourceRanges())
    }
}

extension Enclosure {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            title: try element.optional("title", Sourced.init),
            number: try element.optional("number", Sourced.init),
            authors: try element.all("author", Sourced.init),
            body: try element.optional("body", [Block].init) ?? [],
            signature: try element.optional("signature", Signature.init),
            attachments: try element.all("attachment", Attachment.init), source: try element.sourceRanges())
    }
}

extension Attachment {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            ordinal: element[attribute: "ordinal"] == nil ? nil : try element.natural("ordinal"),
            title: try element.optional("title", Sourced.init), omitted: try element.boolean("omitted"),
            location: element.string("location"), heading: try element.optional("heading", Sourced.init),
            body: try element.optional("body", [Block].init) ?? [], source: try element.sourceRanges())
    }
}

extension Relation {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(
            kind: try element.attribute("type", as: Kind.self), number: element.string("number"),
            title: element.string("title"), within: try element.optional("within", Within.init),
            source: try element.sourceRanges())
    }
}

extension Relation.Within {
    fileprivate init(_ element: XMLElement) throws(XMLDecodingError) {
        self.init(articles: try element.naturals("article"), items: try element.naturals("item"))
    }
}
