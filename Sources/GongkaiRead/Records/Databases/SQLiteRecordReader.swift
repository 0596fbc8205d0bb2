import Glibc
import GongkaiBytes
import GongkaiDatabase
import GongkaiDiagnostics
package import GongkaiModel

/// Reads the records of a table, or of a query, of a database of SQLite.
package struct SQLiteRecordReader: RecordReader {
    package let format = Format(
        name: "sqlite", english: "records as a database (SQLite)", chinese: "数据记录数据库（SQLite）",
        extensions: ["sqlite", "sqlite3", "db"], mediaType: "application/vnd.sqlite3", content: .records)

    package let readsText = false

    /// What the file begins with (SQLite file format, 1.3.1).
    private static let magic = Array("SQLite format 3\0".utf8)

    package init() {}

    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool { start.starts(with: SQLiteRecordReader.magic) }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake {
        DatabaseRecordIntake(options, isServer: false) { source throws(ReadError) in
            if let path = options.path { return try SQLiteRecordReader.rows(at: path, isOurs: false, options) }
            // SQLite goes to and fro in a file; what comes in order is laid down in one first.
            let file = try SQLiteRecordReader.laidDown(source, options)
            defer { file.takeNameAway() }
            return try SQLiteRecordReader.rows(at: file.path, isOurs: true, options)
        }
    }

    private static func rows(
        at path: String, isOurs: Bool, _ options: RecordReadingOptions
    ) throws(ReadError) -> any DatabaseSource {
        do throws(DatabaseReadFailure) {
            return try SQLiteSource(
                path: path, isOurs: isOurs, choice: options.choice, settlesTypes: options.schema == nil,
                mostRowBytes: options.limits[.recordSize])
        } catch {
            throw ReadError(error)
        }
    }

    private static func laidDown(
        _ source: ByteSource, _ options: RecordReadingOptions
    ) throws(ReadError) -> ScratchFile {
        let file = try ScratchFile(in: options.scratchFolder) { stopped($0) }
        let buffer = ByteBuffer(capacity: options.pieceSize)
        var (size, goesOn) = (0, true)
        while goesOn {
            buffer.count = 0
            var failure: ReadError?
            do throws(ReadError) {
                goesOn = try source.read(options.pieceSize, into: buffer)
                size += buffer.count
                if size > options.limits[.inputSize] {
                    let allowed = options.limits[.inputSize]
                    failure = .unreadable([ReadLimit.inputSize.diagnostic(found: size, allowed: allowed)])
                } else {
                    try file.append(buffer.bytes) { stopped($0) }
                }
            } catch {
                failure = error
            }
            if let failure {
                file.takeNameAway()
                throw failure
            }
        }
        guard size > 0 else {
            file.takeNameAway()
            throw .unreadable([Diagnostic(.inputEmpty)])
        }
        return file
    }

    private static func stopped(_ words: String) -> ReadError { .inputOutput(Diagnostic(.databaseStopped, [words])) }
}
