import GongkaiModel

extension PageWalk {
    mutating func visit(_ document: Document) {
        within(.document(anchor: document.id)) { walk in
            let box = document.metadata.map { PageFact(label: $0.label.value, value: $0.value?.value ?? "") }
            walk.writeNotice(of: document)
            walk.write(box, derived: false)
            walk.writeHead(of: document)
            let isHeaded = walk.heading(document.title?.value)
            walk.line(document.numberBelow, as: .number)
            walk.line(document.addressees, as: .addressees, behind: "：")
            walk.deeper(isHeaded) { $0.writeParts(of: document) }
            walk.within(.foot) { $0.writeFoot(of: document, box: box) }
        }
    }

    /// What is to be known before all else, in a way that sets it apart from the document's own words.
    private mutating func writeNotice(of document: Document) {
        guard let notice = document.statusNotice else { return }
        if output.abilities.contains(.emphasis) {
            output.line([PageRun(text: text.clean(notice), isEmphasised: true)], as: .status, marker: nil)
        } else {
            line("【\(notice)】", as: .status)
        }
    }

    private mutating func writeParts(of document: Document) {
        visit(blocks: document.body)
        writeNote(of: document.attachments)
        if let signature = document.fullSignature { visit(signature) }
        for note in document.notes where !note.isPrintersLine { visit(note: note) }
        for enclosure in document.enclosures { visit(enclosure) }
        for attachment in document.attachments { write(attachment, of: document.attachments.count) }
    }

    private mutating func writeHead(of document: Document) {
        let secrecy = [document.secrecy?.value, document.secrecyTerm?.value].compactMap(\.self).joined(separator: "★")
        output.open(.head(document.form))
        line(document.copyNumber?.value, as: .copyNumber)
        line(secrecy, as: .secrecy)
        line(document.urgency?.value, as: .urgency)
        line(document.masthead?.value, as: .masthead)
        writeNumber(of: document)
        output.close(.head(document.form))
    }

    /// The number, and who signed, whose name is a run of its own.
    private mutating func writeNumber(of document: Document) {
        let number = document.numberBelow != nil ? "" : text.clean(document.number?.value.text ?? "")
        let signers = document.signersAbove.map(\.value).joined(separator: "　")
        let names = text.clean(signers)
        guard !names.isEmpty else { return line(number, as: .number) }
        let label = (number.isEmpty ? "" : "　　") + "签发人："
        let runs = [number, label, names].filter { !$0.isEmpty }.map { PageRun(text: $0) }
        output.line(runs, as: .number, marker: nil)
    }

    private mutating func writeFoot(of document: Document, box: [PageFact]) {
        line(document.copyRecipients, as: .copyRecipients, before: "抄送：", behind: "。")
        for note in document.notes where note.isPrintersLine { visit(note: note) }
        let labels = Set(box.map(\.label))
        write(document.derivedFacts.filter { !labels.contains($0.label) }, derived: true)
    }

    private mutating func visit(_ enclosure: Enclosure) {
        within(.enclosure) { walk in
            let isHeaded = walk.heading(enclosure.title?.value)
            walk.line(enclosure.number?.value.text, as: .number)
            walk.line(
                enclosure.authors.isEmpty ? nil : enclosure.authors.map(\.value).joined(separator: " "), as: .authors)
            walk.deeper(isHeaded) { walk in
                walk.visit(blocks: enclosure.body)
                walk.writeNote(of: enclosure.attachments)
                if let signature = enclosure.signature { walk.visit(signature) }
                for attachment in enclosure.attachments { walk.write(attachment, of: enclosure.attachments.count) }
            }
        }
    }

    /// The list of attachments behind the body (附件说明).
    private mutating func writeNote(of attachments: [Attachment]) {
        var role = LineRole.attachmentNote
        for attachment in attachments {
            guard let title = attachment.title?.value else { continue }
            let number = attachment.ordinal.map { "\($0). " } ?? ""
            let place = attachment.location.map { "（\($0)）" } ?? ""
            let omission = attachment.omitted ? "（略）" : ""
            line((role == .attachmentNote ? "附件：" : "") + number + title + omission + place, as: role)
            role = .nextAttachmentNote
        }
    }

    /// The attachment itself, where it is printed.
    private mutating func write(_ attachment: Attachment, of count: Int) {
        guard attachment.heading != nil || !attachment.body.isEmpty else { return }
        within(.attachment) { walk in
            walk.line("附件" + (attachment.ordinal.map(String.init) ?? ""), as: .attachmentLabel)
            let isHeaded = walk.heading(attachment.heading?.value ?? attachment.title?.value)
            walk.deeper(isHeaded) { $0.visit(blocks: attachment.body) }
        }
    }

    private mutating func visit(_ signature: Signature) {
        within(.signature) { walk in
            for issuer in signature.issuers { walk.line(issuer.value, as: .issuer) }
            guard let date = signature.date?.value else { return }
            walk.output.line([PageRun(text: date.printed, date: date)], as: .date, marker: nil)
        }
    }
}

extension Document {
    /// The number where it stands below the title: of an order (令) or minutes (纪要) that bear their name in it, what
    /// follows that (第12号); of an order whose title is that of what it promulgates, as gazettes print it, the whole.
    fileprivate var numberBelow: String? {
        guard let number = number?.value, let title = title?.value else { return nil }
        if form == .order || form == .minutes, number.text.count > title.count, number.text.hasPrefix(title) {
            return String(number.text.dropFirst(title.count))
        }
        return number.form == .order && !title.hasSuffix("令") && !title.hasSuffix("号") ? number.text : nil
    }

    /// The signature, with who signs an order, whose name stands there (GB/T 9704-2012, 10.2) and not in the head.
    fileprivate var fullSignature: Signature? {
        let signers = signers.compactMap(wordsBelow).map { Sourced($0) }
        guard !signers.isEmpty else { return signature }
        return Signature(issuers: (signature?.issuers ?? []) + signers, date: signature?.date)
    }

    /// Who signs in the head (签发人, 7.2.6).
    fileprivate var signersAbove: [Sourced<String>] { signers.filter { wordsBelow($0) == nil } }

    /// What is printed at the end of whoever signs there: of an order, and with an office (市长 王某), which no head has.
    private func wordsBelow(_ signer: Sourced<String>) -> String? {
        let (printed, name) = (signer.verbatim.filter { !$0.isWhitespace }, signer.value.filter { !$0.isWhitespace })
        if printed.count > name.count, printed.hasSuffix(name), !name.isEmpty { return signer.verbatim }
        return kind == .order ? signer.value : nil
    }
}

extension Text {
    /// Whether it is the line of who printed the document and when (印发机关和印发日期), the last of the foot.
    fileprivate var isPrintersLine: Bool { string.hasSuffix("印发") }
}
