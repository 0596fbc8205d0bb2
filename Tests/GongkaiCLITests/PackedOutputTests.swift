import Foundation
import GongkaiCLI
import Testing

/// Outputs whose names say that they are packed.
@Suite struct PackedOutputTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    private let samples = CommandCase.folder.appendingPathComponent("../../Samples")

    /// What a packed file unpacks to: the program reads its own.
    private func unpacked(_ name: String) throws -> String {
        let gunzip = Process()
        let pipe = Pipe()
        gunzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gunzip.arguments = ["gzip", "-dc", place.path(name)]
        gunzip.standardOutput = pipe
        try gunzip.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        gunzip.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func shardsAreMergedIntoAPackedFile() throws {
        let csv = try place.write("id\n1\n2\n3\n", to: "a.csv")
        for index in 1...2 {
            _ = try place.runWhole(
                "convert", csv, "--shard", "\(index)/2", "-t", "csv", "-o", place.path("\(index).part"))
        }
        let parts = ["1.part", "2.part"].map(place.path)
        #expect(try place.runWhole(["shard", "merge"] + parts + ["-o", place.path("b.csv.gz")]).status == .done)
        #expect(try unpacked("b.csv.gz") == "id\r\n1\r\n2\r\n3\r\n")
    }

    @Test func aFolderOfFilesIsRefusedUnderAPackedName() throws {
        let notice = samples.appendingPathComponent("notice.txt").path
        let xml = try place.write(#"<f><p id="1"><w no="7"/><w no="8"/></p><p id="2"><w no="9"/></p></f>"#, to: "d.xml")
        let csv = try place.write("id,kind\n1,a\n2,b\n", to: "a.csv")
        for (arguments, rule) in [
            (["convert", notice, "-t", "csv"], "command.folder-packed"),
            (["convert", xml, "--mapping", "auto", "-t", "csv"], "mapping.folder-needed"),
            (["convert", csv, "--split-by", "kind", "-t", "csv"], "command.split-folder-needed"),
        ] {
            let outcome = try place.runWhole(arguments + ["-o", place.path("x.csv.zst")])
            #expect(outcome.status == .usage)
            #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)")
            #expect(place.names == ["a.csv", "d.xml"])
        }
    }

    @Test func aFolderOfFilesThatIsOneFileIsPacked() throws {
        let notice = samples.appendingPathComponent("notice.txt").path
        #expect(try place.runWhole("convert", notice, "-t", "csv", "-o", place.path("x.zip.gz")).status == .done)
        #expect(try unpacked("x.zip.gz").hasPrefix("PK"))
    }

    @Test(arguments: [("ics", "BEGIN:VCALENDAR"), ("txt", "DATASET "), ("csv", "dataset,title")])
    func thePackedNameOfAPlanTellsItsFormat(name: String, beginning: String) throws {
        let points = CommandCase.folder.appendingPathComponent("Inputs/disclosure-points.txt").path
        let output = "plan.\(name).gz"
        let outcome = try place.runWhole("plan", points, "--as-of", "2023-08-01", "-o", place.path(output))
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(try unpacked(output).hasPrefix(beginning))
    }
}
