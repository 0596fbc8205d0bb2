import GongkaiBytes
import GongkaiDiagnostics
import TestSupport
import Testing

@testable import GongkaiRead

/// Records with parts, made at random, written as XML and as JSON of others: what is proposed must read them back.
@Suite struct MappingDraftTests {
    /// A record as both forms have it.
    private struct Item {
        var id: Int
        var name: String?
        var city: String?
        var tags: [String]
        var lines: [(no: Int, note: String?, marks: [String])]

        init(_ id: Int, _ random: inout SplitMix64) {
            func text() -> String {
                let alphabet = ["a", "甲", "<", "&", "\"", ",", "\\", "]]>", "𠮷", "'", "0", ";", "|", "e\u{301}"]
                return (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    alphabet.randomElement(using: &random) ?? ""
                }
                .joined()
            }
            self.id = id
            name = Bool.random(using: &random) ? text() : nil
            city = Bool.random(using: &random) ? text() : nil
            tags = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
            lines = (0..<Int.random(in: 0...3, using: &random)).map { number in
                let note = Bool.random(using: &random) ? text() : nil
                return (number + 1, note, (0..<Int.random(in: 0...2, using: &random)).map { _ in text() })
            }
        }

        var xml: String {
            func element(_ name: String, _ text: String?) -> String {
                text.map { "<\(name)>\(escape($0))</\(name)>" } ?? ""
            }
            let lines = lines.map { line in
                "\n<line no=\"\(line.no)\">" + element("note", line.note)
                    + line.marks.map { element("mark", $0) }.joined()
                    + "</line>"
            }
            return "<item id=\"\(id)\">" + element("name", name)
                + (city.map { "<at>\(element("city", $0))</at>" } ?? "")
                + tags.map { element("tag", $0) }.joined() + lines.joined() + "</item>\n"
        }

        private func escape(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }

        func write(to json: inout JSONEmitter) {
            func member(_ name: String, _ text: String?) {
                guard let text else { return }
                json.name(name)
                json.string(text)
            }
            func array(_ name: String, _ texts: [String]) {
                json.name(name)
                json.beginArray()
                for text in texts { json.string(text) }
                json.endArray()
            }
            json.beginObject()
            json.name("id")
            json.integer(id)
            member("name", name)
            json.name("at")
            json.beginObject()
            member("city", city)
            json.endObject()
            array("tag", tags)
            json.name("line")
            json.beginArray()
            for line in lines {
                json.beginObject()
                json.name("no")
                json.integer(line.no)
                member("note", line.note)
                array("mark", line.marks)
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }

        private func list(_ items: [String]) -> String? {
            items.isEmpty
                ? nil
                : items.map { $0.replacing("\\", with: "\\\\").replacing(",", with: "\\,") }.joined(separator: ",")
        }

        var row: [String: String] {
            var row = ["id": String(id)]
            (row["name"], row["at_city"], row["tag"]) = (name, city, list(tags))
            return row
        }

        func lineRows(key: String) -> [[String: String]] {
            lines.enumerated().map { number, line in
                var row = ["item_record": key, "position": String(number + 1), "no": String(line.no)]
                (row["note"], row["mark"]) = (line.note, list(line.marks))
                return row
            }
        }
    }

    private static func source(_ text: String) -> ByteSource {
        let bytes = Array(text.utf8)
        var position = 0
        return ByteSource { room throws(ReadError) in
            let count = min(room.count, bytes.count - position, 997)
            room.copyBytes(from: bytes[position..<position + count])
            position += count
            return count
        }
    }

    private static func draft(
        _ text: String, isXML: Bool, element: String? = nil, paths: Int? = nil
    ) throws -> MappingDraft {
        var options = RecordReadingOptions()
        options.recordElement = element
        if let paths { options.limits[.mappingPaths] = paths }
        return try MappingSearch(options).draft(isXML: isXML, source(text), source(text))
    }

    private static func rows(_ text: String, _ mapping: RecordMapping, table: Int) throws -> [[String: String]] {
        let reading = RecordReading(text, by: MappedRecordReader(mapping, table: table, tellsAll: true), pieceSize: 600)
        #expect(reading.failure == nil)
        #expect(reading.findings == [])
        return reading.texts.map { row in
            var found: [String: String] = [:]
            for (heading, text) in zip(reading.headings, row) { found[heading ?? ""] = text }
            found["record"] = nil
            return found
        }
    }

