import GRDBSQLite
import GongkaiDiagnostics

/// The tables and views of a database of SQLite, and what it says of them.
struct SQLiteTableList {
    struct Table {
        let name: String
        let isView: Bool
        let hasRowNumber: Bool
    }

    private let connection: SQLiteConnection
    private let tables: [Table]

    /// What the names of tables begin with in databases of ours that hold no dataset; see GongkaiWrite.
    private static let ours = "gongkai_"

    init(_ connection: SQLiteConnection) throws(DatabaseReadFailure) {
        self.connection = connection
        let rows = try connection.rows(
            """
            SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
            ORDER BY name
            """)
        tables = rows.compactMap { row in
            guard let name = row[0], !name.lowercased().hasPrefix("sqlite_") else { return nil }
            return Table(name: name, isView: row[1] == "view", hasRowNumber: row[2] == "0")
        }
    }

    /// The table that is asked for; `nil` where a query is.
    func chosen(by choice: DatabaseChoice) throws(DatabaseReadFailure) -> Table? {
        switch choice {
        case .query: return nil
        case .table(let name):
            let found = tables.first { $0.name == name } ?? tables.first { $0.name.lowercased() == name.lowercased() }
            guard let found else {
                throw .unreadable(Diagnostic(.databaseNoTable, [name, names(tables)]))
            }
            return found
        case .onlyTable: return try onlyTable()
        }
    }

    private func onlyTable() throws(DatabaseReadFailure) -> Table {
        let candidates = candidates
        if candidates.count == 1 { return candidates[0] }
        var filled: [Table] = []
        for table in candidates {
            let row = try connection.rows("SELECT 1 FROM \(DatabaseFile.name(table.name)) LIMIT 1")
            if !row.isEmpty { filled.append(table) }
        }
        if filled.count == 1 { return filled[0] }
        guard !tables.isEmpty else { throw .unreadable(Diagnostic(.databaseEmpty)) }
        throw .unreadable(Diagnostic(.databaseTableNeeded, [names(tables)]))
    }

    /// Tables that may be meant where none is named.
    private var candidates: [Table] {
        tables.filter { !$0.isView && !$0.name.hasPrefix(SQLiteTableList.ours) }
    }

    /// The names of other tables that may be meant.
    func others(than table: Table) -> String { names(candidates.filter { $0.name != table.name }) }

    private func names(_ tables: [Table]) -> String { tables.map { "“\($0.name)”" }.joined(separator: ", ") }

    /// The schema that one of our own databases holds for a table.
    func storedSchema(of table: Table) throws(DatabaseReadFailure) -> String? {
        guard tables.contains(where: { $0.name == "gongkai_datasets" && !$0.isView }) else { return nil }
        let columns = try connection.rows("SELECT name FROM pragma_table_xinfo('gongkai_datasets')").map { $0[0] }
        guard columns.contains("name"), columns.contains("schema") else { return nil }
        let rows = try connection.rows(
            "SELECT schema FROM gongkai_datasets WHERE name = " + SQLiteConnection.quoted(table.name))
        return rows.first?[0]
    }

    /// Adds to columns what the table says of them: which have always a value, and which are its key.
    func complete(_ columns: inout [DatabaseColumn], of table: Table) throws(DatabaseReadFailure) {
        let rows = try connection.rows(
            "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(\(SQLiteConnection.quoted(table.name))) "
                + "WHERE hidden <> 1")
        guard !table.isView, rows.map({ $0[0] }) == columns.map(\.name) else { return }
        let keys = rows.count { $0[3] != "0" }
        for (index, row) in rows.enumerated() {
            let isKey = row[3] != "0"
            // A key of several columns, or of another type, may have a missing value (SQLite, "CREATE TABLE", 3.5).
            let isRowNumber = isKey && keys == 1 && row[1]?.uppercased() == "INTEGER"
            columns[index].isRequired = row[2] != "0" || isRowNumber || (isKey && !table.hasRowNumber)
            columns[index].keyPlace = isKey ? row[3].flatMap { Int($0) } : nil
        }
        let isWholeKey = columns.allSatisfy { $0.keyPlace == nil || $0.isRequired }
        if !isWholeKey { for index in columns.indices { columns[index].keyPlace = nil } }
    }
}
