import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Where the walk is: what eIds begin with, and what a division means there.
struct AkomaNtosoScope {
    /// What the eIds of the document begin with; nothing in a file of one document.
    var document = ""
    /// What the eIds of the open element's children begin with.
    var stem = ""
    var inArticle = false

    /// Within an element of this eId.
    func within(_ identifier: String) -> AkomaNtosoScope {
        AkomaNtosoScope(document: document, stem: identifier + "__", inArticle: inArticle)
    }

    /// A document within an element of this eId.
    static func document(in identifier: String) -> AkomaNtosoScope {
        AkomaNtosoScope(document: identifier + "__", stem: identifier + "__")
    }
}

/// Walks a publication and writes Akoma Ntoso. The order of elements is that of its schema.
struct AkomaNtosoElements {
    static let namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

    var emitter = XMLEmitter()
    var index: AkomaNtosoIndex
    var identifiers = AkomaNtosoIdentifiers()
    /// What is said otherwise than the publication says it.
    var notes: [Diagnostic] = []
    private var fault: Diagnostic?

    /// - Parameter index: what an earlier walk has found.
    init(index: AkomaNtosoIndex = AkomaNtosoIndex()) { self.index = index }

    /// The first thing that XML cannot hold.
    var firstFault: Diagnostic? { emitter.firstFault ?? fault }

    mutating func note(_ rule: DiagnosticRule, _ arguments: [String] = []) {
        if fault == nil { fault = Diagnostic(rule, arguments, modelPath: emitter.path) }
    }

    // MARK: Publication

    mutating func write(_ publication: Publication) {
        emitter.open(
            "akomaNtoso", [("xmlns", Self.namespace), ("xmlns:gongkai", "urn:gongkai:publication:1")])
        if publication.kind == .document, publication.documents.count == 1, let document = publication.documents.first {
            let path = "documents/0"
            let work = AkomaNtosoWork(document, publication)
            note(work.date, at: path)
            writeDocument(document, of: publication, work, AkomaNtosoScope(), isRoot: true)
        } else {
            writeCollection(publication)
        }
        emitter.close()
    }

    private mutating func writeCollection(_ publication: Publication) {
        let name = publication.kind == .gazette ? "officialGazette" : "documentCollection"
        let work = AkomaNtosoWork(publication)
        note(work.date, at: "")
        for (place, document) in publication.documents.enumerated() {
            for key in [document.number?.value.text, document.title?.value] {
                if let key, !key.isEmpty, index.documents[key] == nil { index.documents[key] = "cmp_\(place + 1)" }
            }
        }
        emitter.open(name, [("contains", "originalVersion"), ("name", name)])
        openMeta(of: work)
        writeReferences()
        writeProprietary(of: publication, nil, AkomaNtosoScope())
        emitter.close()
        writeCover(of: publication, without: nil, AkomaNtosoScope())
        emitter.open("collectionBody")
        for (place, document) in publication.documents.enumerated() {
            let identifier = identifiers.counted("cmp_")
            emitter.open("component", [("eId", identifier), ("gongkai:id", document.id)])
            let work = AkomaNtosoWork(document, publication)
            note(work.date, at: "documents/\(place)")
            writeDocument(document, of: publication, work, .document(in: identifier), isRoot: false)
            emitter.close()
        }
        if publication.documents.isEmpty { writeNoDocument() }
        emitter.close()
        writeConclusions(of: publication, nil, AkomaNtosoScope())
        emitter.close()
    }

    /// The schema wants one component at least.
    private mutating func writeNoDocument() {
        emitter.open("component", [("eId", identifiers.counted("cmp_"))])
        emitter.open("interstitial")
        emitter.close()
        emitter.close()
    }

    /// Tells of a date that is unknown or lacks its day.
    private mutating func note(_ date: AkomaNtosoDate, at path: String) {
        if date.name == "unknown" {
            notes.append(Diagnostic(.aknDateUnknown, modelPath: path))
        } else if let part = date.value {
            notes.append(Diagnostic(.aknDateInPart, [part, date.day], modelPath: path))
        }
    }

    // MARK: What stands before and behind the documents

    /// - Parameter document: the lone document, whose title is not to stand twice.
    mutating func writeCover(of publication: Publication, without document: Document?, _ scope: AkomaNtosoScope) {
        let title = publication.title.flatMap { $0.value == document?.title?.value ? nil : $0 }
        let hasContents = publication.contentsTitle != nil || !publication.contents.isEmpty
        guard title != nil || publication.issueNumber != nil || !publication.frontMatter.isEmpty || hasContents
        else { return }
        emitter.open("coverPage")
        if let title { writeTitle(title) }
        write(publication.issueNumber, asBlock: "issueNumber")
        writeMatter(publication.frontMatter, "frontMatter", scope)
        if hasContents {
            emitter.open("container", [("name", "contents")])
            write(publication.contentsTitle, asBlock: "contentsTitle")
            writeContents(publication.contents)
            emitter.close()
        }
        emitter.close()
    }

    mutating func writeMatter(_ blocks: [Block], _ name: String, _ scope: AkomaNtosoScope) {
        guard !blocks.isEmpty else { return }
        emitter.open("container", [("name", name)])
        writeBlocks(blocks, scope)
        emitter.close()
    }

    private mutating func writeContents(_ contents: [ContentsEntry]) {
        guard !contents.isEmpty else { return }
        emitter.open("toc", [("eId", "toc")])
        // What an entry has of its section where the one above it says where that is printed.
        var section: Sourced<String>?
        for entry in contents {
            if let heading = entry.section, !Self.areSame(heading, section) {
                emitter.open("tocItem", [("href", "#toc"), ("level", "1")], content: .text)
                emitter.element("inline", [("name", "section")] + canonical(heading), text: heading.value)
                emitter.close()
            }
            section = entry.section.map { Sourced($0.value) }
            write(entry)
        }
        emitter.close()
    }

    /// Texts are told apart by their bytes, since strings that look the same are equal.
    private static func areSame(_ left: Sourced<String>, _ right: Sourced<String>?) -> Bool {
        guard let right else { return false }
        return left == right && left.value.utf8.elementsEqual(right.value.utf8)
    }

    private mutating func write(_ entry: ContentsEntry) {
        let document = (entry.number?.value.text).flatMap { index.documents[$0] } ?? index.documents[entry.title.value]
        let level = entry.section == nil ? "1" : "2"
        emitter.open(
            "tocItem", [("href", "#" + (document ?? "toc")), ("level", level), source(entry.source)], content: .text)
        emitter.element("inline", [("name", "title")] + canonical(entry.title), text: entry.title.value)
        if let number = entry.number { write(number) }
        if let page = entry.page {
            emitter.element("inline", [("name", "page")] + verbatim(page), text: page.verbatim)
        }
        emitter.close()
    }

    mutating func writeCatalogue(of publication: Publication) {
        guard publication.catalogueTitle != nil || !publication.catalogue.isEmpty else { return }
        emitter.open("container", [("name", "catalogue")])
        write(publication.catalogueTitle, asBlock: "catalogueTitle")
        for entry in publication.catalogue {
            emitter.open("block", [("name", "entry"), source(entry.source)], content: .text)
            if let number = entry.number { write(number) }
            emitter.element("docTitle", canonical(entry.title), text: entry.title.value)
            emitter.close()
        }
        emitter.close()
    }
}
