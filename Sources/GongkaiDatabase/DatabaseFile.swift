import GRDB
import GRDBSQLite
package import GongkaiBytes
import GongkaiDiagnostics

/// A database of SQLite that is made in one go, in memory that does not grow with the rows. The same statements and rows
/// give the same bytes by the same version of SQLite.
package final class DatabaseFile {
    /// The most columns of a table.
    package static let columnLimit = 2_000

    private let file: ScratchFile
    private var queue: DatabaseQueue?
    private var insertion: InsertStatement?

    /// - Parameters:
    ///   - scratchFolder: a folder for what is needed on the way.
    ///   - applicationID: what marks the file as ours, for `file` and others (SQLite file format, 1.3.17).
    ///   - version: which edition of our tables it has.
    package init(scratchFolder: String, applicationID: Int32, version: Int32) throws(DatabaseFailure) {
        file = try ScratchFile(in: scratchFolder) { DatabaseFailure($0) }
        var configuration = Configuration()
        // Keys are checked once, in the end; a connection keeps its transaction while records come.
        configuration.foreignKeysEnabled = false
        configuration.allowsUnsafeTransactions = true
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration)
            self.queue = queue
            try queue.inDatabase { database in
                // Nobody else sees the file, and if it is not finished it is never read: no journal, and no `fsync`.
                try database.execute(
                    sql: """
                        PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
                        PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                        PRAGMA cache_size = -16384; PRAGMA application_id = \(applicationID);
                        PRAGMA user_version = \(version); BEGIN EXCLUSIVE
                        """)
            }
        } catch {
            file.takeNameAway()
            throw DatabaseFailure(error)
        }
        file.takeNameAway()
    }

    /// A name as it stands in a statement.
    package static func name(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Runs a statement, with text for its places.
    package func run(_ sql: String, _ arguments: [String] = []) throws(DatabaseFailure) {
        try perform { try $0.execute(sql: sql, arguments: StatementArguments(arguments)) }
    }

    /// What the function is called that `definePairs` makes.
    package static let pairsFunction = "gongkai_pairs"

    /// Defines, for the statements that make the database, the function that gives the pairs of Han characters of a text.
    package func definePairs() throws(DatabaseFailure) {
        try perform { database in
            database.add(
                function: DatabaseFunction(DatabaseFile.pairsFunction, argumentCount: 1, pure: true) { values in
                    CharacterPairs.text(of: String.fromDatabaseValue(values[0]) ?? "")
                })
        }
    }

    /// Begins to put rows into a table.
    package func beginRows(of table: String, columns: Int) throws(DatabaseFailure) {
        try perform { database in
            insertion = nil
            if columns > 0 { insertion = try InsertStatement(into: table, columns: columns, of: database) }
        }
    }

    /// - Parameter rows: whole rows in the form of `DatabaseRow`.
    package func insert(_ rows: UnsafeRawBufferPointer) throws(DatabaseFailure) {
        guard let insertion else { return }
        try perform { _ in try insertion.insert(rows) }
    }

    private func perform(_ work: (Database) throws -> Void) throws(DatabaseFailure) {
        guard let queue else { return }
        do {
            try queue.inDatabase(work)
        } catch let error as DatabaseFailure {
            throw error
        } catch {
            throw DatabaseFailure(error)
        }
    }

    // MARK: The end

    /// Checks the keys, ends the database and hands out its bytes.
    package func finish<Failure>(
        _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(ScratchError<DatabaseFailure, Failure>) {
        do throws(DatabaseFailure) {
            try perform { database in
                insertion = nil
                try DatabaseFile.checkKeys(of: database)
                try database.execute(sql: "COMMIT")
            }
            try close()
        } catch {
            throw .making(error)
        }
        try file.read(failure: { DatabaseFailure($0) }, write)
    }

    private static func checkKeys(of database: Database) throws {
        let violations = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
        guard let first = try violations.next() else { return }
        let (table, row, parent): (String, Int64?, String) = (first[0], first[1], first[2])
        throw DatabaseFailure(
            refusing: Diagnostic(.recordDatabaseReference, [table, row.map(String.init) ?? "", parent]))
    }

    private func close() throws(DatabaseFailure) {
        do {
            try queue.take()?.close()
        } catch {
            throw DatabaseFailure(error)
        }
    }
}
