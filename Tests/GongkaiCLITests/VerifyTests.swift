import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiCLI
import GongkaiRelease
import Testing

@Suite("Verifying a release")
struct VerifyTests {
    private static let staff = "datasets/staff/staff"

    private func released() throws -> ReleasePlace {
        let place = try ReleasePlace()
        let outcome = try place.release()
        try #require(outcome.status == .done, "\(outcome.error)")
        return place
    }

    @Test("finds nothing wrong with one that was just made, nor with one without a name on the web")
    func whole() throws {
        let place = try released()
        let outcome = try place.verify()
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(outcome.output.hasSuffix("2024-03: whole\n"))
        #expect(try place.findings() == [:])
        try FileManager.default.moveItem(atPath: place.place.path("out/2024-03"), toPath: place.place.path("elsewhere"))
        #expect(try place.place.runWhole("verify", place.place.path("elsewhere")).status == .done)
    }

    @Test("says what a file and what a missing folder is")
    func noRelease() throws {
        let place = try released()
        #expect(try place.place.runWhole("verify", place.place.path("gone")).status == .noInput)
        #expect(try place.place.runWhole("verify", place.path("datapackage.json")).status == .noInput)
        let empty = try Workplace()
        #expect(try empty.runWhole("verify", empty.folder.path).status == .inputHasErrors)
    }

    // MARK: Files

