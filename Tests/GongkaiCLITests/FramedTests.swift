import Foundation
import GongkaiBytes
import GongkaiCLI
import TestSupport
import Testing

/// Records in frames between the program and one that drives it, through the whole command line.
@Suite struct FramedTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    // MARK: The driver's side

    private static let schema = #"{"fields":[{"name":"id","type":"integer"},{"name":"text","type":"string"}]}"#
    private static let lines = "{\"id\":1,\"text\":\"a\\nb\"}\n{\"id\":2,\"text\":\"\"}\n{\"id\":3}\n"

    private func control(_ json: String) -> [UInt8] { Frame.control(Array(json.utf8)) }

    private func data(_ text: String) -> [UInt8] {
        Frame.header(.data, length: text.utf8.count) + Array(text.utf8)
    }

    private func open(schema: String? = FramedTests.schema) -> [UInt8] {
        control(#"{"kind":"open","protocol":1,"content":"records""# + (schema.map { ",\"schema\":\($0)" } ?? "") + "}")
    }

    private func end(_ text: String = FramedTests.lines, records: Int = 3) -> [UInt8] {
        control(#"{"kind":"end","bytes":\#(text.utf8.count),"records":\#(records)}"#)
    }

    private var whole: [UInt8] { open() + data(FramedTests.lines) + end() }

    private struct Answer {
        var status: ExitStatus
        var output: [UInt8]

        /// The frames; `nil` for what is none.
        var frames: [(kind: Frame.Kind?, text: String)]? {
            var frames: [(kind: Frame.Kind?, text: String)] = []
            var rest = output[...]
            while !rest.isEmpty {
                guard rest.count >= Frame.headerLength else { return nil }
                let length = Frame.length(saidBy: rest)
                let body = rest.dropFirst(Frame.headerLength).prefix(length)
                guard body.count == length else { return nil }
                let kind = Frame.Kind(rawValue: rest[rest.startIndex + 4])
                frames.append((kind, String(decoding: body, as: UTF8.self)))
                rest = rest.dropFirst(Frame.headerLength + length)
            }
            return frames
        }

        var codes: [String] { messages("error").compactMap { $0.string("code") } }
        var closing: ControlMessage? { messages("close").last }

        func messages(_ kind: String) -> [ControlMessage] {
            (frames ?? []).compactMap { $0.kind == .control ? ControlMessage(Array($0.text.utf8)) : nil }
                .filter { $0.kind == kind }
        }
    }

    private func run(_ arguments: [String], input: [UInt8] = []) throws -> Answer {
        let streams = try Workplace()
        let paths = ["input", "output", "error"].map(streams.path)
        try Data(input).write(to: URL(fileURLWithPath: paths[0]))
        for path in paths.dropFirst() { try Data().write(to: URL(fileURLWithPath: path)) }
        let standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: paths[0]))
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[1]))
        let error = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[2]))
        let status = GongkaiCLI.run(
            arguments: arguments,
            in: Surroundings(
                environment: [:], standardInput: standardInput.fileDescriptor, standardOutput: output.fileDescriptor,
                standardError: error.fileDescriptor))
        return Answer(status: status, output: Array(try Data(contentsOf: URL(fileURLWithPath: paths[1]))))
    }

    private func write(_ input: [UInt8], to name: String = "out.csv") throws -> Answer {
        try run(["convert", "-", "--framed", "-o", place.path(name)], input: input)
    }

    // MARK: Tests

    @Test(arguments: ["csv", "ndjson", "json", "xml", "frames", "sql"])
    func anOutputIsAnsweredWithItsCountsAndDigest(format: String) throws {
        let answer = try write(whole, to: "out.\(format)")
        let file = Array(try Data(contentsOf: URL(fileURLWithPath: place.path("out.\(format)"))))
        #expect(answer.status == .done)
        #expect(answer.closing?.count("recordsWritten") == 3)
        let said = try #require(answer.closing?.objects("files")?.first)
        #expect(said.count("bytes") == file.count)
        #expect(said.string("sha256") == SHA256.hexDigest(of: file))
    }

    @Test func whereDataAreCutMeansNothing() throws {
        let bytes = Array(FramedTests.lines.utf8)
        var cut = open()
        for byte in bytes { cut += Frame.header(.data, length: 1) + [byte] + Frame.header(.data, length: 0) }
        #expect(try write(cut + end(), to: "a.csv").status == .done)
        #expect(try write(whole, to: "b.csv").status == .done)
        #expect(place.content(of: "a.csv") == "id,text\r\n1,\"a\nb\"\r\n2,\"\"\r\n3,\r\n")
        #expect(place.content(of: "a.csv") == place.content(of: "b.csv"))
    }

    @Test func readingSendsTheSchemaTheRecordsAndTheirCounts() throws {
        try place.write("id,text\n1,\"a\nb\"\n2,\"\"\n3,\n", to: "in.csv")
        try place.write(FramedTests.schema, to: "schema.json")
        let answer = try run(["convert", place.path("in.csv"), "--framed", "--schema", place.path("schema.json")])
        let frames = try #require(answer.frames)
        #expect(frames.count == 4)
        #expect(
            answer.messages("open").first?.object("schema")?.objects("fields")?.map { $0.string("name") } == [
                "id", "text",
            ])
        #expect(frames[1].text == FramedTests.lines)
        #expect(answer.messages("end").first?.count("records") == 3)
        #expect(answer.messages("end").first?.count("bytes") == FramedTests.lines.utf8.count)
        #expect(answer.closing?.count("status") == 0)
    }

    @Test func theAnswerOfOneIsTheInputOfAnother() throws {
        try place.write("id,text\n1,x\n", to: "in.csv")
        let first = try run(["convert", place.path("in.csv"), "--framed"])
        #expect(try write(first.output, to: "out.ndjson").status == .done)
        #expect(place.content(of: "out.ndjson") == "{\"id\":\"1\",\"text\":\"x\"}\n")
    }

    @Test func whatFailedUpstreamFailsDownstream() throws {
        try place.write("id,text\n1,x\nq\n", to: "in.csv")
        let first = try run(["convert", place.path("in.csv"), "--framed"])
        #expect(first.status == .inputHasErrors)
        let second = try write(first.output)
        #expect(second.codes == ["frame.sender-failed"])
        #expect(place.content(of: "out.csv") == nil)
    }

    @Test func anErrorNamesRuleRecordAndField() throws {
        let lines = "{\"id\":1}\n{\"id\":\"x\"}\n"
        let answer = try write(open() + data(lines) + end(lines, records: 2))
        let error = try #require(answer.messages("error").first)
        #expect(error.count("record") == 2)
        #expect(error.string("field") == "id")
        #expect(error.string("code")?.hasPrefix("record.") == true)
        #expect(error.string("message")?.isEmpty == false)
        #expect(answer.closing?.count("status") == 1)
        #expect(answer.closing?.objects("files")?.isEmpty == true)
        #expect(place.names == [])
    }

    @Test func moreErrorsThanFitIntoAPipeAreCounted() throws {
        let text = String(repeating: "错", count: 20_000)
        let lines = String(repeating: "{\"id\":\"\(text)\"}\n", count: 200)
        let answer = try write(open() + chunks(lines) + end(lines, records: 200))
        #expect(answer.messages("error").count == 16)
        #expect(answer.closing?.count("errors") == 200)
        #expect(answer.output.count < 65_536)
    }

    /// Data frames as large as may be.
    private func chunks(_ text: String) -> [UInt8] {
        var rest = Array(text.utf8)[...]
        var frames: [UInt8] = []
        while !rest.isEmpty {
            let piece = rest.prefix(Frame.mostPayload)
            frames += Frame.header(.data, length: piece.count) + piece
            rest = rest.dropFirst(piece.count)
        }
        return frames
    }

    @Test func aStreamThatBreaksOffAnywhereGivesNoFile() throws {
        for count in 0..<whole.count {
            let answer = try write(Array(whole.prefix(count)))
            #expect(answer.status == .unreadable, "\(count) bytes")
            #expect(place.names == [], "\(count) bytes")
            #expect(answer.codes.isEmpty == false)
        }
    }

    @Test func aSenderThatGivesWrongCountsIsRefused() throws {
        for records in [0, 2, 4] {
            let answer = try write(open() + data(FramedTests.lines) + end(records: records))
            #expect(answer.codes == ["frame.counts"])
        }
        #expect(try write(open() + data(FramedTests.lines) + end("x", records: 3)).codes == ["frame.counts"])
        #expect(try write(open() + data(FramedTests.lines) + control(#"{"kind":"end"}"#)).codes == ["frame.counts"])
        let begun = FramedTests.lines + "{\"id\":4}"
        #expect(try write(open() + data(begun) + end(begun, records: 3)).codes == ["frame.unterminated"])
        #expect(place.names == [])
    }

    @Test func framesThatLieOrAreNoneAreRefused() throws {
        let hostile: [(String, [UInt8])] = [
            ("frame.too-large", open() + [0x00, 0x10, 0x00, 0x01, 0x44]),
            ("frame.too-large", open() + [0xFF, 0xFF, 0xFF, 0xFF, 0x44]),
            ("frame.too-large", Array("id,text\n1,x\n".utf8)),
            ("frame.unknown-type", open() + [0, 0, 0, 0, 0x58]),
            ("frame.control", data(FramedTests.lines)),
            ("frame.control", open() + open()),
            ("frame.control", end()),
            ("frame.control", control("{}")),
            ("frame.control", control("[]")),
            ("frame.control", control(#"{"kind":"open","kind":"open"}"#)),
            ("frame.control", control(#"{"kind":"open","protocol":2}"#)),
            ("frame.control", control(#"{"kind":"open","content":"document"}"#)),
            ("frame.control", whole + data("{}\n")),
            ("frame.control", whole + end()),
            ("frame.control", whole + control(#"{"kind":"close","status":70}"#)),
            ("frame.sender-failed", whole + control(#"{"kind":"error","code":"x","message":"m"}"#)),
            ("frame.sender-failed", open() + control(#"{"kind":"error","severity":"error"}"#)),
            ("frame.cut-off", [0, 0, 0]),
        ]
        for (code, input) in hostile {
            let answer = try write(input)
            #expect(answer.codes == [code], "\(input.prefix(60))")
            #expect(answer.closing?.count("status") == 65)
        }
        #expect(place.names == [])
    }

    @Test func garbageOfAnyKindGivesAnAnswerAndNoFile() throws {
        var random = SplitMix64(seed: 20_240_315)
        for _ in 0..<100 {
            var input = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<input.count, using: &random)
                input[at] = UInt8.random(in: 0...255, using: &random)
            }
            let answer = try write(input)
            #expect(answer.closing != nil)
            // What was changed may be a letter of a text.
            #expect((answer.status == .done) == (place.names == ["out.csv"]))
            try? FileManager.default.removeItem(atPath: place.path("out.csv"))
        }
    }

    @Test func aSchemaThatIsNoneIsRefused() throws {
        let answer = try write(
            open(schema: #"{"fields":[{"name":"id","type":"quantity"}]}"#) + data(FramedTests.lines) + end())
        #expect(answer.codes == ["schema.unknown-type"])
        #expect(answer.closing?.count("status") == 65)
    }

    @Test func withoutASchemaTheRecordsSayTheirFields() throws {
        #expect(try write(open(schema: nil) + data(FramedTests.lines) + end(), to: "out.ndjson").status == .done)
        #expect(place.content(of: "out.ndjson")?.hasPrefix("{\"id\":\"1\"") == true)
    }

    @Test func dataThatAreNoUTF8AreNotGuessed() throws {
        let line: [UInt8] = Array("{\"id\":1,\"text\":\"".utf8) + [0xBC, 0xD7] + Array("\"}\n".utf8)
        let frames = open() + Frame.header(.data, length: line.count) + line
        let answer = try write(frames + control(#"{"kind":"end","bytes":\#(line.count),"records":1}"#))
        #expect(answer.status != .done)
        #expect(place.names == [])
    }

    @Test func whatIsNoUseIsRefusedBeforeAnyFrame() throws {
        try place.write("id\n1\n", to: "in.csv")
        for arguments in [["-t", "csv"], ["--split-by", "id", "-o", "x/"], [place.path("in.csv")]] {
            let answer = try run(["convert", place.path("in.csv"), "--framed"] + arguments)
            #expect(answer.status == .usage)
            #expect(answer.output.isEmpty)
        }
        try place.write("云溪市人民政府公报\n", to: "gazette.txt")
        #expect(try run(["convert", place.path("gazette.txt"), "--framed"]).codes == ["command.framed-records"])
    }
}
