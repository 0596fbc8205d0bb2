import GongkaiBytes
import GongkaiDiagnostics
import TestSupport
import Testing

@Suite struct CSVParserTests {
    @Test(
        "fields, quotes and line ends are read as RFC 4180 has them, whatever the pieces they come in",
        arguments: [
            ("", []),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a\n", [["a"]]),
            ("\u{FEFF}", []),
            ("\"\u{FEFF}a\"", [["\u{FEFF}a"]]),
            ("a,\"\",,", [["a", "", nil, nil]]),
            ("\"\"", [[""]]),
            ("\n\n", [[nil], [nil]]),
            (",", [[nil, nil]]),
            ("\"a\"\"b\",\"\"\"\"", [["a\"b", "\""]]),
            ("\"a\r\nb\nc\rd\",e\r\nf,g", [["a\r\nb\nc\rd", "e"], ["f", "g"]]),
            (" a , \u{4E00} \n", [[" a ", " \u{4E00} "]]),
            ("\"a,b\"\r", [["a,b"]]),
        ] as [(String, [[String?]])])
    func grammar(text: String, records: [[String?]]) throws {
        for piece in [1, 2, 3, 7, 1024] {
            #expect(try parseCSV(Array(text.utf8), piece: piece) == records)
        }
    }

    @Test(
        "what is no CSV is refused with reason, offset, line, column and record",
        arguments: [
            ("a,b\r\n1,\"2\n", .unclosedQuote, 7, 2, 3, 2),
            ("\"x\ny\",\"z\n", .unclosedQuote, 6, 2, 4, 1),
            ("\"a\"b\n", .textBehindQuote, 3, 1, 4, 1),
            ("中,\"a\" ,b\n", .textBehindQuote, 7, 1, 6, 1),
            ("a\n\"1\n2\"\nb\"c\n", .bareQuote, 9, 4, 2, 3),
            ("a,b\n1,2\n3\n", .fieldCount(found: 1, expected: 2), 8, 3, 1, 3),
            ("a,b\n1,2,3", .fieldCount(found: 3, expected: 2), 4, 2, 1, 2),
            ("a\n\"0123456789\n", .recordTooLong(limit: 8), 2, 2, 1, 2),
        ] as [(String, CSVSyntaxError.Reason, Int, Int, Int, Int)])
    func refused(text: String, reason: CSVSyntaxError.Reason, offset: Int, line: Int, column: Int, record: Int) {
        for piece in [1, 2, 3, 1024] {
            let limit = reason == .recordTooLong(limit: 8) ? 8 : 1 << 20
            let error = csvError(text, piece: piece, recordLimit: limit)
            #expect(error?.reason == reason)
            #expect(error?.position == Diagnostic.Position(offset: offset, line: line, column: column))
            #expect(error?.record == record)
        }
    }

    @Test("the records before an error come out before it is thrown")
    func recordsBeforeError() throws {
        var parser = CSVParser()
        let batch = try parser.parse(Array("a\nb\nc\"\n".utf8))
        #expect(batch.count == 2)
        #expect(throws: CSVSyntaxError.self) { try parser.parse([]) }
        #expect(throws: CSVSyntaxError.self) { try parser.finish() }
    }

    @Test("a batch knows the record, line and offset of its fields")
    func positions() throws {
        var parser = CSVParser()
        _ = try parser.parse(Array("h,k\n\"1\n2\",3\nx".utf8))
        let batch = try parser.parse(Array(",\"中\",\ny".utf8.dropLast(3)) + Array("\nz".utf8))
        #expect(batch.firstRecord == 3)
        let field = try #require(batch.record(0).last)
        #expect(batch.text(of: field) == "中")
        #expect(batch.position(of: field) == Diagnostic.Position(offset: 14, line: 4, column: 3))
    }

    @Test("a quote inside a plain field is a character where the dialect says so")
    func bareQuotes() throws {
        let dialect = CSVParser.Dialect(separator: UInt8(ascii: ";"), allowsBareQuotes: true)
        #expect(try parseCSV(Array("5\"x;\"6\"\"\"\n".utf8), dialect: dialect) == [["5\"x", "6\""]])
    }

    @Test("bytes that are no UTF-8 give no text")
    func notText() throws {
        var parser = CSVParser()
        let batch = try parser.parse([0xFF, 0x0A])
        #expect(batch.text(of: batch.fields[0]) == nil)
    }

    @Test("what the emitter writes is read back, missing apart from empty", arguments: 0..<40 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pieces = ["", "a", ",", "\"", "\r", "\n", "\r\n", "\u{FEFF}", "中文", "longer than a word", " ", "'"]
        let width = Int.random(in: 1...4, using: &random)
        let records: [[String?]] = (0..<20).map { _ in
            (0..<width).map { _ in
                Int.random(in: 0..<5, using: &random) == 0
                    ? nil : (0..<3).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
            }
        }
        var emitter = CSVEmitter(byteOrderMark: seed.isMultiple(of: 2))
        for record in records { emitter.record(record) }
        let again = try parseCSV(emitter.bytes, piece: Int.random(in: 1...64, using: &random))
        #expect(
            again.map { $0.map { $0.map { Array($0.utf8) } } } == records.map { $0.map { $0.map { Array($0.utf8) } } })
    }
}
