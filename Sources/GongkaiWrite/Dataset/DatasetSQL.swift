package import GongkaiModel

/// The databases that tables are defined for.
package enum SQLDialect: String, Sendable, CaseIterable {
    /// From 3.37 on, which has strict tables.
    case sqlite
    case postgresql
}

/// Writes the definition of a table for a dataset's records.
extension DatasetSchema {
    /// The statements that make the table, and tell the database what is in it.
    ///
    /// Values stand in the table as they are written: numbers of any size exactly, everything that a database would
    /// change as text with a check of its form.
    package func sql(for dialect: SQLDialect) -> [UInt8] {
        let table = SQLTable(schema: self, dialect: dialect)
        return Array((table.creation + table.comments + table.references).utf8)
    }
}

/// The statements for a dataset's table, in the parts between which its records may stand.
struct SQLTable {
    let schema: DatasetSchema
    let dialect: SQLDialect

    /// Makes the table.
    var creation: String {
        let end = dialect == .sqlite ? ") STRICT;\n" : ");\n"
        return heading + "CREATE TABLE \(SQL.name(schema.name)) (\n" + lines + end
    }

    /// What SQLite cannot keep with the table stands above it.
    private var heading: String {
        let words = [schema.title.chinese, schema.description.chinese].filter { !$0.isEmpty }
        return words.flatMap { $0.split(whereSeparator: \.isNewline) }.map { "-- \($0)\n" }.joined()
    }

    private var lines: String {
        let columns = schema.fields.map { field in
            (SQLColumn(field: field, dialect: dialect).definition, dialect == .sqlite ? field.title.chinese : nil)
        }
        let parts = columns + keys.map { ($0, nil) }
        return parts.enumerated().map { index, part in
            let comma = index == parts.count - 1 ? "" : ","
            let note = part.1.map { "  -- " + $0.split(whereSeparator: \.isNewline).joined(separator: " ") } ?? ""
            return "  \(part.0)\(comma)\(note)\n"
        }.joined()
    }

    private var keys: [String] {
        let primary = schema.primaryKey.isEmpty ? [] : ["PRIMARY KEY (\(SQL.names(schema.primaryKey)))"]
        // SQLite looks for the other table when records come; PostgreSQL wants it to be there, so it is told behind.
        let foreign = schema.foreignKeys.filter { dialect == .sqlite || $0.dataset == nil }
        return primary + foreign.filter(isPossible).map(reference)
    }

    /// A key into the table itself must point to what is unique there; else no database takes it.
    private func isPossible(_ key: DatasetSchema.ForeignKey) -> Bool {
        guard key.dataset == nil else { return true }
        let isUnique =
            key.references.count == 1
            && schema.fields.contains { $0.name == key.references[0] && $0.constraints.unique }
        return key.references == schema.primaryKey || isUnique
    }

    private func reference(_ key: DatasetSchema.ForeignKey) -> String {
        "FOREIGN KEY (\(SQL.names(key.fields))) REFERENCES \(SQL.name(key.dataset ?? schema.name)) "
            + "(\(SQL.names(key.references)))"
    }

    /// What PostgreSQL is told of a table that is there.
    var comments: String {
        guard dialect == .postgresql else { return "" }
        let table = SQL.name(schema.name)
        let words = [schema.title.chinese, schema.description.chinese].filter { !$0.isEmpty }.joined(separator: "。")
        var text = "COMMENT ON TABLE \(table) IS \(SQL.text(words));\n"
        for field in schema.fields {
            let words = [field.title.chinese, field.unit, field.description?.chinese].compactMap(\.self)
            text += "COMMENT ON COLUMN \(table).\(SQL.name(field.name)) IS \(SQL.text(words.joined(separator: "。")));\n"
        }
        return text
    }

    /// The keys into other tables, which PostgreSQL wants to be there by then.
    var references: String {
        guard dialect == .postgresql else { return "" }
        let keys = schema.foreignKeys.filter { $0.dataset != nil }
        return keys.map { "ALTER TABLE \(SQL.name(schema.name)) ADD \(reference($0));\n" }.joined()
    }
}

/// One column, with what its values must keep to.
private struct SQLColumn {
    let field: DatasetField
    let dialect: SQLDialect

    var definition: String {
        var parts = [SQL.name(field.name), type]
        if field.constraints.required { parts.append("NOT NULL") }
        if field.constraints.unique { parts.append("UNIQUE") }
        parts += checks.map { "CHECK (\($0))" }
        return parts.joined(separator: " ")
    }

    private var column: String { SQL.name(field.name) }

