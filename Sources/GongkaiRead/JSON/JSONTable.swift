import GongkaiModel

extension Table {
    /// Reads what stands behind `type`.
    init(from object: inout JSONObjectReader) {
        self.init(
            label: object.optionalSourced("label"), caption: object.optionalSourced("caption"),
            unit: object.optionalSourced("unit"), rows: object.optional("rows") ?? [],
            footnotes: JSONNote.texts(object.optional("footnotes")), source: object.required("source") ?? [])
    }
}

extension Table.Cell: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        let rows: JSONPositive? = object.required("rowSpan")
        let columns: JSONPositive? = object.required("columnSpan")
        self.init(
            text: Text(from: &object), header: object.required("header") ?? false, rowSpan: rows?.value ?? 1,
            columnSpan: columns?.value ?? 1)
    }
}
