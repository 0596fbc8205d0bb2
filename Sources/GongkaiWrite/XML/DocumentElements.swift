import GongkaiModel
import GongkaiXML

extension PublicationElements {
    mutating func write(_ document: Document) {
        emitter.open("document")
        emitter.attribute("id", identifier(ofDocument: document.id))
        emitter.attribute("kind", document.kind.rawValue)
        emitter.attribute("status", document.status.rawValue)
        attribute("source", document.source)
        writeHead(of: document)
        write(document.body, as: "body")
        if let signature = document.signature { write(signature) }
        for enclosure in document.enclosures { write(enclosure) }
        for attachment in document.attachments { write(attachment) }
        for note in document.notes { write(note, as: "note") }
        for relation in document.relations { write(relation) }
        emitter.close()
    }

    private mutating func writeHead(of document: Document) {
        write(document.copyNumber, as: "copyNumber")
        write(document.secrecy, as: "secrecy")
        write(document.secrecyTerm, as: "secrecyTerm")
        write(document.urgency, as: "urgency")
        write(document.masthead, as: "masthead")
        write(document.number, as: "number")
        for signer in document.signers { write(signer, as: "signer") }
        write(document.title, as: "title")
        for issuer in document.issuers { write(issuer, as: "issuer") }
        for addressee in document.addressees { write(addressee, as: "addressee") }
        for recipient in document.copyRecipients { write(recipient, as: "copyRecipient") }
        wrap(document.metadata, in: "metadata") { $0.write($1) }
        write(document.indexNumber, as: "indexNumber")
        for subject in document.subjects { write(subject, as: "subject") }
        write(document.written, as: "written")
        write(document.published, as: "published")
        write(document.effective, as: "effective")
        write(document.expires, as: "expires")
        write(document.validity, as: "validity")
        write(document.statusBasis, as: "statusBasis")
    }

    private mutating func write(_ item: MetadataItem) {
        emitter.open("item")
        write(item.label, as: "label")
        write(item.value, as: "value")
        emitter.close()
    }

    private mutating func write(_ signature: Signature) {
        emitter.open("signature")
        attribute("source", signature.source)
        for issuer in signature.issuers { write(issuer, as: "issuer") }
        write(signature.date, as: "date")
        emitter.close()
    }

    private mutating func write(_ enclosure: Enclosure) {
        emitter.open("enclosure")
        attribute("source", enclosure.source)
        write(enclosure.title, as: "title")
        write(enclosure.number, as: "number")
        for author in enclosure.authors { write(author, as: "author") }
        write(enclosure.body, as: "body")
        if let signature = enclosure.signature { write(signature) }
        for attachment in enclosure.attachments { write(attachment) }
        emitter.close()
    }

    private mutating func write(_ attachment: Attachment) {
        emitter.open("attachment")
        if let ordinal = attachment.ordinal { attribute("ordinal", ordinal) }
        emitter.attribute("omitted", String(attachment.omitted))
        attribute("source", attachment.source)
        write(attachment.title, as: "title")
        write(attachment.location, as: "location")
        write(attachment.heading, as: "heading")
        write(attachment.body, as: "body")
        emitter.close()
    }

    private mutating func write(_ relation: Relation) {
        emitter.open("relation")
        emitter.attribute("type", relation.kind.rawValue)
        attribute("source", relation.source)
        write(relation.number, as: "number")
        write(relation.title, as: "title")
        if let within = relation.within {
            emitter.open("within")
            attribute("article", within.articles)
            attribute("item", within.items)
            emitter.close()
        }
        emitter.close()
    }
}
