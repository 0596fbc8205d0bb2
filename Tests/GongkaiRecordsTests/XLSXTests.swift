import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiModel
import GongkaiRecords
import GongkaiWrite
import Testing

@Suite("Records as a workbook")
struct XLSXTests {
    private static let schema = DatasetSchema(
        "things", BilingualText("Things", "事/物[1]"), description: BilingualText("", ""),
        fields: [
            DatasetField("code", BilingualText("Code", "代码")),
            DatasetField("amount", BilingualText("Amount", "金额"), .decimal),
            DatasetField("day", BilingualText("Day", "日期"), .date),
            DatasetField("is", BilingualText("Is", "是否"), .boolean),
        ])

    private func write(
        _ records: String, by writer: any RecordWriter = XLSXRecordWriter(), workers: Int = 2, pieceSize: Int = 1 << 16
    ) throws -> Conversion.Result {
        try Conversion(to: writer, schema: Self.schema, workers: workers, pieceSize: pieceSize)
            .run("code,amount,day,is\r\n" + records)
    }

    private func parts(_ bytes: [UInt8]) throws -> [String: String] {
        Dictionary(
            try Archive.unpack(bytes).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first })
    }

    private func sheet(_ records: String) throws -> String {
        try #require(parts(write(records).bytes)["xl/worksheets/sheet1.xml"])
    }

    @Test("cells have the type of their field; codes and formulas stay text")
    func types() throws {
        let sheet = try sheet("=1+1,0.50,2024-02-29,true\r\n007,-12,1900-03-01,false\r\n")
        #expect(sheet.contains("<t>=1+1</t>") && !sheet.contains("<f>"))
        #expect(sheet.contains("<t>007</t>"))
        #expect(sheet.contains("<v>0.5</v>") && sheet.contains("<v>-12</v>"))
        #expect(sheet.contains("<v>45351</v>") && sheet.contains("<v>61</v>"))
        #expect(sheet.contains(#"t="b"><v>1</v>"#) && sheet.contains(#"t="b"><v>0</v>"#))
        #expect(sheet.contains("state=\"frozen\""))
    }

    @Test("what a cell of the type cannot hold exactly is text")
    func exact() throws {
        let sheet = try sheet("a,1234567890123456,1900-02-28,\r\n_x0041_,123456789012345,,\r\n")
        #expect(sheet.contains("<t>1234567890123456</t>"))
        #expect(sheet.contains("<t>1900-02-28</t>"))
        #expect(sheet.contains("<v>123456789012345</v>"))
        #expect(sheet.contains("<t>_x005F_x0041_</t>"))
    }

    @Test("the same records give the same bytes, by any number of workers")
    func sameBytes() throws {
        let records = (0..<500).map { "00\($0),\($0).5,2024-01-01,true\r\n" }.joined()
        let first = try write(records, workers: 1, pieceSize: 20).bytes
        #expect(first == (try write(records, workers: 3, pieceSize: 50).bytes))
    }

    @Test("further sheets take what one does not hold, each with a header and a name of its own")
    func furtherSheets() throws {
        let records = (0..<7).map { "\($0),,,\r\n" }.joined()
        let parts = try parts(write(records, by: XLSXRecordWriter(rowLimit: 4)).bytes)
        #expect(parts.keys.filter { $0.hasPrefix("xl/worksheets/") }.count == 3)
        let workbook = try #require(parts["xl/workbook.xml"])
        for name in ["事_物_1_", "事_物_1_ (2)", "事_物_1_ (3)"] { #expect(workbook.contains("\"\(name)\"")) }
        let last = try #require(parts["xl/worksheets/sheet3.xml"])
        #expect(last.contains("<t>code</t>") && last.contains("<t>6</t>") && !last.contains("<t>5</t>"))
    }

    @Test("names of sheets are cut to 31 characters and told apart")
    func sheetNames() throws {
        var bytes: [UInt8] = []
        let sink = try XLSXRecordWriter().sink(
            into: RecordOutput { bytes += Array($0) }, options: RecordWritingOptions())
        var schema = Self.schema
        for title in [
            String(repeating: "长", count: 40), String(repeating: "长", count: 41), "History", "", "'a'", "A", "a",
        ] {
            schema.title = BilingualText("", title)
            try sink.begin(schema)
        }
        try sink.finish()
        let workbook = try #require(parts(bytes)["xl/workbook.xml"])
        let long = String(repeating: "长", count: 31)
        for name in [long, String(repeating: "长", count: 27) + " (2)", "History_", "things", "_a_", "A", "a (2)"] {
            #expect(workbook.contains("name=\"\(name)\""), "\(name)")
        }
    }

    @Test("characters and lengths that no cell holds are refused, by record and field")
    func refused() throws {
        let long = String(repeating: "长", count: 32_767)
        #expect(try write("\(long),,,\r\n").findings.isEmpty)
        #expect(try write("a,,,\r\n\(long)长,,,\r\n").findings == ["record.too-long records/2/code"])
        let astral = String(repeating: "𠮷", count: 16_384)
        #expect(try write("\(astral),,,\r\n").findings == ["record.too-long records/1/code"])
        for character in ["\u{0}", "\u{1}", "\u{B}", "\u{1B}", "\u{FFFE}", "\u{FFFF}"] {
            let findings = try write("a\(character)b,,,\r\n").findings
            #expect(findings == ["record.not-representable records/1/code"], "\(character.unicodeScalars)")
        }
        #expect(try write("\"a\tb\nc\u{FFFD}\u{7F}\",,,\r\n").findings.isEmpty)
    }

    @Test("a folder that takes no file is told, and so is an output that takes no more")
    func failures() throws {
        #expect(throws: WriteError.self) {
            try XLSXRecordWriter().sink(
                into: RecordOutput(scratchFolder: "/nonexistent") { _ in }, options: RecordWritingOptions())
        }
        let sink = try XLSXRecordWriter().sink(
            into: RecordOutput { _ throws(WriteError) in throw .stopped }, options: RecordWritingOptions())
        try sink.begin(Self.schema)
        #expect(throws: WriteError.self) { try sink.finish() }
    }
}
