import GongkaiModel

extension Text {
    /// The members of whatever bears text: a paragraph, a note, a cell.
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("text", string)
        walker.optional("spans", spans)
        walker.required("source", source)
    }
}

extension Span: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("start", start)
        walker.required("end", end)
        kind.writeMembers(to: &walker)
    }
}

extension Span.Kind {
    fileprivate func writeMembers(to walker: inout JSONWalker) {
        switch self {
        case .reference(let document): write("reference", document, to: &walker)
        case .organisation(let name): write("organisation", name, to: &walker)
        case .date(let date): write("date", date, to: &walker)
        case .deadline(let date): write("deadline", date, to: &walker)
        case .quantity(let value, let unit):
            write("quantity", value, to: &walker)
            walker.required("unit", unit)
        case .emphasis: walker.required("type", "emphasis")
        case .link(let address): write("link", address, to: &walker)
        case .repair(let reason, let original):
            walker.required("type", "repair")
            walker.required("reason", reason)
            walker.required("original", original)
        }
    }

    private func write(_ type: String, _ value: some JSONWritable, to walker: inout JSONWalker) {
        walker.required("type", type)
        walker.required("value", value)
    }
}