    private var type: String {
        switch (dialect, field.type) {
        // A strict table refuses what is larger than 64 bits, and changes nothing.
        case (.sqlite, .integer), (.sqlite, .year): "INTEGER"
        case (.sqlite, _): "TEXT"
        case (.postgresql, .integer) where fitsInteger: "bigint"
        case (.postgresql, .integer), (.postgresql, .decimal): "numeric"
        case (.postgresql, .boolean): "boolean"
        case (.postgresql, .date): "date"
        case (.postgresql, .year): "smallint"
        case (.postgresql, _): "text"
        }
    }

    /// Whether the bounds keep every value within 64 bits.
    private var fitsInteger: Bool {
        [field.constraints.minimum, field.constraints.maximum].allSatisfy { $0.flatMap(Int64.init) != nil }
    }

    private var checks: [String] {
        guard !field.type.isList else { return [] }
        return formCheck + boundChecks + lengthChecks + valueCheck
    }

    /// Whether values are kept as text that the database does not know the form of.
    private var isText: Bool { type.lowercased() == "text" }

    private var formCheck: [String] {
        switch (dialect, field.type) {
        case (.sqlite, .boolean): return ["\(column) IN ('true', 'false')"]
        case (_, .year): return ["\(column) BETWEEN 1 AND 9999"]
        case (.sqlite, .date): return ["date(\(column)) IS \(column)"]
        case (.sqlite, .yearMonth): return ["date(\(column) || '-01') IS \(column) || '-01'"]
        case (.sqlite, .yearQuarter): return ["\(column) GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'"]
        case (.sqlite, .divisionCode): return ["\(column) GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'"]
        case (.sqlite, .uscc): return ["length(\(column)) = 18", "\(column) NOT GLOB '*[^0-9A-HJ-NPQRTUWXY]*'"]
        case (.sqlite, .decimal):
            return ["\(column) GLOB '[0-9-]*' AND \(column) NOT GLOB '*[^0-9.-]*'"]
        case (.postgresql, .integer) where !fitsInteger: return ["\(column) = trunc(\(column))"]
        case (_, .documentNumber): return ["\(column) <> ''"]
        case (.postgresql, let type):
            // An IRI may hold characters that the database's own expressions cannot name.
            guard isText, type != .uri, let pattern = CanonicalPattern.pattern(of: type) else { return [] }
            return ["\(column) ~ \(SQL.text("^(?:\(pattern))$"))"]
        case (.sqlite, _): return []
        }
    }

    private var boundChecks: [String] {
        [("minimum", ">=", field.constraints.minimum), ("maximum", "<=", field.constraints.maximum)].compactMap {
            _, sign, bound in bound.flatMap { check(sign, $0) }
        }
    }

    private func check(_ sign: String, _ bound: String) -> String? {
        switch field.type {
        // In SQLite long numbers are compared as nearly as its own can tell them apart.
        case .integer, .decimal: isText ? "CAST(\(column) AS NUMERIC) \(sign) \(bound)" : "\(column) \(sign) \(bound)"
        case .year: "\(column) \(sign) \(Int(bound) ?? 0)"
        case .date, .yearMonth, .yearQuarter: "\(column) \(sign) \(SQL.text(bound))"
        default: nil
        }
    }

    private var lengthChecks: [String] {
        let limits = [(">=", field.constraints.minimumLength), ("<=", field.constraints.maximumLength)]
        return limits.compactMap { sign, length in length.map { "length(\(column)) \(sign) \($0)" } }
    }

    private var valueCheck: [String] {
        guard let values = field.type.codes?.map(\.value) ?? field.constraints.enumeration else { return [] }
        return ["\(column) IN (\(values.map(literal).joined(separator: ", ")))"]
    }

    /// A value as it stands in the table.
    private func literal(_ value: String) -> String {
        switch (dialect, field.type) {
        case (.postgresql, .boolean): value
        case (_, .year): String(Int(value) ?? 0)
        case (_, .integer), (_, .decimal): isText ? SQL.text(value) : value
        default: SQL.text(value)
        }
    }
}

/// The words of SQL that both databases share.
enum SQL {
    static func name(_ name: String) -> String { quoted(name, by: "\"") }

    static func names(_ names: [String]) -> String { names.map(name).joined(separator: ", ") }

    static func text(_ text: String) -> String { quoted(text, by: "'") }

    private static func quoted(_ text: String, by quote: Character) -> String {
        var quoted = String(quote)
        for character in text.unicodeScalars {
            quoted.unicodeScalars.append(character)
            if Character(character) == quote { quoted.append(quote) }
        }
        return quoted + String(quote)
    }
}