    @Test("finds a changed byte, in whatever file")
    func changedByte() throws {
        for name in [VerifyTests.staff + ".xlsx", "provenance.jsonld", VerifyTests.staff + ".md"] {
            let place = try released()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: place.path(name)))
            // A letter case is changed, so that what reads the file still may read it.
            let index = try #require(bytes.lastIndex { (0x61...0x7A).contains($0) })
            bytes[index] ^= 0x20
            try bytes.write(to: URL(fileURLWithPath: place.path(name)))
            #expect(try place.findings()["verify.digest"] == [name])
        }
    }

    @Test("finds a missing file")
    func missingFile() throws {
        let place = try released()
        let name = VerifyTests.staff + ".ndjson"
        try FileManager.default.removeItem(atPath: place.path(name))
        let findings = try place.findings()
        #expect(findings["verify.file-missing"] == [name])
        // And it is missed where the manifest does not tell.
        try place.makeManifestAnew()
        let anew = try place.findings()
        #expect(anew["verify.file-missing"] == nil)
        #expect(anew["verify.metadata-dangling"]?.contains("datapackage.json") == true)
        #expect(anew["verify.metadata-dangling"]?.contains("catalog.jsonld") == true)
        #expect(anew["verify.format-missing"] == ["datasets/staff"])
    }

    @Test("finds extra files, folders and links")
    func extras() throws {
        let place = try released()
        try place.write("x", to: "datasets/extra.txt")
        try place.write("x", to: ".hidden")
        try FileManager.default.createDirectory(atPath: place.path("empty"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: place.path("link"), withDestinationPath: "datapackage.json")
        let findings = try place.findings()
        #expect(findings["verify.file-extra"] == [".hidden", "datasets/extra.txt", "empty"])
        #expect(findings["verify.no-file"] == ["link"])
    }

    @Test("refuses manifests that are missing, cut short, repeat themselves or lead outside")
    func manifests() throws {
        let place = try released()
        let manifest = try place.content(of: Manifest.name)
        let digest = String(repeating: "a", count: 64)
        for broken in [
            String(manifest.dropLast()), manifest + manifest, manifest + "\(digest)  ../x\n",
            manifest + "\(digest) x\n",
            manifest + "\(digest)  /etc/passwd\n", "",
        ] {
            try place.write(broken, to: Manifest.name)
            #expect(try place.findings()["verify.manifest-malformed"] == [Manifest.name])
        }
        try FileManager.default.removeItem(atPath: place.path(Manifest.name))
        #expect(try place.findings()["verify.manifest-missing"] == [Manifest.name])
    }

    // MARK: Records

    @Test(
        "finds a record that one format lacks, with a manifest that fits", arguments: ["csv", "ndjson", "json", "xml"])
    func droppedRecord(_ format: String) throws {
        let place = try released()
        let name = VerifyTests.staff + "." + format
        switch format {
        case "csv": try place.replace("2,b,两\r\n", by: "", in: name)
        case "ndjson": try place.removeLine(1, of: name)
        case "json":
            var whole = try #require(
                JSONSerialization.jsonObject(with: Data(place.content(of: name).utf8)) as? [String: Any])
            whole["records"] = try #require(whole["records"] as? [Any]).dropLast() as [Any]
            try JSONSerialization.data(withJSONObject: whole, options: .sortedKeys)
                .write(to: URL(fileURLWithPath: place.path(name)))
        default: try place.replace("<record><id>2</id><office>b</office><note>两</note></record>\n", by: "", in: name)
        }
        try place.makeManifestAnew()
        let findings = try place.findings()
        #expect(findings["verify.digest"] == nil)
        let counts = try #require(findings["verify.record-count"])
        // The first format is what the others are compared with.
        #expect(format == "csv" ? counts.count == 4 : counts == [name])
    }

    @Test("finds a record that a workbook lacks")
    func droppedRow() throws {
        let place = try released()
        let name = VerifyTests.staff + ".xlsx"
        let url = URL(fileURLWithPath: place.path(name))
        let files = try Archive.unpack(Array(Data(contentsOf: url))).map { file in
            guard file.name.hasPrefix("xl/worksheets/") else { return file }
            let text = String(decoding: file.bytes, as: UTF8.self).replacing(#/<row r="3".*?</row>/#, with: "")
            return NamedFile(name: file.name, bytes: Array(text.utf8))
        }
        try Data(Archive.pack(files)).write(to: url)
        try place.makeManifestAnew()
        #expect(try place.findings()["verify.record-count"] == [name])
        try place.write("no workbook", to: name)
        #expect(try place.findings()["verify.records-invalid"] == [name])
    }

    @Test("finds values and an order that differ in one format")
    func changedRecord() throws {
        let place = try released()
        try place.replace("两", by: "三", in: VerifyTests.staff + ".xml")
        let name = "datasets/offices/offices.ndjson"
        let lines = try place.content(of: name).split(separator: "\n").map { String($0) + "\n" }
        try place.write(([lines[1], lines[0]] + lines[2...]).joined(), to: name)
        try place.makeManifestAnew()
        #expect(try place.findings()["verify.records-differ"] == [name, VerifyTests.staff + ".xml"])
    }

    @Test("finds records that break their schema, and keys that lead to nothing")
    func invalidRecords() throws {
        let place = try released()
        try place.replace("<id>3</id>", by: "<id>x</id>", in: VerifyTests.staff + ".xml")
        try place.replace("4,a", by: "4,z", in: VerifyTests.staff + ".csv")
        try place.makeManifestAnew()
        let findings = try place.findings()
        #expect(findings["verify.records-invalid"] == [VerifyTests.staff + ".csv", VerifyTests.staff + ".xml"])
    }

    @Test("judges XML by the XSD that was released with it")
    func foreignXSD() throws {
        let place = try released()
        try place.replace("name=\"note\"", by: "name=\"remark\"", in: VerifyTests.staff + ".xsd")
        try place.makeManifestAnew()
        #expect(try place.findings()["verify.records-invalid"] == [VerifyTests.staff + ".xml"])
    }

    // MARK: Documents, pages, metadata

    @Test("finds documents that are not the same in two formats, or no documents")
    func documents() throws {
        let place = try released()
        let folder = try #require(
            FileManager.default.contentsOfDirectory(atPath: place.path("documents")).sorted().first)
        let name = "documents/\(folder)/\(folder)"
        try place.replace("2024", by: "2023", in: name + ".json")
        try place.makeManifestAnew()
        let findings = try place.findings()
        let found = (findings["verify.documents-differ"] ?? []) + (findings["verify.document-unreadable"] ?? [])
        #expect(found == [name + ".json"])
        try place.write("{}", to: name + ".json")
        #expect(try place.findings()["verify.document-unreadable"] == [name + ".json"])
    }

    @Test("finds dead links, to files, folders and names in pages, and no others")
    func links() throws {
        let place = try released()
        let page = """
            <!DOCTYPE html><title>a <a href="not-a-link"></title><!-- <a href="nor-this"> --><p id=top-of>
            <a href="datapackage.json?x=1#y">1</a> <a href='./datasets/'>2</a> <a href=datasets/staff/staff.csv>3</a>
            <a href="#top-of">4</a><a href="#">5</a><a href="mailto:a@b.example">6</a><a href="https://x.example/y">7</a>
            <a href="https://data.yunxi.example/releases/2024-03/catalog.jsonld">8</a>
            <script>x = '<a href="gone-too">'</script>
            """
        try place.write(page, to: "page.html")
        try place.makeManifestAnew()
        #expect(try place.findings() == [:])
        for dead in [
            "gone.html", "#nowhere", "page.html#nowhere", "datasets/gone/", "datasets/staff/staff.csv/x",
            "DATAPACKAGE.json",
            "https://data.yunxi.example/releases/2024-03/gone", "%64atapackage.jso", "a?b&amp;c",
        ] {
            try place.write(page + "<IMG alt=x SRC = \"\(dead)\">", to: "page.html")
            try place.makeManifestAnew()
            #expect(try place.findings() == ["verify.dead-link": ["page.html"]], "\(dead)")
        }
    }

    @Test("finds wrong sizes and digests in metadata")
    func sizes() throws {
        let place = try released()
        try place.replace("\"bytes\": ", by: "\"bytes\": 1", in: "datapackage.json")
        try place.replace("\"hash\": \"sha256:", by: "\"hash\": \"sha256:0", in: "datapackage.json")
        try place.makeManifestAnew()
        var findings = try place.findings()
        #expect(findings["verify.size"] == ["datapackage.json"])
        #expect(findings["verify.metadata-digest"] == ["datapackage.json"])
        let catalogue = try place.content(of: "catalog.jsonld")
        let size = try #require(catalogue.firstMatch(of: #/"dcat:byteSize": \{\s*"@value": "/#))
        try place.write(
            catalogue.replacing(size.output, with: size.output + "9", maxReplacements: 1), to: "catalog.jsonld")
        findings = try place.findings()
        #expect(findings["verify.size"] == ["datapackage.json", "catalog.jsonld"])
    }

    @Test("finds entries of metadata that lead to nothing")
    func dangling() throws {
        for (file, old, new) in [
            ("catalog.jsonld", "releases/2024-03/datasets/staff/\"", "releases/2024-03/datasets/stuff/\""),
            ("provenance.jsonld", "2024-03/#input/staff.csv\"", "2024-03/#input/stuff.csv\""),
            ("datapackage.json", "\"path\": \"datasets/staff/staff.xml\"", "\"path\": \"datasets/staff/stuff.xml\""),
            ("datasets/staff/staff.csv-metadata.json", "\"url\": \"staff.csv\"", "\"url\": \"stuff.csv\""),
        ] {
            let place = try released()
            try place.replace(old, by: new, in: file)
            try place.makeManifestAnew()
            #expect(try place.findings()["verify.metadata-dangling"]?.contains(file) == true, "\(file)")
        }
        let place = try released()
        try place.write("{", to: "catalog.jsonld")
        try FileManager.default.removeItem(atPath: place.path("provenance.jsonld"))
        try place.makeManifestAnew()
        let findings = try place.findings()
        #expect(findings["verify.metadata-unreadable"] == ["catalog.jsonld"])
        #expect(findings["verify.metadata-missing"] == ["provenance.jsonld"])
    }
}
