package import GongkaiDiagnostics
package import GongkaiModel

/// Which column of the input holds which field.
package struct ColumnPlan: Sendable {
    /// The dataset as it is read: by the schema given, or, without one, text in every field.
    package var schema: DatasetSchema
    /// For each field of the schema the column of its values; `nil` where the input has none.
    package var columns: [Int?]
    /// What stands above the columns, as the input's reader told.
    package let headings: [String?]
    /// What is wrong with the columns.
    package var diagnostics: [Diagnostic] = []

    /// Finds the columns of a schema's fields by what stands above them: the field's name, its title, or what a receiver
    /// calls it. Columns without a heading are taken in order.
    package init(headings: [String?], schema: DatasetSchema) {
        self.schema = schema
        self.headings = headings
        var columns = [Int?](repeating: nil, count: schema.fields.count)
        if headings.allSatisfy({ $0 == nil }) {
            for column in headings.indices.prefix(columns.count) { columns[column] = column }
            if headings.count != columns.count {
                diagnostics.append(
                    Diagnostic(.recordColumnCount, [String(headings.count), String(columns.count), schema.name]))
            }
        } else {
            for (column, heading) in headings.enumerated() {
                guard let field = ColumnPlan.field(called: heading ?? "", in: schema) else {
                    diagnostics.append(Diagnostic(.recordUnknownColumn, [heading ?? "", schema.name]))
                    continue
                }
                if columns[field] != nil {
                    diagnostics.append(Diagnostic(.recordRepeatedColumn, [schema.fields[field].name]))
                }
                columns[field] = columns[field] ?? column
            }
            for (field, column) in zip(schema.fields, columns) where column == nil {
                let rule: DiagnosticRule =
                    field.constraints.required ? .recordRequiredColumnMissing : .recordColumnMissing
                diagnostics.append(Diagnostic(rule, [field.name]))
            }
        }
        self.columns = columns
    }

    private static func field(called heading: String, in schema: DatasetSchema) -> Int? {
        func first(_ isIt: (DatasetField) -> Bool) -> Int? { schema.fields.firstIndex(where: isIt) }
        return first { $0.name == heading } ?? first { $0.title.chinese == heading }
            ?? first { $0.title.english == heading } ?? first { $0.aliases.contains { $0.name == heading } }
    }

    /// Makes a schema of the headings alone: every field is text. A heading that is no name becomes one by the rule of
    /// SQL/XML (ISO/IEC 9075-14), and stays the field's title; an empty or repeated one becomes `column3`.
    package init(headings: [String?], named name: String) {
        self.headings = headings
        var fields: [DatasetField] = []
        var taken: Set<String> = []
        let hasHeader = headings.contains { $0 != nil }
        for (number, heading) in headings.enumerated() {
            var title = heading ?? ""
            if title.isEmpty || taken.contains(XMLNameEscape.encode(title)) {
                let replacement = ColumnPlan.freeName("column\(number + 1)", besides: taken, and: headings)
                if hasHeader {
                    let rule: DiagnosticRule = title.isEmpty ? .recordEmptyHeading : .recordRepeatedHeading
                    diagnostics.append(Diagnostic(rule, [String(number + 1), title, replacement]))
                }
                title = replacement
            }
            let name = XMLNameEscape.encode(title)
            taken.insert(name)
            fields.append(DatasetField(name, BilingualText(title, title)))
        }
        schema = DatasetSchema(
            name, BilingualText(name, name), description: BilingualText("", ""), fields: fields)
        columns = fields.indices.map { $0 }
    }

    private static func freeName(_ name: String, besides taken: Set<String>, and headings: [String?]) -> String {
        var free = name
        while taken.contains(free) || headings.contains(free) { free += "_" }
        return free
    }
}
