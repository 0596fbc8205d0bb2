import GongkaiModel
import GongkaiRead
import Testing

@Suite struct RecordRecognitionTests {
    private func format(of text: String, named name: String = "-") -> String? {
        Array(text.utf8).withUnsafeBytes {
            RecordReaderRegistry.standard.reader(forFileNamed: name, start: $0)?.format.name
        }
    }

    @Test func theBeginningTellsTheFormat() {
        #expect(format(of: "{\"a\":1}\n{\"a\":2}\n") == "ndjson")
        #expect(format(of: "{\"a\":1}") == "ndjson")
        #expect(format(of: "{\"a\":\"" + String(repeating: "很", count: 30_000)) == "ndjson")
        #expect(format(of: "[{\"a\":1}]") == "json")
        #expect(format(of: "\u{FEFF} [\n") == "json")
        #expect(format(of: "[]") == "json")
        #expect(format(of: "{\"dataset\":{\"name\":\"x\"},\"records\":[") == "json")
        #expect(format(of: "{\n  \"records\": [") == "json")
        #expect(format(of: "<?xml version=\"1.0\"?>\n<!-- x -->\n<dataset xmlns='urn:gongkai:dataset:x:1'>") == "xml")
        #expect(format(of: "\u{FEFF}<g:dataset xmlns:g=\"urn:gongkai:dataset:x:1\">") == "xml")
    }

    @Test func publicationsAreNoRecords() {
        #expect(format(of: "{\n  \"model\": \"gongkai-publication/1\",", named: "x.json") == nil)
        #expect(format(of: "{\"model\":\"gongkai-publication/1\",\"records\":[]}", named: "x.json") == nil)
        #expect(format(of: "<publication xmlns=\"urn:gongkai:publication:1\">", named: "x.xml") == nil)
        #expect(format(of: "[1]") == nil)
        #expect(format(of: "市政府文件\n") == nil)
        #expect(format(of: "") == nil)
    }

    @Test func theNameTellsWhereTheBeginningDoesNot() {
        #expect(format(of: "a,b\n1,2\n", named: "x.csv") == "csv")
        #expect(format(of: "", named: "x.ndjson") == "ndjson")
        #expect(format(of: "oops", named: "x.jsonl") == "ndjson")
    }
}
