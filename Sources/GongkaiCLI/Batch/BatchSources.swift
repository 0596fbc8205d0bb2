import Glibc
import GongkaiDiagnostics

/// Where a batch looks for its inputs: what the command line names, and a list.
struct BatchSources {
    /// Files, folders and patterns.
    let named: [String]
    /// The file with a list of further ones, or `-`.
    var list: String?
    /// Whether the list is separated by NUL, as `find -print0` has it.
    var isNulSeparated = false
    /// The folder that names of the list are relative to, for the names of outputs.
    var base: String?
    /// Whether a folder that is a bundle is one input.
    var takesBundles = true

    /// Finds the inputs.
    /// - Parameter excluded: the folder of the outputs, which none are looked for in.
    /// - Throws: status 64 for standard input as an input, and what stops the reading of the list.
    func find(excluding excluded: FileFacts.Identity?, in surroundings: Surroundings) throws(CommandFailure)
        -> BatchFindings
    {
        var walk = FolderWalk(excluding: excluded, takesBundles: takesBundles)
        for path in named { try find(path, &walk) }
        if let list {
            for path in try listed(in: list, surroundings) { findListed(path, &walk) }
        }
        return walk.findings
    }

    private func find(_ path: String, _ walk: inout FolderWalk) throws(CommandFailure) {
        guard path != InputFile.standardStream else { throw CommandFailure(.usage, .batchStandardInput) }
        do throws(SystemError) {
            let facts = try FileFacts(path: path)
            if facts.isFolder, facts.identity != walk.excluded {
                walk.walk(path, key: "")
            } else if facts.isFolder {
                let failure = CommandFailure(.usage, .batchSourceIsOutput, file: path)
                walk.findings.obstacles.append((path, failure))
            } else {
                walk.findings.take(path, key: InputFile(path).name, facts: facts)
            }
        } catch {
            // A file may have a bracket in its name: what is there is no pattern.
            guard error.code == ENOENT, NamePattern.isPattern(path) else { return walk.findings.refuse(path, error) }
            let before = (walk.findings.inputs.count, walk.findings.obstacles.count)
            PathPattern(path).expand(&walk)
            if before == (walk.findings.inputs.count, walk.findings.obstacles.count) {
                walk.findings.obstacles.append((path, CommandFailure(.noInput, .batchPatternEmpty, file: path)))
            }
        }
    }

    private func findListed(_ path: String, _ walk: inout FolderWalk) {
        guard let key = key(ofListed: path) else {
            walk.findings.obstacles.append((path, CommandFailure(.noInput, .batchNameUnusable, file: path)))
            return
        }
        do throws(SystemError) {
            let facts = try FileFacts(path: path)
            if facts.isFolder { walk.walk(path, key: key) } else { walk.findings.take(path, key: key, facts: facts) }
        } catch {
            walk.findings.refuse(path, error)
        }
    }

    /// The place of a listed path in the output folder: the path itself, without a slash or `.` in front of it.
    /// - Returns: `nil` where it leads out of that folder, or can be no path.
    private func key(ofListed path: String) -> String? {
        var rest = path[...]
        if let base {
            let prefix = base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
            if path.utf8.starts(with: prefix.utf8) { rest = Substring(path.utf8.dropFirst(prefix.utf8.count)) }
        }
        let names = rest.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.filter { $0 != "." }
        guard !names.contains(".."), !path.utf8.contains(0) else { return nil }
        return names.joined(separator: "/")
    }

    /// The paths of a list: raw bytes, empty ones left out.
    private func listed(in path: String, _ surroundings: Surroundings) throws(CommandFailure) -> [String] {
        let bytes = try InputFile(path).read(in: surroundings)
        return bytes.split(separator: isNulSeparated ? 0 : UInt8(ascii: "\n"))
            .map { SystemPath.string(of: Array($0)) }
    }
}
