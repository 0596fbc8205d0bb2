import GongkaiDiagnostics

/// The tables of a database of PostgreSQL, and what it says of them.
struct PostgreSQLTableList {
    struct Table {
        let identifier: String
        let schema: String
        let name: String
        /// Whether its name alone is enough to find it.
        let isVisible: Bool
        /// Whether it is a view, or a part of another table.
        let isSecondary: Bool

        /// As it stands in a statement.
        var quoted: String { DatabaseFile.name(schema) + "." + DatabaseFile.name(name) }
        /// As people call it.
        var called: String { isVisible ? name : schema + "." + name }
    }

    private let connection: PostgreSQLConnection
    private let tables: [Table]

    init(_ connection: PostgreSQLConnection) throws(DatabaseReadFailure) {
        self.connection = connection
        let rows = try connection.rows(
            """
            SELECT c.oid, n.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid),
              c.relispartition OR c.relkind = 'v'
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema'
              AND n.nspname NOT LIKE 'pg\\_%' AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """)
        tables = rows.compactMap { row in
            guard let identifier = row[0], let schema = row[1], let name = row[2] else { return nil }
            return Table(
                identifier: identifier, schema: schema, name: name, isVisible: row[3] == "t", isSecondary: row[4] == "t"
            )
        }
    }

    /// The table that is asked for: by its name, or by its schema's name, a point and its own.
    func chosen(by choice: DatabaseChoice) throws(DatabaseReadFailure) -> Table {
        if case .table(let name) = choice {
            let found =
                tables.first { $0.isVisible && $0.name == name }
                ?? tables.first { $0.schema + "." + $0.name == name }
            guard let found else { throw .unreadable(Diagnostic(.databaseNoTable, [name, names(tables)])) }
            return found
        }
        let candidates = tables.filter { $0.isVisible && !$0.isSecondary }
        if candidates.count == 1 { return candidates[0] }
        var filled: [Table] = []
        for table in candidates where try !connection.rows("SELECT 1 FROM \(table.quoted) LIMIT 1").isEmpty {
            filled.append(table)
        }
        if filled.count == 1 { return filled[0] }
        guard !tables.isEmpty else { throw .unreadable(Diagnostic(.databaseEmpty)) }
        throw .unreadable(Diagnostic(.databaseTableNeeded, [names(tables)]))
    }

    /// The names of other tables that may be meant.
    func others(than table: Table) -> String {
        names(tables.filter { $0.isVisible && !$0.isSecondary && $0.identifier != table.identifier })
    }

    private func names(_ tables: [Table]) -> String { tables.map { "“\($0.called)”" }.joined(separator: ", ") }

    /// Adds to columns what the table says of them: which have always a value, which are its key, and their comments.
    func complete(_ columns: inout [DatabaseColumn], of table: Table) throws(DatabaseReadFailure) {
        let rows = try connection.rows(
            """
            SELECT a.attname, a.attnotnull, k.place, pg_catalog.col_description(a.attrelid, a.attnum)
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            LEFT JOIN LATERAL pg_catalog.unnest(i.indkey) WITH ORDINALITY AS k (number, place) ON k.number = a.attnum
            WHERE a.attrelid = $1::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """, [table.identifier])
        guard rows.map({ $0[0] }) == columns.map(\.name) else { return }
        for (index, row) in rows.enumerated() {
            columns[index].isRequired = row[1] == "t"
            columns[index].keyPlace = row[2].flatMap { Int($0) }
            columns[index].comment = row[3]
        }
    }
}
