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
    func unchanged(_ item: BatchItem) -> KeptEntry? {
        guard !convertsAll, let kept = item.entry, kept.entry.options == options, kept.entry.isComplete else {
            return nil
        }
        var entry = kept.entry
        let (facts, path) = (item.input.facts, item.input.path)
        guard facts.size == entry.size else { return nil }
        let isKnown = isUnchanged(&entry.facts, facts.remembered, entry.sha256) { () throws(SystemError) in
            try facts.sha256(at: path)
        }
        guard isKnown else { return nil }
        entry.modified = facts.modified
        for place in entry.outputs.indices where !isUnchanged(&entry.outputs[place]) { return nil }
        let known = kept.entry
        let isSame =
            entry.facts == known.facts && entry.modified == known.modified
            && entry.outputs.elementsEqual(known.outputs) { $0.facts == $1.facts }
        return isSame ? kept : KeptEntry(entry)
    }

    private func isUnchanged(_ output: inout BatchOutput) -> Bool {
        let path = folder + "/" + output.path
        guard let facts = try? FileFacts(path: path), facts.isRegularFile, facts.size == output.size else {
            return false
        }
        return isUnchanged(&output.facts, facts.remembered, output.sha256) { () throws(SystemError) in
            try FileDigest.sha256(of: path)
        }
    }

    /// Whether something is as it was: by what the system says of it, else by its content.
    private func isUnchanged(
        _ known: inout [Int]?, _ now: [Int], _ sha256: String, _ digest: () throws(SystemError) -> String
    ) -> Bool {
        if !alwaysHashes, known == now { return true }
        guard let found = try? digest(), found == sha256 else { return false }
        known = now
        return true
    }
}
