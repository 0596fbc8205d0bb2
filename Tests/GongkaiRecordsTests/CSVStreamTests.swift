import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import GongkaiRecords
import GongkaiWrite
import TestSupport
import Testing

@Suite("CSV as a stream of records")
struct CSVStreamTests {
    private func json(_ csv: String, _ change: (inout Conversion) -> Void = { _ in }) throws -> String {
        var conversion = Conversion()
        change(&conversion)
        return try conversion.run(csv).text
    }

    @Test("an unquoted empty field is missing, a quoted one is empty text")
    func missingAndEmpty() throws {
        #expect(try json("a,b\n,\"\"\n") == "{\"b\":\"\"}\n")
        #expect(try Conversion(to: CSVRecordWriter.csv).run("a,b\n,\"\"\n").text == "a,b\r\n,\"\"\r\n")
    }

    @Test("quotes, delimiters and line ends within quotes are text, and line ends may be mixed")
    func quoting() throws {
        let csv = "a,b\r\n\"x \"\"y\"\"\",\"1,\r\n2\"\n3,4\r5,6"
        let expected =
            #"{"a":"x \"y\"","b":"1,\r\n2"}"# + "\n" + #"{"a":"3","b":"4"}"# + "\n" + #"{"a":"5","b":"6"}"# + "\n"
        #expect(try json(csv) == expected)
    }

