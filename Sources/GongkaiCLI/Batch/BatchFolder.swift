import Glibc
import GongkaiDiagnostics

/// The folder that the outputs of a batch go into, and in it the folder with what the batch remembers.
///
/// `.gongkai-batch/` holds `manifest.ndjson`, a line an input; `facts.ndjson`, what the system said of the files, by which
/// a later run sees without reading that nothing has changed; `journal.ndjson` while a run is under way; and `lock`.
final class BatchFolder {
    let path: String
    private let lock: Int32

    static let stateName = ".gongkai-batch"

    /// Makes the folder where it is not there, and takes it for this process alone.
    /// - Throws: status 73 where it can't be made, 75 where another batch works on it.
    init(_ path: String) throws(CommandFailure) {
        var path = path
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        self.path = path
        do throws(SystemError) {
            try BatchFolder.makeFolder(path)
            try BatchFolder.makeFolder(path + "/" + BatchFolder.stateName)
            lock = open(
                (path + "/" + BatchFolder.stateName + "/lock").systemPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
            guard lock >= 0 else { throw .last }
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
        if flock(lock, LOCK_EX | LOCK_NB) != 0 {
            close(lock)
            throw CommandFailure(.stopped, .batchBusy, file: path)
        }
    }

    deinit { close(lock) }

    /// What tells the folder from every other.
    var identity: FileFacts.Identity? { try? FileFacts(path: path).identity }

    /// A file of what the batch remembers.
    func state(_ name: String) -> String { path + "/" + BatchFolder.stateName + "/" + name }

    /// The path of an output.
    func output(_ name: String) -> String { path + "/" + name }

    /// Makes the folders that an output stands in.
    func makeParents(of name: String) throws(CommandFailure) {
        let parent = SystemPath.folder(of: name)
        guard !parent.isEmpty else { return }
        var folder = path
        do throws(SystemError) {
            for part in parent.utf8.split(separator: UInt8(ascii: "/")) {
                folder += "/" + String(Substring(part))
                try BatchFolder.makeFolder(folder)
            }
        } catch {
            throw OutputFile.failure(for: error, file: folder)
        }
    }

    private static func makeFolder(_ path: String) throws(SystemError) {
        guard mkdir(path.systemPath, 0o777) != 0 else { return }
        guard errno == EEXIST else { throw .last }
        guard FileStatus(path: path)?.isFolder == true else { throw SystemError(code: ENOTDIR) }
    }

    /// Takes away what killed runs have left behind under temporary names. Nobody else works here while the lock is held;
    /// a `gongkai convert` that writes into this folder has another process, which lives.
    func removeLeftovers() {
        var folders = [path, path + "/" + BatchFolder.stateName]
        while let folder = folders.popLast() {
            for name in (try? InputFolder(path: folder).names(showsHidden: true)) ?? [] {
                let path = folder + "/" + name
                let facts = try? FileFacts(path: path, followsLinks: false)
                if BatchFolder.isLeftover(name) {
                    BatchFolder.remove(path, isFolder: facts?.isFolder == true)
                } else if facts?.isFolder == true, name.utf8.first != UInt8(ascii: ".") {
                    folders.append(path)
                }
            }
        }
    }

    /// Whether a name is that of a temporary file or folder of a process that is no more. One of our own number is too:
    /// we have not begun yet, and a container gives every run the same number.
    private static func isLeftover(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual(".gongkai".utf8), name.hasSuffix(".tmp"),
            let process = Int32(String(Substring(parts[1]))), process > 0,
            parts[2].dropLast(4).allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        return process == getpid() || hasEnded(process)
    }

    /// Whether a process is no more, or is only waited for by its parent.
    private static func hasEnded(_ process: Int32) -> Bool {
        if kill(process, 0) != 0, errno == ESRCH { return true }
        let status = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard status >= 0 else { return false }
        defer { close(status) }
        // The state stands behind the program's name, which is in parentheses and may hold some itself (proc(5)).
        guard let bytes = try? ByteStream.readAll(from: status, atMost: 4096),
            let end = bytes.lastIndex(of: UInt8(ascii: ")")), bytes.indices.contains(end + 2)
        else { return false }
        return [UInt8(ascii: "Z"), UInt8(ascii: "X")].contains(bytes[end + 2])
    }

    private static func remove(_ path: String, isFolder: Bool) {
        guard isFolder else {
            unlink(path.systemPath)
            return
        }
        // A folder of outputs holds files alone.
        for name in (try? InputFolder(path: path).names(showsHidden: true)) ?? [] {
            unlink((path + "/" + name).systemPath)
        }
        rmdir(path.systemPath)
    }
}
