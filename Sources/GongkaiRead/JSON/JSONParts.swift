import GongkaiModel

// What belongs to a document behind its body: what it issues, attaches and refers to.

extension Enclosure: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            title: object.optionalSourced("title"), number: object.optionalSourced("number"),
            authors: object.optionalSourced("authors"), body: object.optional("body") ?? [],
            signature: object.optional("signature"), attachments: object.optional("attachments") ?? [],
            source: object.optional("source") ?? [])
    }
}

extension Attachment: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            ordinal: object.optional("ordinal"), title: object.optionalSourced("title"),
            omitted: object.required("omitted") ?? false, location: object.optional("location"),
            heading: object.optionalSourced("heading"), body: object.optional("body") ?? [],
            source: object.optional("source") ?? [])
    }
}

extension Relation: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            kind: object.required("type") ?? .refersTo, number: object.optional("number"),
            title: object.optional("title"), within: object.optional("within"),
            source: object.optional("source") ?? [])
    }
}

extension Relation.Within: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(articles: object.optional("article") ?? [], items: object.optional("item") ?? [])
    }
}
