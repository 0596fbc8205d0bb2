import Foundation
import GongkaiCLI
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import Testing

@Suite struct ObservationTests {
    let place: Workplace
    let input: String

    init() throws {
        place = try Workplace()
        input = try place.write("warning\nerror\nerror\nnote\n", to: "a.lines")
    }

    /// Runs the program with a clock that every look at moves on by half a second, and all formats besides that for tests.
    private func run(_ arguments: String..., workers: Workers = .one) throws -> CommandOutcome {
        let looks = Monitor(0)
        return try place.run(arguments) { input, output, error in
            Surroundings(
                environment: [:], standardInput: input, standardOutput: output, standardError: error, workers: workers,
                now: {
                    looks.withLock {
                        $0 += 1; return Double($0) / 2
                    }
                },
                readers: DocumentReaderRegistry(readers: [LinesReader()] + DocumentReaderRegistry.standard.readers),
                writers: DocumentWriterRegistry(writers: [LinesWriter()] + DocumentWriterRegistry.standard.writers))
        }
    }

    private func events(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any], "\(line)")
        }
    }

    /// The samples of a metrics file, by name and labels.
    private func samples(_ name: String) throws -> [String: String] {
        let text = try #require(place.content(of: name))
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            uniqueKeysWithValues: try lines.map { line in
                let space = try #require(line.lastIndex(of: " "))
                return (String(line[..<space]), String(line[line.index(after: space)...]))
            })
    }

    // MARK: Metrics

    @Test func metricsCountInputsOutputsBytesAndDiagnosticsByRule() throws {
        let second = try place.write("warning\n", to: "b.lines")
        let outcome = try run(
            "convert", input, second, "-t", "lines", "-o", place.path("out"), "--metrics", place.path("nightly.prom"))
        let samples = try samples("nightly.prom")
        #expect(samples[#"gongkai_info{task="nightly",version="0.1.0",command="convert"}"#] == "1")
        #expect(samples[#"gongkai_exit_status{task="nightly"}"#] == String(outcome.status.rawValue))
        #expect(samples[#"gongkai_inputs{task="nightly"}"#] == "2")
        #expect(samples[#"gongkai_outputs{task="nightly"}"#] == "2")
        #expect(samples[#"gongkai_bytes_read{task="nightly"}"#] == "33")
        let written = try ["out/a.lines", "out/b.lines"].map { try #require(place.content(of: $0)).utf8.count }
        #expect(samples[#"gongkai_bytes_written{task="nightly"}"#] == String(written.reduce(0, +)))
        #expect(samples[#"gongkai_diagnostics{task="nightly",severity="error",rule="test.error"}"#] == "2")
        #expect(samples[#"gongkai_diagnostics{task="nightly",severity="warning",rule="test.warning"}"#] == "2")
        #expect(samples[#"gongkai_diagnostics{task="nightly",severity="note",rule="test.note"}"#] == "1")
        // Two inputs, half a second each.
        #expect(samples[#"gongkai_stage_seconds{task="nightly",stage="read"}"#] == "1.000000")
    }

    @Test func metricsOfRecordsCountThem() throws {
        let csv = try place.write("name,amount\na,1\nb,x\nc,2\n", to: "a.csv")
        let schema = try place.write(
            #"{"name":"s","fields":[{"name":"name","type":"string"},{"name":"amount","type":"integer"}]}"#,
            to: "s.json")
        let outcome = try run(
            "convert", csv, "--schema", schema, "-t", "xml", "-o", place.path("a.xml"), "--rejects",
            place.path("r.csv"), "--metrics", place.path("m.prom"), "--strict")
        #expect(outcome.status == .inputHasErrors, "\(outcome.error)")
        let samples = try samples("m.prom")
        #expect(samples[#"gongkai_records_read{task="m"}"#] == "3")
        #expect(samples[#"gongkai_records_written{task="m"}"#] == "2")
        #expect(samples[#"gongkai_records_refused{task="m"}"#] == "1")
        for stage in ["read", "parse", "check", "write", "validate", "output"] {
            let seconds = samples[#"gongkai_stage_seconds{task="m",stage="\#(stage)"}"#]
            #expect((seconds.flatMap(Double.init) ?? 0) >= 0.5, "\(stage)")
        }
    }

    @Test func aFailedRunHasMetricsAndTheyTakeThePlaceOfOlderOnes() throws {
        try place.write("older\n", to: "m.prom")
        let outcome = try run("convert", place.path("gone.lines"), "-t", "lines", "--metrics", place.path("m.prom"))
        #expect(outcome.status == .noInput)
        let samples = try samples("m.prom")
        #expect(samples[#"gongkai_exit_status{task="m"}"#] == "66")
        #expect(samples[#"gongkai_diagnostics{task="m",severity="error",rule="command.input-missing"}"#] == "1")
        #expect(place.names == ["a.lines", "m.prom"])
    }

    @Test func metricsThatCannotBeWrittenAreAFailure() throws {
        let outcome = try run("convert", input, "-t", "lines", "--metrics", place.path("gone/m.prom"))
        #expect(outcome.status == .cannotCreate)
        #expect(outcome.error.contains("[command.output-folder-missing]"))
        #expect(!outcome.output.isEmpty)
    }

    @Test func aLabelCannotEndItself() throws {
        _ = try run("convert", input, "-t", "lines", "--metrics", place.path("a\"\\\nb.prom"))
        let text = try #require(place.content(of: "a\"\\\nb.prom"))
        #expect(text.contains(#"gongkai_inputs{task="a\"\\\nb"} 1"#))
        for line in text.split(separator: "\n") { #expect(line.hasPrefix("#") || line.hasPrefix("gongkai_")) }
    }

    // MARK: The log

    @Test func theLogTellsWhatIsDoneInItsOrder() throws {
        let outcome = try run("convert", input, "-t", "lines", "-o", place.path("b.lines"), "--log", "json", "--quiet")
        let events = try events(outcome.error)
        let names = events.map { ($0["event"] ?? $0["id"]) as? String }
        #expect(
            names == [
                "start", "stage", "stage", "input", "stage", "test.warning", "test.error", "test.error", "stage",
                "stage", "output", "finish",
            ])
        let stages = events.compactMap { $0["stage"] as? String }
        #expect(stages == ["read", "parse", "check", "write", "output"])
        #expect(events.filter { $0["stage"] != nil }.allSatisfy { $0["seconds"] as? Double == 0.5 })
        #expect(events[3]["file"] as? String == input)
        #expect(events[3]["bytes"] as? Int == 25)
        #expect(events[3]["format"] as? String == "lines")
        #expect(events[10]["file"] as? String == place.path("b.lines"))
        let last = try #require(events.last)
        #expect(last["status"] as? Int == 1)
        #expect(last["errors"] as? Int == 2)
        #expect(last["warnings"] as? Int == 1)
        #expect(last["notes"] as? Int == 1)
        let moments = events.compactMap { $0["at"] as? Double }
        #expect(moments == moments.sorted())
    }

    @Test func everyLineOfTheLogIsJSONWhateverGoesWrong() throws {
        for arguments in [["convert", "gone\n.lines"], ["convert"], ["nonsense"], ["formats"]] {
            let outcome = try place.run(
                arguments + ["--log", "json"], readers: [LinesReader()], writers: [LinesWriter()])
            #expect(try !events(outcome.error).isEmpty)
        }
    }

    @Test func aLogAndADocumentOfDiagnosticsExcludeEachOther() throws {
        for options in [
            ["--log", "json", "--diagnostics", "sarif"], ["--log", "json", "--diagnostics", "github"],
            ["--timings", "--diagnostics", "sarif"],
        ] {
            let outcome = try place.run(
                ["convert", input, "-t", "lines"] + options, readers: [LinesReader()], writers: [LinesWriter()])
            #expect(outcome.status == .usage)
        }
    }

    // MARK: Timings

    @Test func timingsNameStagesAndTheWhole() throws {
        let outcome = try run("validate", input, "--timings", "--quiet")
        let lines = outcome.error.split(separator: "\n").suffix(4)
        #expect(lines.prefix(3) == ["read   0.500000 s", "parse  0.500000 s", "check  0.500000 s"])
        #expect(lines.last?.hasPrefix("total ") == true)
        let chinese = try run("validate", input, "--timings", "--lang", "zh").error
        #expect(chinese.contains("读取  0.500000 秒"))
    }

    @Test func nothingIsToldThatWasNotAskedFor() throws {
        let outcome = try run("convert", try place.write("title\n", to: "t.lines"), "-t", "lines")
        #expect(outcome.error.isEmpty)
    }

    @Test func tablesAndForeignSchemasAreWatchedToo() throws {
        let sample = CommandCase.folder.appendingPathComponent("../../Samples/gazette-2024-03.txt").path
        _ = try run("table", "documents", sample, "-o", place.path("d.csv"), "--metrics", place.path("t.prom"))
        let table = try samples("t.prom")
        #expect(table[#"gongkai_inputs{task="t"}"#] == "1")
        #expect(table[#"gongkai_outputs{task="t"}"#] == "1")
        #expect(
            table[#"gongkai_bytes_written{task="t"}"#] == String(try #require(place.content(of: "d.csv")).utf8.count))
        let xsd = try place.write(
            #"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>"#, to: "a.xsd")
        let xml = try place.write("<a/>", to: "a.xml")
        _ = try run("validate", xml, "--schema", xsd, "--metrics", place.path("v.prom"))
        let validated = try samples("v.prom")
        #expect(validated[#"gongkai_bytes_read{task="v"}"#] == "4")
        #expect(validated[#"gongkai_stage_seconds{task="v",stage="validate"}"#] == "0.500000")
    }

    @Test func tablesOfAMappingAreOneOutput() throws {
        let xml = try place.write(
            #"<f><p id="1"><n>a</n><w no="7"/><w no="8"/></p><p id="2"><n>b</n></p></f>"#, to: "d.xml")
        for (output, files) in [("out", ["out/p.csv", "out/w.csv"]), ("out.sqlite", ["out.sqlite"])] {
            let outcome = try run(
                "convert", xml, "--mapping", "auto", "-t", files.count > 1 ? "csv" : "sqlite", "-o",
                place.path(output), "--metrics", place.path("m.prom"))
            #expect(outcome.status == .done, "\(outcome.error)")
            let samples = try samples("m.prom")
            #expect(samples[#"gongkai_inputs{task="m"}"#] == "1")
            #expect(samples[#"gongkai_outputs{task="m"}"#] == "1")
            #expect(samples[#"gongkai_records_written{task="m"}"#] == "4")
            #expect(samples[#"gongkai_bytes_written{task="m"}"#] == String(try place.size(of: files)))
        }
    }

    @Test func streamsOfPublicationsAreWatchedInAndOut() throws {
        let sample = CommandCase.folder.appendingPathComponent("../../Samples/notice.txt").path
        let stream = place.path("all.ndjson")
        _ = try run("convert", sample, "-t", "ndjson", "-o", stream, "--metrics", place.path("w.prom"))
        let written = try samples("w.prom")
        let size = String(try place.size(of: ["all.ndjson"]))
        #expect(written[#"gongkai_outputs{task="w"}"#] == "1")
        #expect(written[#"gongkai_bytes_written{task="w"}"#] == size)
        for stage in ["write", "output"] {
            #expect(written[#"gongkai_stage_seconds{task="w",stage="\#(stage)"}"#] == "0.500000")
        }
        let outcome = try run("validate", stream, "--log", "json", "--metrics", place.path("r.prom"))
        let read = try samples("r.prom")
        #expect(read[#"gongkai_inputs{task="r"}"#] == "1")
        #expect(read[#"gongkai_bytes_read{task="r"}"#] == size)
        for stage in ["read", "parse", "check"] {
            #expect(read[#"gongkai_stage_seconds{task="r",stage="\#(stage)"}"#] != "0.000000", "\(stage)")
        }
        let input = try events(outcome.error).first { $0["event"] as? String == "input" }
        #expect(input?["format"] as? String == "ndjson")
    }

    @Test func shardsAndWhatTheyMergeToAreOutputs() throws {
        let csv = try place.write("id\n1\n2\n3\n", to: "a.csv")
        for index in 1...2 {
            let part = "\(index).part"
            _ = try run(
                "convert", csv, "--shard", "\(index)/2", "-t", "csv", "-o", place.path(part), "--metrics",
                place.path("p.prom"))
            let samples = try samples("p.prom")
            #expect(samples[#"gongkai_outputs{task="p"}"#] == "1")
            #expect(samples[#"gongkai_bytes_written{task="p"}"#] == String(try place.size(of: [part])))
        }
        _ = try run(
            "shard", "merge", place.path("1.part"), place.path("2.part"), "-o", place.path("b.csv"), "--metrics",
            place.path("m.prom"))
        let merged = try samples("m.prom")
        #expect(merged[#"gongkai_outputs{task="m"}"#] == "1")
        #expect(merged[#"gongkai_bytes_written{task="m"}"#] == String(try place.size(of: ["b.csv"])))
    }

    @Test func plansAndDifferencesAreOutputs() throws {
        let points = CommandCase.folder.appendingPathComponent("Inputs/disclosure-points.txt").path
        let old = try place.write("id\n1\n", to: "old.csv")
        let new = try place.write("id\n2\n", to: "new.csv")
        for (arguments, output) in [
            (["plan", points], "p.txt"), (["plan", points], "p.csv"), (["diff", old, new], "d.json"),
            (["diff", points, points], "d.txt"), (["shard", "plan", old, "--count", "1"], "s.json"),
        ] {
            _ = try place.runWhole(arguments + ["-o", place.path(output), "--metrics", place.path("m.prom")])
            let samples = try samples("m.prom")
            #expect(samples[#"gongkai_outputs{task="m"}"#] == "1", "\(output)")
            #expect(samples[#"gongkai_bytes_written{task="m"}"#] == String(try place.size(of: [output])), "\(output)")
        }
    }

    // MARK: The page

    @Test func thePageNamesEveryMetricEventAndStage() throws {
        let page = try Page.text("Docs/observing.md")
        _ = try run("convert", input, "-t", "lines", "--metrics", place.path("m.prom"))
        let text = try #require(place.content(of: "m.prom"))
        let metrics = text.split(separator: "\n").filter { $0.hasPrefix("# HELP ") }.map { line in
            let words = line.split(separator: " ", maxSplits: 3)
            return "| `\(words[2])` | \(words[3]) |"
        }
        #expect(metrics.count == 12)
        #expect(page.split(separator: "\n").filter { $0.hasPrefix("| `gongkai_") } == metrics.map { Substring($0) })
        let log = try run("convert", input, "-t", "lines", "--log", "json")
        for event in try events(log.error) where event["event"] != nil {
            let name = try #require(event["event"] as? String)
            #expect(page.contains("| `\(name)` |"), "\(name)")
            for member in event.keys { #expect(page.contains("`\(member)`"), "\(member) of \(name)") }
        }
        for stage in Stage.allCases { #expect(page.contains("| `\(stage.rawValue)` |")) }
    }

    @Test func theManualNamesEveryVariable() throws {
        let script = try Page.text("Scripts/manual")
        for variable in Surroundings.variables { #expect(script.contains("\"\(variable)\"")) }
    }
}
