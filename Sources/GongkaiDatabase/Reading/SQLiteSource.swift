import GRDBSQLite
package import GongkaiBytes
package import GongkaiDiagnostics

/// The rows of a table or query of a SQLite database.
package final class SQLiteSource: DatabaseSource {
    package private(set) var columns: [DatabaseColumn]
    package let name: String?
    package let storedSchema: String?
    package private(set) var notes: [Diagnostic] = []

    private let connection: SQLiteConnection
    private let statement: SQLiteStatement
    private let mostRowBytes: Int

    /// - Parameters:
    ///   - isOurs: whether nobody else can have the file open.
    ///   - settlesTypes: whether all rows are looked at before, to find types that every value has. SQLite lets values of
    ///     any kind stand in most columns, whatever those are declared as.
    ///   - mostRowBytes: how large a row may be.
    package init(
        path: String, isOurs: Bool, choice: DatabaseChoice, settlesTypes: Bool, mostRowBytes: Int
    ) throws(DatabaseReadFailure) {
        connection = try SQLiteConnection(path: path, isOurs: isOurs, mostBytes: mostRowBytes)
        self.mostRowBytes = mostRowBytes
        let tables = try SQLiteTableList(connection)
        let table = try tables.chosen(by: choice)
        if let table {
            name = table.name
            storedSchema = try tables.storedSchema(of: table)
            statement = try SQLiteStatement("SELECT * FROM " + DatabaseFile.name(table.name), of: connection)
            columns = statement.columns
            try tables.complete(&columns, of: table)
            if case .onlyTable = choice, !tables.others(than: table).isEmpty {
                notes.append(Diagnostic(.databaseOtherTables, [table.name, tables.others(than: table)]))
            }
        } else {
            guard case .query(let query) = choice else { throw .unreadable(Diagnostic(.databaseEmpty)) }
            (name, storedSchema) = (nil, nil)
            statement = try SQLiteStatement(query: query, of: connection)
            columns = statement.columns
        }
        if settlesTypes, storedSchema == nil { try settleTypes() }
    }

    /// Looks at all rows, and gives columns whose values are not what they are declared as another type.
    private func settleTypes() throws(DatabaseReadFailure) {
        var evidence = statement.columns.indices.map { SQLiteEvidence(declared: statement.declared[$0].kind) }
        while try step() {
            for index in evidence.indices { evidence[index].take(statement.handle, Int32(index)) }
        }
        sqlite3_reset(statement.handle)
        for index in evidence.indices {
            let (declared, words) = statement.declared[index]
            columns[index].kind = evidence[index].kind
            if let declared, declared != evidence[index].kind {
                notes.append(
                    Diagnostic(
                        .databaseColumnType,
                        [columns[index].name, words, evidence[index].found, evidence[index].kind.name]))
            }
            if evidence[index].mixesBytes { notes.append(Diagnostic(.databaseMixedBytes, [columns[index].name])) }
        }
    }

    private func step() throws(DatabaseReadFailure) -> Bool {
        let outcome = sqlite3_step(statement.handle)
        if outcome == SQLITE_ROW { return true }
        guard outcome == SQLITE_DONE else { throw connection.failure(outcome, inQuery: name == nil) }
        return false
    }

    package func read(_ wanted: Int, into buffer: ByteBuffer) throws(DatabaseReadFailure) -> Bool {
        while buffer.count < wanted {
            guard try step() else { return false }
            let start = buffer.count
            for index in columns.indices {
                if index > 0 { buffer.append(UInt8(ascii: "\t")) }
                SQLiteValue.append(statement.handle, Int32(index), as: columns[index].kind, to: buffer)
                let size = buffer.count - start
                guard size <= mostRowBytes else {
                    throw .unreadable(Diagnostic(.limitRecordSize, [String(size), String(mostRowBytes)]))
                }
            }
            buffer.append(UInt8(ascii: "\n"))
        }
        return true
    }
}
