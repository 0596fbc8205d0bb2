import GongkaiBytes
import GongkaiDiagnostics
import Testing

@Suite struct JSONParserTests {
    /// The events of a document with the text of each.
    private func events(_ bytes: [UInt8]) throws -> [String] {
        var parser = try JSONParser(bytes)
        var events: [String] = []
        while let event = try parser.next() { events.append("\(event.kind) \(parser.text(of: event))") }
        return events
    }

    private func error(in bytes: [UInt8]) -> JSONSyntaxError? {
        #expect(throws: JSONSyntaxError.self) { try events(bytes) }
    }

    @Test("every kind of token is one event, in the order of the document")
    func order() throws {
        let events = try events(Array(#" {"a":[1,-2.5e+3,"x\n",true,false,null],"":{}} "#.utf8))
        #expect(
            events == [
                "objectStart {", "name a", "arrayStart [", "number 1", "number -2.5e+3", "string x\n", "true true",
                "false false", "null null", "arrayEnd ]", "name ", "objectStart {", "objectEnd }", "objectEnd }",
            ])
    }

    @Test("a byte order mark at the start is passed over, and only there")
    func byteOrderMark() throws {
        #expect(try events([0xEF, 0xBB, 0xBF] + Array("[]".utf8)) == ["arrayStart [", "arrayEnd ]"])
        #expect(error(in: Array("[\u{FEFF}]".utf8))?.diagnostic.position?.offset == 1)
    }

    @Test(
        "every escape gives its character",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u4E2D""#, "A\u{E9}中"),
            (#""\uD834\uDD1E!""#, "\u{1D11E}!"), (#""\u0000\uFFFF""#, "\0\u{FFFF}"),
            (#""汉字，1234567890\\""#, "汉字，1234567890\\"),
        ])
    func escapes(json: String, text: String) throws {
        let node = try JSONNode.parse(Array(json.utf8))
        #expect(node.value == .string(text))
    }

    @Test(
        "what is wrong is told by its rule and its offset",
        arguments: [
            ("", "json.unexpected-end", 0), ("[1", "json.unexpected-end", 2), (#"{"a""#, "json.unexpected-end", 4),
            ("[1,]", "json.expected-value", 3), ("nul ", "json.expected-value", 3), ("+1", "json.expected-value", 0),
            (#"{"a":1,}"#, "json.expected-name", 7), ("{a:1}", "json.expected-name", 1),
            (#"{"a" 1}"#, "json.expected-colon", 5), ("[1 2]", "json.expected-separator", 3),
            (#"{"a":1]"#, "json.expected-separator", 6), ("[1}", "json.expected-separator", 2),
            ("{} x", "json.trailing-content", 3), ("[]]", "json.trailing-content", 2), ("-01", "json.bad-number", 2),
            ("1.x", "json.bad-number", 2), ("1e+]", "json.bad-number", 3), (#"["abc"#, "json.unclosed-string", 1),
            ("[\"0123456789\n\"]", "json.control-character", 12), ("\"1234567\u{1}\"", "json.control-character", 8),
            (#""12345\x""#, "json.bad-escape", 6), (#""\u12G4""#, "json.bad-escape", 1),
            (#""\u12"#, "json.bad-escape", 1),
            (#""a\uD800""#, "json.lone-surrogate", 2), (#""\uDC00""#, "json.lone-surrogate", 1),
            (#""\uD800\n""#, "json.lone-surrogate", 1), (#""\uD800\uD800""#, "json.lone-surrogate", 1),
        ])
    func errors(json: String, rule: String, offset: Int) {
        let diagnostic = error(in: Array(json.utf8))?.diagnostic
        #expect(diagnostic?.rule.id == rule)
        #expect(diagnostic?.position?.offset == offset)
    }

    @Test(
        "no byte sequence that is no UTF-8 is let through",
        arguments: [
            [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0x80], [0xFF], [0xE4, 0xB8],
        ] as [[UInt8]])
    func invalidUTF8(sequence: [UInt8]) {
        let diagnostic = error(in: Array("[\"".utf8) + sequence + Array("\"]".utf8))?.diagnostic
        #expect(diagnostic?.rule.id == "json.invalid-utf8")
        #expect(diagnostic?.position?.offset == 2)
    }

    @Test("nesting is taken up to its limit and refused behind it, however deep it goes on")
    func nesting() throws {
        func brackets(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "["), count: count) }
        let limit = JSONParser.nestingLimit
        let deepest = brackets(limit) + Array(repeating: UInt8(ascii: "]"), count: limit)
        _ = try JSONNode.parse(deepest)
        let diagnostic = error(in: brackets(100_000))?.diagnostic
        #expect(diagnostic?.rule.id == "json.nesting")
        #expect(diagnostic?.position?.offset == limit)
    }

    @Test("the eight-byte scan finds the end of a string at every alignment and of every length")
    func scan() throws {
        for padding in 0..<9 {
            for length in 0..<40 {
                let text = String(repeating: "\u{80}", count: length % 3) + String(repeating: "~", count: length)
                let json = String(repeating: " ", count: padding) + "\"" + text + "\""
                #expect(try JSONNode.parse(Array(json.utf8)).value == .string(text))
            }
        }
    }

    @Test("a document cut off at any byte is refused, never taken for a shorter one")
    func truncation() {
        let whole = Array(#"{"a":["é\uD834\uDD1E",-1.5e3,true,{"b":null}],"c":"𠮷"}"#.utf8)
        #expect((try? JSONNode.parse(whole)) != nil)
        for count in whole.indices { #expect((try? JSONNode.parse(Array(whole[..<count]))) == nil, "\(count) bytes") }
    }

    @Test("members and elements keep their order, their offsets and their doubles")
    func tree() throws {
        let node = try JSONNode.parse(Array(#"{"b": 1, "a": [2], "b": 3}"#.utf8))
        guard case .object(let members) = node.value else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.name) == ["b", "a", "b"])
        #expect(members.map(\.offset) == [1, 9, 19])
        #expect(members.map(\.value.offset) == [6, 14, 24])
    }
}
