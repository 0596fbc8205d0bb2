import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Reads Akoma Ntoso that others made: its hierarchy, text, tables and metadata, as far as the model has a place for them.
/// What it has none for is told.
struct ForeignAkomaNtoso {
    /// Names with how often each came, in their order.
    struct Counts {
        private(set) var names: [String] = []
        private var counts: [String: Int] = [:]

        mutating func add(_ name: String) {
            if counts[name] == nil { names.append(name) }
            counts[name, default: 0] += 1
        }

        /// The names with their counts; never more than can be read.
        var description: String {
            let listed = names.prefix(40).map { "\($0) (\(counts[$0] ?? 0))" }.joined(separator: ", ")
            return names.count > 40 ? listed + ", … (\(names.count))" : listed
        }
    }

    /// What the metadata declare, by the pointers to it.
    var names: [String: String] = [:]
    var textOnly = Counts()
    var leftOut = Counts()
    var metadataLeftOut = Counts()
    var levels = Counts()
    /// The level of the innermost division that is open.
    var openLevel: Division.Kind?
    /// Whether the table of contents that comes is read as such, and is no text.
    private(set) var readsContents = false
    private var identifiers: [String: Int] = [:]
    private var documentIdentifiers = DocumentIdentifiers()
    private var documentCount = 0
    /// Documents that stand at the end of the file and are pointed at, by the pointers to them.
    private var components: [String: XMLElement] = [:]
    private var documentIdentifier = ""

    static let documentNames: Set<String> = [
        "act", "bill", "doc", "statement", "judgment", "debate", "debateReport", "amendment", "portion",
    ]
    static let collectionNames: Set<String> = ["officialGazette", "documentCollection", "amendmentList"]
    /// Where text stands and no metadata of documents.
    static let textParts: Set<String> = ["body", "mainBody", "preface", "preamble", "conclusions", "coverPage"]

    /// - Throws: `ReadError.invalid` where no document is in it.
    mutating func publication(_ root: XMLElement) throws(ReadError) -> Publication {
        collectNames(in: root)
        collectComponents(in: root)
        let parts = root.elements.filter(\.isAkomaNtoso)
        let documents = parts.filter { Self.documentNames.contains($0.name.local) }
        let collection = parts.first { Self.collectionNames.contains($0.name.local) }
        guard collection != nil || !documents.isEmpty else {
            throw .invalid([Diagnostic(.aknNoDocument, at: Diagnostic.Position(line: root.line))])
        }
        var publication = Publication(kind: collection?.name.local == "officialGazette" ? .gazette : .document)
        if let collection { read(collection, into: &publication) }
        for element in documents { publication.documents.append(document(element)) }
        for pointer in components.keys.sorted() {
            if let element = components[pointer] { publication.documents.append(document(element)) }
        }
        for element in parts where element != collection && !documents.contains(element) {
            if element.name.local != "components" { leftOut.add(element.aknName) }
        }
        return publication
    }

    func report(to sink: inout DiagnosticSink) {
        let found: [(DiagnosticRule, Counts)] = [
            (.aknLevels, levels), (.aknTextOnly, textOnly), (.aknLeftOut, leftOut),
            (.aknMetadataLeftOut, metadataLeftOut),
        ]
        for (rule, counts) in found where !counts.names.isEmpty { sink.report(rule, [counts.description]) }
    }

    /// An id within the open document that none has yet.
    mutating func identifier(_ wish: String) -> String {
        let name = documentIdentifier + "/" + String(wish.map { $0.isWhitespace ? "-" : $0 })
        let count = identifiers[name, default: 0] + 1
        identifiers[name] = count
        return count == 1 ? name : "\(name)_\(count)"
    }

    // MARK: Collections

    private mutating func collectComponents(in root: XMLElement) {
        for component in root.akn("components")?.allAKN("component") ?? [] {
            let element = component.elements.first { Self.documentNames.contains($0.name.local) }
            guard let element, let eId = component[attribute: "eId"] else { continue }
            components["#" + eId] = element
        }
    }