    @Test(arguments: 0..<40) func whatIsProposedReadsRandomRecordsBack(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var items = (1...Int.random(in: 4...40, using: &random)).map { Item($0, &random) }
        // What comes up twice nowhere is no list, and no table, in XML.
        items[0].tags = ["p", "q"]
        items[0].lines = [(1, nil, ["p", "q"]), (2, nil, [])]
        let xml = "<?xml version='1.0'?>\n<all><head/><items>\n" + items.map(\.xml).joined() + "</items></all>"
        var json = JSONEmitter(layout: seed % 2 == 0 ? .indented : .compact)
        json.beginObject()
        json.name("d")
        json.beginObject()
        json.name("item")
        json.beginArray()
        for item in items { item.write(to: &json) }
        json.endArray()
        json.endObject()
        json.endObject()
        let text = String(decoding: json.finish(), as: UTF8.self)
        for (text, isXML, path) in [(xml, true, "/all/items/item"), (text, false, "/d/item")] {
            let mapping = try Self.draft(text, isXML: isXML).mapping
            #expect(mapping.tables[0].path.text == path)
            #expect(try Self.rows(text, mapping, table: 0) == items.map(\.row))
            let expected = items.enumerated().flatMap { $1.lineRows(key: String($0 + 1)) }
            let table = mapping.table(named: "line")
            // Where no record had two, the one is part of the record.
            if let table { #expect(try Self.rows(text, mapping, table: table) == expected) }
            #expect(table != nil || !items.contains { $0.lines.count > 1 })
        }
    }

    @Test func theRecordIsTheElementThatRepeatsMostOrWhatRepeatsAroundIt() throws {
        func path(_ text: String, _ element: String? = nil) throws -> String {
            try Self.draft(text, isXML: true, element: element).mapping.tables[0].path.text
        }
        #expect(try path("<f><link h='1'/><link h='2'/><e><a/></e><e><a/></e><e><a/></e></f>") == "/f/e")
        #expect(try path("<r><s><f n='1'/><f n='2'/></s><b><w><x/></w><w><x/></w><w><x/></w></b></r>") == "/r/b/w")
        #expect(try path("<r><d><e n='1'/><e n='2'/><e n='3'/></d><d><e n='4'/></d></r>") == "/r/d")
        #expect(try path("<r><d><e n='1'/><e n='2'/><e n='3'/></d><d><e n='4'/></d></r>", "e") == "/r/d/e")
        #expect(try path("<r><a>1</a><a>2</a></r>") == "/r/a")
        #expect(try path("<r><a>1</a><b>2</b></r>") == "/r")
        #expect(try path("<r xmlns:p='urn:p'><p:i a='1'/><p:i a='2'/><i/></r>") == "/r/n1:i")
    }

    @Test func theRecordsOfJSONAreTheArrayWithMostObjects() throws {
        func path(_ text: String) throws -> String {
            let mapping = try Self.draft(text, isXML: false).mapping
            return mapping.form.rawValue + mapping.tables[0].path.text
        }
        #expect(try path(#"{"a":[{"x":1}],"b/c":{"d":[{"x":[{},{},{}]},{"x":1}]}}"#) == "json/b~1c/d")
        #expect(try path(#"[{"a":1},{"a":"[{"}]"#) == "json")
        #expect(try path(#"{"a":1,"b":[1,2,3]}"#) == "json")
        #expect(try path("{\"a\":1}\n{\"a\":2}\n") == "ndjson")
        #expect(try path(#"{"\u0061\"":[{}]}"#) == "json/a\"")
    }

    @Test func namesThatClashAreTold() throws {
        let draft = try Self.draft(#"[{"a":{"b":1},"a_b":2,"A_B":3,"":4,".":5,"x y":6}]"#, isXML: false)
        #expect(
            draft.mapping.tables[0].fields.map(\.name) == ["a_b", "a_b_2", "A_B_3", "value", "_x002E_", "x_x0020_y"])
        #expect(draft.mapping.tables[0].fields.map(\.path.text) == ["a/b", "a_b", "A_B", "", "~2", "x y"])
        #expect(draft.notes.map(\.rule) == [.mappingNameChosen, .mappingNameChosen])
    }

    @Test func mixedContentIsOneTextAndNestedArraysStayJSON() throws {
        let xml = try Self.draft("<r><i><p>a <b c='1'>x</b></p></i><i><p>y</p></i></r>", isXML: true).mapping
        #expect(xml.tables[0].fields.map(\.name) == ["p"])
        #expect(xml.tables[0].fields[0].takesAllText)
        let json = try Self.draft(#"[{"g":[[1],[2]],"n":[1,null]},{"g":[],"n":[]}]"#, isXML: false).mapping
        #expect(json.tables[0].fields.map(\.repetition) == [.json])
        #expect(json.tables.map(\.name) == ["records", "n"])
    }

    @Test func soManyPathsAreRefusedByName() throws {
        let names = (0..<200).map { "\"k\($0)\":1" }.joined(separator: ",")
        let error = #expect(throws: ReadError.self) { try Self.draft("[{\(names)}]", isXML: false, paths: 100) }
        #expect(error?.diagnostics.map(\.rule) == [.limitMappingPaths])
        let elements = (0..<200).map { "<e\($0)/>" }.joined()
        let other = #expect(throws: ReadError.self) { try Self.draft("<r>\(elements)</r>", isXML: true, paths: 100) }
        #expect(other?.diagnostics.map(\.rule) == [.limitMappingPaths])
    }
}
