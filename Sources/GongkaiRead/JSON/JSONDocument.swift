import GongkaiModel

extension Document: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        let identifier: JSONIdentifier? = object.required("id")
        self.init(id: identifier?.text ?? "")
        readHead(from: &object)
        readDates(from: &object)
        body = object.required("body") ?? []
        signature = object.optional("signature")
        enclosures = object.required("enclosures") ?? []
        attachments = object.required("attachments") ?? []
        notes = JSONNote.texts(object.optional("notes"))
        relations = object.required("relations") ?? []
        source = object.required("source") ?? []
    }

    private mutating func readHead(from object: inout JSONObjectReader) {
        copyNumber = object.optionalSourced("copyNumber")
        secrecy = object.optionalSourced("secrecy")
        secrecyTerm = object.optionalSourced("secrecyTerm")
        urgency = object.optionalSourced("urgency")
        masthead = object.optionalSourced("masthead")
        number = object.optionalSourced("number", from: \JSONDocumentNumber.number)
        signers = object.optionalSourced("signers")
        title = object.optionalSourced("title")
        kind = object.required("kind") ?? .other
        issuers = object.required("issuers") ?? []
        addressees = object.requiredSourced("addressees")
        copyRecipients = object.optionalSourced("copyRecipients")
        metadata = object.optional("metadata") ?? []
        indexNumber = object.optional("indexNumber")
        subjects = object.optional("subjects") ?? []
    }

    private mutating func readDates(from object: inout JSONObjectReader) {
        written = object.optional("written")
        published = object.optional("published")
        effective = object.optional("effective")
        expires = object.optional("expires")
        validity = object.optional("validity")
        status = object.required("status") ?? .unknown
        statusBasis = object.optional("statusBasis")
    }
}

/// The number of a document. Its parts are read from its text, so the members that repeat them must agree.
struct JSONDocumentNumber: JSONObjectReadable {
    let number: DocumentNumber

    init(from object: inout JSONObjectReader) {
        let text: String? = object.required("text")
        number = DocumentNumber(text ?? "")
        guard text != nil else {
            object.abandon()
            return
        }
        object.derived("code", number.code)
        object.derived("year", number.year)
        object.derived("serial", number.serial)
        object.derived("form", number.form == .standard ? nil : number.form.rawValue)
    }
}

extension MetadataItem: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            label: object.requiredSourced("label") ?? Sourced(""), value: object.optionalSourced("value"))
    }
}

extension Signature: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            issuers: object.optionalSourced("issuers"), date: object.optionalSourced("date"),
            source: object.optional("source") ?? [])
    }
}
