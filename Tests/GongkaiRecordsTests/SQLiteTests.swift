import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("Records as a database")
struct SQLiteTests {
    private static let schema = DatasetSchema(
        "things", BilingualText("Things", "事物\"；--"), description: BilingualText("", ""),
        fields: [
            DatasetField("code", BilingualText("Code", "代码")),
            DatasetField("amount", BilingualText("Amount", "金额"), .decimal),
            DatasetField("count", BilingualText("Count", "数量"), .integer),
            DatasetField("day", BilingualText("Day", "日期"), .date),
            DatasetField("is", BilingualText("Is", "是否"), .boolean),
            DatasetField("year", BilingualText("Year", "年"), .year),
            DatasetField("parent", BilingualText("Parent", "上级")),
        ],
        primaryKey: ["code"], foreignKeys: [.init(["parent"], references: ["code"])])

    private func write(
        _ records: String, schema: DatasetSchema = schema, workers: Int = 2, pieceSize: Int = 1 << 16
    ) throws -> Conversion.Result {
        let header = schema.fields.map(\.name).joined(separator: ",") + "\r\n"
        return try Conversion(to: SQLiteRecordWriter(), schema: schema, workers: workers, pieceSize: pieceSize)
            .run(header + records)
    }

    /// What a query gives of a database, the parts of a row parted by `|`.
    private func rows(_ bytes: [UInt8], _ query: String) throws -> [String] {
        try SQLiteReading(bytes).rows(query)
    }

    @Test("values have the type of their column; codes and decimals keep every digit")
    func types() throws {
        let long = "123456789012345678901234567890.10"
        let bytes = try write("007,\(long),-12,2024-02-29,true,0099,\r\na,0.50,9223372036854775807,,,,007\r\n").bytes
        let types =
            "SELECT typeof(code), typeof(amount), typeof(count), typeof(day), typeof(\"is\"), typeof(year) FROM things"
        #expect(try rows(bytes, types) == ["text|text|integer|text|text|integer", "text|text|integer|null|null|null"])
        let values = try rows(bytes, "SELECT code, amount, count, day, \"is\", year, parent FROM things")
        #expect(values == ["007|\(long)|-12|2024-02-29|true|99|", "a|0.50|9223372036854775807||||007"])
        #expect(try rows(bytes, "PRAGMA integrity_check") == ["ok"])
        #expect(try rows(bytes, "PRAGMA foreign_key_check") == [])
        #expect(try rows(bytes, "SELECT \"from\" FROM pragma_foreign_key_list('things')") == ["parent"])
        #expect(try rows(bytes, "SELECT name FROM pragma_table_info('things') WHERE pk") == ["code"])
        #expect(try rows(bytes, "PRAGMA application_id") == ["1198485095"])
    }

