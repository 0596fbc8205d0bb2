import GRDBSQLite

/// Databases of SQLite that tests make, by SQLite itself.
enum TestDatabase {
    struct Failure: Error {
        let words: String
    }

    static func open(_ path: String) throws -> OpaquePointer {
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else { throw Failure(words: "open") }
        return handle
    }

    static func close(_ handle: OpaquePointer) { sqlite3_close(handle) }

    static func run(_ sql: String, in handle: OpaquePointer) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw Failure(words: String(cString: sqlite3_errmsg(handle)))
        }
    }

    static func run(_ sql: String, at path: String) throws {
        let handle = try open(path)
        defer { close(handle) }
        try run(sql, in: handle)
    }
}
