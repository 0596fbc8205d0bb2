import Glibc
import GongkaiDiagnostics

/// Finds inputs of earlier runs that are gone, and removes what was made of them.
struct BatchPrune {
    let folder: BatchFolder
    /// The keys of the inputs that are there.
    let present: Set<[UInt8]>

    /// What is to be told of inputs that are gone.
    struct Account {
        var gone: [String] = []
        var removed = 0
        /// Outputs that somebody has changed.
        var kept: [String] = []
    }

    /// The inputs that are gone, in the order of their keys.
    func gone(in manifest: BatchManifest) -> [BatchEntry] {
        manifest.entries.filter { !present.contains($0.key) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.entry)
    }

    /// Removes the outputs of inputs that are gone, and those that the options do not ask for any more.
    func prune(_ manifest: inout BatchManifest) -> Account {
        var account = Account()
        var wanted: Set<[UInt8]> = []
        for (key, kept) in manifest.entries where present.contains(key) {
            for output in kept.entry.outputs { wanted.insert(SystemPath.bytes(of: output.path)) }
        }
        for entry in gone(in: manifest) {
            account.gone.append(entry.key)
            remove(entry.owned, except: wanted, &account)
            manifest.remove(SystemPath.bytes(of: entry.key))
        }
        for (key, kept) in manifest.entries where present.contains(key) {
            var entry = kept.entry
            guard entry.isComplete, !entry.former.isEmpty else { continue }
            remove(entry.former, except: wanted, &account)
            entry.former = []
            manifest.put(entry)
        }
        return account
    }

    private func remove(_ outputs: [BatchOutput], except wanted: Set<[UInt8]>, _ account: inout Account) {
        for output in outputs where !wanted.contains(SystemPath.bytes(of: output.path)) {
            let path = folder.output(output.path)
            guard let facts = try? FileFacts(path: path, followsLinks: false) else { continue }
            guard isOurs(output, facts, at: path), unlink(path.systemPath) == 0 else {
                account.kept.append(path)
                continue
            }
            account.removed += 1
            removeEmptyParents(of: output.path)
        }
    }

    private func isOurs(_ output: BatchOutput, _ facts: FileFacts, at path: String) -> Bool {
        guard facts.isRegularFile, facts.size == output.size else { return false }
        return facts.remembered == output.facts || (try? FileDigest.sha256(of: path)) == output.sha256
    }

    private func removeEmptyParents(of name: String) {
        var parent = SystemPath.folder(of: name)
        while !parent.isEmpty {
            parent.removeLast()
            guard rmdir(folder.output(parent).systemPath) == 0 else { return }
            parent = SystemPath.folder(of: parent)
        }
    }
}
