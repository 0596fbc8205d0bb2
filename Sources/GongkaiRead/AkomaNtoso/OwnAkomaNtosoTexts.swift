import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// Printed values, text and spans, as our writer says them in Akoma Ntoso.
extension OwnAkomaNtoso {
    /// The text of an element that holds nothing else.
    func plain(_ element: XMLElement) throws(XMLDecodingError) -> String {
        if let child = element.elements.first { throw child.unread(child.name.local, as: element.name.local) }
        return element.text
    }

    /// An element that holds the canonical text.
    func canonical(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<String> {
        Sourced(try plain(element), original: element.own("original"), source: try element.ownRanges())
    }

    func canonical(_ elements: [XMLElement]) throws(XMLDecodingError) -> [Sourced<String>] {
        var values: [Sourced<String>] = []
        for element in elements { values.append(try canonical(element)) }
        return values
    }

    /// An element that holds what is printed, and says what that means where it is something else.
    func verbatim(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<String> {
        let printed = try plain(element)
        guard let value = element.own("value") else { return Sourced(printed, source: try element.ownRanges()) }
        return Sourced(value, original: printed, source: try element.ownRanges())
    }

    func number(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<DocumentNumber> {
        let text = try verbatim(element)
        return Sourced(DocumentNumber(text.value), original: text.original, source: text.source)
    }

    func page(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<Int> {
        let text = try verbatim(element)
        let number = try element.natural(text.value[...], of: "page")
        return Sourced(number, original: text.original, source: text.source)
    }

    /// A date as printed; what is printed is its own only where it is not the canonical text.
    func printedDate(_ element: XMLElement) throws(XMLDecodingError) -> Sourced<CalendarDate> {
        let value = element.name.local == "date" ? try element.attribute("date") : try element.requiredOwn("value")
        let date = try CalendarDate(value, in: element)
        let printed = try plain(element)
        let original = printed == date.description ? element.own("original") : printed
        return Sourced(date, original: original, source: try element.ownRanges())
    }

    func text(_ element: XMLElement) throws(XMLDecodingError) -> Text {
        let content = try spanned(element)
        return Text(content.string, spans: content.spans, source: try element.ownRanges())
    }

    func texts(_ elements: [XMLElement]) throws(XMLDecodingError) -> [Text] {
        var texts: [Text] = []
        for element in elements { texts.append(try text(element)) }
        return texts
    }

    func spanned(_ element: XMLElement) throws(XMLDecodingError) -> (string: String, spans: [Span]) {
        var content = (string: "", spans: [Span](), offset: 0)
        try append(element.children, to: &content)
        return (content.string, content.spans)
    }

    private func append(
        _ nodes: [XMLNode], to content: inout (string: String, spans: [Span], offset: Int)
    ) throws(XMLDecodingError) {
        for node in nodes {
            switch node {
            case .text(let text):
                content.string += text
                content.offset += text.unicodeScalars.count
            case .element(let element):
                let place = content.spans.count
                content.spans.append(
                    Span(start: content.offset, end: content.offset, kind: try kind(of: element)))
                try append(element.children, to: &content)
                content.spans[place].end = content.offset
            }
        }
    }

    private func kind(of element: XMLElement) throws(XMLDecodingError) -> Span.Kind {
        switch element.name.local {
        case "ref": return .reference(try element.requiredOwn("value"))
        case "organization": return .organisation(try name(of: element))
        case "quantity": return .quantity(value: try element.attribute("normalized"), unit: try name(of: element))
        case "b": return .emphasis
        case "a": return .link(try element.attribute("href"))
        case "date":
            let date = try CalendarDate(try element.attribute("date"), in: element)
            return element[attribute: "class"] == "deadline" ? .deadline(date) : .date(date)
        case "inline": return try inline(element)
        case let other: throw element.unread(other, as: "span")
        }
    }

    private func inline(_ element: XMLElement) throws(XMLDecodingError) -> Span.Kind {
        let name = try element.attribute("name")
        switch name {
        case "link": return .link(try element.requiredOwn("address"))
        case "date": return .date(try CalendarDate(try element.requiredOwn("value"), in: element))
        case "deadline": return .deadline(try CalendarDate(try element.requiredOwn("value"), in: element))
        case "repair":
            let reason = try element.requiredOwn("reason")
            guard let repair = Span.Repair(rawValue: reason) else { throw element.unread(reason, as: "reason") }
            return .repair(repair, original: try element.requiredOwn("original"))
        default: throw element.unread(name, as: "inline")
        }
    }

    /// What the metadata declare under the eId that an element refers to.
    private func name(of element: XMLElement) throws(XMLDecodingError) -> String {
        let pointer = try element.attribute("refersTo")
        guard let name = names[pointer] else { throw element.unread(pointer, as: "refersTo") }
        return name
    }
}
