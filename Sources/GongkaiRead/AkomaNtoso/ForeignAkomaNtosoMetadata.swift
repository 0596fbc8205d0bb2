import GongkaiModel
import GongkaiXML

/// Metadata of Akoma Ntoso that others made.
extension ForeignAkomaNtoso {
    /// What the metadata of a document say, and the notes that stand in them.
    mutating func readMetadata(_ meta: XMLElement, into document: inout Document) {
        let identification = meta.akn("identification")
        let work = identification?.akn("FRBRWork")
        if document.number == nil, let number = work?.akn("FRBRnumber")?[attribute: "value"], !number.isEmpty {
            document.number = Sourced(DocumentNumber(number))
        }
        if document.title == nil {
            let name = work.flatMap { $0.akn("FRBRname") ?? $0.akn("FRBRalias") }
            if let title = name?[attribute: "value"], !title.isEmpty { document.title = Sourced(title) }
        }
        document.issuers = authors(of: work)
        document.written = work?.akn("FRBRdate").flatMap(Self.day)
        document.published = meta.akn("publication").flatMap(Self.day)
        document.subjects = (meta.akn("classification")?.elements ?? []).compactMap {
            $0[attribute: "showAs"] ?? $0[attribute: "value"]
        }
        readDuration(meta, into: &document)
        readRelations(meta.akn("analysis"), into: &document)
        for note in meta.akn("notes")?.elements ?? [] {
            for case .paragraph(let text) in blocks(note, within: nil) { document.notes.append(text) }
        }
        for element in [work, identification?.akn("FRBRExpression")] {
            for item in element?.elements ?? [] { add(item, of: element, to: &document) }
        }
        for item in [meta.akn("publication")] + (meta.akn("lifecycle")?.elements ?? []) {
            if let item { add(item, of: nil, to: &document) }
        }
        countRest(of: meta)
    }

    /// Whoever the work is by, as the metadata call them.
    func authors(of work: XMLElement?) -> [String] {
        (work?.allAKN("FRBRauthor") ?? []).compactMap { author in
            guard let pointer = author[attribute: "href"], pointer != "#unknown" else { return nil }
            return names[pointer] ?? (pointer.hasPrefix("#") ? String(pointer.dropFirst()) : pointer)
        }.filter { !$0.isEmpty }
    }

    /// A day that is one: files have to name one where none is known, and name the first there is.
    static func day(_ element: XMLElement) -> CalendarDate? {
        let date = CalendarDate(String((element[attribute: "date"] ?? "").prefix(10)))
        return date.flatMap { $0.year > 1 ? $0 : nil }
    }

    /// From when to when it is in force, where the metadata give the time for just that.
    private func readDuration(_ meta: XMLElement, into document: inout Document) {
        var days: [String: CalendarDate] = [:]
        for event in meta.akn("lifecycle")?.elements ?? [] {
            if let identifier = event[attribute: "eId"] { days["#" + identifier] = Self.day(event) }
        }
        let intervals = (meta.akn("temporalData")?.elements ?? []).flatMap(\.elements)
        for interval in intervals where (interval[attribute: "refersTo"] ?? "").lowercased().hasSuffix("inforce") {
            document.effective = document.effective ?? interval[attribute: "start"].flatMap { days[$0] }
            document.expires = document.expires ?? interval[attribute: "end"].flatMap { days[$0] }
        }
    }

    private mutating func readRelations(_ analysis: XMLElement?, into document: inout Document) {
        for group in analysis?.elements ?? [] {
            for element in group.elements {
                guard let kind = Self.relation(element, of: group.name.local),
                    let address = (element.akn("destination") ?? element)[attribute: "href"]
                else {
                    metadataLeftOut.add("analysis/\(group.name.local)/\(element.name.local)")
                    continue
                }
                let title = element[attribute: "showAs"] ?? names[address] ?? address
                document.relations.append(
                    Relation(kind: kind, title: title, source: AkomaNtosoPlaces.range(of: element)))
            }
        }
    }

    private static func relation(_ element: XMLElement, of group: String) -> Relation.Kind? {
        switch (group, element[attribute: "type"]) {
        case ("activeModifications", "repeal"): .repeals
        case ("activeModifications", "replacement"): .replaces
        case ("activeModifications", _): .amends
        case ("otherReferences", _): .refersTo
        default: nil
        }
    }

    // MARK: What the model has no member for

    /// Keeps an element of the metadata as an item of the document's own metadata.
    private func add(_ element: XMLElement, of outer: XMLElement?, to document: inout Document) {
        let label = [outer?.name.local, element.name.local].compactMap { $0 }.joined(separator: "/")
        let attributes = element.attributes.filter {
            $0.name.namespace == nil && !["eId", "wId", "GUID"].contains($0.name.local)
        }
        let value: String
        if attributes.count == 1 || attributes.map(\.name.local) == ["value"] {
            value = attributes[0].value
        } else {
            value = attributes.map { "\($0.name.local)=\($0.value)" }.joined(separator: "; ")
        }
        document.metadata.append(MetadataItem(label: Sourced(label), value: Sourced(value)))
    }

    /// Tells what nothing was taken of.
    private mutating func countRest(of meta: XMLElement) {
        let known: Set = [
            "identification", "publication", "classification", "lifecycle", "analysis", "notes", "references",
        ]
        for element in meta.elements where !known.contains(element.name.local) { metadataLeftOut.add(element.aknName) }
        for element in meta.akn("identification")?.elements ?? []
        where !["FRBRWork", "FRBRExpression"].contains(element.name.local) {
            metadataLeftOut.add("identification/\(element.name.local)")
        }
        for element in meta.akn("references")?.elements ?? [] where element[attribute: "showAs"] == nil {
            metadataLeftOut.add("references/\(element.name.local)")
        }
    }

    /// What the metadata of the whole file declare, by the pointers to it.
    mutating func collectNames(in element: XMLElement) {
        for child in element.elements {
            if child.name.local == "references" {
                for name in child.elements {
                    if let eId = name[attribute: "eId"], let text = name[attribute: "showAs"] {
                        names["#" + eId] = text
                    }
                }
            } else if !ForeignAkomaNtoso.textParts.contains(child.name.local) {
                collectNames(in: child)
            }
        }
    }
}
