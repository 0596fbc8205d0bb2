import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import TestSupport
import Testing

@Suite struct NDJSONRecordTests {
    private let reader = NDJSONRecordReader()

    private func read(_ text: String, pieceSize: Int = 1 << 19) -> RecordReading {
        RecordReading(text, by: reader, pieceSize: pieceSize)
    }

    @Test func everyLineIsARecordAndEveryMemberAField() {
        let reading = read("{\"a\":\"1\",\"b\":\"二\"}\n{\"a\":\"3\",\"b\":\"四\"}\n")
        #expect(reading.headings == ["a", "b"])
        #expect(reading.texts == [["1", "二"], ["3", "四"]])
        #expect(reading.findings == [])
        #expect(reading.recordsRead == 2)
    }

    @Test func valuesKeepWhatJSONSaysOfThem() {
        let line = #"{"t":"x","n":-0.50E+3,"y":true,"f":false,"z":null,"o":{"k":[1,2]},"l":["a"],"e":""}"#
        let reading = read(line)
        #expect(
            reading.records == [
                [
                    ReadValue("x"), ReadValue("-0.50E+3", .number), ReadValue("true", .boolean),
                    ReadValue("false", .boolean), .missing, ReadValue(#"{"k":[1,2]}"#, .structure),
                    ReadValue(#"["a"]"#, .structure), ReadValue(""),
                ]
            ])
    }

    @Test func numbersKeepAllTheirDigits() {
        let digits = "123456789012345678901234567890.123456789012345678901234567890"
        #expect(read("{\"n\":\(digits)}").records == [[ReadValue(digits, .number)]])
    }

    @Test func membersMayComeInAnyOrderAndBeAbsent() {
        let reading = read("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}\n{\"c\":\"6\",\"a\":\"4\"}\n{}\n")
        #expect(reading.texts == [["1", "2", "3"], ["4", nil, "6"], [nil, nil, nil]])
    }

    @Test func escapesAreUndone() {
        let reading = read(#"{"a":"q\" b\\ s\/ \b\f\n\r\t 汉 😀 é","b":"x"}"#)
        #expect(reading.texts == [["q\" b\\ s/ \u{8}\u{C}\n\r\t 汉 😀 é", "x"]])
    }

    @Test func namesMayHaveEscapes() {
        let reading = read(#"{"a\"b":"1","c":"2"}"# + "\n" + #"{"a\"b":"3","c":"4"}"#)
        #expect(reading.headings == ["a\"b", "c"])
        #expect(reading.texts == [["1", "2"], ["3", "4"]])
    }

    @Test func aNameWithAQuoteIsNotTakenFromJSONThatDoesNotEscapeIt() {
        let reading = read(#"{"a\"b":"1"}"# + "\n" + #"{"a"b":"3"}"#)
        #expect(reading.texts == [["1"]])
        #expect(reading.rules == ["json.record-syntax"])
    }

    @Test func whiteSpaceAroundTokensMeansNothing() {
        let reading = read(" { \"a\" : \"1\" ,\t\"b\" : [ 1 , { \"k y\" : \" v \" } ] } \r\n{\"a\":\"2\",\"b\":3}\r\n")
        #expect(
            reading.records == [
                [ReadValue("1"), ReadValue(#"[1,{"k y":" v "}]"#, .structure)],
                [ReadValue("2"), ReadValue("3", .number)],
            ])
    }

    @Test func aByteOrderMarkIsPassedOver() {
        #expect(read("\u{FEFF}{\"a\":\"1\"}\n").texts == [["1"]])
        #expect(read("{\"a\":\"1\"}\n\u{FEFF}{\"a\":\"2\"}\n").rules == ["json.record-syntax"])
    }

    @Test func blankLinesAreToldOf() {
        let reading = read("\n \t\r\n{\"a\":\"1\"}\n\n{\"a\":\"2\"}\n\n")
        #expect(reading.texts == [["1"], ["2"]])
        #expect(
            reading.findings.map { [$0.rule, $0.arguments[0], String($0.record), String($0.line ?? 0)] } == [
                ["json.blank-lines", "2", "0", "1"], ["json.blank-lines", "1", "1", "4"],
                ["json.blank-lines", "1", "2", "6"],
            ])
        #expect(reading.recordsRead == 2)
    }

    @Test func anInputWithoutRecordsIsWarnedOf() {
        let reading = read("")
        #expect(reading.headings == [])
        #expect(reading.diagnostics.map(\.rule) == [.recordNone])
        #expect(reading.recordsRead == 0)
    }

    @Test(arguments: [
        (#"{"a":}"#, "json.record-syntax", 5), (#"{"a" 1}"#, "json.record-syntax", 5),
        (#"{a:1}"#, "json.record-syntax", 1), (#"{"a":1 "b":2}"#, "json.record-syntax", 7),
        (#"{"a":1} x"#, "json.record-syntax", 8), (#"{"a":01}"#, "json.record-syntax", 6),
        (#"{"a":1"#, "json.record-unfinished", 6), (#"{"a":"x"#, "json.record-string", 5),
        (#"{"a":"\q"}"#, "json.record-escape", 6), (#"{"a":"\ud800"}"#, "json.record-escape", 6),
        (#"{"a":"\udc00\ud800"}"#, "json.record-escape", 6), ("{\"a\":\"\t\"}", "json.record-syntax", 6),
        (#"[1,2]"#, "json.record-type", 0), ("7", "json.record-type", 0), ("\"x\"", "json.record-type", 0),
        ("null", "json.record-type", 0), ("true", "json.record-type", 0),
        (#"{"a":1,"a":2}"#, "json.record-duplicate", 7), (#"{"a":null,"\u0061":2}"#, "json.record-duplicate", 10),
        (#"{"a":[1,2}"#, "json.record-syntax", 9), (#"{"a":[1,]}"#, "json.record-syntax", 8),
        ("{\"a\":\"\u{0}\"}", "json.record-syntax", 6), ("\u{0}", "json.record-syntax", 0),
        (#"{"a":nul}"#, "json.record-syntax", 8), (#"{"a":1,}"#, "json.record-syntax", 7),
    ])
    func aBrokenLineIsRefusedAndNoOther(line: String, rule: String, offset: Int) {
        let good = #"{"a":"1"}"# + "\n"
        for pieceSize in [1, 7, 1 << 19] {
            let reading = read(good + line + "\n" + good, pieceSize: pieceSize)
            #expect(reading.texts == [["1"], ["1"]], "\(line)")
            #expect(reading.rules == [rule], "\(line)")
            #expect(reading.findings.first?.record == 1)
            #expect(reading.findings.first?.line == 2)
            #expect(reading.findings.first?.offset == good.utf8.count + offset, "\(line)")
            #expect(reading.recordsRead == 3)
        }
    }

    @Test func bytesThatAreNoUTF8AreRefusedWithTheirOffset() {
        let good = Array("{\"a\":\"好\"}\n".utf8)
        let bad = Array("{\"a\":\"".utf8) + [0xE5, 0xA5] + Array("\"}\n".utf8)
        let worse = Array("{\"a\":\"".utf8) + [0xC0, 0x80] + Array("\"}\n".utf8)
        let reading = RecordReading(good + bad + good + worse + good, by: reader)
        #expect(reading.texts == [["好"], ["好"], ["好"]])
        #expect(reading.rules == ["record.not-utf-8", "record.not-utf-8"])
        #expect(reading.findings.map(\.arguments) == [["E5"], ["C0"]])
        #expect(reading.findings.map(\.record) == [1, 3])
        #expect(reading.findings.map(\.offset) == [good.count + 6, 2 * good.count + bad.count + 6])
    }

    @Test func nestingIsLimitedByName() {
        var options = RecordReadingOptions()
        options.limits[.nesting] = 3
        let lines = #"{"a":[[1]]}"# + "\n" + #"{"a":[[[1]]]}"# + "\n"
        let reading = RecordReading(Array(lines.utf8), by: reader, options: options)
        #expect(reading.texts == [["[[1]]"]])
        #expect(reading.findings.map(\.rule) == ["json.record-nesting"])
        #expect(reading.findings.first?.arguments == ["3"])
    }

    @Test func deepNestingIsRefused() {
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000) + "\n{\"a\":1}\n"
        #expect(read(deep).rules == ["json.record-nesting"])
    }

    @Test func aLineThatDoesNotEndIsRefusedByName() {
        var options = RecordReadingOptions()
        options.limits[.recordSize] = 1000
        options.pieceSize = 100
        let text = "{\"a\":\"1\"}\n{\"a\":\"" + String(repeating: "x", count: 5000)
        let reading = RecordReading(Array(text.utf8), by: reader, options: options)
        #expect(reading.failure?.rule == .limitRecordSize)
        #expect(reading.failure?.position?.offset == 10)
    }

    @Test func valuesOfTenMegabytesAreRead() {
        let long = String(repeating: "很长", count: 10 << 20 / 6) + "\\n"
        let reading = read("{\"a\":\"\(long)\",\"b\":\"x\"}\n{\"a\":\"y\"}\n")
        #expect(reading.texts.map { $0[0]?.utf8.count } == [long.utf8.count - 1, 1])
        #expect(reading.texts.map { $0[1] } == ["x", nil])
    }

    @Test func hugeNamesAreRead() {
        let name = String(repeating: "n", count: 100_000)
        let reading = read("{\"\(name)\":1}\n{\"\(name)\":2}\n")
        #expect(reading.headings == [name])
        #expect(reading.texts == [["1"], ["2"]])
    }

    @Test func aFieldThatComesUpLaterIsSaidToBeUnknown() {
        let text = "{\"a\":1}\n{\"a\":2,\"新\":3}\n"
        let reading = read(text, pieceSize: 4)
        #expect(reading.findings.map(\.rule) == ["unknown-field"])
        #expect(reading.findings.map(\.arguments) == [["新"]])
        #expect(reading.findings.map(\.record) == [1])
        let all = RecordReading(text, by: reader, pieceSize: 4, discovers: true)
        #expect(all.headings == ["a", "新"])
        #expect(all.texts == [["1", nil], ["2", "3"]])
    }

    @Test func aBrokenRecordIsNotSaidToHaveUnknownFields() {
        let reading = read("{\"a\":1}\n{\"b\":}\n{\"a\":2}\n", pieceSize: 4)
        #expect(reading.rules == ["json.record-syntax"])
        #expect(reading.texts == [["1"], ["2"]])
    }

    @Test func valuesAreFoundAgainForMessages() {
        let reading = RecordReading("{\"a\":1}\n{\"b\":\"\\n\",\"a\":[{\"b\":1}]}\n", by: reader, positions: true)
        #expect(reading.lines == [[1, 1], [2, 2]])
    }
}

private let suiteFolder = "conformance/JSONTestSuite/test_parsing"

@Suite(.enabled(if: SharedInputs.has(suiteFolder), "the shared inputs have no JSONTestSuite"))
struct NDJSONConformanceTests {
    /// Lines of the suite are judged as the strict parser judges them, whatever stands in them.
    @Test func everyCaseIsJudgedAsByTheStrictParser() throws {
        let folder = try #require(SharedInputs.path(suiteFolder))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count == 318)
        var objects = 0
        for name in names {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            // A line end within makes several lines of it, and a mark at the beginning is the input's.
            guard !bytes.contains(0x0A), !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { continue }
            let reading = RecordReading(bytes, by: NDJSONRecordReader(), discovers: true)
            let node = try? JSONNode.parse(bytes)
            let isBlank = bytes.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
            if case .object(let members) = node?.value, Set(members.map(\.name)).count == members.count {
                objects += 1
                #expect(reading.records.count == 1 && reading.findings.isEmpty, "\(name)")
                let texts = members.map { member in
                    if case .string(let text) = member.value.value { text } else { nil as String? }
                }
                for (text, value) in zip(texts, reading.records.first ?? []) where text != nil {
                    #expect(value.text == text, "\(name)")
                }
            } else {
                #expect(reading.records.isEmpty, "\(name)")
                #expect(isBlank || reading.findings.count == 1, "\(name)")
                #expect(isBlank || reading.recordsRead == 1, "\(name)")
            }
        }
        #expect(objects == 9)
    }
}
