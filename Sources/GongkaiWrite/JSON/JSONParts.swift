import GongkaiModel

// What belongs to a document behind its body: what it issues, attaches and refers to.

extension Enclosure: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.sourced("title", title)
        walker.sourced("number", number)
        walker.optionalSourced("authors", authors)
        walker.optional("body", body)
        walker.optional("signature", signature)
        walker.optional("attachments", attachments)
        walker.optional("source", source)
    }
}

extension Attachment: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.optional("ordinal", ordinal)
        walker.sourced("title", title)
        walker.required("omitted", omitted)
        walker.optional("location", location)
        walker.sourced("heading", heading)
        walker.optional("body", body)
        walker.optional("source", source)
    }
}

extension Relation: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("type", kind)
        walker.optional("number", number)
        walker.optional("title", title)
        walker.optional("within", within)
        walker.optional("source", source)
    }
}

extension Relation.Within: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.optional("article", articles)
        walker.optional("item", items)
    }
}
