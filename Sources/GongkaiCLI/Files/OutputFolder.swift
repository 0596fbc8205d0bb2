import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// An output that is a folder of files, which is there whole or not at all.
struct OutputFolder {
    /// Without a slash at its end.
    var path: String
    /// Whether it may take the place of what exists.
    var replaces: Bool
    /// A folder to make first, where outputs go into one that is not there yet.
    var folderToMake: String?
    /// Folders to make in that one, each after the one that it is in.
    var foldersBelow: [String] = []
    /// Files of earlier outputs, which it may lose.
    var disposable: [String] = []

    /// What stands at the path.
    private enum Occupant { case nothing, emptyFolder, folder([String]), other }

    /// Refuses what exists and may not be replaced, before any work is done.
    /// - Throws: status 73.
    func checkMayBeMade() throws(CommandFailure) {
        switch try occupant() {
        case .nothing, .emptyFolder: break
        case .folder where replaces: break
        case .folder: throw CommandFailure(.cannotCreate, .commandOutputExists, file: path)
        case .other:
            throw CommandFailure(.cannotCreate, .commandOutputNotMade, [SystemError(code: ENOTDIR).text], file: path)
        }
    }

    /// Writes the files into a folder of a temporary name beside the target, makes sure that they are on the disk, and
    /// renames. A folder that stands there is replaced only if it holds nothing but files of these names.
    /// - Throws: status 73 where the folder can't be made, 74 where writing fails; nothing is left behind.
    func write(_ files: [NamedFile]) throws(CommandFailure) {
        try checkMayBeMade()
        var signals = HeldSignals()
        defer { signals.release() }
        let temporary: TemporaryFolder
        do throws(SystemError) {
            temporary = try makeTemporary()
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
        // Without effect once the folder has its name; on every other way out it takes the folder away.
        defer { temporary.remove(files.map(\.name)) }
        try checkMayTake(files.map(\.name))
        do throws(SystemError) {
            for file in files {
                guard try temporary.write(file, while: { !signals.isWaiting }) else { throw SystemError(code: EINTR) }
            }
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
        try take(temporary, holding: files.map(\.name))
    }

    /// Makes an empty folder of a temporary name beside the target.
    func makeTemporary() throws(SystemError) -> TemporaryFolder {
        try OutputFile(path: path, replaces: replaces, folderToMake: folderToMake, foldersBelow: foldersBelow)
            .makeFolders()
        return try TemporaryFolder(beside: path)
    }

    /// Gives a temporary folder the name. A folder that stands there is replaced only if it holds nothing but files of the
    /// same names.
    /// - Throws: status 73.
    func take(_ temporary: TemporaryFolder, holding names: [String]) throws(CommandFailure) {
        try checkMayTake(names)
        let occupant = try occupant()
        do throws(SystemError) {
            try place(temporary, over: occupant)
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
    }

    /// Refuses a folder that holds anything but files of some names.
    /// - Throws: status 73.
    func checkMayTake(_ names: [String]) throws(CommandFailure) {
        try checkMayBeMade()
        if case .folder(let found) = try occupant(),
            let stranger = found.first(where: { !names.contains($0) && !disposable.contains($0) })
        {
            throw CommandFailure(.cannotCreate, .commandFolderHoldsOthers, [stranger], file: path)
        }
    }

    private func occupant() throws(CommandFailure) -> Occupant {
        guard let status = FileStatus(path: path) else { return .nothing }
        guard status.isFolder else { return .other }
        let names = try InputFolder(path: path).names()
        return names.isEmpty ? .emptyFolder : .folder(names)
    }

    private func place(_ temporary: TemporaryFolder, over occupant: Occupant) throws(SystemError) {
        guard case .folder(let names) = occupant else {
            guard rename(temporary.path.systemPath, path.systemPath) == 0 else { throw .last }
            return
        }
        let old = try TemporaryFolder(beside: path)
        defer { old.remove(names) }
        // A folder takes the name of an empty one, so the old one moves aside before the new one comes.
        guard rename(path.systemPath, old.path.systemPath) == 0 else { throw .last }
        guard rename(temporary.path.systemPath, path.systemPath) == 0 else {
            let error = SystemError.last
            rename(old.path.systemPath, path.systemPath)
            throw error
        }
    }
}

/// A folder under a name of its own beside its target, so that the rename stays inside one file system.
struct TemporaryFolder {
    let path: String

    /// Makes an empty one.
    init(beside target: String) throws(SystemError) {
        let parent = SystemPath.folder(of: target)
        while true {
            let path = TemporaryName.next(in: parent)
            if mkdir(path.systemPath, 0o777) == 0 {
                self.path = path
                return
            }
            guard errno == EEXIST else { throw .last }
        }
    }

    /// Makes an empty file in it.
    /// - Returns: its descriptor, to be closed by whoever asked.
    func open(_ name: String) throws(SystemError) -> Int32 {
        let descriptor = Glibc.open((path + "/" + name).systemPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .last }
        return descriptor
    }

    /// Writes a file into it.
    /// - Parameter proceed: asked before each piece; where it says no, writing ends there.
    /// - Returns: whether everything was written.
    func write(_ file: NamedFile, while proceed: () -> Bool) throws(SystemError) -> Bool {
        let descriptor = try open(file.name)
        defer { close(descriptor) }
        guard try ByteStream.write(file.bytes, to: descriptor, while: proceed) else { return false }
        guard fsync(descriptor) == 0 else { throw .last }
        return true
    }

    /// Takes the files and the folder away, where they are still there.
    func remove(_ names: [String]) {
        for name in names { unlink((path + "/" + name).systemPath) }
        rmdir(path.systemPath)
    }
}
