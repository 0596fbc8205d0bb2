import CLibPQ
package import GongkaiBytes
package import GongkaiDiagnostics

/// The rows of a table or query of a PostgreSQL server, as COPY gives them.
package final class PostgreSQLSource: DatabaseSource {
    package private(set) var columns: [DatabaseColumn] = []
    package let name: String?
    package let storedSchema: String? = nil
    package private(set) var notes: [Diagnostic] = []

    private let connection: PostgreSQLConnection
    private let mostRowBytes: Int

    /// - Parameters:
    ///   - connectionString: as libpq takes it; empty for what the environment says.
    ///   - hasOwnTimeout: whether the environment says how long to wait for the server.
    ///   - silence: how many seconds the server may say nothing.
    ///   - mostRowBytes: how large a row may be.
    package init(
        connectionString: String, hasOwnTimeout: Bool, silence: Int, choice: DatabaseChoice, mostRowBytes: Int
    ) throws(DatabaseReadFailure) {
        connection = try PostgreSQLConnection(connectionString, hasOwnTimeout: hasOwnTimeout, silence: silence)
        self.mostRowBytes = mostRowBytes
        var query: String
        if case .query(let text) = choice {
            name = nil
            query = PostgreSQLSource.statement(text)
            columns = try PostgreSQLColumns(connection).columns(of: query)
        } else {
            let tables = try PostgreSQLTableList(connection)
            let table = try tables.chosen(by: choice)
            name = table.name
            query = "SELECT * FROM " + table.quoted
            columns = try PostgreSQLColumns(connection).columns(of: query)
            try tables.complete(&columns, of: table)
            let key = columns.filter { $0.keyPlace != nil }.sorted { ($0.keyPlace ?? 0) < ($1.keyPlace ?? 0) }
            // By its key, the rows of a table come in the same order every time.
            if !key.isEmpty { query += " ORDER BY " + key.map { DatabaseFile.name($0.name) }.joined(separator: ", ") }
            if case .onlyTable = choice, !tables.others(than: table).isEmpty {
                notes.append(Diagnostic(.databaseOtherTables, [table.name, tables.others(than: table)]))
            }
        }
        // It was found to be one statement by itself; the line end is for a comment at its end.
        let result = try connection.ask("COPY (\(query)\n) TO STDOUT")
        defer { connection.library.clear(result) }
        try connection.check(result, isQuery: true)
    }

    /// A query without the semicolons and white space at its end, and a comment behind them. A comment that might be the
    /// end of a text stays, and is an error of syntax.
    package static func statement(_ query: String) -> String {
        var text = query[...]
        func trim() { while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() } }
        trim()
        while let mark = text.ranges(of: "--").last,
            !text[mark.upperBound...].contains(where: { $0.isNewline || "'\"$/*".contains($0) }),
            text[..<mark.lowerBound].last(where: { !$0.isWhitespace }) == ";"
        {
            text = text[..<mark.lowerBound]
            trim()
        }
        return String(text)
    }

    package func read(_ wanted: Int, into buffer: ByteBuffer) throws(DatabaseReadFailure) -> Bool {
        while buffer.count < wanted {
            var row: UnsafeMutablePointer<CChar>?
            var size = Int(connection.library.getCopyData(connection.handle, &row, 1))
            while size == 0 {
                try connection.waitForMore()
                size = Int(connection.library.getCopyData(connection.handle, &row, 1))
            }
            guard size >= 0, let start = row else {
                try finish()
                return false
            }
            defer { connection.library.freemem(row) }
            guard size <= mostRowBytes else {
                throw .unreadable(Diagnostic(.limitRecordSize, [String(size), String(mostRowBytes)]))
            }
            buffer.append(UnsafeRawBufferPointer(start: start, count: size))
        }
        return true
    }

    /// Whether the rows are over since there are no more, or since something happened, is said by what comes behind them.
    private func finish() throws(DatabaseReadFailure) {
        let result = try connection.nextResult()
        defer { connection.library.clear(result) }
        guard result != nil else { throw connection.failure(nil, isQuery: true) }
        try connection.check(result, isQuery: true)
    }
}

/// Finds out what the columns of a query are.
struct PostgreSQLColumns {
    private let connection: PostgreSQLConnection

    init(_ connection: PostgreSQLConnection) { self.connection = connection }

    /// The columns of a query, which must be one statement that gives rows.
    func columns(of query: String) throws(DatabaseReadFailure) -> [DatabaseColumn] {
        guard !query.utf8.contains(0) else { throw .unreadable(Diagnostic(.databaseQueryRefused, ["NUL"])) }
        let library = connection.library
        let (prepared, result) = try connection.describe(query)
        defer {
            library.clear(prepared)
            library.clear(result)
        }
        try connection.check(prepared, isQuery: true)
        try connection.check(result, isQuery: true)
        let count = library.nfields(result)
        guard count > 0 else { throw .unreadable(Diagnostic(.databaseQueryWrites)) }
        let types = (0..<count).map { (type: library.ftype(result, $0), modifier: library.fmod(result, $0)) }
        let unknown = Set(types.map(\.type)).filter { PostgreSQLType.kind($0) == nil }
        let further = unknown.isEmpty ? [:] : try kinds(of: unknown)
        return types.enumerated().map { index, type in
            let name = library.fname(result, Int32(index)).map { String(cString: $0) } ?? ""
            let kind = PostgreSQLType.kind(type.type, modifier: type.modifier) ?? further[type.type] ?? .text
            var column = DatabaseColumn(name, kind)
            column.maximumLength = PostgreSQLType.maximumLength(type.type, modifier: type.modifier)
            return column
        }
    }

    /// What types are that the database defines itself: enumerations, and arrays of such and others.
    private func kinds(of types: Set<UInt32>) throws(DatabaseReadFailure) -> [UInt32: DatabaseColumn.Kind] {
        let rows = try connection.rows(
            """
            SELECT t.oid, t.typcategory = 'A' AND t.typdelim = ',', b.oid, e.enumlabel
            FROM pg_catalog.pg_type t
            JOIN pg_catalog.pg_type b ON b.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
            LEFT JOIN pg_catalog.pg_enum e ON e.enumtypid = b.oid
            WHERE t.oid = ANY ($1::pg_catalog.oid[]) ORDER BY t.oid, e.enumsortorder
            """, ["{" + types.sorted().map(String.init).joined(separator: ",") + "}"])
        var kinds: [UInt32: DatabaseColumn.Kind] = [:]
        for (type, rows) in Dictionary(grouping: rows, by: { $0[0] }) {
            guard let type = type.flatMap({ UInt32($0) }), let first = rows.first else { continue }
            let words = rows.compactMap { $0[3] }
            let base = first[2].flatMap { UInt32($0) }.flatMap { PostgreSQLType.kind($0) } ?? .text
            let kind = words.isEmpty ? base : .word(words)
            kinds[type] = first[1] == "t" ? .list(of: kind) : kind
        }
        return kinds
    }
}
