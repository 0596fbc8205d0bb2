import GongkaiModel

extension Text {
    /// Reads the members of whatever bears text: a paragraph, a note, a cell.
    init(from object: inout JSONObjectReader) {
        self.init(
            object.required("text") ?? "", spans: object.optional("spans") ?? [],
            source: object.required("source") ?? [])
    }
}

extension Span: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            start: object.required("start") ?? 0, end: object.required("end") ?? 0, kind: Span.Kind(from: &object))
    }
}

extension Span.Kind {
    private enum Name: String, CaseIterable, JSONReadable {
        case reference
        case organisation
        case date
        case deadline
        case quantity
        case emphasis
        case link
        case repair
    }

    /// Reads the type and what belongs to it.
    fileprivate init(from object: inout JSONObjectReader) {
        let name: Name? = object.required("type")
        switch name {
        case .reference: self = .reference(object.required("value") ?? "")
        case .organisation: self = .organisation(object.required("value") ?? "")
        case .date: self = object.required("value").map(Span.Kind.date) ?? .emphasis
        case .deadline: self = object.required("value").map(Span.Kind.deadline) ?? .emphasis
        case .quantity: self = .quantity(value: object.required("value") ?? "", unit: object.required("unit") ?? "")
        case .emphasis: self = .emphasis
        case .link: self = .link(object.required("value") ?? "")
        case .repair:
            self = .repair(object.required("reason") ?? .joined, original: object.required("original") ?? "")
        case nil:
            object.abandon()
            self = .emphasis
        }
    }
}