    @Test("the delimiter is told from the header, or given")
    func delimiters() throws {
        for delimiter in [",", ";", "\t", "|"] {
            #expect(try json("a\(delimiter)b\n1\(delimiter)2\n") == "{\"a\":\"1\",\"b\":\"2\"}\n")
        }
        #expect(
            try json("a,b;c\n1,2;3\n") { $0.reading.delimiter = UInt8(ascii: ";") } == "{\"a,b\":\"1,2\",\"c\":\"3\"}\n"
        )
    }

    @Test("a header of two lines joins groups with what stands beneath them")
    func headerOfTwoLines() throws {
        let csv = "地区,收入,,支出\n,预算,决算,\n云溪市,1,2,3\n"
        let expected = #"{"地区":"云溪市","收入/预算":"1","收入/决算":"2","支出":"3"}"# + "\n"
        #expect(try json(csv) { $0.reading.headerLines = 2 } == expected)
    }

    @Test("lines above the header are passed over, whatever stands in them, and the delimiter is told below them")
    func skippedLines() throws {
        let expected = "{\"a\":\"1\",\"b\":\"2\"}\n"
        for title in ["预算公开表,\n单位：万元,\n", "甲；乙,丙,丁\r\n\r\n", "\"表\n一\",\n,\n"] {
            #expect(try json(title + "a;b\n1;2\n") { $0.reading.skippedLines = 2 } == expected, "\(title)")
        }
        let rows = "{\"column1\":\"1\",\"column2\":\"2\"}\n"
        #expect(
            try json("表\n1,2\n") { ($0.reading.skippedLines, $0.reading.hasHeader) = (1, false) } == rows)
        #expect(throws: Conversion.Failure.self) { try json("a,b\n1,2\n") { $0.reading.skippedLines = 3 } }
    }

    @Test("a first line that says something of its first column alone is told as what may be a title")
    func titleLine() throws {
        #expect(try Conversion().run("预算公开表,,\n1,2,3\n").findings == ["record.title-line"])
        #expect(try Conversion().run("a,,b\n1,2,3\n").findings == ["record.empty-heading"])
        #expect(try Conversion().run("a,\n1,2\n").findings == ["record.empty-heading"])
    }

    @Test("without a header columns are numbered, and nothing is taken for one")
    func noHeader() throws {
        #expect(
            try json("1,2\n3,4\n") { $0.reading.hasHeader = false }
                == "{\"column1\":\"1\",\"column2\":\"2\"}\n{\"column1\":\"3\",\"column2\":\"4\"}\n")
    }

    @Test("empty and repeated headings are warnings and become column numbers")
    func headings() throws {
        let result = try Conversion().run("a,,a\n1,2,3\n")
        #expect(result.text == "{\"a\":\"1\",\"column2\":\"2\",\"column3\":\"3\"}\n")
        #expect(result.findings == ["record.empty-heading", "record.repeated-heading"])
    }

    @Test("a header alone is a dataset without records; nothing at all is an error")
    func headerAlone() throws {
        #expect(try json("a,b\n") == "")
        #expect(try Conversion(to: JSONRecordWriter.json).run("a,b").text.hasSuffix("\"records\":[\n\n]}\n"))
        #expect(throws: Conversion.Failure.self) { try Conversion().run("") }
    }

    @Test(
        "bad records are told with their line and record",
        arguments: [
            ("a,b\n1,2\n3,\"x\ny\n", "csv.unclosed-quote", 3, "records/2"),
            ("a,b\n1,2\n\"3\"x,4\n", "csv.text-behind-quote", 3, "records/2"),
            ("a,b\n1,2\n\n3\n", "csv.field-count", 4, "records/2"),
            ("a,b\n1,\"2\n\n\"\n3,4,5\n", "csv.field-count", 5, "records/2"),
        ])
    func badRecords(csv: String, rule: String, line: Int, path: String) throws {
        for pieceSize in [1, 7, 1 << 16] {
            let result = try Conversion(pieceSize: pieceSize).run(csv)
            #expect(result.findings == ["\(rule) \(path)"])
            #expect(result.diagnostics.first?.position?.line == line)
            #expect(result.bytes.isEmpty || pieceSize < csv.utf8.count)
        }
    }

    @Test("a quote inside a field without quotes is read as it stands, and told")
    func strayQuote() throws {
        let result = try Conversion(pieceSize: 5).run("a,b\n1,2\n3x\",\"4\"\n")
        #expect(result.findings == ["csv.stray-quote records/2"])
        #expect(result.diagnostics.first?.position?.column == 3)
        #expect(result.text.hasSuffix(#"{"a":"3x\"","b":"4"}"# + "\n"))
    }

    @Test("a byte that is no UTF-8 is an error of its record, with its offset")
    func notUTF8() throws {
        let bytes = Array("a,b\n1,2\n3,".utf8) + [0xFF] + Array("\n4,5\n6,".utf8) + [0xE4, 0xB8] + Array("\n".utf8)
        var conversion = Conversion()
        conversion.policy = .setAside
        let result = try conversion.run(bytes)
        #expect(result.findings == ["csv.not-utf-8 records/2", "csv.not-utf-8 records/4"])
        #expect(result.diagnostics.map { $0.position?.offset } == [10, 18])
        #expect(result.text == "{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"4\",\"b\":\"5\"}\n")
    }

    @Test("records with errors are set aside as they stand, and the others go through")
    func setAside() throws {
        let result = try Conversion(policy: .setAside).run("a,b\n1,2\nx,\"y\"z\n3,4\n5\n")
        #expect(result.text == "{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}\n")
        #expect(result.rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == ["x,\"y\"z\n", "5\n"])
        #expect(result.rejected.map(\.number) == [2, 4])
        #expect(result.tally.recordsRefused == 2)
    }

    @Test("the same bytes come out for any number of workers and any size of pieces")
    func sameBytes() throws {
        var random = SplitMix64(seed: 4)
        for _ in 0..<12 {
            let csv = CSVGenerator.table(rows: 60, using: &random)
            for writer in [JSONRecordWriter.ndjson, JSONRecordWriter.json] as [any RecordWriter] {
                let whole = try Conversion(to: writer, workers: 1).run(csv).bytes
                for (workers, pieceSize) in [(1, 1), (2, 13), (3, 64), (7, 1000)] {
                    let other = try Conversion(to: writer, workers: workers, pieceSize: pieceSize).run(csv).bytes
                    #expect(other == whole)
                }
            }
        }
    }

    @Test("what the streaming parser reads is what the strict one reads")
    func sameAsStrictParser() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<200 {
            let csv = CSVGenerator.table(rows: 9, using: &random)
            let streamed = try Conversion(to: CSVRecordWriter.csv, pieceSize: 1 + Int(random.next() % 80)).run(csv).text
            #expect(streamed == CSVGenerator.rewritten(csv), "\(String(reflecting: csv))")
        }
    }

    @Test("as many records are written as are wanted, and errors behind them don't count")
    func head() throws {
        let result = try Conversion(pieceSize: 1, mostRecords: 2).run("a\n1\n2\n3\n\"4\n")
        #expect(result.text == "{\"a\":\"1\"}\n{\"a\":\"2\"}\n")
        #expect(result.diagnostics.isEmpty)
        #expect(try Conversion(to: JSONRecordWriter.json, mostRecords: 0).run("a\n1\n").text.hasSuffix("[\n\n]}\n"))
    }

    @Test("a record larger than the limit ends the reading, at the quote that does not end")
    func recordLimit() throws {
        var conversion = Conversion(pieceSize: 64)
        conversion.limits[.recordSize] = 1000
        let csv = "a,b\n1,2\n3,\"" + String(repeating: "x,\n", count: 2000)
        #expect {
            try conversion.run(csv)
        } throws: { error in
            guard case Conversion.Failure.read(let diagnostics) = error else { return false }
            return diagnostics.map(\.rule.id) == ["limit.record-size"] && diagnostics.first?.position?.offset == 10
        }
    }

    @Test("NUL bytes and control characters go through CSV and JSON, and XML refuses them with record and field")
    func controlCharacters() throws {
        #expect(try json("a\n\u{0}\u{1}\u{7F}\n") == "{\"a\":\"\\u0000\\u0001\u{7F}\"}\n")
        for text in ["\u{0}", "\u{B}", "\u{FFFE}", "\u{FFFF}"] {
            let result = try Conversion(to: XMLRecordWriter()).run("a,b\n1,2\n3,x\(text)\n")
            #expect(result.findings == ["record.not-representable records/2/b"])
        }
    }
}
