package import GongkaiModel

/// Which parts of foreign XML or JSON are records, and where in them fields stand (`Docs/mapping.md`).
package struct RecordMapping: Sendable {
    /// What kind of input it is for.
    package enum Form: String, Sendable, CaseIterable {
        case xml
        case json
        case ndjson
    }

    /// What becomes of a path that leads to several values in one record.
    package enum Repetition: String, Sendable, CaseIterable {
        /// The record is refused.
        case one
        /// The first is taken, the others are left out.
        case first
        /// All are the items of a list in one value.
        case list
        /// JSON: the array as it is written.
        case json
    }

    /// What becomes of white space around the text of an element.
    package enum WhiteSpace: String, Sendable, CaseIterable {
        case trim
        case keep
        case collapse
    }

    /// One column and where its values stand.
    package struct Field: Sendable {
        package var name: String
        package var path: MappingPath
        package var repetition = Repetition.one
        /// What stands between the items of a list.
        package var delimiter: Unicode.Scalar = ","
        /// Whether the text of elements within belongs to the value.
        package var takesAllText = false
        package var whiteSpace = WhiteSpace.trim
        /// Whether an empty text is a missing value.
        package var emptyIsMissing = false

        package init(_ name: String, _ path: MappingPath) {
            self.name = name
            self.path = path
        }
    }

    /// The rows that come of each record, or of each repeated part of one.
    package struct Table: Sendable {
        package var name: String
        /// The table whose rows these rows belong to, by its place; `nil` for the table of the records.
        package var parent: Int?
        /// Where the part stands in that of the parent; of the records themselves, in the input.
        package var path: MappingPath
        package var fields: [Field] = []
        /// The fields that tell a row from others, by their places.
        package var key: [Int] = []
        /// What the fields are, where the mapping says so.
        package var schema: DatasetSchema?

        package init(_ name: String, parent: Int? = nil, path: MappingPath) {
            self.name = name
            self.parent = parent
            self.path = path
        }
    }

    package var form: Form
    /// The table of the records first; a parent stands before its children.
    package var tables: [Table]

    package init(_ form: Form, tables: [Table]) {
        self.form = form
        self.tables = tables
    }

    /// The place of a table by its name.
    package func table(named name: String) -> Int? { tables.firstIndex { $0.name == name } }
}

// MARK: Columns that tell what a row belongs to

extension RecordMapping {
    /// Where the value of a column comes from that is not read from the row's own part.
    package enum Origin: Hashable, Sendable {
        /// A column of the parent's row.
        case parent(column: Int)
        /// The number of the row: of the record in the input, or of the part in its parent, from 1.
        case position
    }

    /// A column that the mapping does not name.
    package struct MadeColumn: Hashable, Sendable {
        package let name: String
        package let origin: Origin
    }

    /// The columns that stand before the fields of a table: the key of the parent's row, and the position in it. The
    /// table of the records has its number where others need it to point to and there is no key.
    package func madeColumns(of table: Int) -> [MadeColumn] {
        var taken = Set(tables[table].fields.map(\.name))
        func free(_ name: String) -> String {
            var free = name
            while !taken.insert(free).inserted { free += "_" }
            return free
        }
        guard let parent = tables[table].parent else {
            let isPointedTo = tables.contains { $0.parent == table }
            return tables[table].key.isEmpty && isPointedTo
                ? [MadeColumn(name: free("record"), origin: .position)] : []
        }
        let above = madeColumns(of: parent)
        var made = keyColumns(of: parent).map { column in
            let isInherited = column < above.count && above[column].origin != .position
            let own =
                column < above.count ? above[column].name : tables[parent].fields[column - above.count].name
            return MadeColumn(
                name: free(isInherited ? own : tables[parent].name + "_" + own), origin: .parent(column: column))
        }
        made.append(MadeColumn(name: free("position"), origin: .position))
        return made
    }

    /// The columns by which a row of a table is known: its own key, else all that were made for it.
    package func keyColumns(of table: Int) -> [Int] {
        let made = madeColumns(of: table).count
        let key = tables[table].key
        return key.isEmpty ? Array(0..<made) : key.map { made + $0 }
    }

    /// The names of all columns of a table.
    package func columns(of table: Int) -> [String] {
        madeColumns(of: table).map(\.name) + tables[table].fields.map(\.name)
    }

    /// What a table's columns are; `nil` where the mapping leaves that to the input.
    package func schema(of table: Int) -> DatasetSchema? {
        guard var schema = tables[table].schema else { return nil }
        let made = madeColumns(of: table)
        schema.fields =
            made.map { column in field(of: column, in: table) }
            + tables[table].fields.compactMap { field in schema.fields.first { $0.name == field.name } }
        schema.primaryKey = keyColumns(of: table).map { schema.fields[$0].name }
        if tables[table].key.isEmpty, made.isEmpty { schema.primaryKey = [] }
        return schema
    }

    private func field(of column: MadeColumn, in table: Int) -> DatasetField {
        let title = BilingualText(column.name, column.name)
        guard case .parent(let above) = column.origin, let parent = tables[table].parent else {
            return DatasetField(column.name, title, .integer, constraints: .required)
        }
        let made = madeColumns(of: parent)
        if above < made.count { return renamed(field(of: made[above], in: parent), as: column.name) }
        let name = tables[parent].fields[above - made.count].name
        let own = tables[parent].schema?.fields.first { $0.name == name }
        return renamed(own ?? DatasetField(name, title), as: column.name)
    }

    private func renamed(_ field: DatasetField, as name: String) -> DatasetField {
        var field = field
        field.name = name
        field.title = BilingualText(name, name)
        field.constraints = .required
        field.aliases = []
        return field
    }
}
