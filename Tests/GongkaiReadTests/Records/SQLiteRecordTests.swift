import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

/// A database in a file of its own.
private final class MadeDatabase {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path

    init(_ sql: String) throws { try run(sql) }

    deinit { for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + end) } }

    func run(_ sql: String) throws { try TestDatabase.run(sql, at: path) }

    func read(
        table: String? = nil, query: String? = nil, throughPipe: Bool = false, pieceSize: Int = 1 << 19,
        _ change: (inout RecordReadingOptions) -> Void = { _ in }
    ) throws -> RecordReading {
        var options = RecordReadingOptions()
        (options.table, options.query, options.pieceSize) = (table, query, pieceSize)
        if !throughPipe { options.path = path }
        change(&options)
        let bytes = throughPipe ? Array(try Data(contentsOf: URL(fileURLWithPath: path))) : []
        return RecordReading(bytes, by: SQLiteRecordReader(), options: options, chunk: 1000, positions: true)
    }
}

@Suite("Records of SQLite") struct SQLiteRecordTests {
    @Test("every kind of value, NULL apart from empty text, from a file and from a pipe")
    func values() throws {
        let database = try MadeDatabase(
            """
            CREATE TABLE every (i INTEGER, r REAL, t TEXT, b BLOB, ok BOOLEAN, day DATE, at DATETIME, h TIME, u);
            INSERT INTO every VALUES
              (9223372036854775807, 1e-7, '', x'00ff10', 1, '2024-02-29', '2024-02-29 10:11:12', '10:11:12', 5),
              (NULL, 0.1, 'a' || char(9) || char(10) || '\\N', x'', 0, NULL, '2024-02-29T10:11:12Z', NULL, NULL),
              (-9223372036854775808, 1e20, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            """)
        let expected: [[String?]] = [
            [
                "9223372036854775807", "0.0000001", "", "AP8Q", "true", "2024-02-29", "2024-02-29T10:11:12", "10:11:12",
                "5",
            ],
            [nil, "0.1", "a\t\n\\N", "", "false", nil, "2024-02-29T10:11:12Z", nil, nil],
            ["-9223372036854775808", "100000000000000000000", nil, nil, nil, nil, nil, nil, nil],
        ]
        for isPipe in [false, true] {
            let reading = try database.read(throughPipe: isPipe)
            #expect(reading.texts == expected)
            #expect(reading.headings == ["i", "r", "t", "b", "ok", "day", "at", "h", "u"])
            #expect(reading.lines.map { $0.first } == [1, 2, 3])
        }
    }

    @Test("a query that gives nothing has no records; text with a backslash and N alone is no missing value")
    func backslash() throws {
        let database = try MadeDatabase("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('\\N'), ('\\'), ('\\\\t');")
        #expect(try database.read().texts == [["\\N"], ["\\"], ["\\\\t"]])
        #expect(try database.read(query: "SELECT a FROM t WHERE a = ''").texts == [])
    }

