import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease

/// The releases that stand in the folder of a series, as their metadata tell of them.
struct SeriesHistory {
    /// The folder of the series.
    let path: String
    let surroundings: Surroundings

    private static let metadata = "datapackage.json"

    /// Every release, in the order of the names of their folders; none where the folder is not there.
    /// - Throws: status 65 where metadata is not what a release has, 66 and 74 where it cannot be read.
    func releases() throws(CommandFailure) -> [PlannedRelease] {
        guard FileStatus(path: path)?.isFolder == true else { return [] }
        var releases: [PlannedRelease] = []
        for name in try InputFolder(path: path).names() where name != SeriesFolder.latest {
            let file = InputFile(path + "/" + name + "/" + SeriesHistory.metadata)
            // What is not a release is somebody else's.
            guard FileStatus(path: file.path) != nil else { continue }
            releases.append(try release(file))
        }
        return releases
    }

    private func release(_ file: InputFile) throws(CommandFailure) -> PlannedRelease {
        let bytes = try file.read(in: surroundings)
        let root: JSONNode
        do throws(JSONSyntaxError) {
            root = try JSONNode.parse(bytes)
        } catch {
            throw CommandFailure(.unreadable, .planMetadata, file: file.path)
        }
        guard let period = root["version"]?.text, let created = root["created"]?.text,
            let released = CalendarDate(String(created.prefix(10))), released.day != nil
        else { throw CommandFailure(.unreadable, .planMetadata, file: file.path) }
        return PlannedRelease(period: period, released: released, datasets: SeriesHistory.datasets(in: root))
    }

    /// The folders under `datasets/` that its resources stand in.
    private static func datasets(in root: JSONNode) -> Set<String> {
        let paths = (root["resources"]?.elements ?? []).compactMap { $0["path"]?.text }
        let steps = paths.map { $0.split(separator: "/") }
        return Set(steps.filter { $0.count > 2 && $0[0] == "datasets" }.map { String($0[1]) })
    }
}

extension JSONNode {
    fileprivate subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var text: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    fileprivate var elements: [JSONNode]? {
        guard case .array(let nodes) = value else { return nil }
        return nodes
    }
}
