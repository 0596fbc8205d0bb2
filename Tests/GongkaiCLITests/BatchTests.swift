import Foundation
import Glibc
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import Testing

@testable import GongkaiCLI

@Suite struct BatchTests {
    let place: Workplace

    init() throws {
        place = try Workplace()
        for folder in ["in", "in/sub"] {
            try FileManager.default.createDirectory(atPath: place.path(folder), withIntermediateDirectories: true)
        }
        try place.write("one", to: "in/a.lines")
        try place.write("two", to: "in/b.lines")
        try place.write("three", to: "in/sub/c.lines")
    }

    /// Runs a batch over the folder, with a report on standard output.
    private func batch(
        _ arguments: String..., readers: [any DocumentReader] = [LinesReader()]
    ) throws -> CommandOutcome {
        try place.run(
            ["batch", place.path("in"), "-t", "lines", "-o", place.path("out"), "--report", "-"] + arguments,
            readers: readers, writers: [LinesWriter()])
    }

    /// The last line of the report.
    private func summary(_ outcome: CommandOutcome) -> String {
        outcome.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    /// What an option names is part of what an output is made of, and so is what stands in the file.
    @Test func anotherMappingConvertsAgain() throws {
        try place.write("<a><r><x>1</x><y>2</y></r></a>", to: "one.xml")
        let mapping = place.path("mapping.json")
        func mapped(_ path: String) throws -> (summary: String, output: String?) {
            try place.write(
                #"{"mapping": "1", "format": "xml", "record": "/a/r", "name": "r", "fields": [{"name": "f", "path": "\#(path)"}]}"#,
                to: "mapping.json")
            let outcome = try place.runWhole([
                "batch", place.path("one.xml"), "-t", "csv", "-o", place.path("mapped"), "--mapping", mapping,
                "--report", "-",
            ])
            return (summary(outcome), place.content(of: "mapped/one.csv"))
        }
        let first = try mapped("x")
        #expect(first.summary.hasPrefix("1 inputs: 1 converted"))
        #expect(try mapped("x").summary.hasPrefix("1 inputs: 0 converted, 1 unchanged"))
        let second = try mapped("y")
        #expect(second.summary.hasPrefix("1 inputs: 1 converted"))
        #expect(second.output != first.output)
    }

    /// A mapping of several tables makes a folder of each input, or one file of a format that holds them all.
    @Test func severalTablesOfAMapping() throws {
        try place.write(
            "<a><r><n>1</n><s><t>2</t></s><s><t>3</t></s></r></a>", to: "one.xml")
        try place.write(
            #"{"mapping": "1", "format": "xml", "record": "/a/r", "name": "r", "fields": [{"name": "n", "path": "n"}],"#
                + #""tables": [{"name": "s", "path": "s", "fields": [{"name": "t", "path": "t"}]}]}"#,
            to: "mapping.json")
        let outcome = try place.runWhole([
            "batch", place.path("one.xml"), "-t", "csv,sql", "-o", place.path("mapped"), "--mapping",
            place.path("mapping.json"), "--report", "-",
        ])
        #expect(summary(outcome).hasPrefix("1 inputs: 1 converted"), "\(outcome.error)")
        #expect(place.content(of: "mapped/one/r.csv") == "record,n\r\n1,1\r\n")
        #expect(place.content(of: "mapped/one/s.csv")?.hasSuffix("2\r\n1,2,3\r\n") == true)
        #expect(place.content(of: "mapped/one.sql")?.contains("CREATE TABLE") == true)
        let again = try place.runWhole([
            "batch", place.path("one.xml"), "-t", "csv,sql", "-o", place.path("mapped"), "--mapping",
            place.path("mapping.json"), "--report", "-",
        ])
        #expect(summary(again).hasPrefix("1 inputs: 0 converted, 1 unchanged"))
    }

    @Test func outputsStandAsTheirInputsDo() throws {
        let outcome = try batch()
        #expect(outcome.status == .done)
        #expect(summary(outcome) == "3 inputs: 3 converted, 0 unchanged, 0 of them with errors, 0 failed")
        #expect(place.content(of: "out/a.lines") == "LINES\none\n")
        #expect(place.content(of: "out/sub/c.lines") == "LINES\nthree\n")
        #expect(place.content(of: "out/.gongkai-batch/journal.ndjson") == nil)
    }

    @Test func aSecondRunConvertsWhatHasChanged() throws {
        _ = try batch()
        #expect(summary(try batch()).hasPrefix("3 inputs: 0 converted, 3 unchanged"))
        try place.write("other", to: "in/b.lines")
        // The same content, written anew, is no change.
        try place.write("one", to: "in/a.lines")
        let outcome = try batch()
        #expect(summary(outcome).hasPrefix("3 inputs: 1 converted, 2 unchanged"))
        #expect(place.content(of: "out/b.lines") == "LINES\nother\n")
        #expect(summary(try batch("--checksum")).hasPrefix("3 inputs: 0 converted, 3 unchanged"))
        #expect(summary(try batch("--force")).hasPrefix("3 inputs: 3 converted"))
        #expect(summary(try batch("--limit", "input-size=1M")).hasPrefix("3 inputs: 3 converted"))
    }

    @Test func outputsThatSomebodyChangedOrRemovedAreMadeAnew() throws {
        _ = try batch()
        try place.write("LINES\nxxx\n", to: "out/a.lines")
        try FileManager.default.removeItem(atPath: place.path("out/sub/c.lines"))
        #expect(summary(try batch()).hasPrefix("3 inputs: 2 converted, 1 unchanged"))
        #expect(place.content(of: "out/a.lines") == "LINES\none\n")
        #expect(place.content(of: "out/sub/c.lines") == "LINES\nthree\n")
    }

    @Test func whatIsNotOursIsReplacedOnlyWithForce() throws {
        try FileManager.default.createDirectory(atPath: place.path("out"), withIntermediateDirectories: true)
        try place.write("somebody's", to: "out/a.lines")
        for _ in 0..<2 {
            let outcome = try batch()
            #expect(outcome.status == .cannotCreate)
            #expect(outcome.error.contains("[command.output-exists]"))
            #expect(place.content(of: "out/a.lines") == "somebody's")
        }
        #expect(try batch("--force").status == .done)
        #expect(place.content(of: "out/a.lines") == "LINES\none\n")
    }

    @Test func oneFailureStopsNoOtherAndIsTriedAgain() throws {
        try place.write("unreadable", to: "in/b.lines")
        try place.write("error", to: "in/a.lines")
        for _ in 0..<2 {
            let outcome = try batch()
            #expect(outcome.status == .unreadable)
            #expect(outcome.error.contains("in/b.lines:1:1: error: unreadable"))
            #expect(place.content(of: "out/sub/c.lines") == "LINES\nthree\n")
            #expect(summary(outcome).hasSuffix("1 of them with errors, 1 failed"))
        }
        try place.write("mended", to: "in/b.lines")
        let outcome = try batch()
        #expect(outcome.status == .inputHasErrors)
        #expect(summary(outcome).hasPrefix("3 inputs: 1 converted, 2 unchanged"))
    }

    @Test func failFastTakesNoMoreInputs() throws {
        try place.write("unreadable", to: "in/a.lines")
        let outcome = try batch("--fail-fast", "--workers", "1")
        #expect(outcome.status == .unreadable)
        #expect(outcome.output.contains("b.lines: left"))
        #expect(place.content(of: "out/b.lines") == nil)
        try place.write("mended", to: "in/a.lines")
        #expect(summary(try batch("--fail-fast")).hasPrefix("3 inputs: 3 converted"))
    }

    @Test func inputsThatAreGoneKeepTheirOutputsUnlessPruned() throws {
        _ = try batch()
        try FileManager.default.removeItem(atPath: place.path("in/sub/c.lines"))
        #expect(try batch().error.contains("1 inputs of earlier runs are not among these, such as “sub/c.lines”"))
        #expect(place.content(of: "out/sub/c.lines") != nil)
        #expect(try batch("--prune").error.contains("1 outputs were removed"))
        #expect(!FileManager.default.fileExists(atPath: place.path("out/sub")))
        try place.write("changed by somebody", to: "out/b.lines")
        try FileManager.default.removeItem(atPath: place.path("in/b.lines"))
        #expect(try batch("--prune").error.contains("[batch.output-kept]"))
        #expect(place.content(of: "out/b.lines") == "changed by somebody")
    }

    @Test func nothingIsPrunedWhereASourceCouldNotBeLookedThrough() throws {
        _ = try batch()
        let outcome = try place.run("batch", place.path("gone"), "-t", "lines", "-o", place.path("out"), "--prune")
        #expect(outcome.status == .noInput)
        #expect(outcome.error.contains("[batch.prune-refused]"))
        #expect(place.content(of: "out/a.lines") != nil)
    }

    @Test func inputsWithOneOutputAreRefusedBoth() throws {
        try place.write("LINES\nelse", to: "in/a.ln")
        let outcome = try batch()
        #expect(outcome.status == .cannotCreate)
        #expect(outcome.error.components(separatedBy: "[batch.output-clash]").count == 3)
        #expect(place.content(of: "out/a.lines") == nil)
        #expect(place.content(of: "out/b.lines") != nil)
        #expect(try batch("--keep-extension").status == .done)
        #expect(place.content(of: "out/a.ln.lines") == "LINES\nelse\n")
    }

    @Test func anInputThatComesTwiceIsTold() throws {
        let (first, link) = (place.path("in/a.lines"), place.path("in/z.lines"))
        try FileManager.default.linkItem(atPath: first, toPath: link)
        let outcome = try batch(place.path("in") + "/sub/c.lines", place.path("in/../in/a.lines"))
        #expect(outcome.error.contains("in/a.lines: warning: this input was named 2 times"))
        #expect(outcome.error.contains("z.lines: warning: this is the same file as"))
        #expect(place.content(of: "out/z.lines") == "LINES\none\n")
        #expect(place.content(of: "out/c.lines") == "LINES\nthree\n")
        #expect(try batch("--strict").status == .warnings)
    }

    @Test func symbolicLinksAreNotFollowed() throws {
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: place.path("in/sub/loop"), withDestinationPath: "..")
        try manager.createSymbolicLink(atPath: place.path("in/self"), withDestinationPath: "self")
        try manager.createSymbolicLink(atPath: place.path("in/away"), withDestinationPath: "/")
        let outcome = try batch("--verbose")
        #expect(outcome.error.contains("[batch.link-inside]"))
        #expect(outcome.error.contains("[batch.link-broken]"))
        #expect(outcome.error.contains("[batch.link-outside]"))
        #expect(summary(outcome).hasPrefix("3 inputs: 3 converted"))
    }