    @Test("values that are not what their column is declared as give the column another type, and it is told")
    func mixedTypes() throws {
        let database = try MadeDatabase(
            """
            CREATE TABLE mixed (a INTEGER, d DATE, t TEXT, n NUMERIC, w INTEGER);
            INSERT INTO mixed VALUES (1, '2020-01-01', 'x', 1, 1), ('abc', 17000, x'01', 2.5, 1.5);
            """)
        let reading = try database.read()
        #expect(reading.texts == [["1", "2020-01-01", "x", "1", "1"], ["abc", "17000", "AQ==", "2.5", "1.5"]])
        #expect(
            reading.diagnostics.map(\.arguments) == [
                ["a", "INTEGER", "integer, text", "text"], ["d", "DATE", "integer, text", "text"], ["t"],
                ["w", "INTEGER", "integer, real", "decimal"],
            ])
    }

    @Test(
        "tables are read whatever they are called, and so are views, tables without row numbers and made columns",
        arguments: ["select", "a\"b", "表 一", "x'y", "a;b--"])
    func names(name: String) throws {
        let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        let database = try MadeDatabase(
            """
            CREATE TABLE \(quoted) (k TEXT PRIMARY KEY, n INT, g INT AS (n * 2) STORED) WITHOUT ROWID;
            INSERT INTO \(quoted) (k, n) VALUES ('b', 2), ('a', 1);
            CREATE VIEW seen AS SELECT k || '!' AS k FROM \(quoted);
            """)
        #expect(try database.read().texts == [["a", "1", "2"], ["b", "2", "4"]])
        #expect(try database.read(table: name).texts == [["a", "1", "2"], ["b", "2", "4"]])
        #expect(try database.read(table: "SEEN").texts == [["a!"], ["b!"]])
    }

    @Test("which table is meant is asked where several have records")
    func chosenTable() throws {
        let database = try MadeDatabase("CREATE TABLE a (x); CREATE TABLE b (x); CREATE VIEW v AS SELECT 1;")
        #expect(try database.read().failure?.rule.id == "database.table-needed")
        try database.run("INSERT INTO b VALUES (1)")
        let reading = try database.read()
        #expect(reading.texts == [["1"]])
        #expect(reading.diagnostics.map(\.arguments) == [["b", "“a”"]])
        try database.run("INSERT INTO a VALUES (1)")
        #expect(try database.read().failure?.arguments == ["“a”, “b”, “v”"])
        #expect(try database.read(table: "c").failure?.rule.id == "database.no-table")
        #expect(try MadeDatabase("CREATE TABLE a (x); DROP TABLE a").read().failure?.rule.id == "database.empty")
    }

    @Test(
        "only one statement that reads is run",
        arguments: [
            "DELETE FROM t", "SELECT 1; SELECT 2", "SELECT 1; garbage", "ATTACH 'other' AS o", "CREATE TABLE u (x)",
            "INSERT INTO t VALUES (2) RETURNING x", "PRAGMA user_version = 3", "PRAGMA user_version", "VACUUM INTO 'x'",
            "UPDATE t SET x = 2", "BEGIN", "DROP TABLE t",
        ])
    func writes(query: String) throws {
        let database = try MadeDatabase("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        #expect(try database.read(query: query).failure?.rule.id == "database.query-writes")
        #expect(try database.read().texts == [["1"]])
    }

    @Test("a query may have semicolons and comments at its end; one that is none is told by what is wrong")
    func queries() throws {
        let database = try MadeDatabase("CREATE TABLE t (x); INSERT INTO t VALUES (1), (3);")
        #expect(try database.read(query: "SELECT sum(x) AS s, 'a' FROM t; -- all\n;").texts == [["4", "a"]])
        #expect(try database.read(query: "SELEC 1").failure?.rule.id == "database.query-refused")
        #expect(try database.read(query: "SELECT nix FROM t").failure?.arguments == ["no such column: nix"])
        #expect(try database.read(query: " -- nothing").failure?.rule.id == "database.query-refused")
    }

    @Test("a file that is none, is cut off or broken is told, whole pages of zeros among them")
    func broken() throws {
        let database = try MadeDatabase(
            """
            CREATE TABLE t (x); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 5000)
            INSERT INTO t SELECT 'a row of some length ' || i FROM c;
            """)
        let url = URL(fileURLWithPath: database.path)
        let whole = Array(try Data(contentsOf: url))
        var zeros = whole
        for index in 4096..<(whole.count - 4096) { zeros[index] = 0 }
        let cut = Array(whole[..<(whole.count / 2)])
        for (bytes, rule) in [
            (zeros, "database.unreadable"), (cut, "database.unreadable"),
            (Array(whole[..<100]), "database.unreadable"),
            (Array(repeating: UInt8(0xA7), count: 8192), "database.not-sqlite"),
        ] {
            try Data(bytes).write(to: url)
            let reading = try database.read()
            #expect(reading.failure?.rule.id == rule, "\(bytes.count)")
        }
        #expect(try database.read { $0.path = database.path + "-gone" }.failure != nil)
    }

    @Test("what is no UTF-8 becomes U+FFFD, and is told")
    func badText() throws {
        let database = try MadeDatabase(
            "CREATE TABLE t (x TEXT); INSERT INTO t VALUES (CAST(x'61ff62' AS TEXT)), ('ö');")
        let reading = try database.read()
        #expect(reading.texts == [["a\u{FFFD}b"], ["ö"]])
        #expect(reading.rules == ["database.bad-text"])
    }

    @Test("changes that are kept beside the database are read, and nothing is made beside it")
    func writeAhead() throws {
        let database = try MadeDatabase("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        let keeper = try TestDatabase.open(database.path)
        try TestDatabase.run("INSERT INTO t VALUES (2)", in: keeper)
        #expect(try database.read().texts == [["1"], ["2"]])
        TestDatabase.close(keeper)
        #expect(!FileManager.default.fileExists(atPath: database.path + "-wal"))
        #expect(try database.read().texts == [["1"], ["2"]])
        #expect(!FileManager.default.fileExists(atPath: database.path + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: database.path + "-shm"))
    }

    @Test("200,000 rows come in pieces that do not grow")
    func many() throws {
        let database = try MadeDatabase(
            """
            CREATE TABLE t (i INTEGER PRIMARY KEY, s TEXT);
            WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200000)
            INSERT INTO t SELECT i, 'row ' || i FROM c;
            """)
        var options = RecordReadingOptions()
        (options.path, options.pieceSize) = (database.path, 1 << 16)
        var intake = SQLiteRecordReader().intake(for: options)
        let source = ByteSource { _ in 0 }
        let head = try intake.open(source)
        var parser = intake.parser(columns: head.headings)
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 0), columnCount: 2)
        var (count, largest, last) = (0, 0, "")
        var findings: [RecordFinding] = []
        while try intake.take(&batch, from: source) {
            largest = max(largest, batch.inputCount)
            try parser.parse(&batch, findings: &findings)
            count += batch.records.count
            last = batch.text(record: batch.records.count - 1, column: 1) ?? ""
            batch.clear()
        }
        #expect((count, last) == (200_000, "row 200000"))
        #expect(largest < 1 << 17)
        #expect(findings.isEmpty)
    }

    @Test("a value beyond the limit of a record is refused")
    func largeValue() throws {
        let database = try MadeDatabase("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000));")
        let reading = try database.read { $0.limits[.recordSize] = 5000 }
        #expect(reading.failure?.rule.id == "limit.record-size")
    }
}
