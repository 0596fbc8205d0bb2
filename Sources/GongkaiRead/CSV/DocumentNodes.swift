import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

extension Document: NodeReadable {
    static var nodeKinds: [NodeKind] { [.document] }

    init(from node: NodeReader) {
        self.init(id: node.identifier())
        readHead(of: node)
        readDates(of: node)
        source = node.source()
        metadata = node.children(.metadata)
        body = node.children(.body)
        signature = node.child(.signature)
        enclosures = node.children(.enclosures)
        attachments = node.children(.attachments)
        notes = node.children(.notes, of: NoteNode.self).map(\.text)
        relations = node.children(.relations)
    }

    private mutating func readHead(of node: NodeReader) {
        copyNumber = node.sourced("copyNumber")
        secrecy = node.sourced("secrecy")
        secrecyTerm = node.sourced("secrecyTerm")
        urgency = node.sourced("urgency")
        masthead = node.sourced("masthead")
        number = node.number("number")
        node.checkParts(of: number?.value)
        signers = node.sourcedNames(.signers)
        title = node.sourced("title")
        kind = node.choice("kind") ?? .other
        issuers = node.names(.issuers)
        addressees = node.sourcedNames(.addressees)
        copyRecipients = node.sourcedNames(.copyRecipients)
        indexNumber = node.text("indexNumber")
        subjects = node.names(.subjects)
    }

    private mutating func readDates(of node: NodeReader) {
        written = node.date("written")
        published = node.date("published")
        effective = node.date("effective")
        expires = node.date("expires")
        validity = node.text("validity")
        status = node.choice("status") ?? .unknown
        statusBasis = node.text("statusBasis")
    }
}

extension NodeReader {
    /// Its identifier, which holds no white space.
    func identifier() -> String {
        let id = text("id") ?? ""
        if !id.isIdentifier { report(.csvBadIdentifier, column: "id") { _ in [id] } }
        if !isNew(id) { report(.csvRepeatedIdentifier, column: "id") { _ in [id] } }
        return id
    }

    /// Reports parts of the number that are not those of its text.
    fileprivate func checkParts(of number: DocumentNumber?) {
        let parts = [
            ("numberForm", number?.form.rawValue), ("numberCode", number?.code),
            ("numberYear", number?.year.map(String.init)), ("numberSerial", number?.serial.map(String.init)),
        ]
        for (column, expected) in parts {
            let found = text(column)
            guard found.map({ Array($0.utf8) }) != expected.map({ Array($0.utf8) }) else { continue }
            report(.csvDerivedValue, column: column) { [found ?? "–", column, $0, expected ?? "–"] }
        }
    }
}

extension MetadataItem: NodeReadable {
    static var nodeKinds: [NodeKind] { [.metadataItem] }

    init(from node: NodeReader) {
        self.init(label: node.sourced("label") ?? Sourced(""), value: node.sourced("value"))
    }
}

extension Signature: NodeReadable {
    static var nodeKinds: [NodeKind] { [.signature] }

    init(from node: NodeReader) {
        self.init(
            issuers: node.sourcedNames(.issuers), date: node.sourced("date") { CalendarDate($0) },
            source: node.source())
    }
}

extension Enclosure: NodeReadable {
    static var nodeKinds: [NodeKind] { [.enclosure] }

    init(from node: NodeReader) {
        self.init(
            title: node.sourced("title"), number: node.number("number"), authors: node.sourcedNames(.authors),
            body: node.children(.body), signature: node.child(.signature), attachments: node.children(.attachments),
            source: node.source())
    }
}

extension Attachment: NodeReadable {
    static var nodeKinds: [NodeKind] { [.attachment] }

    init(from node: NodeReader) {
        self.init(
            ordinal: node.integer("ordinal"), title: node.sourced("title"), omitted: node.boolean("omitted"),
            location: node.text("location"), heading: node.sourced("heading"), body: node.children(.body),
            source: node.source())
    }
}

extension Relation: NodeReadable {
    static var nodeKinds: [NodeKind] { [.relation] }

    init(from node: NodeReader) {
        // Without a place its numbers are left for the report.
        let within =
            node.boolean("within")
            ? Within(articles: node.numbers(.articles), items: node.numbers(.items)) : nil
        self.init(
            kind: node.choice("kind") ?? .refersTo, number: node.text("number"), title: node.text("title"),
            within: within, source: node.source())
    }
}
