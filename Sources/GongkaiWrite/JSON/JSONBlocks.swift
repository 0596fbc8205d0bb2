import GongkaiModel

extension Block: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        switch self {
        case .division(let division): division.writeMembers(to: &walker)
        case .paragraph(let text):
            walker.required("type", "paragraph")
            text.writeMembers(to: &walker)
        case .note(let text): JSONNote(text: text).writeMembers(to: &walker)
        case .list(let list): list.writeMembers(to: &walker)
        case .table(let table): table.writeMembers(to: &walker)
        }
    }
}

/// A text that is a remark wherever it stands: a block, a note of a document, a footnote of a table.
struct JSONNote: JSONObjectWritable {
    let text: Text

    func writeMembers(to walker: inout JSONWalker) {
        walker.required("type", "note")
        text.writeMembers(to: &walker)
    }
}

extension Division: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("type", "division")
        walker.required("id", JSONIdentifier(text: id))
        walker.required("kind", kind)
        walker.sourced("marker", marker)
        walker.required("ordinal", ordinal)
        walker.sourced("heading", heading)
        walker.optional("headingSpans", headingSpans)
        walker.required("runIn", runIn)
        walker.required("blocks", blocks)
        walker.required("responsibilities", responsibilities)
        walker.required("source", source)
    }
}

extension Responsibility: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("leads", leads)
        walker.required("responsible", responsible)
        walker.required("participants", participants)
        walker.optional("covers", covers)
        walker.optional("scope", scope)
        walker.optional("deadline", deadline)
        walker.required("text", text)
        walker.required("source", source)
    }
}

extension List: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("type", "list")
        walker.optional("items", items)
        walker.required("source", source)
    }
}

extension List.Item: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.sourced("marker", marker)
        walker.optional("blocks", blocks)
    }
}
