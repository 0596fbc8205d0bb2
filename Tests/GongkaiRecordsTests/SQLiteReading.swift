import Foundation
import GRDB

/// A database that was written, for queries.
struct SQLiteReading {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What a query gives, the parts of a row parted by `|`.
    func rows(_ query: String) throws -> [String] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read { database in
            try Row.fetchAll(database, sql: query).map { row in
                row.databaseValues.map { $0.isNull ? "" : String.fromDatabaseValue($0) ?? "\($0)" }.joined(
                    separator: "|")
            }
        }
    }
}
