import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease

/// A whole release as it stands on the disk: what the next one is compared with and what corrections start from.
struct ReleasedFolder {
    let path: String
    let period: String
    private let paths: [String]
    private let surroundings: Surroundings

    /// - Throws: status 65 where its manifest is none, 66 where it has none; 74.
    init(path: String, period: String, in surroundings: Surroundings) throws(CommandFailure) {
        let file = InputFile(path + "/" + Manifest.name)
        guard let manifest = Manifest(reading: try file.read(in: surroundings)) else {
            throw CommandFailure(.unreadable, .releaseUnreadable, [file.path])
        }
        (self.path, self.period, self.surroundings) = (path, period, surroundings)
        paths = manifest.paths
    }

    /// The names of its datasets.
    var datasets: [String] { names(under: "datasets") }

    /// The names of its documents' folders.
    var documents: [String] { names(under: "documents") }

    private func names(under folder: String) -> [String] {
        var names: [String] = []
        for path in paths {
            let steps = path.split(separator: "/")
            guard steps.count == 3, steps[0] == folder else { continue }
            let name = String(steps[1])
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The records of a dataset, relative to the release, in a format that says most of them.
    func records(of name: String) -> (path: String, format: String)? {
        file(of: name, under: "datasets", in: ["ndjson", "json", "csv", "tsv", "xml"])
    }

    /// A document in a format that says all of it.
    func document(_ name: String) -> (path: String, format: String)? {
        file(of: name, under: "documents", in: ["json", "xml"])
    }

    private func file(of name: String, under folder: String, in formats: [String]) -> (path: String, format: String)? {
        for format in formats {
            let path = "\(folder)/\(name)/\(name).\(format)"
            if paths.contains(path) { return (path, format) }
        }
        return nil
    }

    /// What the records of a dataset keep to.
    func schema(of name: String) throws(CommandFailure) -> DatasetSchema {
        let path = "\(path)/datasets/\(name)/\(name).table-schema.json"
        var schema = try DatasetSchemaSource(path).schema(in: surroundings).schema
        schema.name = name
        return schema
    }

    /// Its `CHANGELOG.md`; empty where it has none.
    func changelog() throws(CommandFailure) -> String {
        guard paths.contains(Changelog.path) else { return "" }
        return String(decoding: try InputFile(path + "/" + Changelog.path).read(in: surroundings), as: UTF8.self)
    }

    /// What was withdrawn and corrected up to it.
    /// - Throws: status 65 where its list is none.
    func tombstones() throws(CommandFailure) -> [Tombstone] {
        guard paths.contains(TombstoneFile.path) else { return [] }
        let file = InputFile(path + "/" + TombstoneFile.path)
        guard let stones = TombstoneFile.read(try file.read(in: surroundings)) else {
            throw CommandFailure(.unreadable, .releaseUnreadable, [file.path])
        }
        return stones
    }

    /// Reads a document of it.
    func publication(_ name: String, reporter: inout Reporter) throws(CommandFailure) -> Publication? {
        guard let file = document(name) else { return nil }
        let source = try PublicationSource(format: file.format, in: surroundings)
        return try source.read(InputFile(path + "/" + file.path), reporter: &reporter)
    }
}
