import GongkaiBytes
import GongkaiModel
import GongkaiRecords
import GongkaiWrite
import Testing

@Suite("Records as SQL and RDF")
struct SQLAndRDFTests {
    static func schema(key: [String] = ["code"]) -> DatasetSchema {
        DatasetSchema(
            "things", BilingualText("Things", "事物"), description: BilingualText("", ""),
            fields: [
                DatasetField("code", BilingualText("Code", "代码")),
                DatasetField("amount", BilingualText("Amount", "金额"), .decimal),
                DatasetField("day", BilingualText("Day", "日期"), .date),
                DatasetField("tags", BilingualText("Tags", "标签"), .list(of: .string)),
            ],
            primaryKey: key)
    }

    private static let head = "code,amount,day,tags\r\n"

    private func write(_ csv: String, as writer: any RecordWriter, key: [String] = ["code"]) throws -> Conversion.Result
    {
        try Conversion(to: writer, schema: Self.schema(key: key), pieceSize: 16).run(Self.head + csv)
    }

    @Test("SQL copies records into the table, with what would end or part them escaped")
    func sql() throws {
        let csv = "007,0.50,2024-02-29,甲；乙\r\n\"a\\b\tc\r\nd\",,,\"\"\r\n\\.,,,\\N\r\n"
        let text = try write(csv, as: SQLRecordWriter()).text
        #expect(text.hasPrefix("SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nBEGIN;\n-- 事物\n"))
        let copied = text.split(separator: "FROM stdin;\n")[1].split(separator: "\n\\.\n")[0]
        #expect(
            copied == "007\t0.50\t2024-02-29\t甲；乙\na\\\\b\\tc\\r\\nd\t\\N\t\\N\t\n\\\\.\t\\N\t\\N\t\\\\\\\\N")
        #expect(text.contains("COPY \"things\" (\"code\", \"amount\", \"day\", \"tags\") FROM stdin;\n"))
        #expect(text.contains("COMMIT;\n"))
    }

    @Test("SQL refuses NUL, and says in which record and field")
    func nul() throws {
        let result = try write("1,,,a\r\n2,,,a\0b\r\n", as: SQLRecordWriter())
        #expect(
            result.findings.contains { $0.hasPrefix("record.not-representable") && $0.hasSuffix(" records/2/tags") })
        #expect(result.tally.errors == 1)
    }

    @Test("SQL refuses names that the database would cut off, and leaves keys out whose fields are not there")
    func names() throws {
        var schema = Self.schema(key: ["code", "gone"])
        let text = try String(
            decoding: SQLRecordWriter().encoder(for: schema, options: RecordWritingOptions()).opening, as: UTF8.self)
        #expect(!text.contains("PRIMARY KEY"))
        schema.fields[0].name = String(repeating: "名", count: 22)
        #expect(throws: WriteError.self) {
            try SQLRecordWriter().encoder(for: schema, options: RecordWritingOptions())
        }
    }

    @Test("Turtle has a resource a record, a triple a value and of a list a triple an item")
    func turtle() throws {
        let text = try write("a/b 名,0.50,2024-02-29,甲；乙\r\n\"q\"\"\\\n\u{1}\",,,\r\n", as: RDFRecordWriter.turtle).text
        let subject = "<urn:gongkai:dataset:things:1"
        let records = try #require(text.split(separator: "\"标签\"@zh .\n").last)
        #expect(
            records == """
                \(subject)/a%2Fb%20名> a \(subject)> ;
                  :code "a/b 名" ;
                  :amount "0.50"^^xsd:decimal ;
                  :day "2024-02-29"^^xsd:date ;
                  :tags "甲" ;
                  :tags "乙" .
                \(subject)/q%22%5C%0A%01> a \(subject)> ;
                  :code "q\\"\\\\\\n\\u0001" .

                """)
    }

    @Test("without a key records are blank nodes, numbered in their order by any number of workers", arguments: [1, 2])
    func blankNodes(workers: Int) throws {
        var csv = Self.head
        for number in 1...200 { csv += "x\(number),\(number),,\r\n" }
        var conversion = Conversion(
            to: RDFRecordWriter.ntriples, schema: Self.schema(key: []), workers: workers, pieceSize: 50)
        let lines = try conversion.run(csv).text.split(separator: "\n")
        let codes = lines.filter { $0.contains("#code> ") && $0.hasPrefix("_:") }
        #expect(
            codes
                == (1...200).map { "_:r\($0) <urn:gongkai:dataset:things:1#code> \"x\($0)\" ." }.map { Substring($0) })
        conversion.to = RDFRecordWriter.turtle
        #expect(try conversion.run(csv).text.contains("[ a <urn:gongkai:dataset:things:1> ;\n  :code \"x1\" ;"))
    }

    @Test("a sink writes several datasets one behind another", arguments: ["sql", "turtle", "ntriples"])
    func severalDatasets(name: String) throws {
        let writer = try #require(RecordWriterRegistry.standard.writer(named: name))
        #expect(writer.holdsSeveralDatasets)
        var bytes: [UInt8] = []
        let output = RecordOutput { bytes += Array($0) }
        let sink = try writer.sink(into: output, options: RecordWritingOptions())
        var second = Self.schema()
        second.name = "others"
        try sink.begin(Self.schema())
        try sink.begin(second)
        try sink.finish()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("things") && text.contains("others"))
    }
}