    @Test func theResultDoesNotDependOnTheWorkers() throws {
        for number in 0..<40 { try place.write(number % 7 == 0 ? "warning" : "\(number)", to: "in/n\(number).lines") }
        try place.write("unreadable", to: "in/n40.lines")
        var outcomes: [CommandOutcome] = []
        var manifests: [String?] = []
        for workers in ["1", "2", "7"] {
            outcomes.append(try batch("--workers", workers))
            manifests.append(place.content(of: "out/.gongkai-batch/manifest.ndjson"))
            try FileManager.default.removeItem(atPath: place.path("out"))
        }
        for (outcome, manifest) in zip(outcomes, manifests) {
            #expect(outcome.output == outcomes[0].output)
            #expect(outcome.error == outcomes[0].error)
            #expect(manifest == manifests[0])
        }
        #expect(manifests[0]?.isEmpty == false)
    }

    @Test func patternsAreExpandedByUs() throws {
        try place.write("brackets", to: "in/[x].lines")
        func found(_ pattern: String) throws -> [String] {
            let place = try Workplace()
            let outcome = try self.place.run(
                "batch", self.place.path("in") + "/" + pattern, "-t", "lines", "-o", place.path("out"))
            guard outcome.status == .done else { return ["\(outcome.status)"] }
            return ((try? FileManager.default.subpathsOfDirectory(atPath: place.path("out"))) ?? [])
                .filter { $0.hasSuffix(".lines") }.sorted()
        }
        #expect(try found("*.lines") == ["[x].lines", "a.lines", "b.lines"])
        #expect(try found("**/*.lines") == ["[x].lines", "a.lines", "b.lines", "sub/c.lines"])
        #expect(try found("**/**/[!a-b].lines") == ["sub/c.lines"])
        #expect(try found("?.lines") == ["a.lines", "b.lines"])
        #expect(try found("s*") == ["sub/c.lines"])
        #expect(try found("[x].lines") == ["[x].lines"])
        #expect(try found("*.none") == ["noInput"])
    }

