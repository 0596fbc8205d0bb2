import GongkaiModel
import GongkaiXML

/// What Akoma Ntoso has no place for, in our own namespace and by the names that our own XML has for it.
extension AkomaNtosoElements {
    /// Writes `proprietary`; nothing where there is nothing to say.
    mutating func writeProprietary(of publication: Publication?, _ document: Document?, _ scope: AkomaNtosoScope) {
        let responsibilities = index.responsibilities[scope.document] ?? []
        guard publication != nil || document != nil || !responsibilities.isEmpty else { return }
        emitter.open("proprietary", [Self.author])
        if let publication { writeOwn(of: publication, without: document) }
        if let document { writeOwn(of: document) }
        for (division, responsibility) in responsibilities { write(responsibility, of: division) }
        emitter.close()
    }

    private mutating func own(_ name: String, _ text: String?) {
        if let text { emitter.element("gongkai:" + name, text: text) }
    }

    /// - Parameter document: the lone document; the cover does not say its title again, so that it is said here.
    private mutating func writeOwn(of publication: Publication, without document: Document?) {
        empty("gongkai:publication", [("model", Publication.model), ("kind", publication.kind.rawValue)])
        if let title = publication.title, title.value == document?.title?.value {
            emitter.element("gongkai:title", canonical(title), text: title.value)
        }
        own("publisher", publication.publisher)
        own("period", publication.period?.description)
        if let file = publication.sourceFile {
            empty(
                "gongkai:sourceFile",
                [
                    ("name", file.name), ("mediaType", file.mediaType), ("encoding", file.encoding),
                    ("bytes", String(file.bytes)), ("sha256", file.sha256),
                ])
        }
        for piece in publication.dropped {
            emitter.element(
                "gongkai:dropped", [("reason", piece.reason.rawValue), source(piece.source)], text: piece.text)
        }
    }

    private mutating func writeOwn(of document: Document) {
        empty(
            "gongkai:document",
            [("id", document.id), ("status", document.status.rawValue), source(document.source)])
        for issuer in document.issuers { own("issuer", issuer) }
        for item in document.metadata {
            emitter.open("gongkai:item")
            emitter.element("gongkai:label", canonical(item.label), text: item.label.value)
            if let value = item.value { emitter.element("gongkai:value", canonical(value), text: value.value) }
            emitter.close()
        }
        own("indexNumber", document.indexNumber)
        own("validity", document.validity)
        own("statusBasis", document.statusBasis)
    }

    private mutating func write(_ responsibility: Responsibility, of division: String) {
        let covers = responsibility.covers.map(String.init).joined(separator: " ")
        emitter.open(
            "gongkai:responsibility",
            [
                ("division", "#" + division), ("covers", covers.isEmpty ? nil : covers),
                ("deadline", responsibility.deadline?.description), source(responsibility.source),
            ])
        for name in responsibility.leads { own("lead", name) }
        for name in responsibility.responsible { own("responsible", name) }
        for name in responsibility.participants { own("participant", name) }
        own("scope", responsibility.scope)
        own("text", responsibility.text)
        emitter.close()
    }
}
