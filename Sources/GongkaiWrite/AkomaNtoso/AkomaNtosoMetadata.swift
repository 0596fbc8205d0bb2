import GongkaiModel
import GongkaiXML

/// The metadata that Akoma Ntoso has elements for.
extension AkomaNtosoElements {
    /// Who says what the metadata say.
    static let author: (String, String?) = ("source", "#gongkai")

    /// Opens `meta` and writes what identifies the work.
    mutating func openMeta(of work: AkomaNtosoWork) {
        emitter.open("meta")
        emitter.open("identification", [Self.author])
        var authors: [String] = []
        for author in work.authors { authors.append("#" + index.organisations.identifier(of: author)) }
        if authors.isEmpty { authors = ["#unknown"] }
        emitter.open("FRBRWork")
        writeCore(work.this, work.uri, work.date, authors)
        empty("FRBRcountry", [("value", "cn")])
        empty("FRBRsubtype", [("value", work.subtype)])
        if let number = work.number { empty("FRBRnumber", [("value", number)]) }
        if let name = work.name { empty("FRBRname", [("value", name)]) }
        emitter.close()
        let version = "/zho@" + (work.date.name == "unknown" ? "" : work.date.day)
        let part = work.this.dropFirst(work.uri.count)
        emitter.open("FRBRExpression")
        writeCore(work.uri + version + part, work.uri + version, work.date, authors)
        empty("FRBRlanguage", [("language", "zho")])
        emitter.close()
        emitter.open("FRBRManifestation")
        // No clock is asked, so that the same publication gives the same bytes.
        writeCore(work.uri + version + part + ".akn", work.uri + version + ".akn", .unknown, ["#gongkai"])
        empty("FRBRformat", [("value", "application/akn+xml")])
        emitter.close()
        emitter.close()
    }

    private mutating func writeCore(_ this: String, _ uri: String, _ date: AkomaNtosoDate, _ authors: [String]) {
        empty("FRBRthis", [("value", this)])
        empty("FRBRuri", [("value", uri)])
        empty("FRBRdate", [("date", date.day), ("name", date.name), ("gongkai:value", date.value)])
        for author in authors { empty("FRBRauthor", [("href", author)]) }
    }

    mutating func empty(_ name: String, _ attributes: XMLAttributes) {
        emitter.open(name, attributes)
        emitter.close()
    }

    mutating func writePublication(of document: Document, in publication: Publication) {
        guard let published = document.published else { return }
        let date = AkomaNtosoDate(published, name: "published")
        empty(
            "publication",
            [
                ("date", date.day), ("name", publication.kind.rawValue), ("showAs", publication.title?.value ?? ""),
                ("number", publication.issueNumber?.value), ("gongkai:value", date.value),
            ])
    }

    mutating func writeClassification(of document: Document) {
        guard !document.subjects.isEmpty else { return }
        emitter.open("classification", [Self.author])
        for subject in document.subjects {
            empty("keyword", [("value", subject), ("showAs", subject), ("dictionary", "#gongkai")])
        }
        emitter.close()
    }

    mutating func writeLifecycle(of document: Document, _ scope: AkomaNtosoScope) {
        let events: [(CalendarDate?, name: String, type: String?)] = [
            (document.written, "written", "generation"), (document.published, "published", nil),
            (document.effective, "effective", nil), (document.expires, "expires", "repeal"),
        ]
        guard events.contains(where: { $0.0 != nil }) else { return }
        emitter.open("lifecycle", [Self.author])
        for case (let date?, let name, let type) in events {
            let event = AkomaNtosoDate(date, name: name)
            empty(
                "eventRef",
                [
                    ("eId", identifiers.counted(scope.document + "eref_")), ("date", event.day), Self.author,
                    ("type", type), ("gongkai:name", name), ("gongkai:value", event.value),
                ])
        }
        emitter.close()
    }

    // MARK: Relations

    mutating func writeAnalysis(of document: Document, _ scope: AkomaNtosoScope) {
        guard !document.relations.isEmpty else { return }
        let places = Array(document.relations.enumerated())
        let modifications = places.filter { Self.modification($0.element.kind) != nil }
        let references = places.filter { Self.modification($0.element.kind) == nil }
        emitter.open("analysis", [Self.author])
        if !modifications.isEmpty {
            emitter.open("activeModifications")
            for (place, relation) in modifications { writeModification(relation, at: place, scope) }
            emitter.close()
        }
        if !references.isEmpty {
            emitter.open("otherReferences", [Self.author])
            for (place, relation) in references { writeReference(relation, at: place) }
            emitter.close()
        }
        emitter.close()
    }

    private static func modification(_ kind: Relation.Kind) -> String? {
        switch kind {
        case .repeals: "repeal"
        case .amends: "substitution"
        case .replaces: "replacement"
        case .transmits, .basedOn, .refersTo: nil
        }
    }

    private mutating func writeModification(_ relation: Relation, at place: Int, _ scope: AkomaNtosoScope) {
        emitter.open("textualMod", [("type", Self.modification(relation.kind))] + described(relation, at: place))
        empty("source", [("href", "#" + scope.document + "body")])
        empty("destination", [("href", address(of: relation))])
        emitter.close()
    }

    private mutating func writeReference(_ relation: Relation, at place: Int) {
        let attributes: XMLAttributes = [
            ("href", address(of: relation)), ("showAs", relation.title ?? relation.number),
        ]
        empty("implicitReference", attributes + described(relation, at: place))
    }

    /// The work that is meant, down to its article where one is named.
    private func address(of relation: Relation) -> String {
        let work = AkomaNtosoAddresses.work(number: relation.number, title: relation.title)
        guard let article = relation.within?.articles.first else { return work }
        return work + "/~art_\(article)"
    }

    /// - Parameter place: its place among the document's relations, which stand in two groups here.
    private func described(_ relation: Relation, at place: Int) -> XMLAttributes {
        let articles = relation.within?.articles.map(String.init).joined(separator: " ")
        let items = relation.within?.items.map(String.init).joined(separator: " ")
        return [
            ("gongkai:relation", relation.kind.rawValue), ("gongkai:place", String(place)),
            ("gongkai:number", relation.number),
            ("gongkai:title", relation.title), ("gongkai:articles", articles), ("gongkai:items", items),
            source(relation.source),
        ]
    }

    /// Who and what the file names; it stands once, in the metadata of the whole.
    mutating func writeReferences() {
        emitter.open("references", [Self.author])
        declare("TLCOrganization", "gongkai", "/akn/ontology/organization/gongkai", "gongkai")
        declare("TLCOrganization", "unknown", "/akn/ontology/organization/unknown", "未知")
        for name in index.organisations.inOrder {
            let address = "/akn/ontology/organization/cn/" + AkomaNtosoAddresses.segment(name)
            declare("TLCOrganization", index.organisations.identifier(of: name), address, name)
        }
        for name in index.units.inOrder {
            let address = "/akn/ontology/concept/unit/" + AkomaNtosoAddresses.segment(name)
            declare("TLCConcept", index.units.identifier(of: name), address, name)
        }
        emitter.close()
    }

    private mutating func declare(_ element: String, _ identifier: String, _ address: String, _ name: String) {
        empty(element, [("eId", identifier), ("href", address), ("showAs", name)])
    }
}
