import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiCLI
import Testing

/// What releases and plans are made of may be packed, or a member of an archive (`Docs/archives.md`).
@Suite("Releases and plans of packed inputs") struct PackedInputTests {
    private func bytes(_ place: Workplace, _ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: place.path(name))))
    }

    private func put(_ bytes: [UInt8], _ place: Workplace, _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: place.path(name)))
    }

    private func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        var packed: [UInt8] = []
        let output = try PackedOutput(.gzip) {
            packed += $0
            return true
        }
        let isWhole = bytes.withUnsafeBytes { output.write($0) } && output.finish()
        #expect(isWhole)
        return packed
    }

    /// Packs the inputs of a release, and has its configuration name them so.
    private func pack(_ place: Workplace, _ renamed: [(old: String, new: String)]) throws {
        var configuration = String(decoding: try bytes(place, "release.yaml"), as: UTF8.self)
        for (old, new) in renamed {
            #expect(configuration.contains("path: \(old)"))
            configuration = configuration.replacing("path: \(old)", with: "path: \(new)")
        }
        try place.write(configuration, to: "release.yaml")
        for (old, _) in renamed { try FileManager.default.removeItem(atPath: place.path(old)) }
    }

    /// The files of a release, those aside that say what it was made of or sum it up.
    private func files(of release: ReleasePlace) throws -> [String: [UInt8]] {
        let root = release.path("")
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard ["datasets/", "documents/"].contains(where: { name.hasPrefix($0) }) else { continue }
            found[name] = (try? Data(contentsOf: URL(fileURLWithPath: release.path(name)))).map { Array($0) }
        }
        return found
    }

    @Test("a release of packed datasets and of documents in archives holds what that of plain ones does")
    func release() throws {
        let plain = try ReleasePlace()
        #expect(try plain.release().status == .done)
        let packed = try ReleasePlace()
        try put(try gzipped(bytes(packed.place, "offices.csv")), packed.place, "offices.csv.gz")
        let staff = NamedFile(name: "tables/staff.csv", bytes: try bytes(packed.place, "staff.csv"))
        try put(
            try Archive.pack([staff, NamedFile(name: "tables/other.csv", bytes: Array("id\n1\n".utf8))]), packed.place,
            "tables.zip")
        let notice = NamedFile(name: "notice.txt", bytes: try bytes(packed.place, "notice.txt"))
        try put(try Archive.pack([notice]), packed.place, "notice.zip")
        try pack(
            packed.place,
            [
                ("offices.csv", "offices.csv.gz"), ("staff.csv", "tables.zip/tables/staff.csv"),
                ("notice.txt", "notice.zip"),
            ])
        let outcome = try packed.release()
        #expect(outcome.status == .done, "\(outcome.error)")
        let (expected, found) = (try files(of: plain), try files(of: packed))
        #expect(expected.count >= 10)
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, content) in expected { #expect(found[name] == content, "\(name)") }
        let verified = try packed.verify()
        #expect(verified.status == .done, "\(verified.error)")
    }

    private func expectRefused(_ release: ReleasePlace, by rule: String) throws {
        let outcome = try release.release()
        #expect(outcome.status != .done)
        #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: release.path("")))
    }

    @Test("a release of an archive with several members needs the name of one, and leaves nothing behind")
    func severalMembers() throws {
        let release = try ReleasePlace()
        let csv = NamedFile(name: "a.csv", bytes: try bytes(release.place, "offices.csv"))
        try put(
            try Archive.pack([csv, NamedFile(name: "b.csv", bytes: csv.bytes)]), release.place, "offices.zip")
        try pack(release.place, [("offices.csv", "offices.zip")])
        try expectRefused(release, by: "archive.member-needed")
    }

    @Test("a release of packed data that is cut off is refused, and leaves nothing behind")
    func cutOff() throws {
        let release = try ReleasePlace()
        let stream = try gzipped(bytes(release.place, "offices.csv"))
        try put(Array(stream.prefix(stream.count - 9)), release.place, "offices.csv.gz")
        try pack(release.place, [("offices.csv", "offices.csv.gz")])
        try expectRefused(release, by: "archive.stream-damaged")
    }

    @Test("a plan of packed documents is that of plain ones")
    func plan() throws {
        let place = try Workplace()
        let inputs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Cases/Inputs/disclosure-points.txt")
        let points = Array(try Data(contentsOf: inputs))
        try put(points, place, "points.txt")
        try put(try gzipped(points), place, "points.txt.gz")
        let member = NamedFile(name: "2023/points.txt", bytes: points)
        let other = NamedFile(name: "2023/other.txt", bytes: Array("其他\n".utf8))
        try put(try Archive.pack([member]), place, "one.zip")
        try put(try Archive.pack([member, other]), place, "points.zip")
        let expected = try place.runWhole("plan", place.path("points.txt"), "--as-of", "2023-08-01")
        #expect(expected.status == .done, "\(expected.error)")
        for name in ["points.txt.gz", "one.zip", "points.zip/2023/points.txt"] {
            let outcome = try place.runWhole("plan", place.path(name), "--as-of", "2023-08-01")
            #expect(outcome.status == .done, "\(outcome.error)")
            #expect(outcome.output == expected.output, "\(name)")
        }
        try put(Array(try gzipped(points).prefix(60)), place, "cut.txt.gz")
        let cut = try place.runWhole("plan", place.path("cut.txt.gz"))
        #expect(cut.status == .unreadable)
        #expect(cut.error.contains("[archive.stream-damaged]"), "\(cut.error)")
    }
}
