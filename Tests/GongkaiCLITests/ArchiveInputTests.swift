import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiCLI
import Testing

@Suite("Archives and packed streams as inputs")
struct ArchiveInputTests {
    /// Inputs of several kinds, and the format each is read as.
    private func inputs() throws -> [NamedFile] {
        let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Samples").standardizedFileURL
        return try ["gazette-2024-03.txt", "notice.txt", "request.txt", "penalties.csv"].map { name in
            NamedFile(
                name: name == "notice.txt" ? "通知/2024/\(name)" : name,
                bytes: Array(try Data(contentsOf: samples.appendingPathComponent(name))))
        }
    }

    private func put(_ files: [NamedFile], in place: Workplace) throws -> [ArchiveFile.Entry] {
        try files.map { file in
            let url = URL(fileURLWithPath: place.path(file.name))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
            return ArchiveFile.Entry(name: file.name, path: url.path)
        }
    }

    private func bytes(_ place: Workplace, _ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: place.path(name)))
    }

    @Test("each member gives the bytes that it gives alone", arguments: [ArchiveFile.Form.zip, .tarGzip])
    func same(form: ArchiveFile.Form) throws {
        let place = try Workplace()
        let entries = try put(inputs(), in: place)
        let archive = place.path("in.\(form.rawValue)")
        try ArchiveFile(path: archive, day: ArchiveFile.Day(year: 2024, month: 1, day: 1)).write(entries, as: form)
        let outcome = try place.runWhole("convert", archive, "-t", "json", "-o", place.path("out"), "--quiet")
        #expect(outcome.status == .done, "\(outcome.error)")
        for entry in entries {
            let output = String(entry.name.prefix { $0 != "." }) + ".json"
            _ = try place.runWhole("convert", entry.path, "-t", "json", "-o", place.path("alone.json"), "--force")
            #expect(try bytes(place, "out/" + output) == bytes(place, "alone.json"), "\(entry.name)")
        }
    }

    @Test(
        "what is packed gives the bytes that it gives unpacked, and is written as its name says",
        arguments: ["gz", "zst"])
    func streams(suffix: String) throws {
        let place = try Workplace()
        let entries = try put(inputs(), in: place)
        for entry in entries {
            let name = entry.path
            let isRecords = name.hasSuffix(".csv")
            let first = place.path("a.json.\(suffix)")
            let outcome = try place.runWhole("convert", name, "-o", first, "--force", "--quiet")
            #expect(outcome.status == .done, "\(outcome.error)")
            let again = isRecords ? "ndjson" : "xml"
            _ = try place.runWhole("convert", first, "-t", again, "-o", place.path("packed"), "--force", "--quiet")
            _ = try place.runWhole("convert", name, "-o", place.path("a.json"), "--force", "--quiet")
            _ = try place.runWhole(
                "convert", place.path("a.json"), "-t", again, "-o", place.path("plain"), "--force", "--quiet")
            #expect(try bytes(place, "packed") == bytes(place, "plain"))
        }
    }

    @Test("a stream of publications is packed as its name says", arguments: ["gz", "zst"])
    func publicationLines(suffix: String) throws {
        let place = try Workplace()
        let notice = place.path("notice.txt")
        try Data("关于公布目录的通知\n各区人民政府：\n现予公布。\n".utf8).write(to: URL(fileURLWithPath: notice))
        for output in ["plain.ndjson", "packed.ndjson.\(suffix)"] {
            let outcome = try place.runWhole("convert", notice, "-o", place.path(output), "--quiet")
            #expect(outcome.status == .done, "\(outcome.error)")
        }
        #expect(try bytes(place, "packed.ndjson.\(suffix)") != bytes(place, "plain.ndjson"))
        for (input, output) in [("plain.ndjson", "a.xml"), ("packed.ndjson.\(suffix)", "b.xml")] {
            let outcome = try place.runWhole("convert", place.path(input), "-o", place.path(output), "--quiet")
            #expect(outcome.status == .done, "\(outcome.error)")
        }
        #expect(try bytes(place, "a.xml") == bytes(place, "b.xml"))
    }

    @Test("two members of one output are a clash, and nothing is written")
    func clash() throws {
        let place = try Workplace()
        let csv = Array("id\n1\n".utf8)
        let archive = try Archive.pack([NamedFile(name: "a.csv", bytes: csv), NamedFile(name: "a.tsv", bytes: csv)])
        try Data(archive).write(to: URL(fileURLWithPath: place.path("in.zip")))
        let outcome = try place.runWhole("convert", place.path("in.zip"), "-t", "json", "-o", place.path("out"))
        #expect(outcome.status == .usage, "\(outcome.error)")
        #expect(place.names == ["in.zip"])
    }

    @Test("a member that cannot be read is named, and stops no other")
    func refused() throws {
        let place = try Workplace()
        let csv = Array("id\n1\n".utf8)
        let archive = try Archive.pack([
            NamedFile(name: "bad.bin", bytes: [0, 1, 2, 3, 0, 0, 0, 0]), NamedFile(name: "../up.csv", bytes: csv),
            NamedFile(name: "a.csv", bytes: csv), NamedFile(name: "__MACOSX/._a.csv", bytes: [0, 5]),
            NamedFile(name: "inner.zip", bytes: try Archive.pack([NamedFile(name: "b.csv", bytes: csv)])),
        ])
        try Data(archive).write(to: URL(fileURLWithPath: place.path("in.zip")))
        let outcome = try place.runWhole(
            "convert", place.path("in.zip"), "-t", "ndjson", "-o", place.path("out"), "--verbose")
        #expect(outcome.status != .done)
        #expect(outcome.error.contains("in.zip/bad.bin"))
        #expect(outcome.error.contains("in.zip/../up.csv"))
        #expect(outcome.error.contains("__MACOSX/._a.csv"))
        #expect(try bytes(place, "out/a.ndjson") == Data("{\"id\":\"1\"}\n".utf8))
        #expect(try bytes(place, "out/inner.zip/b.ndjson") == Data("{\"id\":\"1\"}\n".utf8))
        #expect(place.names == ["in.zip", "out"])
    }

    @Test(
        "limits of members, sizes and nesting are kept to",
        arguments: [
            ("archive-members=1", "archive.too-many-entries"), ("member-size=3", "archive.entry-too-large"),
            ("archive-size=3", "archive.too-large"), ("archive-nesting=1", "archive.too-deep"),
        ])
    func limits(setting: String, rule: String) throws {
        let place = try Workplace()
        let csv = Array("id\n1\n".utf8)
        let inner = try Archive.pack([NamedFile(name: "b.csv", bytes: csv)])
        let archive = try Archive.pack([
            NamedFile(name: "a.csv", bytes: csv), NamedFile(name: "inner.zip", bytes: inner),
        ])
        try Data(archive).write(to: URL(fileURLWithPath: place.path("in.zip")))
        #expect(try place.runWhole("validate", place.path("in.zip")).status == .done)
        let outcome = try place.runWhole("validate", place.path("in.zip"), "--limit", setting)
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)")
    }

    @Test("an archive cut anywhere is refused without a crash")
    func cutOff() throws {
        let place = try Workplace()
        let entries = try put(inputs(), in: place)
        let path = place.path("in.tar.gz")
        try ArchiveFile(path: path, day: ArchiveFile.Day(year: 2024, month: 1, day: 1)).write(entries, as: .tarGzip)
        let whole = try bytes(place, "in.tar.gz")
        for length in stride(from: 11, to: whole.count, by: whole.count / 12) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: place.path("cut.tar.gz")))
            #expect(try place.runWhole("validate", place.path("cut.tar.gz")).status == .unreadable, "\(length)")
        }
    }
}
