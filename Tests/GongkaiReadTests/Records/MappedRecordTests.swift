import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

@testable import GongkaiRead

@Suite struct MappedRecordTests {
    private static func mapping(_ text: String) throws -> RecordMapping {
        let bytes = Array(text.utf8)
        return try RecordMappingReader().read(try JSONNode.parse(bytes), of: bytes)
    }

    /// What is wrong with a mapping: the rules, with the lines.
    private static func faults(_ text: String) -> [String] {
        do {
            _ = try mapping(text)
            return []
        } catch let error as ReadError {
            return error.diagnostics.map { "\($0.position?.line ?? 0) \($0.rule.id)" }
        } catch {
            return ["\(error)"]
        }
    }

    private static func read(
        _ input: String, _ mapping: RecordMapping, table: Int = 0, pieceSize: Int = 1 << 19,
        limit: (ReadLimit, Int)? = nil
    ) -> RecordReading {
        var options = RecordReadingOptions()
        options.pieceSize = pieceSize
        if let limit { options.limits[limit.0] = limit.1 }
        let reader = MappedRecordReader(mapping, table: table, tellsAll: true)
        return RecordReading(Array(input.utf8), by: reader, options: options, positions: true)
    }

    private static func xml(_ fields: String, _ more: String = "") throws -> RecordMapping {
        try mapping(#"{"format":"xml","record":"/r/i","fields":[\#(fields)]\#(more)}"#)
    }

    // MARK: XML

    @Test func attributesElementsAndTheRecordItselfAreFields() throws {
        let mapping = try Self.xml(
            #"{"name":"id","path":"@id"},{"name":"c","path":"a/b/@c"},{"name":"b","path":"a/b"},{"name":"own","path":"."}"#
        )
        let reading = Self.read("<r>\n<i id='1'>\n<a><b c='x'>y</b></a></i><i>z</i></r>", mapping)
        #expect(reading.headings == ["id", "c", "b", "own"])
        #expect(reading.texts == [["1", "x", "y", ""], [nil, nil, nil, "z"]])
        #expect(reading.lines == [[2, 2, 2, 2], [3, 3, 3, 3]])
    }

    @Test func anEmptyElementIsOtherThanANilOrAnAbsentOne() throws {
        let mapping = try Self.xml(
            #"{"name":"a","path":"a"},{"name":"b","path":"b","empty":"missing"}"#)
        let text = """
            <r xmlns:s="http://www.w3.org/2001/XMLSchema-instance"><i><a/><b/></i><i><a s:nil="true"/><b> </b></i><i/></r>
            """
        #expect(Self.read(text, mapping).texts == [["", nil], [nil, nil], [nil, nil]])
    }

    @Test func whiteSpaceMixedContentAndSectionsAreReadAsTheMappingSays() throws {
        let mapping = try Self.xml(
            #"{"name":"a","path":"a"},{"name":"b","path":"b","whiteSpace":"keep"},{"name":"c","path":"c","whiteSpace":"collapse"},{"name":"d","path":"d","text":"all"}"#
        )
        let text =
            "<r><i><a>\n x <!-- no --><![CDATA[<&]]> </a><b> y </b><c> p\n  q </c><d>1 <e>2<f>3</f></e> 4</d></i></r>"
        #expect(Self.read(text, mapping).texts == [["x <&", " y ", "p q", "1 23 4"]])
    }

    @Test func aPrefixNamesTheNamespaceAndALocalNameAny() throws {
        let mapping = try Self.mapping(
            #"{"format":"xml","record":"/p:r/i","namespaces":{"p":"urn:p","q":"urn:q"},"fields":[{"name":"q","path":"q:a"},{"name":"other","path":"a","repeated":"list"}]}"#
        )
        let text = #"<r xmlns="urn:p" xmlns:z="urn:q"><i><a>1</a><z:a>2</z:a><a xmlns="">3</a></i></r>"#
        #expect(Self.read(text, mapping).texts == [["2", "1,3"]])
        #expect(Self.read(#"<r xmlns="urn:o"><i/></r>"#, mapping).failure?.rule == .mappingNoRecords)
    }

    @Test func severalValuesAreRefusedUnlessTheMappingSaysWhatToDo() throws {
        let text = "<r>\n<i><a>1</a><a>2,3</a></i>\n<i><a>4</a></i></r>"
        let one = Self.read(text, try Self.xml(#"{"name":"a","path":"a"}"#))
        #expect(one.texts == [["4"]])
        #expect(one.recordsRead == 2)
        #expect(one.findings.map { "\($0.line ?? 0) \($0.rule)" } == ["2 mapping.repeated"])
        let first = Self.read(text, try Self.xml(#"{"name":"a","path":"a","repeated":"first"}"#))
        #expect(first.texts == [["1"], ["4"]])
        let list = Self.read(text, try Self.xml(#"{"name":"a","path":"a","repeated":"list"}"#))
        #expect(list.texts == [["1,2\\,3"], ["4"]])
    }

    @Test func whatIsRepeatedGetsATableWithTheKeyOfItsParent() throws {
        let tables =
            #","name":"p","tables":[{"name":"k","parent":"c","path":"k","fields":[{"name":"v","path":"."}]},{"name":"c","path":"c","fields":[{"name":"n","path":"@n"}]}]"#
        let text = "<r><i id='7'><c n='a'><k>1</k><k>2</k></c><c n='b'/></i><i id='8'><c n='d'><k>3</k></c></i></r>"
        let keyed = try Self.xml(#"{"name":"id","path":"@id"}"#, tables + #","primaryKey":"id""#)
        #expect(keyed.tables.map(\.name) == ["p", "c", "k"])
        #expect(Self.read(text, keyed).texts == [["7"], ["8"]])
        let children = Self.read(text, keyed, table: 1)
        #expect(children.headings == ["p_id", "position", "n"])
        #expect(children.texts == [["7", "1", "a"], ["7", "2", "b"], ["8", "1", "d"]])
        let grandchildren = Self.read(text, keyed, table: 2)
        #expect(grandchildren.headings == ["p_id", "c_position", "position", "v"])
        #expect(grandchildren.texts == [["7", "1", "1", "1"], ["7", "1", "2", "2"], ["8", "1", "1", "3"]])

        let numbered = try Self.xml(#"{"name":"record","path":"@id"}"#, tables)
        #expect(Self.read(text, numbered).headings == ["record_", "record"])
        #expect(Self.read(text, numbered, table: 1).texts.map { $0[0] } == ["1", "1", "2"])
    }

    @Test func whatNoPathLeadsToIsCounted() throws {
        let mapping = try Self.xml(#"{"name":"a","path":"a"},{"name":"t","path":"t","text":"all"}"#)
        let intake = MappedRecordReader(mapping, table: 0, tellsAll: true).intake(for: RecordReadingOptions())
        let bytes = Array(
            "<r x='1'><h><i/></h><i><a y='2'>1</a>loose<o><p/></o><t>m<b z='1'>n</b></t></i><i><o/></i></r>".utf8)
        var given = 0
        let source = ByteSource { room throws(ReadError) in
            let count = min(room.count, bytes.count - given)
            room.copyBytes(from: bytes[given..<given + count])
            given += count
            return count
        }
        var open = intake
        _ = try open.open(source)
        let conclusion = try #require(open as? any ConcludingIntake).conclusion
        #expect(
            conclusion.map { $0.arguments.joined(separator: " ") } == [
                "/r/@x 1", "/r/h 1", ". 1", "a/@y 1", "o 2", "t///@z 1",
            ])
    }

    // MARK: JSON

    private static let nested = """
        {"meta":{"n":2},"data":{"items":[
         {"id":1,"a":{"b":1.50,"c/d":"x"},"tags":["p","q,r"],"lines":[{"no":1},
          {"no":2}],"shape":[[1,
         2],[3]]},
         {"id":2,"a":null,"tags":[],"lines":[],"n":12345678901234567890.10}
        ]},"end":true}
        """

    @Test func nestedObjectsArraysAndScalarsOfJSONAreFieldsListsAndTables() throws {
        let mapping = try Self.mapping(
            #"{"format":"json","record":"/data/items","name":"t","primaryKey":["id"],"fields":[{"name":"id","path":"id"},{"name":"b","path":"a/b"},{"name":"cd","path":"a/c~1d"},{"name":"tags","path":"tags","repeated":"list"},{"name":"shape","path":"shape","repeated":"json"},{"name":"n","path":"n"}],"tables":[{"name":"lines","path":"lines","fields":[{"name":"no","path":"no"}]}]}"#
        )
        for pieceSize in [1, 40, 1 << 19] {
            let reading = Self.read(Self.nested, mapping, pieceSize: pieceSize)
            #expect(reading.failure == nil)
            #expect(reading.texts[0] == ["1", "1.50", "x", "p,q\\,r", "[[1,\n 2],[3]]", nil])
            #expect(reading.texts[1] == ["2", nil, nil, nil, nil, "12345678901234567890.10"])
            #expect(reading.lines.map { $0[0] } == [2, 5])
            let lines = Self.read(Self.nested, mapping, table: 1, pieceSize: pieceSize)
            #expect(lines.texts == [["1", "1", "1"], ["1", "2", "2"]])
            #expect(lines.lines.map { $0[0] } == [2, 3])
        }
    }

    @Test func aMemberTwiceAndAMissingItemRefuseTheRecordWithAllItsRows() throws {
        let mapping = try Self.mapping(
            #"{"format":"ndjson","record":"","fields":[{"name":"a","path":"a","repeated":"list"}],"tables":[{"name":"k","path":"k","fields":[{"name":"v","path":"."}]}]}"#
        )
        let text = "{\"a\":[1],\"k\":[5]}\n{\"a\":1,\"a\":2,\"k\":[6]}\n{\"a\":[1,null],\"k\":[7]}\n"
        let reading = Self.read(text, mapping)
        #expect(reading.texts == [["1", "1"]])
        #expect(
            reading.findings.map { "\($0.line ?? 0) \($0.rule)" } == [
                "2 mapping.repeated-member", "3 mapping.list-item",
            ])
        #expect(Self.read(text, mapping, table: 1).texts == [["1", "1", "5"]])
    }

    @Test(arguments: [
        ("", "mapping.no-records"), ("{", "json.unexpected-end"), ("{}", "mapping.no-records"),
        (#"{"d":1}"#, "mapping.no-records"), (#"{"d":{"i":[{}"#, "json.unexpected-end"),
        (#"{"d":{"i":[{}]},"d":1}"#, "json.duplicate-member"), (#"{"d":{"i":[}]}}"#, "json.expected-value"),
        (#"{"d":{"i":[{]}]}}"#, "json.expected-name"), (#"{"d":{"i":[{}]}} x"#, "json.trailing-content"),
        ("[[[[[[[[[[[[[[[[[[[[[[[[[", "mapping.no-records"),
    ])
    func whatIsNoWholeJSONIsRefused(text: String, rule: String) throws {
        let mapping = try Self.mapping(#"{"format":"json","record":"/d/i","fields":[{"name":"a","path":"a"}]}"#)
        #expect(Self.read(text, mapping).failure?.rule.id == rule)
    }

    // MARK: Mappings that are wrong

    @Test func whatIsWrongWithAMappingIsToldWithItsLine() {
        let faults = Self.faults(
            """
            {"format":"xml","record":"/r/i","fields":[
            {"name":"a","path":"../x"},
            {"name":"b","path":"/x"},
            {"name":"c","path":"p:x"},
            {"name":"d","path":"x//y"},
            {"name":"e","path":"@x/y"},
            {"name":"f","path":"x[1]"},
            {"name":"g","path":"x","repeated":"json"},
            {"name":"g","path":"y"}],
            "primaryKey":["nope"],
            "tables":[
            {"name":"s","parent":"t","path":"x","fields":[]},
            {"name":"t","parent":"s","path":"x","fields":[]},
            {"name":"u","path":".","fields":[]},
            {"name":"v","parent":"w","path":"x","fields":[]},
            {"name":"u","path":"x","fields":[]},
            {"name":"../y","path":"x","fields":[]}
            ],
            "colour":1}
            """)
        #expect(
            faults.sorted()
                == [
                    "2 mapping.path-escapes", "3 mapping.path-escapes", "4 mapping.prefix", "5 mapping.path",
                    "6 mapping.path",
                    "7 mapping.path", "8 mapping.json-only", "9 mapping.name-twice", "10 mapping.key",
                    "12 mapping.cyclic",
                    "13 mapping.cyclic", "14 mapping.cyclic", "15 mapping.table", "16 mapping.name-twice",
                    "17 mapping.name",
                    "19 mapping.member",
                ].sorted())
    }

    @Test func aMappingGoesBeforeTheOneThatItExtends() throws {
        let base = try JSONNode.parse(
            Array(
                #"{"format":"xml","record":"/r/i","namespaces":{"a":"urn:1"},"fields":[{"name":"x","path":"x"},{"name":"y","path":"y"}]}"#
                    .utf8))
        let text = Array(
            #"{"extends":"b","record":"/r/j","fields":[{"name":"y","path":"@y"},{"name":"z","path":"a:z"}]}"#.utf8)
        let node = try JSONNode.parse(text)
        #expect(MappingExtension.base(of: node)?.name == "b")
        let mapping = try RecordMappingReader().read(MappingExtension.merged(node, over: base), of: text)
        #expect(mapping.tables[0].path.text == "/r/j")
        #expect(mapping.tables[0].fields.map(\.path.text) == ["x", "@y", "a:z"])
    }

    // MARK: Hostile input

    @Test func attacksOnXMLAreRefusedOrHarmless() throws {
        let mapping = try Self.xml(#"{"name":"a","path":"a"}"#)
        let bomb = #"<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r><i><a>&e;</a></i></r>"#
        #expect(Self.read(bomb, mapping).failure?.rule == .xmlDoctype)
        let deep = "<r><i>" + String(repeating: "<x>", count: 5_000)
        #expect(Self.read(deep, mapping).failure?.rule == .xmlTooDeep)
        func wide(_ count: Int) -> String {
            "<r><i><a>1</a><x " + (0..<count).map { "a\($0)=''" }.joined(separator: " ") + "/></i></r>"
        }
        #expect(Self.read(wide(4_096), mapping).texts == [["1"]])
        #expect(Self.read(wide(20_000), mapping, limit: (.attributes, 20_000)).texts == [["1"]])
        #expect(Self.read(wide(20_000), mapping).failure?.rule == .xmlTooManyAttributes)
        #expect(Self.read(wide(300_000), mapping).failure?.rule == .xmlTooManyAttributes)
        #expect(Self.read("<r><i><a>1</a>", mapping).failure?.rule == .xmlNotWellFormed)
        let long = "<r><i><a>" + String(repeating: "x", count: 300_000)
        #expect(Self.read(long, mapping, limit: (.recordSize, 100_000)).failure?.rule == .limitRecordSize)
    }

    @Test func jsonThatNestsTooDeepOrIsTooLongIsRefused() throws {
        let mapping = try Self.mapping(#"{"format":"json","record":"","fields":[{"name":"a","path":"a"}]}"#)
        let deep = "[{\"a\":" + String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000) + "}]"
        #expect(Self.read(deep, mapping).failure?.rule == .jsonNesting)
        let long = "[{\"a\":\"" + String(repeating: "x", count: 4_000_000)
        #expect(Self.read(long, mapping, limit: (.recordSize, 100_000)).failure?.rule == .limitRecordSize)
        let many = "[{\"a\":1,\"b\":[" + String(repeating: "0,", count: 100_000) + "0]}]"
        #expect(Self.read(many, mapping).texts == [["1"]])
    }
}