    @Test("a missing value is NULL, empty text is empty text")
    func missing() throws {
        let bytes = try write("\"\",,,,,,\r\nb,,,,,,\"\"\r\n").bytes
        #expect(
            try rows(bytes, "SELECT code = '', amount IS NULL, parent IS NULL, parent = '' FROM things") == [
                "1|1|1|", "0|1|0|1",
            ])
    }

    @Test("what the datasets are can be read back from it")
    func schemas() throws {
        let bytes = try write("a,,,,,,\r\n").bytes
        #expect(try rows(bytes, "SELECT name, version, title FROM gongkai_datasets") == ["things|1.0.0|事物\"；--"])
        let json = try rows(bytes, "SELECT schema FROM gongkai_datasets").joined(separator: "\n")
        #expect(json == String(decoding: Self.schema.tableSchemaJSON(isWhole: true), as: UTF8.self))
    }

    @Test("the same records give the same bytes, by any number of workers")
    func sameBytes() throws {
        let records = (0..<3_000).map { "0\($0 * 7_919 % 3_000),\($0).5,\($0),2024-01-01,true,2024,\r\n" }.joined()
        let first = try write(records, workers: 1, pieceSize: 100).bytes
        #expect(first == (try write(records, workers: 3, pieceSize: 777).bytes))
        #expect(try rows(first, "SELECT count(*), sum(count) FROM things") == ["3000|4498500"])
        // The counter of changes and the version that it is valid for.
        #expect(first[24..<28] == first[92..<96])
    }

    @Test("names may be words of SQL, Chinese, and have quotes")
    func names() throws {
        var schema = Self.schema
        schema.name = "order/group-by.1"
        schema.fields = ["select", "金额（元）", "a'b", "x;--"].map { DatasetField($0, BilingualText($0, "\($0)\n;DROP")) }
        schema.fields.append(DatasetField("q\"q", BilingualText("", "\u{0}")))
        schema.primaryKey = ["select"]
        schema.foreignKeys = []
        var bytes: [UInt8] = []
        let output = try DatasetOutput(
            SQLiteRecordWriter(), options: RecordWritingOptions(), into: RecordOutput { bytes += Array($0) })
        var dataset = Dataset(schema)
        dataset.append([.string("1"), .string("2"), .missing, .string("'"), .string("\"")] as Dataset.Record)
        try output.write(dataset)
        try output.finish()
        #expect(try rows(bytes, "SELECT * FROM \"order/group-by.1\"") == ["1|2||'|\""])
        #expect(
            try rows(bytes, "SELECT name FROM pragma_table_info('order/group-by.1')")
                == ["select", "金额（元）", "a'b", "x;--", "q\"q"])
    }

    @Test("names that a database takes for the same or for its own are refused")
    func refusedNames() throws {
        for (name, fields) in [
            ("sqlite_x", ["a"]), ("gongkai_datasets", ["a"]), ("t", ["Code", "code"]), ("t", ["a\u{0}"]), ("t", [""]),
        ] {
            let schema = DatasetSchema(
                name, BilingualText("", ""), description: BilingualText("", ""),
                fields: fields.map { DatasetField($0, BilingualText("", "")) })
            let error = #expect(throws: WriteError.self) {
                _ = try SQLiteRecordWriter().encoder(for: schema, options: RecordWritingOptions())
            }
            #expect(error?.diagnostics.map(\.rule.id) == ["record.name-not-representable"], "\(name) \(fields)")
        }
        let wide = DatasetSchema(
            "t", BilingualText("", ""), description: BilingualText("", ""),
            fields: (0...2_000).map { DatasetField("f\($0)", BilingualText("", "")) })
        let error = #expect(throws: WriteError.self) {
            _ = try SQLiteRecordWriter().encoder(for: wide, options: RecordWritingOptions())
        }
        #expect(error?.diagnostics.map(\.rule.id) == ["record.too-many-fields"])
    }

    @Test("NUL and integers beyond 64 bits are refused, by record and field")
    func refusedValues() throws {
        #expect(try write("a,,,,,,\r\nb\u{0}c,,,,,,\r\n").findings == ["record.not-representable records/2/code"])
        #expect(try write("a,,9223372036854775808,,,,\r\n").findings == ["record.integer-too-large records/1/count"])
        #expect(try write("a\u{1}\u{FFFF}'\t,,,,,,\r\n").findings.isEmpty)
    }

    private func write(_ records: [Dataset.Record], _ bytes: inout [UInt8]) throws {
        var taken: [UInt8] = []
        defer { bytes = taken }
        let output = try DatasetOutput(
            SQLiteRecordWriter(), options: RecordWritingOptions(), into: RecordOutput { taken += Array($0) })
        var dataset = Dataset(Self.schema)
        for record in records { dataset.append(record) }
        try output.write(dataset)
        try output.finish()
    }

    @Test("a key that comes twice or points nowhere is told with its record, and nothing is written")
    func keys() throws {
        func record(_ code: String, parent: FieldValue = .missing) -> Dataset.Record {
            [.string(code)] + Array(repeating: .missing, count: 5) + [parent]
        }
        for (records, message) in [
            (
                [record("a"), record("b"), record("a")],
                "the database does not take record 3 of things: UNIQUE constraint failed: things.code"
            ),
            (
                [record("a", parent: .string("b")), record("b", parent: .string("c"))],
                "row 2 of things points to a record that things does not have"
            ),
        ] {
            var bytes: [UInt8] = []
            let error = #expect(throws: WriteError.self) { try write(records, &bytes) }
            #expect(error?.diagnostics.map { $0.message(in: .english) } == [message])
            #expect(bytes.isEmpty)
        }
    }

    @Test("keys point to the tables that stand in the same file; the others stay in the schema")
    func keysAmongTables() throws {
        var child = Self.schema
        child.name = "parts"
        child.foreignKeys = [
            .init(["parent"], references: ["code"], of: "things"), .init(["day"], references: ["id"], of: "elsewhere"),
            .init(["code"], references: ["amount"], of: "things"),
        ]
        func database(parent: String) throws -> [UInt8] {
            var bytes: [UInt8] = []
            let output = try DatasetOutput(
                SQLiteRecordWriter(), options: RecordWritingOptions(), into: RecordOutput { bytes += Array($0) })
            for (schema, parent) in [(Self.schema, nil), (child, parent)] {
                var dataset = Dataset(schema)
                dataset.append(["code": .string("a"), "parent": FieldValue(parent)])
                try output.write(dataset)
            }
            try output.write(
                Dataset(DatasetSchema("none", BilingualText("", ""), description: BilingualText("", ""), fields: [])))
            try output.finish()
            return bytes
        }
        let bytes = try database(parent: "a")
        #expect(
            try rows(bytes, "SELECT \"table\", \"from\" FROM pragma_foreign_key_list('parts')") == ["things|parent"])
        #expect(try rows(bytes, "PRAGMA foreign_key_check") == [])
        #expect(try rows(bytes, "SELECT name FROM gongkai_datasets ORDER BY rowid") == ["things", "parts", "none"])
        #expect(try rows(bytes, "SELECT count(*) FROM gongkai_datasets WHERE schema LIKE '%elsewhere%'") == ["1"])
        #expect(throws: WriteError.self) { try database(parent: "b") }
    }

    @Test("a folder that takes no file is told, and so is an output that takes no more; no file is left")
    func failures() throws {
        #expect(throws: WriteError.self) {
            try SQLiteRecordWriter().sink(
                into: RecordOutput(scratchFolder: "/nonexistent") { _ in }, options: RecordWritingOptions())
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sink = try SQLiteRecordWriter().sink(
            into: RecordOutput(scratchFolder: folder.path) { _ throws(WriteError) in throw .stopped },
            options: RecordWritingOptions())
        try sink.begin(Self.schema)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        #expect(throws: WriteError.self) { try sink.finish() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("a publication goes out as its tables with keys among them, and its texts are found by words")
    func publications() throws {
        for seed in 0..<12 {
            let publication = PublicationGenerator(seed: UInt64(seed)).publication()
            let writer = ProjectedDocumentWriter(SQLiteRecordWriter())
            let bytes = try writer.write(publication)
            #expect(bytes == (try writer.write(publication)))
            #expect(try rows(bytes, "PRAGMA integrity_check") == ["ok"])
            #expect(try rows(bytes, "PRAGMA foreign_key_check") == [])
            #expect(try rows(bytes, "SELECT count(*) FROM documents") == ["\(publication.documents.count)"])
        }
    }

    @Test("the index of pairs finds of every word of two what reading the text through finds")
    func pairs() throws {
        let publication = Publication.small
        let bytes = try ProjectedDocumentWriter(SQLiteRecordWriter()).write(publication)
        let texts = try rows(bytes, "SELECT coalesce(heading, '') || char(10) || coalesce(text, '') FROM search")
            .joined()
        let scalars = Array(texts.unicodeScalars)
        let words = zip(scalars, scalars.dropFirst()).filter {
            $0.properties.isIdeographic && $1.properties.isIdeographic
        }
        #expect(!words.isEmpty)
        for (first, second) in words.prefix(60) {
            let word = "\(first)\(second)"
            let read = try rows(
                bytes,
                "SELECT rowid FROM search WHERE instr(coalesce(heading, '') || char(10) || coalesce(text, ''), '\(word)')"
            )
            let found = try rows(
                bytes, "SELECT rowid FROM search_pairs WHERE search_pairs MATCH '\(word)' ORDER BY rowid")
            #expect(found == read, "\(word)")
        }
    }

    @Test("Chinese words are found where they stand")
    func search() throws {
        let gazette = """
            云溪市人民政府关于测试的通知

            溪政发〔2024〕1号

            各有关单位:

            现将有关事项通知如下。

            一、加强监督

            加强餐饮服务单位监督管理。

            二、完善办法

            完善各项办法。

            """
        var sink = DiagnosticSink()
        let input = Input(name: "test.txt", bytes: Array(gazette.utf8))
        let publication = try GazetteReader().read(input, diagnostics: &sink)
        let bytes = try ProjectedDocumentWriter(SQLiteRecordWriter()).write(publication)
        let query = "SELECT heading FROM search WHERE search MATCH '监督管理'"
        #expect(try rows(bytes, query) == ["一、加强监督"])
        #expect(try rows(bytes, "SELECT count(*) FROM search WHERE search MATCH '不会出现'") == ["0"])
        #expect(try rows(bytes, "SELECT count(*) > 0 FROM search WHERE instr(text, '办法')") == ["1"])
        // Words of two characters are found by their own index, with an answer that is that of reading the text through.
        let pair = "SELECT heading FROM search WHERE rowid IN (SELECT rowid FROM search_pairs WHERE search_pairs MATCH"
        #expect(try rows(bytes, "\(pair) '餐饮')") == ["一、加强监督"])
        #expect(try rows(bytes, "\(pair) '餐饮 管理')") == ["一、加强监督"])
        #expect(try rows(bytes, "\(pair) '餐饮 办法')") == [])
        #expect(try rows(bytes, "\(pair) '餐饮 OR 各项') ORDER BY rowid") == ["一、加强监督", "二、完善办法"])
        // No pair goes over a mark or the end of a field: 单位监督管理。 and what follows.
        #expect(try rows(bytes, "\(pair) '理二')") == [])
        let joined = "SELECT count(*) FROM search JOIN divisions ON divisions.id = division WHERE search MATCH '餐饮服务'"
        #expect(try rows(bytes, joined) == ["1"])
    }
}
