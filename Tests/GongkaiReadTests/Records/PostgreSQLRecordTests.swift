import GongkaiBytes
import GongkaiDatabase
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

@Suite("Records of PostgreSQL, as far as no server is needed") struct PostgreSQLRecordTests {
    private func value(_ text: String, _ kind: DatabaseColumn.Kind) -> String? {
        Array(text.utf8).withUnsafeBytes { CopyForm(kind, isList: true).value($0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("values of the server become ours, digit for digit")
    func values() {
        #expect(value("t", .boolean) == "true")
        #expect(value("f", .boolean) == "false")
        #expect(value("12.50", .decimal) == nil)
        #expect(value("-1.5e-07", .decimal) == "-0.00000015")
        #expect(value("1e+20", .decimal) == "100000000000000000000")
        #expect(value("NaN", .decimal) == nil)
        #expect(value("2020-01-02 03:04:05.6", .dateTime) == "2020-01-02T03:04:05.6")
        #expect(value("2020-01-02 03:04:05+00", .dateTime) == "2020-01-02T03:04:05Z")
        #expect(value("infinity", .dateTime) == nil)
        #expect(value("P-1M-3D", .duration) == "-P1M3D")
        #expect(value("P1Y-3D", .duration) == nil)
        #expect(value("\\xdeadbeef00", .binary) == "3q2+7wA=")
        #expect(value("\\x", .binary) == "")
        #expect(value("\\xzz", .binary) == nil)
    }

    @Test("arrays become arrays of JSON: quotes, NULL, several dimensions, bounds; what is none stays")
    func arrays() {
        #expect(value("{1,2,NULL}", .list(of: .integer)) == "[1,2,null]")
        #expect(value("{}", .list(of: .text)) == "[]")
        #expect(
            value(#"{"a,b","c\"d","e\\f","",NULL,"NULL",g}"#, .list(of: .text))
                == #"["a,b","c\"d","e\\f","",null,"NULL","g"]"#)
        #expect(value("{{1,2},{3,4}}", .list(of: .integer)) == "[[1,2],[3,4]]")
        #expect(value("[0:1]={1.5,1e+3}", .list(of: .decimal)) == "[1.5,1000]")
        #expect(value("{t,f}", .list(of: .boolean)) == "[true,false]")
        #expect(value("{\"2020-01-02 03:04:05+00\"}", .list(of: .dateTime)) == "[\"2020-01-02T03:04:05Z\"]")
        #expect(value("{\"a\u{01}\"}", .list(of: .text)) == "[\"a\\u0001\"]")
        for broken in ["", "{", "{1", "{1,}", "{1}}", "{\"a}", "{\"a\\", "x", "[0:1]", "{{{{{{{1}}}}}}}", "{,}"] {
            #expect(value(broken, .list(of: .integer)) == nil, "\(broken)")
        }
    }

    private func parse(_ text: String, _ forms: [CopyForm]) throws -> (values: [[String?]], findings: [String]) {
        let bytes = ByteBuffer(capacity: 64)
        bytes.append(Array(text.utf8))
        var batch = RecordBatch(bytes: bytes, columnCount: forms.count)
        batch.inputCount = bytes.count
        var parser = CopyRecordParser(forms)
        var findings: [RecordFinding] = []
        try parser.parse(&batch, findings: &findings)
        let values = batch.records.indices.map { record in
            forms.indices.map { batch.text(record: record, column: $0) }
        }
        return (values, findings.map { "\($0.rule.id) \($0.record)" })
    }

    @Test("rows of COPY: NULL apart from empty text, every escape")
    func rows() throws {
        let text = "\\N\t\t\\\\N\na\\tb\\nc\\rd\\be\\ff\\vg\\\\\tt\t值\n"
        let result = try parse(text, [.text, .boolean, .text])
        #expect(result.values == [[nil, "", "\\N"], ["a\tb\nc\rd\u{08}e\u{0C}f\u{0B}g\\", "true", "值"]])
        #expect(result.findings.isEmpty)
    }

    @Test("rows with too few or too many values are told, and no others are lost")
    func badRows() throws {
        let result = try parse("1\t2\n3\n4\t5\t6\n7\t8\n9\t\\", [.text, .text])
        #expect(result.values == [["1", "2"], ["7", "8"], ["9", ""]])
        #expect(result.findings == ["database.bad-row 1", "database.bad-row 2"])
    }

    private func failure(_ connectionString: String?) -> Diagnostic? {
        var options = RecordReadingOptions()
        options.server = connectionString.map { DatabaseServer(connectionString: $0, hasOwnTimeout: false) }
        return RecordReading([], by: PostgreSQLRecordReader(), options: options).failure
    }

    @Test("a server that is not there is told without its password")
    func unreachable() {
        let failure = failure("host=/nowhere/at/all user=u password=geheim dbname=d")
        #expect(failure?.rule.id == "database.unreachable")
        #expect(failure?.arguments.contains { $0.contains("geheim") } == false)
    }

    @Test(
        "a wrong connection string is told without a word of it",
        arguments: ["host=h geheim", "geheim", "postgresql://u:geheim@h/d?nix=geheim", "a\0b"])
    func connectionString(text: String) {
        let failure = failure(text)
        #expect(failure?.rule.id == "database.connection-string")
        #expect(failure?.arguments == [])
    }

    @Test("the format needs a server for an input")
    func noServer() { #expect(failure(nil)?.rule.id == "database.no-server") }

    @Test("messages leave out passwords, and of those about data what may be a value")
    func messages() {
        let words = "connection to server at \"h\" (1.2.3.4), port 5432 failed: FATAL:  geheim is no user\nmore"
        #expect(PostgreSQLMessage.connection(words, without: ["geheim"]) == "FATAL:  *** is no user")
        #expect(
            PostgreSQLMessage.server("invalid input syntax for type integer: \"330102\"", state: "22P02")
                == "invalid input syntax for type integer (SQLSTATE 22P02)")
        #expect(
            PostgreSQLMessage.server("relation \"x\" does not exist", state: "42P01")
                == "relation \"x\" does not exist (SQLSTATE 42P01)")
    }

    @Test("semicolons and comments at the end of a query are taken off, and nothing of its texts")
    func statements() {
        #expect(PostgreSQLSource.statement("SELECT 1 ;; \n") == "SELECT 1")
        #expect(PostgreSQLSource.statement("SELECT 1; -- all\n") == "SELECT 1")
        #expect(PostgreSQLSource.statement("SELECT 1 -- all") == "SELECT 1 -- all")
        #expect(PostgreSQLSource.statement("SELECT ';--x'") == "SELECT ';--x'")
        #expect(PostgreSQLSource.statement("SELECT $$;--$$") == "SELECT $$;--$$")
    }
}
