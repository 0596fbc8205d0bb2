import Glibc
import GongkaiWorkers

/// Names for files and folders on the way to their own.
enum TemporaryName {
    private static let used = Monitor(0)

    /// A name in a folder that this process has not used before. One that was used must not come again: whoever takes away
    /// what is left under it, after a rename, would take away what another thread has begun there since.
    static func next(in folder: String) -> String {
        let number = used.withLock { used in
            defer { used += 1 }
            return used
        }
        return "\(folder).gongkai-\(getpid())-\(number).tmp"
    }
}

/// A file under a name of its own in the folder of its target, so that the rename stays inside one file system.
struct TemporaryFile {
    let path: String
    let descriptor: Int32

    /// Makes an empty one; the name does not grow with the target's, which may be as long as names can be.
    init(beside target: String) throws(SystemError) {
        let folder = SystemPath.folder(of: target)
        while true {
            let path = TemporaryName.next(in: folder)
            let descriptor = open(path.systemPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                self.path = path
                self.descriptor = descriptor
                return
            }
            guard errno == EEXIST else { throw .last }
        }
    }

    /// Gives the file its name. Without `replacing`, a file that came into being meanwhile wins.
    func take(name target: String, replacing: Bool) throws(SystemError) {
        if !replacing {
            if link(path.systemPath, target.systemPath) == 0 { return }
            // Some file systems have no hard links; there the look that was taken before has to do.
            guard errno != EEXIST else { throw .last }
        }
        guard rename(path.systemPath, target.systemPath) == 0 else { throw .last }
    }

    /// Closes the file and takes the temporary name away, where it is still there.
    func remove() {
        close(descriptor)
        unlink(path.systemPath)
    }
}
