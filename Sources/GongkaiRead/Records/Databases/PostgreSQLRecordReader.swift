import GongkaiBytes
import GongkaiDatabase
import GongkaiDiagnostics
package import GongkaiModel

/// Reads the records of a table, or of a query, of a PostgreSQL server. Its input has no bytes.
package struct PostgreSQLRecordReader: RecordReader {
    /// How an input is named that is a server.
    package static let inputName = "postgresql:"

    package let format = Format(
        name: "postgresql", english: "records of a PostgreSQL server (input postgresql:)",
        chinese: "PostgreSQL 服务器中的数据记录（输入写作 postgresql:）", extensions: [],
        mediaType: "application/vnd.postgresql", content: .records)

    package let readsText = false
    package let isToldByName = false

    package init() {}

    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool { false }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake {
        DatabaseRecordIntake(options, isServer: true) { _ throws(ReadError) in
            guard let server = options.server else { throw .unreadable([Diagnostic(.databaseNoServer)]) }
            do throws(DatabaseReadFailure) {
                return try PostgreSQLSource(
                    connectionString: server.connectionString, hasOwnTimeout: server.hasOwnTimeout,
                    silence: options.limits[.serverSilence], choice: options.choice,
                    mostRowBytes: options.limits[.recordSize])
            } catch {
                throw ReadError(error)
            }
        }
    }
}
