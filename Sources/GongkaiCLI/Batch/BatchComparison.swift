import GongkaiDiagnostics

/// Looks whether an input has to be converted: not where it, its outputs and the options are as they were.
struct BatchComparison: Sendable {
    let folder: String
    /// The digest of the options.
    let options: String
    /// Whether all is converted anyway.
    let convertsAll: Bool
    /// Whether contents are compared even where the system says that nothing has changed.
    let alwaysHashes: Bool

    /// - Returns: the entry with what is known now, where nothing has changed; `nil` where it is to be converted.
    func unchanged(_ item: BatchItem) -> BatchEntry? {
        guard !convertsAll, var entry = item.entry, entry.options == options, entry.isComplete else { return nil }
        guard isUnchanged(&entry.facts, item.input.facts, entry.size, entry.sha256, at: item.input.path) else {
            return nil
        }
        entry.modified = item.input.facts.modified
        for place in entry.outputs.indices {
            let output = entry.outputs[place]
            let path = folder + "/" + output.path
            guard let facts = try? FileFacts(path: path),
                isUnchanged(&entry.outputs[place].facts, facts, output.size, output.sha256, at: path)
            else { return nil }
        }
        return entry
    }

    /// Whether a file is as it was: by what the system says of it, else by its content.
    private func isUnchanged(
        _ known: inout [Int]?, _ facts: FileFacts, _ size: Int, _ sha256: String, at path: String
    ) -> Bool {
        guard facts.isRegularFile, facts.size == size else { return false }
        if !alwaysHashes, known == facts.remembered { return true }
        guard let found = try? FileDigest.sha256(of: path), found == sha256 else { return false }
        known = facts.remembered
        return true
    }
}