    private mutating func read(_ collection: XMLElement, into publication: inout Publication) {
        let meta = collection.akn("meta")
        let work = meta?.akn("identification")?.akn("FRBRWork")
        var head = Document(id: "collection")
        readsContents = true
        for name in ["coverPage", "preface", "preamble"] {
            if let part = collection.akn(name) { readHead(part, into: &head) }
        }
        readsContents = false
        let number = head.number
        if let meta { readMetadata(meta, into: &head) }
        publication.title = head.title
        publication.issueNumber = (number ?? head.number).map {
            Sourced($0.value.text, original: $0.original, source: $0.source)
        }
        publication.publisher = authors(of: work).first
        publication.period = head.published ?? head.written
        publication.frontMatter = head.body
        if !head.metadata.isEmpty { metadataLeftOut.add(collection.name.local) }
        publication.contents = entries(collection)
        for body in collection.allAKN("collectionBody") + collection.allAKN("components") {
            for component in body.elements { read(component: component, into: &publication) }
        }
        if let conclusions = collection.akn("conclusions") {
            publication.backMatter += blocks(conclusions, within: nil)
        }
    }

    private func entries(_ collection: XMLElement) -> [ContentsEntry] {
        let holders = collection.elements.filter { ["coverPage", "preface"].contains($0.name.local) }
        return holders.flatMap(\.elements).filter { $0.name.local == "toc" }.flatMap { $0.allAKN("tocItem") }.map {
            ContentsEntry(
                title: Sourced(ForeignAkomaNtosoText.plain($0), source: AkomaNtosoPlaces.range(of: $0)),
                source: AkomaNtosoPlaces.range(of: $0))
        }
    }

    private mutating func read(component: XMLElement, into publication: inout Publication) {
        for element in component.elements {
            if Self.documentNames.contains(element.name.local) {
                publication.documents.append(document(element))
            } else if Self.collectionNames.contains(element.name.local) {
                // A collection within one: its documents stand where it stands.
                textOnly.add(element.name.local)
                var inner = Publication(kind: .document)
                read(element, into: &inner)
                publication.documents += inner.documents
                publication.frontMatter += inner.frontMatter
                publication.backMatter += inner.backMatter
            } else if let pointer = element[attribute: "href"], let pointed = components.removeValue(forKey: pointer) {
                publication.documents.append(document(pointed))
            } else if element.name.local == "interstitial" {
                let matter = blocks(element, within: nil)
                if publication.documents.isEmpty { publication.frontMatter += matter }
                if !publication.documents.isEmpty { publication.backMatter += matter }
            } else {
                leftOut.add(element.aknName)
            }
        }
    }

    // MARK: Documents

    mutating func document(_ element: XMLElement) -> Document {
        documentCount += 1
        let outer = (openLevel, documentIdentifier)
        openLevel = nil
        var document = Document(id: "", source: AkomaNtosoPlaces.range(of: element))
        readHeads(of: element, into: &document)
        document.id = documentIdentifiers.identifier(for: document, place: documentCount)
        documentIdentifier = document.id
        readBodies(of: element, into: &document)
        (openLevel, documentIdentifier) = outer
        return document
    }

    /// Metadata, title and number; the rest of what stands above the body is read with the body.
    private mutating func readHeads(of element: XMLElement, into document: inout Document) {
        for name in ["coverPage", "preface"] {
            for part in element.allAKN(name) { readHead(part, into: &document) }
        }
        if let meta = element.akn("meta") { readMetadata(meta, into: &document) }
        let name = element[attribute: "name"] ?? ""
        let title = Array((document.title?.value ?? "").unicodeScalars)
        document.kind = DocumentKind(rawValue: name) ?? Vocabulary.kind(ofTitle: title[...]) ?? .other
    }

    private mutating func readBodies(of element: XMLElement, into document: inout Document) {
        for part in element.elements where part.isAkomaNtoso {
            switch part.name.local {
            case "meta", "coverPage", "preface": break
            case "conclusions": readConclusions(part, into: &document)
            case "attachments", "components":
                for attachment in part.elements { readAttachment(attachment, into: &document) }
            default: document.body += blocks(part, within: nil)
            }
        }
    }