    @Test func listsNameInputsByTheirBytes() throws {
        let name: [UInt8] = Array("\(place.path("in"))/".utf8) + [0xB9, 0xAB, 0x0A] + Array(".lines".utf8)
        let descriptor = open(SystemPath.string(of: name).systemPath, O_WRONLY | O_CREAT, 0o644)
        #expect(write(descriptor, "x", 1) == 1)
        close(descriptor)
        let list = place.path("list")
        try Data(name + [0] + Array("\(place.path("in"))/a.lines".utf8)).write(to: URL(fileURLWithPath: list))
        let outcome = try place.run(
            "batch", "--files-from", list, "--null", "--base", place.path("in"), "-t", "lines", "-o",
            place.path("out"), "--report", "-", "--report-format", "jsonl")
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(outcome.output.contains(#"/in/\\xB9\\xAB\n.lines"#))
        #expect(place.content(of: "out/a.lines") != nil)
        let made = Array("\(place.path("out"))/".utf8) + [0xB9, 0xAB, 0x0A] + Array(".lines".utf8)
        #expect(access(SystemPath.string(of: made).systemPath, F_OK) == 0)
        let outside = try place.run(
            ["batch", "--files-from", "-", "-t", "lines", "-o", place.path("out")], input: "../up.lines\n",
            readers: [LinesReader()], writers: [LinesWriter()])
        #expect(outside.status == .noInput)
        #expect(outside.error.contains("[batch.name-unusable]"))
    }

    @Test func aKilledRunIsGoneOnWith() throws {
        _ = try batch()
        let whole = try #require(place.content(of: "out/.gongkai-batch/manifest.ndjson"))
        let lines = whole.split(separator: "\n")
        // As if it had been killed after the second input was made, and while its line was written.
        try FileManager.default.removeItem(atPath: place.path("out/.gongkai-batch/manifest.ndjson"))
        try FileManager.default.removeItem(atPath: place.path("out/sub/c.lines"))
        try place.write("half", to: "out/sub/.gongkai-999999999-3.tmp")
        try place.write("of a process that lives", to: "out/.gongkai-1-0.tmp")
        let journal = """
            {"plan":["a.lines","b.lines","sub/c.lines"]}
            \(lines[1])
            \(lines[2].prefix(50))
            """
        try place.write(journal, to: "out/.gongkai-batch/journal.ndjson")
        let outcome = try batch()
        #expect(outcome.status == .done)
        #expect(outcome.error.contains("goes on with a run that was cut off: 1 inputs were done"))
        #expect(summary(outcome).hasPrefix("3 inputs: 2 converted, 1 unchanged"))
        #expect(place.content(of: "out/.gongkai-batch/manifest.ndjson") == whole)
        #expect(place.content(of: "out/sub/c.lines") == "LINES\nthree\n")
        #expect(place.content(of: "out/sub/.gongkai-999999999-3.tmp") == nil)
        #expect(place.content(of: "out/.gongkai-1-0.tmp") != nil)
    }

    @Test func aManifestThatIsDamagedOrNewerIsTold() throws {
        _ = try batch()
        let whole = try #require(place.content(of: "out/.gongkai-batch/manifest.ndjson"))
        try place.write(whole + "{\"input\":\"x\",\n", to: "out/.gongkai-batch/manifest.ndjson")
        #expect(try batch().error.contains("[batch.manifest-damaged]"))
        // What a manifest names may be removed, so it must not lead out of the folder.
        let evil = whole.replacingOccurrences(of: #""path":"a.lines""#, with: #""path":"../in/a.lines""#)
        try place.write(evil, to: "out/.gongkai-batch/manifest.ndjson")
        try FileManager.default.removeItem(atPath: place.path("out/.gongkai-batch/facts.ndjson"))
        #expect(try batch("--prune").error.contains("[batch.manifest-damaged]"))
        #expect(place.content(of: "in/a.lines") == "one")
        try place.write("{\"gongkai-batch\":2}\n", to: "out/.gongkai-batch/manifest.ndjson")
        let outcome = try batch()
        #expect(outcome.status == .cannotCreate)
        #expect(outcome.error.contains("[batch.manifest-newer]"))
    }

    @Test func twoBatchesDoNotWorkOnOneFolder() throws {
        _ = try batch()
        let lock = open(place.path("out/.gongkai-batch/lock"), O_RDWR | O_CLOEXEC)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let outcome = try batch()
        #expect(outcome.status == .stopped)
        #expect(outcome.error.contains("[batch.busy]"))
    }

    /// Changes the file while it reads it.
    private struct MeddlingReader: DocumentReader {
        let path: String
        var format: Format { .lines }
        func recognises(_ bytes: [UInt8]) -> Bool { true }
        func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
            let file = open(path, O_WRONLY | O_APPEND)
            if file >= 0, input.name == "a.lines" { _ = Glibc.write(file, "more", 4) }
            close(file)
            return try LinesReader().read(input, diagnostics: &sink)
        }
    }

    @Test func anInputThatChangesWhileItIsReadGivesNothing() throws {
        let outcome = try batch(readers: [MeddlingReader(path: place.path("in/a.lines"))])
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("in/a.lines: error: this file changed while it was read"))
        #expect(place.content(of: "out/a.lines") == nil)
        #expect(place.content(of: "out/b.lines") != nil)
        #expect(summary(try batch()).hasPrefix("3 inputs: 1 converted, 2 unchanged"))
    }

    /// Removes another file while it reads one.
    private struct RemovingReader: DocumentReader {
        let path: String
        var format: Format { .lines }
        func recognises(_ bytes: [UInt8]) -> Bool { true }
        func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
            if input.name == "a.lines" { unlink(path) }
            return try LinesReader().read(input, diagnostics: &sink)
        }
    }

