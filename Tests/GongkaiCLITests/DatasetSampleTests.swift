import Foundation
import GongkaiCLI
import GongkaiRead
import Testing

/// Made-up rows of every dataset of the catalogue: good ones, and bad ones with the reasons why each is refused.
@Suite("Samples of datasets")
struct DatasetSampleTests {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../Samples/datasets")
        .standardizedFileURL

    /// Why a record is refused, and where.
    private struct Refusal: Hashable {
        let record: Int
        let rule: String
        let field: String
    }

    private func file(_ name: String) -> String { DatasetSampleTests.folder.appending(path: name).path }

    @Test("are sound, and say that they are made up", arguments: DatasetCatalogue.names)
    func good(_ name: String) throws {
        let place = try Workplace()
        let outcome = try place.runWhole("validate", file(name + ".csv"), "--schema", name, "--quiet")
        #expect(outcome.status == .done, "\(outcome.error)")
        let text = try String(contentsOfFile: file(name + ".csv"), encoding: .utf8)
        #expect(text.contains("虚构样例"))
    }

    @Test("are accepted by libxml2 as XML", arguments: DatasetCatalogue.names)
    func asXML(_ name: String) throws {
        let place = try Workplace()
        let xml = place.path(name + ".xml")
        let outcome = try place.runWhole("convert", file(name + ".csv"), "--schema", name, "-o", xml, "--quiet")
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(try place.runWhole("validate", xml, "--schema", name, "--quiet").status == .done)
    }

    @Test("have blank templates that are accepted, with names and with titles", arguments: DatasetCatalogue.names)
    func template(_ name: String) throws {
        let place = try Workplace()
        for names in ["name", "title"] {
            let blank = try place.runWhole("schema", name, "--as", "csv", "--names", names)
            let path = try place.write(blank.output, to: "\(names).csv")
            let outcome = try place.runWhole("validate", path, "--schema", name, "--quiet")
            #expect(outcome.status == .done, "\(outcome.error)")
        }
    }

    @Test("of bad records are refused for the reasons that are named, and no others", arguments: DatasetCatalogue.names)
    func bad(_ name: String) throws {
        let place = try Workplace()
        let outcome = try place.runWhole(
            "validate", file(name + ".bad.csv"), "--schema", name, "--diagnostics", "json")
        #expect(outcome.status == .inputHasErrors)
        #expect(try found(outcome.error) == expected(name))
    }

    private func expected(_ name: String) throws -> Set<Refusal> {
        let text = try String(contentsOfFile: file(name + ".reasons.csv"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).dropFirst()
        #expect(lines.count >= 3)
        return Set(
            try lines.map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
                return Refusal(record: try #require(Int(cells[0])), rule: cells[1], field: cells[2])
            })
    }

    private func found(_ output: String) throws -> Set<Refusal> {
        var refusals: Set<Refusal> = []
        for line in output.split(separator: "\n") {
            let entry = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard entry["severity"] as? String == "error" else { continue }
            let path = try #require(entry["path"] as? String).split(separator: "/").map { String($0) }
            refusals.insert(
                Refusal(
                    record: try #require(Int(path[1])), rule: try #require(entry["id"] as? String),
                    field: path.count > 2 ? path[2] : ""))
        }
        return refusals
    }
}
