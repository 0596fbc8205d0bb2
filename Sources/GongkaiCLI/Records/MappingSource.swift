import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// The mapping that `--mapping` names: a file with those that it builds on, or `auto` for the one that `describe` would
/// propose.
struct MappingSource {
    /// What stands for the proposal.
    static let proposed = "auto"

    /// What `--mapping` says.
    let path: String

    var isProposed: Bool { path == MappingSource.proposed }

    /// Reads the file.
    /// - Throws: status 66 where it is missing, 65 where it is no mapping.
    func mapping(in surroundings: Surroundings) throws(CommandFailure) -> RecordMapping {
        let (node, bytes) = try node(of: path, behind: [], in: surroundings)
        do throws(ReadError) {
            return try RecordMappingReader().read(node, of: bytes)
        } catch {
            throw CommandFailure(.unreadable, error.diagnostics, file: path)
        }
    }

    /// What a file says together with those that it builds on.
    private func node(
        of path: String, behind chain: [String], in surroundings: Surroundings
    ) throws(CommandFailure) -> (JSONNode, [UInt8]) {
        let bytes = try InputFile(path).read(in: surroundings)
        var node: JSONNode
        do throws(JSONSyntaxError) {
            node = try JSONNode.parse(bytes)
        } catch {
            throw failure(error.diagnostic, in: path, bytes)
        }
        guard let base = MappingExtension.base(of: node) else { return (node, bytes) }
        let chain = chain + [MappingSource.resolved(path)]
        let next = MappingSource.path(of: base.name, beside: path)
        let place = Diagnostic.Position(offset: base.offset)
        if let first = chain.firstIndex(of: MappingSource.resolved(next)) {
            let names = (chain[first...] + [chain[first]]).map { InputFile($0).name }.joined(separator: " → ")
            throw failure(
                Diagnostic(.mappingCyclic, [names], at: place, modelPath: MappingExtension.member), in: path, bytes)
        }
        guard chain.count < MappingExtension.mostMappings else {
            let most = String(MappingExtension.mostMappings)
            throw failure(
                Diagnostic(.mappingTooLong, [most], at: place, modelPath: MappingExtension.member), in: path, bytes)
        }
        let (other, _) = try self.node(of: next, behind: chain, in: surroundings)
        node = MappingExtension.merged(node, over: other)
        return (node, bytes)
    }

    /// The file that is named and those that it builds on, as far as they can be read.
    func files(in surroundings: Surroundings) -> [String] {
        var files = isProposed ? [] : [path]
        while let last = files.last, let bytes = try? InputFile(last).read(in: surroundings),
            let node = try? JSONNode.parse(bytes), let base = MappingExtension.base(of: node)
        {
            let next = MappingSource.path(of: base.name, beside: last)
            guard !files.contains(next), files.count <= MappingExtension.mostMappings else { break }
            files.append(next)
        }
        return files
    }

    private static func path(of name: String, beside path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return name.hasPrefix("/") ? name : folder + name
    }

    /// The one path of a file that may be called by many.
    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func failure(_ diagnostic: Diagnostic, in path: String, _ bytes: [UInt8]) -> CommandFailure {
        var sink = DiagnosticSink()
        sink.report(diagnostic)
        sink.resolvePositions(with: LineTable(bytes))
        return CommandFailure(.unreadable, sink.diagnostics, file: path)
    }
}
