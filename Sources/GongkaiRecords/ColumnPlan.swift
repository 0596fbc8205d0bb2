package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiRead

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
    package init(_ head: RecordHead, schema: DatasetSchema) {
        self.schema = schema
        var finder = ColumnFinder(schema)
        if head.naming == .columns, head.headings.allSatisfy({ $0 == nil }) {
            finder.takeInOrder(head.headings.count)
        } else {
            finder.take(head.headings)
        }
        var headings = head.headings
        switch head.naming {
        case .columns: finder.reportMissing()
        // A field that no record has had so far may come up yet.
        case .members, .elements: headings += finder.addMissing(behind: headings.count)
        }
        self.headings = headings
        columns = finder.columns
        diagnostics = finder.diagnostics
    }

    /// Makes a schema of the headings alone: every field is text, unless the input itself says what it is. A heading that is no name becomes one by the rule of
    /// SQL/XML (ISO/IEC 9075-14), and stays the field's title; an empty or repeated one becomes `column3`.
    package init(_ head: RecordHead, named name: String) {
        let headings = head.naming == .elements ? head.headings.map { $0.map(XMLNameEscape.decode) } : head.headings
        self.headings = head.headings
        var fields: [DatasetField] = []
        var taken: Set<String> = []
        let hasHeader = headings.contains { $0 != nil }
        let titleLine = ColumnPlan.titleLine(in: head)
        if let titleLine { diagnostics.append(Diagnostic(.recordTitleLine, [titleLine, String(headings.count)])) }
        for (number, heading) in headings.enumerated() {
            var title = heading ?? ""
            if title.isEmpty || taken.contains(XMLNameEscape.encode(title)) {
                let replacement = ColumnPlan.freeName("column\(number + 1)", besides: taken, and: headings)
                if hasHeader, titleLine == nil {
                    let column = String(number + 1)
                    diagnostics.append(
                        title.isEmpty
                            ? Diagnostic(.recordEmptyHeading, [column, replacement])
                            : Diagnostic(.recordRepeatedHeading, [column, title, replacement]))
                }
                title = replacement
            }
            let name = XMLNameEscape.encode(title)
            taken.insert(name)
            fields.append(DatasetField(name, BilingualText(title, title)))
        }
        let declared = head.declared?.fields ?? []
        for (index, field) in zip(fields.indices, declared) { field.complete(&fields[index]) }
        let key = zip(fields, declared).filter { $1.keyPlace != nil }.sorted {
            ($0.1.keyPlace ?? 0) < ($1.1.keyPlace ?? 0)
        }
        let name = head.declared?.name ?? name
        schema = DatasetSchema(
            name, BilingualText(name, name), description: BilingualText("", ""), fields: fields,
            primaryKey: key.map(\.0.name))
        columns = fields.indices.map { $0 }
    }

    /// What stands in the first column alone, where that is rather a title than a header: spreadsheets write titles and units
    /// so, with the commas of all columns behind them.
    private static func titleLine(in head: RecordHead) -> String? {
        guard head.naming == .columns, head.headings.count > 2, let first = head.headings.first ?? nil, !first.isEmpty,
            head.headings.dropFirst().allSatisfy({ $0 ?? "" == "" })
        else { return nil }
        return first
    }

    private static func freeName(_ name: String, besides taken: Set<String>, and headings: [String?]) -> String {
        var free = name
        while taken.contains(free) || headings.contains(free) { free += "_" }
        return free
    }
}

/// Finds the columns of a schema's fields.
private struct ColumnFinder {
    let schema: DatasetSchema
    private(set) var columns: [Int?]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ schema: DatasetSchema) {
        self.schema = schema
        columns = Array(repeating: nil, count: schema.fields.count)
    }

    mutating func takeInOrder(_ count: Int) {
        for column in 0..<min(count, columns.count) { columns[column] = column }
        guard count != columns.count else { return }
        diagnostics.append(Diagnostic(.recordColumnCount, [String(count), String(columns.count), schema.name]))
    }

    mutating func take(_ headings: [String?]) {
        for (column, heading) in headings.enumerated() {
            guard let field = freeField(called: heading ?? "", column: column) else {
                diagnostics.append(Diagnostic(.recordUnknownColumn, [heading ?? "", schema.name]))
                continue
            }
            if columns[field] != nil {
                diagnostics.append(Diagnostic(.recordRepeatedColumn, [schema.fields[field].name]))
            }
            columns[field] = columns[field] ?? column
        }
    }

    /// A column without a heading of its own may have the name that it gets without a schema: `column3`.
    private func freeField(called heading: String, column: Int) -> Int? {
        let named = field(called: heading)
        if let named, columns[named] == nil { return named }
        return schema.index(of: "column\(column + 1)") ?? named
    }

    mutating func reportMissing() {
        for (field, column) in zip(schema.fields, columns) where column == nil {
            let isRequired = field.constraints.required || schema.primaryKey.contains(field.name)
            diagnostics.append(
                Diagnostic(isRequired ? .recordRequiredColumnMissing : .recordColumnMissing, [field.name]))
        }
    }

    /// Gives the fields without a column one each.
    /// - Returns: the headings of those.
    mutating func addMissing(behind count: Int) -> [String?] {
        var headings: [String?] = []
        for field in schema.fields.indices where columns[field] == nil {
            columns[field] = count + headings.count
            headings.append(schema.fields[field].name)
        }
        return headings
    }

    private func field(called heading: String) -> Int? {
        func first(_ isIt: (DatasetField) -> Bool) -> Int? { schema.fields.firstIndex(where: isIt) }
        return first { $0.name == heading } ?? first { $0.title.chinese == heading }
            ?? first { $0.title.english == heading } ?? first { $0.aliases.contains { $0.name == heading } }
    }
}
