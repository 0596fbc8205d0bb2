import GongkaiModel

extension Document: BundleNode {
    var nodeKind: NodeKind { .document }

    func write(to walker: inout BundleWalker) {
        walker.identifier(id)
        writeHead(to: &walker)
        writeDates(to: &walker)
        walker.source(source)
        walker.children(.metadata, metadata)
        walker.children(.body, body)
        walker.children(.signature, signature.map { [$0] } ?? [])
        walker.children(.enclosures, enclosures)
        walker.children(.attachments, attachments)
        walker.children(.notes, notes.map { TextNode(kind: .note, text: $0) })
        walker.children(.relations, relations)
    }

    private func writeHead(to walker: inout BundleWalker) {
        walker.sourced("copyNumber", copyNumber)
        walker.sourced("secrecy", secrecy)
        walker.sourced("secrecyTerm", secrecyTerm)
        walker.sourced("urgency", urgency)
        walker.sourced("masthead", masthead)
        walker.sourced("number", number)
        walker.column("numberForm", number?.value.form)
        walker.column("numberCode", number?.value.code)
        walker.column("numberYear", number?.value.year)
        walker.column("numberSerial", number?.value.serial)
        walker.names(.signers, signers)
        walker.sourced("title", title)
        walker.column("kind", kind)
        walker.names(.issuers, issuers)
        walker.names(.addressees, addressees)
        walker.names(.copyRecipients, copyRecipients)
        walker.column("indexNumber", indexNumber)
        walker.names(.subjects, subjects)
    }

    private func writeDates(to walker: inout BundleWalker) {
        walker.column("written", written)
        walker.column("published", published)
        walker.column("effective", effective)
        walker.column("expires", expires)
        walker.column("validity", validity)
        walker.column("status", status)
        walker.column("statusBasis", statusBasis)
    }
}

extension MetadataItem: BundleNode {
    var nodeKind: NodeKind { .metadataItem }

    func write(to walker: inout BundleWalker) {
        walker.sourced("label", label)
        walker.sourced("value", value)
    }
}

extension Signature: BundleNode {
    var nodeKind: NodeKind { .signature }

    func write(to walker: inout BundleWalker) {
        walker.names(.issuers, issuers)
        walker.sourced("date", date)
        walker.source(source)
    }
}

extension Enclosure: BundleNode {
    var nodeKind: NodeKind { .enclosure }

    func write(to walker: inout BundleWalker) {
        walker.sourced("title", title)
        walker.sourced("number", number)
        walker.names(.authors, authors)
        walker.source(source)
        walker.children(.body, body)
        walker.children(.signature, signature.map { [$0] } ?? [])
        walker.children(.attachments, attachments)
    }
}

extension Attachment: BundleNode {
    var nodeKind: NodeKind { .attachment }

    func write(to walker: inout BundleWalker) {
        walker.column("ordinal", ordinal)
        walker.sourced("title", title)
        walker.column("omitted", omitted)
        walker.column("location", location)
        walker.sourced("heading", heading)
        walker.source(source)
        walker.children(.body, body)
    }
}

extension Relation: BundleNode {
    var nodeKind: NodeKind { .relation }

    func write(to walker: inout BundleWalker) {
        walker.column("kind", kind)
        walker.column("number", number)
        walker.column("title", title)
        walker.column("within", within != nil)
        walker.numbers(.articles, within?.articles ?? [])
        walker.numbers(.items, within?.items ?? [])
        walker.source(source)
    }
}
