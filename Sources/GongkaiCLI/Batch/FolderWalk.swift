import Glibc
import GongkaiDiagnostics

/// Looks through folders for files. Symbolic links are not followed, so that the walk ends and stays where it was sent.
struct FolderWalk {
    /// A folder that is passed over: that of the outputs.
    let excluded: FileFacts.Identity?
    /// Whether folders may be inputs: not where another format is asked for.
    let takesBundles: Bool
    var findings = BatchFindings()
    /// What was passed over, which several ways may lead to.
    private var passedOver: Set<[UInt8]> = []

    /// Something in a folder.
    struct Entry {
        let path: String
        let key: String
        let facts: FileFacts
    }

    init(excluding excluded: FileFacts.Identity? = nil, takesBundles: Bool) {
        (self.excluded, self.takesBundles) = (excluded, takesBundles)
    }

    /// Takes every file in a folder and in the folders in it; one that is a bundle is an input as a whole.
    /// - Parameter key: what stands in front of the names of the files in it.
    mutating func walk(_ path: String, key: String) {
        let root = path
        var folders = [(path, key)]
        while let (folder, key) = folders.popLast() {
            let names = names(in: folder, showsHidden: false)
            if takesBundles, InputFacts.isBundle(folder, names: names) {
                findings.take(bundle: folder, key: key)
                continue
            }
            for entry in entries(names, of: folder, key: key, root: root) {
                if entry.facts.isFolder {
                    folders.append((entry.path, entry.key))
                } else {
                    findings.take(entry.path, key: entry.key, facts: entry.facts)
                }
            }
        }
    }

    /// The files and folders in a folder that are not hidden, in the order of their names' bytes.
    /// - Parameters:
    ///   - root: what links may not lead out of.
    ///   - showsHidden: whether those are wanted whose name begins with a dot.
    mutating func entries(of folder: String, key: String, root: String, showsHidden: Bool = false) -> [Entry] {
        entries(names(in: folder, showsHidden: showsHidden), of: folder, key: key, root: root)
    }

    private mutating func names(in folder: String, showsHidden: Bool) -> [String] {
        do throws(CommandFailure) {
            return try InputFolder(path: folder).names(showsHidden: showsHidden)
        } catch {
            findings.obstacles.append((folder, error))
            return []
        }
    }

    private mutating func entries(_ names: [String], of folder: String, key: String, root: String) -> [Entry] {
        names.compactMap { name in
            let path = folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
            return entry(path, key: key.isEmpty ? name : key + "/" + name, root: root)
        }
    }

    private mutating func entry(_ path: String, key: String, root: String) -> Entry? {
        do throws(SystemError) {
            let facts = try FileFacts(path: path, followsLinks: false)
            if facts.isLink {
                passOver(path) { FolderWalk.account(ofLink: path, in: root) }
                return nil
            }
            if facts.isFolder { return facts.identity == excluded ? nil : Entry(path: path, key: key, facts: facts) }
            guard facts.isRegularFile else {
                passOver(path) { Diagnostic(.batchSpecialFileSkipped) }
                return nil
            }
            return Entry(path: path, key: key, facts: facts)
        } catch {
            findings.refuse(path, error)
            return nil
        }
    }

    private mutating func passOver(_ path: String, _ account: () -> Diagnostic) {
        guard passedOver.insert(SystemPath.bytes(of: path)).inserted else { return }
        findings.passedOver.append((path, account()))
    }

    /// What to say of a link that is not followed.
    private static func account(ofLink path: String, in root: String) -> Diagnostic {
        guard let target = SystemPath.resolved(path) else {
            return Diagnostic(.batchLinkBroken, [SystemError.last.text])
        }
        guard let root = SystemPath.resolved(root) else { return Diagnostic(.batchLinkOutside) }
        let prefix = root == "/" ? root : root + "/"
        return Diagnostic(
            target.utf8.starts(with: prefix.utf8) || target.utf8.elementsEqual(root.utf8)
                ? .batchLinkInside : .batchLinkOutside)
    }
}

extension SystemPath {
    /// Where a path leads, every symbolic link followed; `nil` with `errno` where that is nowhere.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path.systemPath, nil) else { return nil }
        defer { free(resolved) }
        return string(of: Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
    }
}
