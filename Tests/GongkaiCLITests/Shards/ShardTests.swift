import Foundation
import GongkaiCLI
import TestSupport
import Testing

@Suite("Shards")
struct ShardTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let values = [
        "", "\"\"", "甲乙", "\"a\nb\"", "\"x,\"\"y\"\"\"", "丙\u{2028}丁", "=1+1", "\"\r\n\"", "0",
    ]

    /// Records with quotes, line ends within values, empty and missing values.
    private static func csv(_ count: Int, seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        return "id,标题,note\n"
            + (0..<count).map { number in
                let values = (0..<2).map { _ in ShardTests.values.randomElement(using: &random) ?? "" }
                return "\(number),\(values.joined(separator: ","))\(Bool.random(using: &random) ? "\n" : "\r\n")"
            }.joined()
    }

    private func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: place.path(name)) }

    @discardableResult
    private func run(_ arguments: String...) throws -> CommandOutcome { try place.runWhole(arguments) }

    /// Converts an input in shards, and joins the parts.
    private func sharded(
        _ input: String, _ count: Int, to format: String, _ options: String...
    ) throws -> CommandOutcome {
        let parts = place.path("parts-\(input)-\(count)-\(format)")
        for shard in 1...count {
            let outcome = try place.runWhole(
                ["convert", place.path(input), "--shard", "\(shard)/\(count)", "-t", format, "-o", parts + "/"]
                    + options)
            guard outcome.status == .done else { return outcome }
        }
        return try run("shard", "merge", "--verify", parts, "-o", place.path("merged"), "--force")
    }

    private func expectSame(_ input: String, _ count: Int, to format: String, _ options: String...) throws {
        try run("shard", "plan", place.path(input), "--count", "\(count)", "-o", place.path("plan"), "--force")
        let whole = try place.runWhole(
            ["convert", place.path(input), "-t", format, "-o", place.path("whole"), "--force"] + options)
        try #require(whole.status == .done, "\(whole.error)")
        let parts = place.path("parts-\(input)-\(count)-\(format)")
        for shard in 1...count {
            let outcome = try place.runWhole(
                [
                    "convert", place.path(input), "--shard", "\(shard)/\(count)", "--plan", place.path("plan"), "-t",
                    format, "-o", parts + "/",
                ] + options)
            try #require(outcome.status == .done, "\(outcome.error)")
        }
        let merged = try run("shard", "merge", "--verify", parts, "-o", place.path("merged"), "--force")
        try #require(merged.status == .done, "\(merged.error)")
        #expect(bytes("merged") == bytes("whole"), "\(input) in \(count) shards as \(format)")
    }

    @Test(
        "merge to the bytes of a single run, however many there are",
        arguments: ["csv", "ndjson", "json", "xml"], [1, 2, 7, 64])
    func counts(format: String, count: Int) throws {
        try place.write(ShardTests.csv(45, seed: UInt64(count)), to: "in.csv")
        try expectSame("in.csv", count, to: format)
    }

    @Test("are cut below a title above the header, as the plan says")
    func titles() throws {
        try place.write("预算公开表,,\n单位：万元,,\n" + ShardTests.csv(20, seed: 9), to: "in.csv")
        try run("shard", "plan", place.path("in.csv"), "--skip-lines", "2", "--count", "3", "-o", place.path("plan"))
        try run("convert", place.path("in.csv"), "--skip-lines", "2", "-o", place.path("whole.ndjson"))
        for shard in 1...3 {
            try run(
                "convert", place.path("in.csv"), "--shard", "\(shard)/3", "--plan", place.path("plan"), "-t", "ndjson",
                "-o", place.path("parts") + "/")
        }
        try run("shard", "merge", "--verify", place.path("parts"), "-o", place.path("merged.ndjson"))
        let whole = try #require(bytes("whole.ndjson"))
        #expect(bytes("merged.ndjson") == whole)
        #expect(whole.starts(with: "{\"id\":\"0\"".utf8))
    }

    @Test("are cut from every format of records that stands as text", arguments: ["json", "xml"])
    func inputs(format: String) throws {
        let text = ShardTests.csv(40, seed: 3)
        try place.write(text, to: "in.csv")
        try place.write("\u{FEFF}" + text, to: "marked.csv")
        try run(
            "convert", place.path("in.csv"), "-t", "csv", "--output-encoding", "GB18030", "-o", place.path("gb.csv"))
        for other in ["tsv", "ndjson", "json", "xml"] {
            try run("convert", place.path("in.csv"), "-o", place.path("in." + other))
        }
        let late = try #require(place.content(of: "in.ndjson")) + "{\"id\":\"40\",\"late\":\"v\"}\n"
        try place.write(late, to: "late.ndjson")
        try place.write(
            "{\"a\":[1,{}],\"records\": [ \n{\"k\":1} ,\n {\"k\":\"]\"},{\"k\":2}\n] ,\"z\":2}", to: "member.json")
        for input in [
            "marked.csv", "gb.csv", "in.tsv", "in.ndjson", "in.json", "in.xml", "late.ndjson", "member.json",
        ] {
            try expectSame(input, 5, to: format)
        }
    }

    @Test("keep to the schema, the selection and the conditions of a conversion")
    func options() throws {
        try place.write(ShardTests.csv(30, seed: 9), to: "in.csv")
        try expectSame(
            "in.csv", 4, to: "json", "--select", "note,id", "--rename", "note=remark", "--where", "id", "!=", "7")
        try expectSame("in.csv", 3, to: "csv", "--byte-order-mark", "--output-encoding", "GB18030", "--guard-formulas")
    }

    @Test("of an input with fewer records, or none, are empty")
    func fewRecords() throws {
        try place.write("a,b\n", to: "head.csv")
        try place.write("[ ]", to: "none.json")
        try place.write("a\n1\n\n2\n", to: "two.csv")
        for (input, count) in [("head.csv", 3), ("none.json", 2), ("two.csv", 7)] {
            try expectSame(input, count, to: "json")
        }
        try place.write("", to: "empty.csv")
        #expect(try run("shard", "plan", place.path("empty.csv"), "--count", "2").status == .unreadable)
    }

    @Test("whose keys repeat each other's are not joined where records were set aside, and the message says what to do")
    func repeatsAside() throws {
        try place.write("n\n1\n2\nx\n1\n", to: "in.csv")
        try place.write(#"{"fields":[{"name":"n","type":"integer"}],"primaryKey":["n"]}"#, to: "s.json")
        func convert(_ arguments: String...) throws {
            _ = try place.runWhole(
                ["convert", place.path("in.csv"), "--schema", place.path("s.json"), "-t", "csv"] + arguments)
        }
        for shard in 1...2 {
            try convert(
                "--shard", "\(shard)/2", "-o", place.path("\(shard).part"), "--rejects", place.path("r\(shard)"))
        }
        let merged = try place.runWhole("shard", "merge", place.folder.path, "-o", place.path("merged"))
        #expect(merged.status == .inputHasErrors)
        #expect(merged.error.contains("records/4: ") || merged.error.contains("(records/4)"), "\(merged.error)")
        #expect(merged.error.contains("without --shard") && merged.error.contains("[shard.repeats-aside]"))
        #expect(bytes("merged") == nil)
        // What it says to do.
        try convert("-o", place.path("whole"), "--rejects", place.path("rejects"))
        #expect(place.content(of: "whole") == "n\r\n1\r\n2\r\n" || place.content(of: "whole") == "n\n1\n2\n")
    }

    @Test("name records and lines as a single run does, and set the same records aside")
    func messages() throws {
        let text = (0..<60).map { $0 % 13 == 5 ? "\"x\n\($0)\",1\n" : "\($0),1\n" }.joined()
        try place.write("n,v\n" + text, to: "in.csv")
        try place.write(#"{"fields":[{"name":"n","type":"integer"},{"name":"v","type":"string"}]}"#, to: "s.json")
        func convert(_ arguments: String...) throws -> String {
            try place.runWhole(
                ["convert", place.path("in.csv"), "--schema", place.path("s.json"), "-t", "csv", "--quiet"] + arguments
            ).error
        }
        let told = try convert("-o", place.path("whole"), "--rejects", place.path("rejects"))
        var (shardsTold, rejects) = ("", "")
        for shard in 1...4 {
            shardsTold += try convert(
                "--shard", "\(shard)/4", "-o", place.path("\(shard).part"), "--rejects", place.path("r\(shard)"))
            rejects += try #require(place.content(of: "r\(shard)"))
        }
        #expect(told.contains("records/6/n"))
        #expect(shardsTold == told)
        #expect(rejects == place.content(of: "rejects"))
        try run("shard", "merge", place.folder.path, "-o", place.path("merged"))
        #expect(bytes("merged") == bytes("whole"))
        #expect(try convert("--shard", "1/4", "-o", place.path("no.part")).contains("record.type"))
        #expect(bytes("no.part") == nil)
        let limited = try place.runWhole(
            "convert", place.path("in.csv"), "--schema", place.path("s.json"), "-t", "csv", "--shard", "1/1", "-o",
            place.path("no.part"), "--limit", "findings=2", "--verbose")
        #expect(limited.status == .inputHasErrors && limited.error.contains("limit.findings"))
    }

    @Test("have keys of their own over all of them")
    func keys() throws {
        let schema =
            #"{"fields":[{"name":"k","type":"integer"},{"name":"u","constraints":{"unique":true}}],"primaryKey":"k"}"#
        try place.write(schema, to: "s.json")
        let rows = (0..<50).map { "\($0 == 47 ? 2 : $0),\($0 == 33 ? "v1" : "v\($0)")\n" }
        try place.write("k,u\n" + rows.joined(), to: "in.csv")
        let outcome = try sharded("in.csv", 5, to: "json", "--schema", place.path("s.json"))
        #expect(outcome.status == .inputHasErrors)
        #expect(outcome.error.contains("(records/48) [record.repeated-key]"))
        #expect(outcome.error.contains("(records/34/u) [record.repeated-value]"))
        #expect(bytes("merged") == nil)
        try place.write("k,u\n" + (0..<50).map { "\($0),v\($0)\n" }.joined(), to: "good.csv")
        try expectSame("good.csv", 5, to: "xml", "--schema", place.path("s.json"))
    }

    @Test("are refused by name where a part is missing, repeated, foreign, made otherwise or changed")
    func refusals() throws {
        try place.write(ShardTests.csv(20, seed: 1), to: "in.csv")
        try place.write(ShardTests.csv(20, seed: 2), to: "other.csv")
        _ = try sharded("in.csv", 3, to: "json")
        _ = try sharded("other.csv", 3, to: "json")
        let parts = (1...3).map { place.path("parts-in.csv-3-json/in.\($0)-of-3.part") }
        let foreign = place.path("parts-other.csv-3-json/other.2-of-3.part")
        func merge(_ parts: [String]) throws -> String {
            let outcome = try place.runWhole(["shard", "merge"] + parts + ["-o", place.path("no")])
            #expect(outcome.status == .inputHasErrors && bytes("no") == nil)
            return outcome.error
        }
        #expect(try merge([parts[0], parts[2]]).contains("shard 2 of 3 is missing"))
        #expect(try merge(parts + [parts[1]]).hasPrefix(parts[1] + ": error: this is shard 2"))
        #expect(try merge([parts[0], foreign, parts[2]]).hasPrefix(foreign + ": error: this part belongs to another"))
        let copy = place.path("copy.part")
        try run("convert", place.path("in.csv"), "--shard", "2/3", "-t", "json", "--select", "id", "-o", copy)
        #expect(
            try merge([parts[0], copy, parts[2]]).hasPrefix(copy + ": error: this part was made with other options"))
        let whole = try #require(FileManager.default.contents(atPath: parts[1]))
        for change in 0..<40 {
            var changed = whole
            let offset = whole.count * change / 40
            if change % 4 == 0 { changed = whole.prefix(offset) } else { changed[offset] ^= 1 }
            try changed.write(to: URL(fileURLWithPath: copy))
            #expect(try merge([parts[0], copy, parts[2]]).hasPrefix(copy + ": error: this is no part"))
        }
    }

    @Test("are those of the input that was planned, wherever it stands")
    func changedInput() throws {
        try place.write(ShardTests.csv(30, seed: 4), to: "in.csv")
        try run("shard", "plan", place.path("in.csv"), "--count", "3", "-o", place.path("plan"))
        let (input, plan) = (place.path("moved.dat"), place.path("plan"))
        try FileManager.default.moveItem(atPath: place.path("in.csv"), toPath: input)
        func convert(_ shard: Int) throws -> CommandOutcome {
            try run(
                "convert", input, "--shard", "\(shard)/3", "--plan", plan, "-t", "json", "-o",
                place.path("\(shard).part"), "--force")
        }
        #expect(try convert(1).status == .done)
        var changed = try #require(bytes("moved.dat"))
        changed[changed.count - 3] ^= 1
        try changed.write(to: URL(fileURLWithPath: input))
        #expect(try convert(2).status == .done)
        #expect(try convert(3).error.contains("shard.input-changed"))
        changed[1] ^= 1
        try changed.write(to: URL(fileURLWithPath: input))
        #expect(try convert(2).error.contains("shard.input-changed"))
        let text = try #require(place.content(of: "plan"))
        try place.write(text.replacing("\"records\": 1", with: "\"records\": 2"), to: "plan")
        #expect(try convert(1).status == .unreadable)
    }

    @Test("are the same bytes each time, and done once where the part is there")
    func again() throws {
        try place.write(ShardTests.csv(30, seed: 4), to: "in.csv")
        func convert(_ options: String...) throws -> CommandOutcome {
            try place.runWhole(
                ["convert", place.path("in.csv"), "--shard", "2/3", "-t", "xml", "-o", place.path("2.part")] + options)
        }
        #expect(try convert().status == .done)
        let first = bytes("2.part")
        #expect(try convert().error.contains("shard.there"))
        #expect(try convert("--force").status == .done)
        #expect(bytes("2.part") == first)
        #expect(try convert("--select", "id").status == .cannotCreate)
        #expect(bytes("2.part") == first)
    }

    @Test(
        "are refused where they make no sense, with what to do",
        arguments: [
            ("--shard 1/2 --sort-by id -o x", "shard.option"), ("--shard 1/2 --head 3 -o x", "shard.option"),
            ("--shard 1/2 --split-by id -o x", "shard.option"), ("--shard 3/2 -o x", "shard.malformed"),
            ("--shard 1/0 -o x", "shard.malformed"), ("--shard +1/2 -o x", "shard.malformed"),
            ("--shard 1/2", "shard.output-missing"), ("--plan p -o x", "shard.plan-alone"),
        ])
    func unfit(options: String, rule: String) throws {
        try place.write("id\n1\n", to: "in.csv")
        let outcome = try place.runWhole(
            ["convert", place.path("in.csv"), "-t", "csv"] + options.split(separator: " ").map(String.init))
        #expect(outcome.status == .usage && outcome.error.contains(rule))
    }

    @Test("are not cut from what is read as a whole")
    func unfitInputs() throws {
        try place.write("id\n1\n", to: "in.csv")
        try run("convert", place.path("in.csv"), "-o", place.path("in.xlsx"))
        try place.write(
            "<dataset xmlns=\"urn:gongkai:dataset:in:1\"><!-- --><record><id>1</id></record></dataset>", to: "c.xml")
        try Data([0x1F, 0x8B, 8, 0]).write(to: URL(fileURLWithPath: place.path("in.csv.gz")))
        for (input, rule) in [
            ("in.xlsx", "shard.format"), ("c.xml", "shard.markup"), ("in.csv.gz", "shard.compressed"),
        ] {
            let outcome = try run("shard", "plan", place.path(input), "--count", "2")
            #expect(outcome.status == .unreadable && outcome.error.contains(rule), "\(outcome.error)")
        }
        #expect(try run("shard", "plan", "-", "--count", "2").error.contains("shard.no-file"))
    }
}
