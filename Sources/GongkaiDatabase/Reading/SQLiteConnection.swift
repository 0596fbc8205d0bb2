import GRDBSQLite
import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// A database of SQLite that is open for reading, and for nothing else.
final class SQLiteConnection {
    let handle: OpaquePointer
    private let mostBytes: Int

    /// How long a writer that has the database is waited for, in milliseconds.
    private static let patience: Int32 = 10_000

    /// - Parameters:
    ///   - isOurs: whether nobody else can have the file open.
    ///   - mostBytes: how large a value may be.
    init(path: String, isOurs: Bool, mostBytes: Int) throws(DatabaseReadFailure) {
        self.mostBytes = mostBytes
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let outcome = sqlite3_open_v2(SQLiteConnection.uri(path, isOurs: isOurs), &opened, flags, nil)
        guard let handle = opened else { throw .unreadable(Diagnostic(.databaseUnreadable, ["SQLite"])) }
        self.handle = handle
        guard outcome == SQLITE_OK else { throw failure(outcome) }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, SQLiteConnection.patience)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: mostBytes))
        // What stands in the file is somebody else's: its views and expressions call no function that does anything.
        try run("PRAGMA query_only = ON")
        try run("PRAGMA trusted_schema = OFF")
        try run("PRAGMA cell_size_check = ON")
        // All is read as it is at one moment.
        try run("BEGIN")
    }

    deinit { sqlite3_close_v2(handle) }

    /// A database whose changes are kept beside it is as good as read-only where nothing stands there, and is opened as
    /// such: SQLite would else make files for its readers beside it (SQLite, "Write-Ahead Logging", 5).
    private static func uri(_ path: String, isOurs: Bool) -> String {
        let path = realPath(path)
        let isFixed = isOurs || (keepsChangesBeside(path) && access(path + "-wal", F_OK) != 0)
        var text = path.hasPrefix("/") ? "file://" : "file:"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + hexadecimal(CollectionOfOne(byte))
            }
        }
        return text + (isFixed ? "?immutable=1" : "?mode=ro")
    }

    /// Beside which the database keeps its changes.
    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// A text as it stands in a statement.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Byte 19 of the file: 2 for write-ahead logging (SQLite file format, 1.3.4).
    private static func keepsChangesBeside(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var version: UInt8 = 0
        return pread(descriptor, &version, 1, 19) == 1 && version == 2
    }

    /// Runs a statement of our own.
    private func run(_ sql: String) throws(DatabaseReadFailure) {
        let outcome = sqlite3_exec(handle, sql, nil, nil, nil)
        guard outcome == SQLITE_OK else { throw failure(outcome) }
    }

    /// What a statement of our own gives, as text.
    func rows(_ sql: String) throws(DatabaseReadFailure) -> [[String?]] {
        var made: OpaquePointer?
        let outcome = sqlite3_prepare_v2(handle, sql, -1, &made, nil)
        guard outcome == SQLITE_OK, let statement = made else { throw failure(outcome) }
        defer { sqlite3_finalize(statement) }
        var rows: [[String?]] = []
        while true {
            let outcome = sqlite3_step(statement)
            if outcome == SQLITE_DONE { return rows }
            guard outcome == SQLITE_ROW else { throw failure(outcome) }
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) }
                })
        }
    }

    /// What to say of an error. The messages of SQLite name tables and columns and tell of the syntax, never a value.
    func failure(_ outcome: Int32, inQuery: Bool = false) -> DatabaseReadFailure {
        let words = String(cString: sqlite3_errmsg(handle))
        switch outcome & 0xFF {
        case SQLITE_NOTADB: return .unreadable(Diagnostic(.databaseNotSQLite))
        case SQLITE_AUTH: return .unreadable(Diagnostic(.databaseQueryWrites))
        case SQLITE_TOOBIG:
            return .unreadable(Diagnostic(.limitRecordSize, [">\(mostBytes)", String(mostBytes)]))
        case SQLITE_IOERR: return .stopped(Diagnostic(.databaseStopped, [words]))
        case SQLITE_ERROR where inQuery: return .unreadable(Diagnostic(.databaseQueryRefused, [words]))
        default: return .unreadable(Diagnostic(.databaseUnreadable, [words]))
        }
    }
}
