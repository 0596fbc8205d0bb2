import GRDBSQLite
import GongkaiDiagnostics

/// A statement that gives rows.
final class SQLiteStatement {
    let handle: OpaquePointer
    /// What the columns are declared as, where they are columns of a table: the type that the words mean, and the words.
    let declared: [(kind: DatabaseColumn.Kind?, words: String)]
    let columns: [DatabaseColumn]

    /// A statement of our own.
    init(_ sql: String, of connection: SQLiteConnection) throws(DatabaseReadFailure) {
        handle = try SQLiteStatement.prepare(sql, of: connection).handle
        (columns, declared) = SQLiteStatement.columns(of: handle)
    }

    /// A statement of the user, which must be one that reads, and no other behind it.
    convenience init(query: String, of connection: SQLiteConnection) throws(DatabaseReadFailure) {
        guard !query.utf8.contains(0) else { throw .unreadable(Diagnostic(.databaseQueryRefused, ["NUL"])) }
        // Nothing but reading is let through, in the statement and whatever it calls.
        sqlite3_set_authorizer(
            connection.handle,
            { _, action, _, _, _, _ in
                switch action {
                case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE: SQLITE_OK
                default: SQLITE_DENY
                }
            }, nil)
        let (statement, rest) = try SQLiteStatement.prepare(query, of: connection, isQuery: true)
        guard sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0 else {
            sqlite3_finalize(statement)
            throw .unreadable(Diagnostic(.databaseQueryWrites))
        }
        guard SQLiteStatement.isBlank(rest, of: connection) else {
            sqlite3_finalize(statement)
            throw .unreadable(Diagnostic(.databaseQueryWrites))
        }
        self.init(statement)
    }

    private init(_ handle: OpaquePointer) {
        self.handle = handle
        (columns, declared) = SQLiteStatement.columns(of: handle)
    }

    deinit { sqlite3_finalize(handle) }

    /// - Returns: the statement, and what stands behind it.
    private static func prepare(
        _ sql: String, of connection: SQLiteConnection, isQuery: Bool = false
    ) throws(DatabaseReadFailure) -> (handle: OpaquePointer, rest: String) {
        var made: OpaquePointer?
        var rest = ""
        let outcome = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let outcome = sqlite3_prepare_v2(connection.handle, text, -1, &made, &tail)
            rest = tail.map { String(cString: $0) } ?? ""
            return outcome
        }
        guard outcome == SQLITE_OK else { throw connection.failure(outcome, inQuery: isQuery) }
        guard let made else { throw .unreadable(Diagnostic(.databaseQueryRefused, ["—"])) }
        return (made, rest)
    }

    /// Whether there is no statement in a text: white space, comments and semicolons alone.
    private static func isBlank(_ sql: String, of connection: SQLiteConnection) -> Bool {
        var rest = sql
        while !rest.isEmpty {
            var made: OpaquePointer?
            let (outcome, length) = rest.withCString { text in
                var tail: UnsafePointer<CChar>?
                let outcome = sqlite3_prepare_v2(connection.handle, text, -1, &made, &tail)
                return (outcome, tail.map { $0 - text } ?? 0)
            }
            guard outcome == SQLITE_OK, made == nil, length > 0 else {
                sqlite3_finalize(made)
                return false
            }
            rest = String(decoding: rest.utf8.dropFirst(length), as: UTF8.self)
        }
        return true
    }

    private static func columns(
        of handle: OpaquePointer
    ) -> (columns: [DatabaseColumn], declared: [(kind: DatabaseColumn.Kind?, words: String)]) {
        var columns: [DatabaseColumn] = []
        var declared: [(kind: DatabaseColumn.Kind?, words: String)] = []
        for index in 0..<sqlite3_column_count(handle) {
            let name = sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
            let words = sqlite3_column_decltype(handle, index).map { String(cString: $0) } ?? ""
            let kind = SQLiteValue.kind(declaredAs: words)
            columns.append(DatabaseColumn(name, kind ?? .text))
            declared.append((kind, words))
        }
        return (columns, declared)
    }
}
