import GongkaiModel
import GongkaiXML

/// Documents, with what is attached to them.
extension AkomaNtosoElements {
    /// A document as `doc`.
    /// - Parameter isRoot: whether it is the whole file, which then says what the publication says.
    mutating func writeDocument(
        _ document: Document, of publication: Publication, _ work: AkomaNtosoWork, _ scope: AkomaNtosoScope,
        isRoot: Bool
    ) {
        let around = isRoot ? publication : nil
        emitter.open("doc", [("contains", "originalVersion"), ("name", document.kind.rawValue)])
        openMeta(of: work)
        writePublication(of: document, in: publication)
        writeClassification(of: document)
        writeLifecycle(of: document, scope)
        writeAnalysis(of: document, scope)
        if isRoot { writeReferences() }
        writeProprietary(of: around, document, scope)
        emitter.close()
        if let around { writeCover(of: around, without: document, scope) }
        writePreface(of: document)
        writeBody(document.body, scope)
        writeConclusions(of: around, document, scope)
        writeAttachments(document.enclosures, document.attachments, work, scope)
        emitter.close()
    }

    mutating func writeTitle(_ title: Sourced<String>) {
        emitter.open("longTitle")
        emitter.open("p", content: .text)
        emitter.element("docTitle", canonical(title), text: title.value)
        emitter.close()
        emitter.close()
    }

    private mutating func writePreface(of document: Document) {
        let head = [
            ("copyNumber", document.copyNumber), ("secrecy", document.secrecy), ("secrecyTerm", document.secrecyTerm),
            ("urgency", document.urgency), ("masthead", document.masthead),
        ]
        let isEmpty =
            head.allSatisfy { $0.1 == nil } && document.number == nil && document.title == nil
            && document.signers.isEmpty && document.addressees.isEmpty
        guard !isEmpty else { return }
        emitter.open("preface")
        for (name, value) in head { write(value, asBlock: name) }
        if let number = document.number { writeParagraph { $0.write(number) } }
        for signer in document.signers { write(signer, asBlock: "signer") }
        if let title = document.title { writeTitle(title) }
        for addressee in document.addressees { write(addressee, asBlock: "addressee") }
        emitter.close()
    }

    private mutating func writeParagraph(_ write: (inout Self) -> Void) {
        emitter.open("p", content: .text)
        write(&self)
        emitter.close()
    }

    // MARK: Conclusions

    /// - Parameter publication: given where what stands behind its documents stands here too.
    mutating func writeConclusions(of publication: Publication?, _ document: Document?, _ scope: AkomaNtosoScope) {
        let hasFoot =
            document.map { $0.signature != nil || !$0.notes.isEmpty || !$0.copyRecipients.isEmpty } ?? false
        let hasBack =
            publication.map { $0.catalogueTitle != nil || !$0.catalogue.isEmpty || !$0.backMatter.isEmpty } ?? false
        guard hasFoot || hasBack else { return }
        emitter.open("conclusions")
        if let document, hasFoot {
            if let signature = document.signature { write(signature) }
            for note in document.notes { write(note, asBlock: "note") }
            for recipient in document.copyRecipients { write(recipient, asBlock: "copyRecipient") }
        }
        if let publication, hasBack {
            writeCatalogue(of: publication)
            writeMatter(publication.backMatter, "backMatter", scope)
        }
        emitter.close()
    }

    private mutating func write(_ signature: Signature) {
        emitter.open("container", [("name", "signature"), source(signature.source)])
        for issuer in signature.issuers {
            let organisation = "#" + index.organisations.identifier(of: issuer.value)
            writeParagraph {
                $0.emitter.open("signature", content: .text)
                $0.emitter.element(
                    "organization", [("refersTo", organisation)] + $0.canonical(issuer), text: issuer.value)
                $0.emitter.close()
            }
        }
        if let date = signature.date { writeParagraph { $0.write(date) } }
        if signature.issuers.isEmpty, signature.date == nil { emitter.element("p", [("class", "empty")], text: "") }
        emitter.close()
    }

    // MARK: Attachments

    /// What a document passes on and what is attached to it, which Akoma Ntoso does not tell apart but by `class`.
    private mutating func writeAttachments(
        _ enclosures: [Enclosure], _ attachments: [Attachment], _ work: AkomaNtosoWork, _ scope: AkomaNtosoScope
    ) {
        guard !enclosures.isEmpty || !attachments.isEmpty else { return }
        emitter.open("attachments")
        for enclosure in enclosures { write(enclosure, work, scope) }
        for attachment in attachments { write(attachment, work, scope) }
        emitter.close()
    }

    private mutating func write(_ enclosure: Enclosure, _ work: AkomaNtosoWork, _ outer: AkomaNtosoScope) {
        let identifier = identifiers.counted(outer.document + "att_")
        let scope = AkomaNtosoScope.document(in: identifier)
        emitter.open("attachment", [("class", "enclosure"), ("eId", identifier), source(enclosure.source)])
        let part = work.part(identifier, enclosure)
        emitter.open("doc", [("contains", "originalVersion"), ("name", "enclosure")])
        openMeta(of: part)
        writeProprietary(of: nil, nil, scope)
        emitter.close()
        if enclosure.title != nil || enclosure.number != nil || !enclosure.authors.isEmpty {
            emitter.open("preface")
            if let title = enclosure.title { writeTitle(title) }
            if let number = enclosure.number { writeParagraph { $0.write(number) } }
            for author in enclosure.authors { write(author, asBlock: "author") }
            emitter.close()
        }
        writeBody(enclosure.body, scope)
        if let signature = enclosure.signature {
            emitter.open("conclusions")
            write(signature)
            emitter.close()
        }
        writeAttachments([], enclosure.attachments, part, scope)
        emitter.close()
        emitter.close()
    }

    private mutating func write(_ attachment: Attachment, _ work: AkomaNtosoWork, _ outer: AkomaNtosoScope) {
        let identifier = identifiers.counted(outer.document + "att_")
        let scope = AkomaNtosoScope.document(in: identifier)
        emitter.open(
            "attachment",
            [
                ("class", "attachment"), ("eId", identifier), ("gongkai:ordinal", attachment.ordinal.map(String.init)),
                ("gongkai:omitted", attachment.omitted ? "true" : nil), ("gongkai:location", attachment.location),
                source(attachment.source),
            ])
        if let title = attachment.title { emitter.element("heading", canonical(title), text: title.value) }
        let part = work.part(identifier, attachment)
        if attachment.body.isEmpty, attachment.heading == nil {
            let address = attachment.location.flatMap { AkomaNtosoAddresses.isOfTheWeb($0) ? $0 : nil }
            emitter.open("documentRef", [("href", address ?? part.this), ("showAs", attachment.title?.value ?? "")])
        } else {
            emitter.open("doc", [("contains", "originalVersion"), ("name", "attachment")])
            openMeta(of: part)
            writeProprietary(of: nil, nil, scope)
            emitter.close()
            if let heading = attachment.heading {
                emitter.open("preface")
                writeTitle(heading)
                emitter.close()
            }
            writeBody(attachment.body, scope)
        }
        emitter.close()
        emitter.close()
    }
}
