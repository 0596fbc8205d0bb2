import GongkaiModel

extension Block: JSONObjectReadable {
    private enum Kind: String, CaseIterable, JSONReadable {
        case division
        case paragraph
        case list
        case table
        case note
    }

    init(from object: inout JSONObjectReader) {
        let kind: Kind? = object.required("type")
        switch kind {
        case .division: self = .division(Division(from: &object))
        case .paragraph: self = .paragraph(Text(from: &object))
        case .list: self = .list(List(from: &object))
        case .table: self = .table(Table(from: &object))
        case .note: self = .note(Text(from: &object))
        case nil:
            object.abandon()
            self = .paragraph(Text(""))
        }
    }
}

/// A text that is a remark wherever it stands: a note of a document, a footnote of a table.
struct JSONNote: JSONObjectReadable {
    private enum Kind: String, CaseIterable, JSONReadable {
        case note
    }

    let text: Text

    init(from object: inout JSONObjectReader) {
        let _: Kind? = object.required("type")
        text = Text(from: &object)
    }

    /// The texts of notes that may be absent.
    static func texts(_ notes: [JSONNote]?) -> [Text] { notes?.map(\.text) ?? [] }
}

extension Division {
    /// Reads what stands behind `type`.
    fileprivate init(from object: inout JSONObjectReader) {
        let identifier: JSONIdentifier? = object.required("id")
        self.init(
            id: identifier?.text ?? "", kind: object.required("kind") ?? .level1,
            marker: object.requiredSourced("marker") ?? Sourced(""), ordinal: object.required("ordinal") ?? [],
            heading: object.optionalSourced("heading"), headingSpans: object.optional("headingSpans") ?? [],
            runIn: object.required("runIn") ?? false, blocks: object.required("blocks") ?? [],
            responsibilities: object.required("responsibilities") ?? [], source: object.required("source") ?? [])
    }
}

extension Responsibility: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            leads: object.required("leads") ?? [], responsible: object.required("responsible") ?? [],
            participants: object.required("participants") ?? [], covers: object.optional("covers") ?? [],
            scope: object.optional("scope"), deadline: object.optional("deadline"),
            text: object.required("text") ?? "", source: object.required("source") ?? [])
    }
}

extension List {
    /// Reads what stands behind `type`.
    fileprivate init(from object: inout JSONObjectReader) {
        self.init(items: object.optional("items") ?? [], source: object.required("source") ?? [])
    }
}

extension List.Item: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        self.init(
            marker: object.requiredSourced("marker") ?? Sourced(""), blocks: object.optional("blocks") ?? [])
    }
}