    /// Title and number where they are marked; every other paragraph of the head stands before the body.
    private mutating func readHead(_ part: XMLElement, into document: inout Document) {
        var marked: [XMLElement] = []
        func collect(_ element: XMLElement) {
            for child in element.elements {
                if ["docTitle", "docNumber"].contains(child.name.local) {
                    marked.append(child)
                } else {
                    collect(child)
                }
            }
        }
        collect(part)
        for element in marked {
            if element.name.local == "docTitle", document.title == nil {
                document.title = sourced(element)
            } else if element.name.local == "docNumber", document.number == nil {
                let printed = sourced(element)
                document.number = Sourced(DocumentNumber(printed.value), source: printed.source)
            }
        }
        let said = Set([document.title?.value, document.number?.value.text].compactMap { $0 })
        document.body += blocks(part, within: nil).filter { block in
            if case .paragraph(let text) = block { !said.contains(text.string) } else { true }
        }
    }

    private mutating func readConclusions(_ part: XMLElement, into document: inout Document) {
        var signature = Signature()
        for block in blocks(part, within: nil) {
            guard case .paragraph(let text) = block else {
                document.body.append(block)
                continue
            }
            let organisations = text.spans.compactMap { span -> String? in
                if case .organisation(let name) = span.kind { name } else { nil }
            }
            let dates = text.spans.compactMap { span -> CalendarDate? in
                if case .date(let date) = span.kind { date } else { nil }
            }
            if signature.date == nil, let date = dates.first {
                let printed = text.string == date.description ? nil : text.string
                signature.date = Sourced(date, original: printed, source: text.source)
            } else if !organisations.isEmpty {
                let printed = organisations[0] == text.string ? nil : text.string
                signature.issuers.append(Sourced(organisations[0], original: printed, source: text.source))
            } else {
                document.notes.append(text)
            }
        }
        guard signature != Signature() else { return }
        signature.source = AkomaNtosoPlaces.range(of: part)
        document.signature = signature
    }

    /// What is attached, and what is attached to that, in one row.
    private mutating func readAttachment(_ element: XMLElement, into document: inout Document) {
        var attachment = Attachment(source: AkomaNtosoPlaces.range(of: element))
        let heads = ["num", "heading", "subheading"].compactMap { element.akn($0) }.map { sourced($0) }
        if !heads.isEmpty {
            attachment.title = Sourced(
                heads.map(\.value).joined(separator: " "), source: heads.flatMap(\.source))
        }
        attachment.ordinal = element.akn("num").flatMap {
            ForeignAkomaNtosoLevel.ordinal(of: ForeignAkomaNtosoText.plain($0)).first
        }
        attachment.location = element.akn("documentRef")?[attribute: "href"]
        var inner = Document(id: "")
        for child in element.elements where Self.documentNames.contains(child.name.local) {
            inner.kind = .other
            readHead(of: child, into: &inner)
            readBodies(of: child, into: &inner)
        }
        attachment.heading = inner.title.flatMap { $0.source.isEmpty ? nil : $0 }
        attachment.title = attachment.title ?? inner.title
        attachment.body = inner.body
        if let number = inner.number, !number.source.isEmpty {
            attachment.body.insert(.paragraph(Text(number.verbatim, source: number.source)), at: 0)
        }
        attachment.body += Self.blocks(of: inner.signature) + inner.notes.map { .note($0) }
        document.attachments.append(attachment)
        document.attachments += inner.attachments
    }

    /// Title and number of an attachment; of its metadata only that they are there is told.
    private mutating func readHead(of element: XMLElement, into inner: inout Document) {
        for name in ["coverPage", "preface"] {
            for part in element.allAKN(name) { readHead(part, into: &inner) }
        }
        if element.akn("meta") != nil { metadataLeftOut.add("attachment/meta") }
    }

    /// An attachment has no signature of its own in the model.
    private static func blocks(of signature: Signature?) -> [Block] {
        guard let signature else { return [] }
        return signature.issuers.map { .paragraph(Text($0.verbatim, source: $0.source)) }
            + (signature.date.map { [.paragraph(Text($0.verbatim, source: $0.source))] } ?? [])
    }
}
