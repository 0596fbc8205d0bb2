import Foundation
import GongkaiBytes
import GongkaiCLI
import GongkaiRelease
import Testing

/// A small release in a folder of its own: two datasets, one of which points to the other, and two documents.
final class ReleasePlace {
    let place: Workplace
    /// What the release is called.
    static let period = "2024-03"

    private static let configuration = """
        series: yunxi
        period: 2024-03
        released: 2024-04-10
        title: {zh: 数据, en: Data}
        description: {zh: 虚构的数据。, en: Made-up data.}
        publisher: {name: 云溪市人民政府办公室}
        licence: {name: CC-BY-4.0, address: "https://creativecommons.org/licenses/by/4.0/"}
        contact: {name: 政务公开科, email: open-data@yunxi.example}
        homepage: https://data.yunxi.example/releases/
        documents:
          - path: notice.txt
        datasets:
          - {name: offices, path: offices.csv, schema: offices.json}
          - {name: staff, path: staff.csv, schema: staff.json}
        formats:
          datasets: [csv, json, ndjson, xml, xlsx]
          documents: [xml, json, html, markdown]

        """
    private static let offices = """
        {"name": "offices", "title": "Offices", "primaryKey": ["code"],
         "fields": [{"name": "code", "type": "string"}, {"name": "title", "type": "string"},
                    {"name": "opened", "type": "date"}]}
        """
    private static let staff = """
        {"name": "staff", "title": "Staff", "primaryKey": ["id"],
         "fields": [{"name": "id", "type": "integer"}, {"name": "office", "type": "string"},
                    {"name": "note", "type": "string"}],
         "foreignKeys": [{"fields": ["office"], "reference": {"resource": "offices", "fields": ["code"]}}]}
        """

    /// - Parameter lines: lines of the configuration besides.
    init(_ lines: String = "") throws {
        place = try Workplace()
        let samples = URL(filePath: #filePath).appending(path: "../../../Samples").standardizedFileURL
        try place.write(ReleasePlace.configuration + lines, to: "release.yaml")
        try place.write(
            String(contentsOf: samples.appending(path: "notice.txt"), encoding: .utf8), to: "notice.txt")
        try place.write(ReleasePlace.offices, to: "offices.json")
        try place.write(ReleasePlace.staff, to: "staff.json")
        try place.write(
            "code,title,opened\na,甲 <b>&amp;</b>,2024-01-02\nb,\"乙, \"\"二\"\"\",\nc,=1+1,1999-12-31\n",
            to: "offices.csv")
        try place.write("id,office,note\n1,a,\n2,b,两\n3,c,\"a\nb\"\n4,a, \n", to: "staff.csv")
    }

    /// Makes the release.
    func release(_ arguments: String...) throws -> CommandOutcome {
        try place.runWhole(["release", place.path("release.yaml"), "-o", place.path("out")] + arguments)
    }

    /// Verifies it.
    func verify(_ arguments: String...) throws -> CommandOutcome {
        try place.runWhole(["verify", place.path("out/" + ReleasePlace.period)] + arguments)
    }

    /// The path of a file of the release.
    func path(_ name: String) -> String { place.path("out/\(ReleasePlace.period)/\(name)") }

    func content(of name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func write(_ content: String, to name: String) throws {
        try Data(content.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// Replaces what must be there.
    func replace(_ old: String, by new: String, in name: String) throws {
        let content = try content(of: name)
        try #require(content.contains(old), "\(name) has no “\(old)”")
        try write(content.replacing(old, with: new, maxReplacements: 1), to: name)
    }

    /// Takes a line away; negative ones are counted from the end.
    func removeLine(_ index: Int, of name: String) throws {
        var lines = try content(of: name).split(separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: index < 0 ? lines.count - 1 + index : index)
        try write(lines.joined(separator: "\n"), to: name)
    }

    /// Makes the manifest anew, as somebody would who wants a change not to be seen.
    func makeManifestAnew() throws {
        var manifest = Manifest()
        let folder = place.path("out/\(ReleasePlace.period)")
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
            guard !isFolder.boolValue, name != Manifest.name, name != Manifest.signatureName else { continue }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path(name)))
            manifest.add(path: name, sha256: SHA256.hexDigest(of: bytes), size: bytes.count)
        }
        try Data(manifest.bytes).write(to: URL(fileURLWithPath: path(Manifest.name)))
    }

    /// The rules that are broken, with the files they name, of `verify --json`.
    func findings(_ arguments: String...) throws -> [String: [String]] {
        let outcome = try place.runWhole(["verify", place.path("out/" + ReleasePlace.period), "--json"] + arguments)
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.error)")
        let findings = try #require(report["findings"] as? [[String: String]])
        var found: [String: [String]] = [:]
        for finding in findings where finding["severity"] == "error" {
            found[finding["id"] ?? "", default: []].append(finding["file"] ?? "")
        }
        #expect(report["isWhole"] as? Bool == found.isEmpty)
        #expect(outcome.status == (found.isEmpty ? .done : .inputHasErrors))
        return found
    }
}
