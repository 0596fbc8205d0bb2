import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiCLI
import Testing

@Suite("Archives of a release")
struct ReleaseArchiveTests {
    @Test("hold the release and nothing else, and are the same bytes each time", arguments: ["zip", "tar.gz"])
    func same(_ form: String) throws {
        var archives: [Data] = []
        for _ in 0..<2 {
            let place = try ReleasePlace()
            let outcome = try place.release("--archive", form)
            #expect(outcome.status == .done, "\(outcome.error)")
            let names = try FileManager.default.contentsOfDirectory(atPath: place.place.path("out")).sorted()
            #expect(names == ["2024-03", "2024-03.\(form)", "latest"])
            #expect(try place.findings() == [:])
            archives.append(try Data(contentsOf: URL(fileURLWithPath: place.place.path("out/2024-03.\(form)"))))
            try unpackAndCompare(place, form)
        }
        #expect(archives[0] == archives[1])
    }

    private func unpackAndCompare(_ place: ReleasePlace, _ form: String) throws {
        let archive = place.place.path("out/2024-03.\(form)")
        try FileManager.default.createDirectory(
            atPath: place.place.path("unpacked"), withIntermediateDirectories: false)
        if form == "zip" {
            for file in try Archive.unpack(Array(Data(contentsOf: URL(fileURLWithPath: archive)))) {
                let url = URL(fileURLWithPath: place.place.path("unpacked/" + file.name))
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
        } else {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/tar")
            process.arguments = ["xzf", archive, "-C", place.place.path("unpacked")]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        let outcome = try place.place.runWhole("verify", place.place.path("unpacked/2024-03"))
        #expect(outcome.status == .done, "\(outcome.error)")
    }

    @Test("take the place of nothing that was released")
    func taken() throws {
        let place = try ReleasePlace()
        try FileManager.default.createDirectory(atPath: place.place.path("out"), withIntermediateDirectories: false)
        try place.place.write("mine", to: "out/2024-03.zip")
        #expect(try place.release("--archive", "zip").status == .cannotCreate)
        #expect(place.place.content(of: "out/2024-03.zip") == "mine")
        #expect(place.place.names.contains("out"))
        #expect(!FileManager.default.fileExists(atPath: place.path("datapackage.json")))
    }

    @Test("are of two forms")
    func unknown() throws {
        #expect(try ReleasePlace().release("--archive", "rar").status == .usage)
    }

    @Test(
        "leave nothing behind where nobody wants them any more, or a file is gone", arguments: ArchiveFile.Form.allCases
    )
    func stopped(_ form: ArchiveFile.Form) throws {
        let place = try Workplace()
        let file = try place.write(String(repeating: "abc", count: 1_000_000), to: "file")
        let day = ArchiveFile.Day(year: 2024, month: 2, day: 29)
        let entry = ArchiveFile.Entry(name: "名称/file", path: file)
        #expect(throws: ArchiveError.self) {
            try ArchiveFile(path: place.path("a"), day: day, goesOn: { false }).write([entry], as: form)
        }
        let gone = ArchiveFile.Entry(name: "gone", path: place.path("gone"))
        #expect(throws: ArchiveError.self) {
            try ArchiveFile(path: place.path("b"), day: day).write([entry, gone], as: form)
        }
        try ArchiveFile(path: place.path("c"), day: day).write([entry], as: form)
        #expect(place.content(of: "c") == nil && FileManager.default.fileExists(atPath: place.path("c")))
    }
}
