import GongkaiBytes
import GongkaiDatabase
import GongkaiModel

/// Puts records into the tables of a database, and hands it out in the end.
final class SQLiteRecordSink: FullTextSink {
    private let output: RecordOutput
    private let options: RecordWritingOptions
    private let database: DatabaseFile
    private var tables = SQLiteTables()
    private var search: DatasetSchema?

    init(into output: RecordOutput, options: RecordWritingOptions) throws(WriteError) {
        self.output = output
        self.options = options
        do throws(DatabaseFailure) {
            database = try DatabaseFile(
                scratchFolder: output.scratchFolder, applicationID: SQLiteTables.applicationID,
                version: SQLiteTables.version)
            try database.run(SQLiteTables.datasets)
        } catch {
            throw SQLiteRecordSink.failure(for: error)
        }
    }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        let schema = schema.written(by: options)
        try SQLiteRecordWriter.check(schema)
        let creation = tables.creation(of: schema)
        try attempt { () throws(DatabaseFailure) in
            // A printed table may have no column at all, which a table of a database must.
            if !schema.fields.isEmpty { try database.run(creation) }
            try database.run("INSERT INTO gongkai_datasets VALUES (?, ?, ?, ?)", SQLiteTables.row(of: schema))
            try database.beginRows(of: schema.name, columns: schema.fields.count)
        }
    }

    func beginFullText(_ schema: DatasetSchema) throws(WriteError) {
        try SQLiteRecordWriter.check(schema)
        search = schema
        try attempt { () throws(DatabaseFailure) in
            try database.run(SQLiteTables.search(over: schema))
            try database.beginRows(of: schema.name, columns: schema.fields.count)
        }
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        try attempt { () throws(DatabaseFailure) in try database.insert(records) }
    }

    func finish() throws(WriteError) {
        if let search {
            try attempt { () throws(DatabaseFailure) in
                try database.run(SQLiteTables.settling(search.name))
                try database.definePairs()
                try database.run(SQLiteTables.pairIndex(of: search))
                try database.run(SQLiteTables.fillingPairs(of: search))
                try database.run(SQLiteTables.settling(SQLiteTables.pairs(of: search)))
            }
        }
        do throws(ScratchError<DatabaseFailure, WriteError>) {
            try database.finish(output.write)
        } catch {
            switch error {
            case .making(let error): throw SQLiteRecordSink.failure(for: error)
            case .taking(let error): throw error
            }
        }
    }

    private func attempt(_ work: () throws(DatabaseFailure) -> Void) throws(WriteError) {
        do throws(DatabaseFailure) {
            try work()
        } catch {
            throw SQLiteRecordSink.failure(for: error)
        }
    }

    private static func failure(for error: DatabaseFailure) -> WriteError {
        error.isRefusal ? .notRepresentable(error.diagnostic) : .inputOutput(error.diagnostic)
    }
}
