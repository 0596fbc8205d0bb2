import GRDB
import GRDBSQLite
import GongkaiDiagnostics

/// Puts rows into a table. Values are bound where they stand, without becoming values of Swift on the way.
final class InsertStatement {
    private let table: String
    private let columnCount: Int32
    private let statement: Statement
    private var rowCount = 0

    init(into table: String, columns: Int, of database: Database) throws {
        self.table = table
        columnCount = Int32(columns)
        let places = Array(repeating: "?", count: columns).joined(separator: ", ")
        statement = try database.makeStatement(sql: "INSERT INTO \(DatabaseFile.name(table)) VALUES (\(places))")
    }

    /// - Parameter rows: whole rows in the form of `DatabaseRow`.
    func insert(_ rows: UnsafeRawBufferPointer) throws(DatabaseFailure) {
        let handle = statement.sqliteStatement
        var offset = 0
        while offset < rows.count {
            for column in 1...columnCount { bind(rows, &offset, to: column, of: handle) }
            rowCount += 1
            let outcome = sqlite3_step(handle)
            guard outcome == SQLITE_DONE else { throw failure(outcome, handle) }
            sqlite3_reset(handle)
        }
        // What was bound goes with the rows.
        sqlite3_clear_bindings(handle)
    }

    @inline(__always)
    private func bind(
        _ rows: UnsafeRawBufferPointer, _ offset: inout Int, to column: Int32, of handle: OpaquePointer
    ) {
        let word = UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        offset += 4
        switch word {
        case DatabaseRow.missing: sqlite3_bind_null(handle, column)
        case DatabaseRow.integer:
            let value = Int64(littleEndian: rows.loadUnaligned(fromByteOffset: offset, as: Int64.self))
            sqlite3_bind_int64(handle, column, value)
            offset += 8
        default:
            let text = rows.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
            sqlite3_bind_text(handle, column, text, Int32(word - 1), nil)
            offset += Int(word) - 1
        }
    }

    /// The messages of SQLite name tables, columns and rules, never a value.
    private func failure(_ outcome: Int32, _ handle: OpaquePointer) -> DatabaseFailure {
        let words = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        switch outcome & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG:
            return DatabaseFailure(refusing: Diagnostic(.recordDatabaseRefused, [String(rowCount), table, words]))
        default: return DatabaseFailure(words)
        }
    }
}
