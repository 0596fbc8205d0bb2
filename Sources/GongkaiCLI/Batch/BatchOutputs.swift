import GongkaiDiagnostics

/// The output folder as the threads of a batch see it.
struct BatchOutputs: Sendable {
    let path: String
    /// What may be replaced, since a batch made it.
    let owned: Set<[UInt8]>
    /// Whether anything may be replaced.
    let replacesAll: Bool
    private let folder: Shared

    /// The folder that holds the lock, which is only read.
    private final class Shared: @unchecked Sendable {
        let folder: BatchFolder
        init(_ folder: BatchFolder) { self.folder = folder }
    }

    init(_ folder: BatchFolder, owned: Set<[UInt8]>, replacesAll: Bool) {
        path = folder.path
        self.folder = Shared(folder)
        self.owned = owned
        self.replacesAll = replacesAll
    }

    /// Whether an output may take the place of what is there.
    func mayReplace(_ output: BatchFormat.Output) -> Bool {
        replacesAll || owned.contains(SystemPath.bytes(of: output.path))
    }

    /// Where an output goes; the folders that it stands in are made.
    /// - Parameter entry: what the input had before, which a folder may lose.
    func destination(
        of output: BatchFormat.Output, _ entry: BatchEntry?
    ) throws(CommandFailure) -> ConversionPlan.Destination {
        try folder.folder.makeParents(of: output.path)
        let path = folder.folder.output(output.path)
        guard output.isFolder else { return .file(OutputFile(path: path, replaces: mayReplace(output))) }
        var target = OutputFolder(path: path, replaces: mayReplace(output))
        let prefix = output.path + "/"
        target.disposable = (entry?.owned ?? []).map(\.path).filter { $0.utf8.starts(with: prefix.utf8) }
            .map { String(Substring($0.utf8.dropFirst(prefix.utf8.count))) }
        return .folder(target)
    }

    /// The files that an output consists of, as they are now.
    func files(of output: BatchFormat.Output) -> [BatchOutput] {
        guard output.isFolder else { return [file(output.path)].compactMap { $0 } }
        return files(in: output.path)
    }

    private func files(in folder: String) -> [BatchOutput] {
        let names = (try? InputFolder(path: path + "/" + folder).names()) ?? []
        return names.flatMap { name in
            let inner = folder + "/" + name
            guard FileStatus(itself: path + "/" + inner)?.isFolder != true else { return files(in: inner) }
            return [file(inner)].compactMap { $0 }
        }
    }

    private func file(_ name: String) -> BatchOutput? {
        let path = path + "/" + name
        guard let facts = try? FileFacts(path: path), let sha256 = try? FileDigest.sha256(of: path) else { return nil }
        return BatchOutput(path: name, size: facts.size, sha256: sha256, facts: facts.remembered)
    }
}
