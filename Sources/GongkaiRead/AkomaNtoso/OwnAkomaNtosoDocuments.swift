import GongkaiModel
import GongkaiXML

/// Documents with what is attached to them, as our writer says them in Akoma Ntoso.
extension OwnAkomaNtoso {
    /// A document.
    /// - Parameter publication: the one that it is alone in, whose cover and conclusions are its own.
    mutating func document(
        _ element: XMLElement, in publication: inout Publication, isRoot: Bool
    ) throws(XMLDecodingError) -> Document {
        var parts = try OwnAkomaNtosoParts(element)
        guard let meta = parts.next("meta") else { throw element.unread("", as: "meta") }
        guard let proprietary = meta.child("proprietary"), let own = proprietary.child("document") else {
            throw meta.unread("", as: "document")
        }
        let kind = try element.attribute("name", as: DocumentKind.self)
        var document = Document(
            id: try own.attribute("id"), kind: kind, status: try own.attribute("status", as: DocumentStatus.self),
            source: try own.ownRanges())
        try readOwn(proprietary, into: &document)
        try readMetadata(meta, into: &document)
        if isRoot {
            try read(proprietary, into: &publication)
            if let cover = parts.next("coverPage") { try readCover(cover, into: &publication) }
        }
        if let preface = parts.next("preface") { try readPreface(preface, into: &document) }
        if let body = parts.next("mainBody") { document.body = try blocks(body) }
        if let conclusions = parts.next("conclusions") {
            var rest = try OwnAkomaNtosoParts(conclusions)
            document.signature = try signature(&rest)
            document.notes = try texts(rest.allNamed("note"))
            document.copyRecipients = try canonical(rest.allNamed("copyRecipient"))
            if isRoot { try readBack(&rest, into: &publication) }
            try rest.end()
        }
        if let attached = parts.next("attachments") {
            var all = try OwnAkomaNtosoParts(attached)
            for part in all.all("attachment", where: { $0[attribute: "class"] == "enclosure" }) {
                document.enclosures.append(try enclosure(part))
            }
            document.attachments = try attachments(&all)
            try all.end()
        }
        try parts.end()
        return document
    }

    private func readPreface(_ element: XMLElement, into document: inout Document) throws(XMLDecodingError) {
        var parts = try OwnAkomaNtosoParts(element)
        for (name, member) in head {
            if let block = parts.named(name) { document[keyPath: member] = try canonical(block) }
        }
        if let paragraph = parts.next("p") { document.number = try number(only("docNumber", in: paragraph)) }
        document.signers = try canonical(parts.allNamed("signer"))
        if let title = parts.next("longTitle") { document.title = try longTitle(title) }
        document.addressees = try canonical(parts.allNamed("addressee"))
        try parts.end()
    }

    private var head: [(String, WritableKeyPath<Document, Sourced<String>?>)] {
        [
            ("copyNumber", \.copyNumber), ("secrecy", \.secrecy), ("secrecyTerm", \.secrecyTerm),
            ("urgency", \.urgency), ("masthead", \.masthead),
        ]
    }

    /// The one child of an element that holds nothing else.
    private func only(_ name: String, in element: XMLElement) throws(XMLDecodingError) -> XMLElement {
        var parts = try OwnAkomaNtosoParts(element)
        guard let child = parts.next(name) else { throw element.unread("", as: name) }
        try parts.end()
        return child
    }

    func longTitle(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<String> {
        try canonical(only("docTitle", in: only("p", in: element)))
    }

    private func signature(_ parts: inout OwnAkomaNtosoParts) throws(XMLDecodingError) -> Signature? {
        guard let container = parts.named("signature", "container") else { return nil }
        var signature = Signature(source: try container.ownRanges())
        var lines = try OwnAkomaNtosoParts(container)
        for line in lines.all("p", where: { $0.child("signature") != nil }) {
            let name = try only("organization", in: only("signature", in: line))
            signature.issuers.append(try canonical(name))
        }
        if let line = lines.next("p", where: { $0[attribute: "class"] == nil }) {
            var dates = try OwnAkomaNtosoParts(line)
            guard let date = dates.any() else { throw line.unread("", as: "date") }
            signature.date = try printedDate(date)
            try dates.end()
        }
        _ = lines.next("p", where: { $0[attribute: "class"] == "empty" })
        try lines.end()
        return signature
    }

    // MARK: What is attached

    private mutating func enclosure(_ element: XMLElement) throws(XMLDecodingError) -> Enclosure {
        var parts = try OwnAkomaNtosoParts(try only("doc", in: element))
        _ = parts.next("meta")
        var enclosure = Enclosure(source: try element.ownRanges())
        if let preface = parts.next("preface") {
            var head = try OwnAkomaNtosoParts(preface)
            if let title = head.next("longTitle") { enclosure.title = try longTitle(title) }
            if let line = head.next("p") { enclosure.number = try number(only("docNumber", in: line)) }
            enclosure.authors = try canonical(head.allNamed("author"))
            try head.end()
        }
        if let body = parts.next("mainBody") { enclosure.body = try blocks(body) }
        if let conclusions = parts.next("conclusions") {
            var rest = try OwnAkomaNtosoParts(conclusions)
            enclosure.signature = try signature(&rest)
            try rest.end()
        }
        if let attached = parts.next("attachments") {
            var all = try OwnAkomaNtosoParts(attached)
            enclosure.attachments = try attachments(&all)
            try all.end()
        }
        try parts.end()
        return enclosure
    }

    private mutating func attachments(
        _ parts: inout OwnAkomaNtosoParts
    ) throws(XMLDecodingError) -> [Attachment] {
        var attachments: [Attachment] = []
        for part in parts.all("attachment", where: { $0[attribute: "class"] == "attachment" }) {
            attachments.append(try attachment(part))
        }
        return attachments
    }

    private mutating func attachment(_ element: XMLElement) throws(XMLDecodingError) -> Attachment {
        var attachment = Attachment(
            ordinal: try element.ownNumbers("ordinal").first, omitted: element.own("omitted") == "true",
            location: element.own("location"), source: try element.ownRanges())
        var parts = try OwnAkomaNtosoParts(element)
        if let heading = parts.next("heading") { attachment.title = try canonical(heading) }
        if let document = parts.next("doc") {
            var inner = try OwnAkomaNtosoParts(document)
            _ = inner.next("meta")
            if let preface = inner.next("preface") {
                attachment.heading = try longTitle(only("longTitle", in: preface))
            }
            if let body = inner.next("mainBody") { attachment.body = try blocks(body) }
            try inner.end()
        } else if parts.next("documentRef") == nil {
            throw element.unread("", as: "documentRef")
        }
        try parts.end()
        return attachment
    }
}
