import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead
import Testing

@Suite struct JSONRecordTests {
    private let reader = JSONRecordReader()

    private func read(_ text: String, pieceSize: Int = 1 << 19) -> RecordReading {
        RecordReading(text, by: reader, pieceSize: pieceSize)
    }

    @Test func anArrayOfObjectsIsRecords() {
        let reading = read("[{\"a\":\"1\",\"b\":2},\n {\"a\":\"}{][\",\"b\":3} ]\n")
        #expect(reading.headings == ["a", "b"])
        #expect(reading.texts == [["1", "2"], ["}{][", "3"]])
        #expect(reading.findings == [])
        #expect(reading.failure == nil)
    }

    @Test(arguments: [
        #"{"dataset":{"name":"x","version":1},"records":[{"a":1},{"a":2}]}"#,
        #"{"records":[{"a":1},{"a":2}],"dataset":{"name":"x","fields":[1,"]"]}}"#,
        #" { "t" : "\"records\"" , "n" : -1.5e3 , "records" : [ {"a":1} , {"a":2} ] , "z" : null } "#,
    ])
    func anObjectMayHaveTheRecordsAsAMember(text: String) {
        for pieceSize in [1, 5, 1 << 19] {
            let reading = read(text, pieceSize: pieceSize)
            #expect(reading.texts == [["1"], ["2"]])
            #expect(reading.failure == nil)
        }
    }

    @Test func objectsMayGoOnOverLines() {
        let reading = read("[\n  {\n    \"a\": [\n 1,\n 2 ],\n    \"b\": \"x\\ny\"\n  }\n]\n")
        #expect(reading.records == [[ReadValue("[1,2]", .structure), ReadValue("x\ny")]])
    }

    @Test(arguments: ["[]", " [ ] \n", #"{"records":[]}"#, #"{"dataset":{},"records":[ ],"x":1}"#])
    func anEmptyArrayIsWarnedOf(text: String) {
        let reading = read(text)
        #expect(reading.diagnostics.map(\.rule) == [.recordNone])
        #expect(reading.failure == nil)
        #expect(reading.recordsRead == 0)
    }

    @Test(arguments: [
        ("", "json.unexpected-end", 0), ("[", "json.unexpected-end", 1), (#"[{"a":1}"#, "json.unexpected-end", 8),
        (#"[{"a":1},"#, "json.unexpected-end", 9), (#"[{"a":1"#, "json.unexpected-end", 7),
        (#"[{"a":"x"#, "json.unexpected-end", 8), (#"{"records":[{"a":1}]"#, "json.unexpected-end", 20),
        (#"[{"a":1}]x"#, "json.trailing-content", 9), (#"[{"a":1}]]"#, "json.trailing-content", 9),
        (#"{"records":[{"a":1}]}{"#, "json.trailing-content", 21),
        (#"[{"a":1} {"a":2}]"#, "json.expected-separator", 9), (#"[{"a":1},]"#, "json.records-expected", 9),
        (#"[,{"a":1}]"#, "json.records-expected", 1), (#"[1]"#, "json.records-expected", 1),
        (#"[{"a":1},[2]]"#, "json.records-expected", 9), (#""x""#, "json.records-expected", 0),
        (#"{"a":1}"#, "json.no-records", 6), ("{}", "json.no-records", 1),
        (#"{"records":{}}"#, "json.records-expected", 11), (#"{"records":[],"records":[]}"#, "json.duplicate-member", 14),
        (#"{"dataset":{"a":},"records":[]}"#, "json.expected-value", 16),
        (#"{"dataset" 1,"records":[]}"#, "json.expected-colon", 11), (#"{dataset:1}"#, "json.expected-name", 1),
        (#"{"a":1 "records":[]}"#, "json.expected-separator", 7), (#"{"records":[],"z":01}"#, "json.bad-number", 19),
        (#"{"records":[] "z":1}"#, "json.expected-separator", 14), (#"{"a":"x","#, "json.unexpected-end", 9),
        (#"{"a":"x"#, "json.unclosed-string", 5),
    ])
    func whatIsNoJSONStopsTheReadingWithItsPlace(text: String, rule: String, offset: Int) {
        for pieceSize in [1, 3, 1 << 19] {
            let reading = read(text, pieceSize: pieceSize)
            #expect(reading.failure?.rule.id == rule, "\(text)")
            #expect(reading.failure?.position?.offset == offset, "\(text)")
            #expect(reading.failure?.position?.line == 1)
        }
    }

    @Test func linesAreCountedOverPieces() {
        let text = "[\n{\"a\":1},\n{\"a\":2},\n{\"a\":\n3}\n{\"a\":4}]"
        for pieceSize in [1, 12, 1 << 19] {
            let reading = read(text, pieceSize: pieceSize)
            #expect(reading.failure?.rule == .jsonExpectedSeparator)
            #expect(reading.failure?.position?.line == 6)
        }
    }

    @Test(arguments: [
        (#"{"a":01}"#, "json.record-syntax", 6), (#"{"a":[1}"#, "json.record-syntax", 7),
        (#"{"a":[1}]"#, "json.record-syntax", 7), (#"{"a":1,"a":2}"#, "json.record-duplicate", 7),
        (#"{"a":"\ud800"}"#, "json.record-escape", 6),
    ])
    func aBrokenObjectIsRefusedAndNoOther(object: String, rule: String, offset: Int) {
        for pieceSize in [1, 7, 1 << 19] {
            let reading = read(#"[{"a":1},"# + object + #",{"a":2}]"#, pieceSize: pieceSize)
            let isBalanced = object.count { $0 == "[" } == object.count { $0 == "]" }
            guard isBalanced else {
                #expect(reading.failure != nil || reading.rules == [rule])
                continue
            }
            #expect(reading.texts == [["1"], ["2"]], "\(object)")
            #expect(reading.rules == [rule], "\(object)")
            #expect(reading.findings.first?.offset == 9 + offset, "\(object)")
            #expect(reading.recordsRead == 3)
        }
    }

    @Test func bytesThatAreNoUTF8RefuseTheirRecord() {
        let bytes = Array("[{\"a\":\"1\"},{\"a\":\"".utf8) + [0xFF] + Array("\"},{\"a\":\"3\"}]".utf8)
        let reading = RecordReading(bytes, by: reader)
        #expect(reading.texts == [["1"], ["3"]])
        #expect(reading.findings.map(\.offset) == [17])
        #expect(reading.rules == ["record.not-utf-8"])
    }

    @Test func anObjectThatDoesNotEndIsRefusedByName() {
        var options = RecordReadingOptions()
        options.limits[.recordSize] = 1000
        options.pieceSize = 100
        let text = "[{\"a\":\"1\"},{\"a\":\"" + String(repeating: "x", count: 5000)
        let reading = RecordReading(Array(text.utf8), by: reader, options: options)
        #expect(reading.failure?.rule == .limitRecordSize)
    }

    @Test func deepNestingIsRefused() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let reading = read("[{\"a\":\(deep)},{\"a\":1}]")
        #expect(reading.rules == ["json.record-nesting"])
        #expect(reading.texts == [["1"]])
    }
}
