import GongkaiModel

extension Document: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("id", JSONIdentifier(text: id))
        writeHead(to: &walker)
        writeDates(to: &walker)
        walker.required("body", body)
        walker.optional("signature", signature)
        walker.required("enclosures", enclosures)
        walker.required("attachments", attachments)
        walker.optional("notes", notes.map(JSONNote.init))
        walker.required("relations", relations)
        walker.required("source", source)
    }

    private func writeHead(to walker: inout JSONWalker) {
        walker.sourced("copyNumber", copyNumber)
        walker.sourced("secrecy", secrecy)
        walker.sourced("secrecyTerm", secrecyTerm)
        walker.sourced("urgency", urgency)
        walker.sourced("masthead", masthead)
        walker.sourced("number", number, as: JSONDocumentNumber.init)
        walker.optionalSourced("signers", signers)
        walker.sourced("title", title)
        walker.required("kind", kind)
        walker.required("issuers", issuers)
        walker.requiredSourced("addressees", addressees)
        walker.optionalSourced("copyRecipients", copyRecipients)
        walker.optional("metadata", metadata)
        walker.optional("indexNumber", indexNumber)
        walker.optional("subjects", subjects)
    }

    private func writeDates(to walker: inout JSONWalker) {
        walker.optional("written", written)
        walker.optional("published", published)
        walker.optional("effective", effective)
        walker.optional("expires", expires)
        walker.optional("validity", validity)
        walker.required("status", status)
        walker.optional("statusBasis", statusBasis)
    }
}

/// The number of a document, with the parts that its text gives.
struct JSONDocumentNumber: JSONObjectWritable {
    let number: DocumentNumber

    func writeMembers(to walker: inout JSONWalker) {
        walker.required("text", number.text)
        walker.optional("code", number.code)
        walker.optional("year", number.year)
        walker.optional("serial", number.serial)
        walker.optional("form", number.form == .standard ? nil : number.form.rawValue)
    }
}

extension MetadataItem: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.sourced("label", label)
        walker.sourced("value", value)
    }
}

extension Signature: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.optionalSourced("issuers", issuers)
        walker.sourced("date", date)
        walker.optional("source", source)
    }
}
