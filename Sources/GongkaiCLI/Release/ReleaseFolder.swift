import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRelease

/// The folder of a release while it is made: under a temporary name beside those of the series, until all of it is whole.
///
/// While it is open, the signals that end the program wait; whoever writes asks between pieces whether one does.
final class ReleaseFolder {
    /// A file of the release that is being written.
    final class File {
        let path: String
        private let folder: ReleaseFolder
        private let descriptor: Int32
        private var hash = SHA256()
        private var size = 0

        fileprivate init(_ path: String, in folder: ReleaseFolder, descriptor: Int32) {
            (self.path, self.folder, self.descriptor) = (path, folder, descriptor)
        }

        /// Writes the next bytes.
        /// - Returns: whether that went well; after a failure nothing is written any more.
        func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
            hash.update(bytes)
            size += bytes.count
            return folder.writing.attempt { () throws(SystemError) in
                try folder.writing.put(bytes, to: descriptor)
            }
        }

        /// Makes sure that it is on the disk.
        /// - Throws: status 74.
        func finish(role: ReleasedFile.Role, format: String, mediaType: String) throws(CommandFailure) -> ReleasedFile {
            _ = folder.writing.attempt { () throws(SystemError) in
                guard fsync(descriptor) == 0 else { throw .last }
            }
            close(descriptor)
            try folder.check()
            let digest = hexadecimal(hash.finish())
            folder.manifest.add(path: path, sha256: digest, size: size)
            return ReleasedFile(
                path: path, role: role, format: format, mediaType: mediaType, size: size, sha256: digest)
        }
    }

    /// What it is called in the end.
    let path: String
    /// What it is called until then.
    let temporaryPath: String
    private let temporary: TemporaryFolder
    private let lock: Int32
    private var folders: [String] = []
    /// The files that were begun.
    private var begun: [String] = []
    private let writing = GuardedWriting()
    private var isOpen = true
    /// What has been written.
    private(set) var manifest = Manifest()

    /// - Parameter path: what it is called in the end; its parent is made where it is missing.
    /// - Throws: status 73 where it cannot be made.
    init(path: String) throws(CommandFailure) {
        self.path = path
        do throws(SystemError) {
            let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            if mkdir(parent, 0o777) != 0, errno != EEXIST { throw .last }
            temporary = try TemporaryFolder(beside: path)
            temporaryPath = temporary.path
            // Says that somebody is at work on it, for as long as the process lives.
            lock = open(temporary.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            flock(lock, LOCK_EX | LOCK_NB)
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
    }

    deinit { abandon() }

    /// Whether there is any use in going on: no signal waits and nothing has failed.
    func goesOn() -> Bool { writing.goesOn() }

    /// Begins a file, and the folders that it stands in.
    /// - Throws: status 74.
    func begin(_ path: String) throws(CommandFailure) -> File {
        var descriptor: Int32 = -1
        _ = writing.attempt { () throws(SystemError) in
            folders += TemporaryFolder.folders(of: [path]).filter { !folders.contains($0) }
            descriptor = try temporary.open(path)
            begun.append(path)
        }
        try check()
        return File(path, in: self, descriptor: descriptor)
    }

    /// Writes a whole file.
    /// - Throws: status 74.
    @discardableResult
    func write(
        _ bytes: [UInt8], to path: String, role: ReleasedFile.Role, format: String, mediaType: String
    ) throws(CommandFailure) -> ReleasedFile {
        let file = try begin(path)
        _ = bytes.withUnsafeBytes { file.write($0) }
        return try file.finish(role: role, format: format, mediaType: mediaType)
    }

    /// Makes sure that everything is on the disk, and gives the folder its name.
    /// - Throws: status 74 where writing failed, 73 where the name was taken meanwhile; nothing is left behind.
    func finish() throws(CommandFailure) {
        defer { abandon() }
        _ = writing.attempt { () throws(SystemError) in
            for folder in folders + ["."] { try ReleaseFolder.sync(temporary.path + "/" + folder) }
            guard rename(temporary.path, path) == 0 else { throw .last }
            try ReleaseFolder.sync(path + "/..")
        }
        try check()
    }

    /// Takes away the files under a path, which ends with a slash.
    func forget(_ path: String) {
        for file in begun where file.hasPrefix(path) { unlink(temporary.path + "/" + file) }
        begun.removeAll { $0.hasPrefix(path) }
        manifest.remove(under: path)
        for folder in folders.reversed() where (folder + "/").hasPrefix(path) { rmdir(temporary.path + "/" + folder) }
        folders.removeAll { ($0 + "/").hasPrefix(path) }
    }

    /// Takes away what was written, unless it has its name.
    func abandon() {
        guard isOpen else { return }
        isOpen = false
        temporary.remove(begun)
        for folder in folders.reversed() { rmdir(temporary.path + "/" + folder) }
        rmdir(temporary.path)
        close(lock)
        writing.end()
    }

    /// - Throws: what failed, with status 73 or 74.
    func check() throws(CommandFailure) {
        if !goesOn(), let failure = writing.failure { throw OutputFile.failure(for: failure, file: path) }
    }

    private static func sync(_ path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .last }
    }
}
