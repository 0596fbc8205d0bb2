import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiModel

/// A file that says what an output has to be; `GONGKAI_UPDATE_GOLDEN=1` writes it anew.
struct GoldenFile {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden")
    private static let updates = ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1"

    let url: URL

    /// - Parameter kind: what the format holds; the same name may stand for a format of each kind.
    init(kind: String, format: Format) {
        let isArchive = format.mediaType == "application/zip" || format.mediaType.contains("openxmlformats")
        let ending = isArchive ? "files" : format.extensions.first ?? "out"
        url = GoldenFile.folder.appendingPathComponent("\(kind)/\(format.name).\(ending)")
    }

    /// What is wrong with an output.
    func faults(in bytes: [UInt8]) throws -> [String] {
        let shown = try GoldenFile.shown(bytes)
        if GoldenFile.updates {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(shown).write(to: url)
        }
        guard let golden = FileManager.default.contents(atPath: url.path) else { return ["no golden file \(url.path)"] }
        return golden == Data(shown) ? [] : ["not as in \(url.lastPathComponent)"]
    }

    /// The files of a kind that are there.
    static func names(kind: String) -> Set<String> {
        let path = folder.appendingPathComponent(kind).path
        return Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    }

    /// An archive as its files one behind another, since how it is packed is no matter of ours; a database of SQLite
    /// without the version of the library that wrote it (Database File Format, 1.3.16).
    private static func shown(_ bytes: [UInt8]) throws -> [UInt8] {
        if Archive.isArchive(bytes) {
            return try Archive.unpack(bytes).flatMap { Array("== \($0.name)\n".utf8) + $0.bytes + [0x0A] }
        }
        guard bytes.starts(with: "SQLite format 3\0".utf8), bytes.count >= 100 else { return bytes }
        return bytes[..<92] + [UInt8](repeating: 0, count: 8) + bytes[100...]
    }
}
