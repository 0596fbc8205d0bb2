import GongkaiModel
import GongkaiXML

/// The metadata of a document, and who is to do what.
extension OwnAkomaNtoso {
    func readOwn(_ proprietary: XMLElement, into document: inout Document) throws(XMLDecodingError) {
        document.issuers = proprietary.strings("issuer")
        for item in proprietary.elements where item.name.local == "item" {
            guard let label = item.child("label") else { throw item.unread("", as: "label") }
            let value: Sourced<String>? = if let value = item.child("value") { try canonical(value) } else { nil }
            document.metadata.append(MetadataItem(label: try canonical(label), value: value))
        }
        document.indexNumber = proprietary.string("indexNumber")
        document.validity = proprietary.string("validity")
        document.statusBasis = proprietary.string("statusBasis")
    }

    func readMetadata(_ meta: XMLElement, into document: inout Document) throws(XMLDecodingError) {
        for keyword in meta.child("classification")?.elements ?? [] {
            document.subjects.append(try keyword.attribute("value"))
        }
        for event in meta.child("lifecycle")?.elements ?? [] {
            let day = try event.attribute("date")
            let date = try CalendarDate(event.own("value") ?? day, in: event)
            switch try event.requiredOwn("name") {
            case "written": document.written = date
            case "published": document.published = date
            case "effective": document.effective = date
            case "expires": document.expires = date
            case let name: throw event.unread(name, as: "eventRef")
            }
        }
        var relations: [(place: Int, relation: Relation)] = []
        for group in meta.child("analysis")?.elements ?? [] {
            for element in group.elements { relations.append(try relation(element)) }
        }
        document.relations = relations.sorted { $0.place < $1.place }.map(\.relation)
    }

    private func relation(_ element: XMLElement) throws(XMLDecodingError) -> (place: Int, relation: Relation) {
        let text = try element.requiredOwn("relation")
        guard let kind = Relation.Kind(rawValue: text) else { throw element.unread(text, as: "relation") }
        var within: Relation.Within?
        if element.own("articles") != nil || element.own("items") != nil {
            within = Relation.Within(
                articles: try element.ownNumbers("articles"), items: try element.ownNumbers("items"))
        }
        let relation = Relation(
            kind: kind, number: element.own("number"), title: element.own("title"), within: within,
            source: try element.ownRanges())
        return (try element.natural(try element.requiredOwn("place")[...], of: "place"), relation)
    }

    // MARK: Responsibilities

    /// Takes up all responsibilities of the file, by the division that they point at.
    mutating func collectResponsibilities(in element: XMLElement) throws(XMLDecodingError) {
        for child in element.elements {
            if child.name.local == "responsibility", child.name.namespace == AkomaNtosoNames.own {
                responsibilities[try child.attribute("division"), default: []].append(try responsibility(child))
            } else {
                try collectResponsibilities(in: child)
            }
        }
    }

    private func responsibility(_ element: XMLElement) throws(XMLDecodingError) -> Responsibility {
        var covers: [Int] = []
        for token in (element[attribute: "covers"] ?? "").split(separator: " ") {
            covers.append(try element.natural(token, of: "covers"))
        }
        return Responsibility(
            leads: element.strings("lead"), responsible: element.strings("responsible"),
            participants: element.strings("participant"), covers: covers, scope: element.string("scope"),
            deadline: try element.date("deadline"), text: try element.required("text") { $0.text },
            source: try element.ownRanges())
    }
}