    @Test func anInputThatIsGoneWhenItsTurnComesIsTold() throws {
        let outcome = try batch("--workers", "1", readers: [RemovingReader(path: place.path("in/b.lines"))])
        #expect(outcome.status == .noInput)
        #expect(outcome.error.contains("in/b.lines: error: there is no such file [command.input-missing]"))
        #expect(place.content(of: "out/b.lines") == nil)
        #expect(place.content(of: "out/sub/c.lines") != nil)
        #expect(summary(try batch()).hasPrefix("2 inputs: 0 converted, 2 unchanged"))
    }

    // MARK: Bundles and archives

    @Test func aBundleIsOneInputThatChangesWithAnyOfItsFiles() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: place.path("texts"), withIntermediateDirectories: true)
        try place.write("关于若干事项的通知\n\n正文。\n", to: "a.txt")
        _ = try place.runWhole("convert", place.path("a.txt"), "-t", "csv", "-o", place.path("texts/b"))
        func run(_ further: String...) throws -> CommandOutcome {
            try place.runWhole(
                ["batch", place.path("texts"), "-t", "json", "-o", place.path("out"), "--report", "-"] + further)
        }
        #expect(summary(try run()).hasPrefix("1 inputs: 1 converted"))
        let whole = try #require(place.content(of: "out/b.json"))
        #expect(summary(try run("--checksum")).hasPrefix("1 inputs: 0 converted, 1 unchanged"))
        // A lock that somebody left is no part of it.
        try place.write("", to: "texts/b/.lock")
        #expect(summary(try run()).hasPrefix("1 inputs: 0 converted, 1 unchanged"))
        let table = try #require(place.content(of: "texts/b/texts.csv"))
        try place.write(table.replacingOccurrences(of: "正文", with: "全文"), to: "texts/b/texts.csv")
        #expect(summary(try run()).hasPrefix("1 inputs: 1 converted"))
        try place.write(table, to: "texts/b/texts.csv")
        try place.write("x", to: "texts/b/further.csv")
        let outcome = try run()
        #expect(summary(outcome).hasSuffix("1 failed"), "\(outcome.output)")
        try manager.removeItem(atPath: place.path("texts/b/further.csv"))
        #expect(summary(try run()).hasPrefix("1 inputs: 1 converted"))
        #expect(place.content(of: "out/b.json") == whole)
    }

    @Test func membersOfArchivesAreMadeAnewWhereTheirOutputsAreGone() throws {
        let files = ["x/a.csv", "b.csv"].map { NamedFile(name: $0, bytes: Array("id\n1\n".utf8)) }
        try FileManager.default.createDirectory(atPath: place.path("packed"), withIntermediateDirectories: true)
        try Data(try Archive.pack(files)).write(to: URL(fileURLWithPath: place.path("packed/z.zip")))
        try place.write("id\n2\n", to: "packed/z.csv")
        func run() throws -> CommandOutcome {
            try place.runWhole(
                "batch", place.path("packed"), "-t", "ndjson,csv", "-o", place.path("out"), "--report", "-")
        }
        #expect(summary(try run()).hasPrefix("2 inputs: 2 converted"))
        #expect(place.content(of: "out/z.zip/x/a.ndjson") == "{\"id\":\"1\"}\n")
        #expect(place.content(of: "out/z.ndjson") == "{\"id\":\"2\"}\n")
        #expect(summary(try run()).hasPrefix("2 inputs: 0 converted, 2 unchanged"))
        try FileManager.default.removeItem(atPath: place.path("out/z.zip/b.csv"))
        #expect(summary(try run()).hasPrefix("2 inputs: 1 converted, 1 unchanged"))
        #expect(place.content(of: "out/z.zip/b.csv") != nil)
        // As if it had been killed once the outputs were planned and made.
        try FileManager.default.removeItem(atPath: place.path("out/.gongkai-batch/manifest.ndjson"))
        try place.write(
            #"{"plan":["z.zip/x/a.ndjson","z.zip/x/a.csv","z.zip/b.ndjson","z.zip/b.csv","z.ndjson","z.csv"]}"# + "\n",
            to: "out/.gongkai-batch/journal.ndjson")
        #expect(try run().status == .done)
    }

    // MARK: The command line

    @Test func formatsThatAreLeftOutAreRemovedByPrune() throws {
        func run(_ formats: String, _ further: String...) throws -> CommandOutcome {
            try place.runWhole(
                ["batch", place.path("texts"), "-t", formats, "-o", place.path("out")] + further)
        }
        try FileManager.default.createDirectory(atPath: place.path("texts"), withIntermediateDirectories: true)
        try place.write("关于若干事项的通知\n\n正文。\n", to: "texts/a.txt")
        #expect(try run("xml,json").status == .done)
        #expect(place.content(of: "out/a.json") != nil)
        #expect(try run("xml").status == .done)
        #expect(place.content(of: "out/a.json") != nil)
        #expect(try run("xml", "--prune").status == .done)
        #expect(place.content(of: "out/a.json") == nil)
        #expect(place.content(of: "out/a.xml") != nil)
        #expect(try run("html,text,txt").status == .usage)
        #expect(try run("xml,xml").error.contains("[batch.formats-clash]"))
    }

    @Test func theCommandLineIsHeldToSense() throws {
        let out = place.path("out")
        #expect(try place.run("batch", "-t", "lines", "-o", out).error.contains("[batch.no-source]"))
        #expect(try place.run("batch", "-", "-t", "lines", "-o", out).error.contains("[batch.standard-input]"))
        #expect(try batch("--rejects", "x").error.contains("[batch.rejects]"))
        let same = try place.run("batch", place.path("in"), "-t", "lines", "-o", place.path("in"))
        #expect(same.error.contains("[batch.source-is-output]"))
        #expect(place.names == ["in"])
        let watched = try place.run("batch", place.path("in/a.lines"), "-t", "lines", "-o", out, "--watch")
        #expect(watched.error.contains("[batch.watches-folders]"))
    }

    /// The names of all members in some lines of JSON.
    private func members(_ lines: String) throws -> Set<String> {
        func names(_ value: Any) -> Set<String> {
            if let object = value as? [String: Any] {
                return object.reduce(into: Set(object.keys)) { $0.formUnion(names($1.value)) }
            }
            return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(names($1)) }
        }
        return try lines.split(separator: "\n").reduce(into: []) { found, line in
            found.formUnion(names(try JSONSerialization.jsonObject(with: Data(line.utf8))))
        }
    }

    /// The names in the first column of a table of the page, and those in the second where a member has members.
    private func documented(_ heading: String) throws -> Set<String> {
        let page = try Page.text("Docs/batch.md")
        let table = page.components(separatedBy: "| \(heading) |").dropFirst().first ?? ""
        let rows = (table.components(separatedBy: "\n\n").first ?? "").split(separator: "\n").dropFirst(2)
        return rows.reduce(into: []) { found, row in
            let cells = row.split(separator: "|")
            let hasMembers = cells[0].contains("outputs") || cells[0].contains("findings")
            for cell in hasMembers ? cells[...] : cells.prefix(1) {
                for (place, part) in cell.components(separatedBy: "`").enumerated() where place % 2 == 1 {
                    found.insert(part)
                }
            }
        }
    }

    @Test func thePageSaysWhatStandsInReportsAndManifests() throws {
        try place.write("warning\nerror", to: "in/b.lines")
        _ = try batch("--report-format", "jsonl")
        try place.write("unreadable", to: "in/a.lines")
        let report = try members(try batch("--report-format", "jsonl").output)
        let known = try documented("member of a line of `--report-format jsonl`")
        #expect(report.subtracting(known).isEmpty && report.contains("findings"))
        // Not every finding has a place.
        #expect(known.subtracting(report).isSubset(of: ["part", "line", "column", "path"]))
        let lines = try #require(place.content(of: "out/.gongkai-batch/manifest.ndjson")).split(separator: "\n")
        let manifest = try members(lines.dropFirst().joined(separator: "\n"))
        #expect(manifest.contains("former"))
        #expect(try documented("member of a line of the manifest").subtracting(["archive"]) == manifest)
    }
}
