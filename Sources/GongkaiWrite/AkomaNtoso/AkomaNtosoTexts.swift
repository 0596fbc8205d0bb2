import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

typealias XMLAttributes = [(String, String?)]

/// Text, printed values, and spans.
extension AkomaNtosoElements {
    /// An element of text with spans.
    mutating func write(_ text: Text, as name: String, _ attributes: XMLAttributes = []) {
        emitter.open(name, attributes + [source(text.source)], content: .text)
        write(text.string, spans: text.spans)
        emitter.close()
    }

    /// A `block` with a name: what Akoma Ntoso has no element for.
    mutating func write(_ text: Text, asBlock name: String) { write(text, as: "block", [("name", name)]) }

    mutating func write(_ value: Sourced<String>?, asBlock name: String) {
        if let value { emitter.element("block", [("name", name)] + canonical(value), text: value.value) }
    }

    /// Attributes of an element that holds the canonical text: what is printed where that differs, and where.
    func canonical<Value>(_ value: Sourced<Value>) -> XMLAttributes {
        [("gongkai:original", value.original), source(value.source)]
    }

    /// Attributes of an element that holds what is printed: the canonical text where that differs, and where.
    func verbatim<Value>(_ value: Sourced<Value>) -> XMLAttributes {
        [("gongkai:value", value.original == nil ? nil : value.value.canonicalText), source(value.source)]
    }

    func source(_ ranges: [SourceRange]) -> (String, String?) {
        let text = ranges.map { "\($0.start)-\($0.end)@\($0.line)" }.joined(separator: " ")
        return ("gongkai:source", ranges.isEmpty ? nil : text)
    }

    /// Numbers in a row, none said by leaving them out.
    func numbers(_ name: String, _ numbers: [Int]) -> (String, String?) {
        ("gongkai:" + name, numbers.isEmpty ? nil : numbers.map(String.init).joined(separator: " "))
    }

    mutating func write(_ number: Sourced<DocumentNumber>) {
        emitter.element("docNumber", verbatim(number), text: number.verbatim)
    }

    /// A date as printed; one without a day is no `date` of Akoma Ntoso.
    mutating func write(_ date: Sourced<CalendarDate>) {
        let (name, attributes) = Self.element(of: date.value, class: nil)
        // What is printed and is the canonical text as well is told from a date of which nothing else is known.
        let original = date.original == date.value.description ? date.original : nil
        emitter.element(
            name, attributes + [("gongkai:original", original), source(date.source)], text: date.verbatim)
    }

    mutating func write(_ string: String, spans: [Span]) {
        // Every name has to be known before the closure below reads the index.
        for span in spans { declare(span.kind) }
        let known = index
        let unwritable = emitter.write(string, spans: spans) { emitter, kind in
            let (name, attributes) = Self.element(of: kind, known)
            emitter.open(name, attributes, content: .text)
        }
        if let span = unwritable { note(.unwritableSpans, [String(span.start), String(span.end)]) }
    }

    private mutating func declare(_ kind: Span.Kind) {
        switch kind {
        case .organisation(let name): _ = index.organisations.identifier(of: name)
        case .quantity(_, let unit): _ = index.units.identifier(of: unit)
        case .link(let address) where !AkomaNtosoAddresses.isOfTheWeb(address):
            notes.append(Diagnostic(.aknAddress, [address], modelPath: emitter.path))
        default: break
        }
    }

    private static func element(
        of kind: Span.Kind, _ index: AkomaNtosoIndex
    ) -> (name: String, attributes: XMLAttributes) {
        var index = index
        switch kind {
        case .reference(let value):
            let number = DocumentNumber(value)
            let address =
                index.documents[value].map { "#" + $0 }
                ?? AkomaNtosoAddresses.work(
                    number: number.form == .other ? nil : value, title: number.form == .other ? value : nil)
            return ("ref", [("href", address), ("gongkai:value", value)])
        case .organisation(let name):
            return ("organization", [("refersTo", "#" + index.organisations.identifier(of: name))])
        case .date(let date): return element(of: date, class: nil)
        case .deadline(let date): return element(of: date, class: "deadline")
        case .quantity(let value, let unit):
            let unit = "#" + index.units.identifier(of: unit)
            return ("quantity", [("refersTo", unit), ("normalized", value)])
        case .emphasis: return ("b", [])
        case .link(let address) where AkomaNtosoAddresses.isOfTheWeb(address): return ("a", [("href", address)])
        case .link(let address): return ("inline", [("name", "link"), ("gongkai:address", address)])
        case .repair(let repair, let original):
            let attributes = [("gongkai:reason", repair.rawValue), ("gongkai:original", original)]
            return ("inline", [("name", "repair")] + attributes)
        }
    }

    private static func element(
        of date: CalendarDate, class name: String?
    ) -> (name: String, attributes: XMLAttributes) {
        if date.day != nil { return ("date", [("class", name), ("date", date.description)]) }
        return ("inline", [("name", name ?? "date"), ("gongkai:value", date.description)])
    }
}
