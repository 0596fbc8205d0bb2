import GongkaiModel

extension Table: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        walker.required("type", "table")
        walker.sourced("label", label)
        walker.sourced("caption", caption)
        walker.sourced("unit", unit)
        walker.optional("rows", rows)
        walker.optional("footnotes", footnotes.map(JSONNote.init))
        walker.required("source", source)
    }
}

extension Table.Cell: JSONObjectWritable {
    func writeMembers(to walker: inout JSONWalker) {
        text.writeMembers(to: &walker)
        walker.required("header", header)
        walker.required("rowSpan", rowSpan)
        walker.required("columnSpan", columnSpan)
    }
}
