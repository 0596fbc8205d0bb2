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
    private enum Occupant {
        case nothing, emptyFolder, other
        /// What it holds, by relative paths. A folder in it that no file of the output stands in is named itself.
        case folder([String])
    }

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
        let occupant = try occupant(holding: names + disposable)
        do throws(SystemError) {
            try place(temporary, holding: names, over: occupant)
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
    }

    /// Refuses a folder that holds anything but files of some names.
    /// - Throws: status 73.
    func checkMayTake(_ names: [String]) throws(CommandFailure) {
        try checkMayBeMade()
        if case .folder(let found) = try occupant(holding: names + disposable),
            let stranger = found.first(where: { !names.contains($0) && !disposable.contains($0) })
        {
            throw CommandFailure(.cannotCreate, .commandFolderHoldsOthers, [stranger], file: path)
        }
    }

    private func occupant(holding names: [String] = []) throws(CommandFailure) -> Occupant {
        guard let status = FileStatus(path: path) else { return .nothing }
        guard status.isFolder else { return .other }
        let found = try OutputFolder.names(in: path, below: Set(TemporaryFolder.folders(of: names)))
        return found.isEmpty ? .emptyFolder : .folder(found)
    }

    /// What a folder holds; of the folders in it those are gone through that are named. Links are not followed.
    private static func names(in path: String, below folders: Set<String>) throws(CommandFailure) -> [String] {
        var found: [String] = []
        for name in try InputFolder(path: path).names() {
            let inner = path + "/" + name
            guard folders.contains(name), FileStatus(itself: inner)?.isFolder == true else {
                found.append(name)
                continue
            }
            let further = Set(folders.filter { $0.hasPrefix(name + "/") }.map { String($0.dropFirst(name.count + 1)) })
            found += try names(in: inner, below: further).map { name + "/" + $0 }
        }
        return found
    }

    private func place(
        _ temporary: TemporaryFolder, holding names: [String], over occupant: Occupant
    ) throws(SystemError) {
        guard case .folder(let found) = occupant else {
            guard rename(temporary.path.systemPath, path.systemPath) == 0 else { throw .last }
            return
        }
        let old = try TemporaryFolder(beside: path)
        // Hidden files are not among those found, and may be among those that are written.
        defer { old.remove(found + names) }
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

    /// The folders that files stand in, by their relative paths, each behind those that it is in.
    static func folders(of names: [String]) -> [String] {
        var known: Set<String> = []
        var folders: [String] = []
        for name in names {
            let steps = name.split(separator: "/")
            for count in steps.indices.dropFirst() {
                let folder = steps[..<count].joined(separator: "/")
                if known.insert(folder).inserted { folders.append(folder) }
            }
        }
        return folders
    }

    /// Makes an empty file in it, and the folders that it stands in.
    /// - Returns: its descriptor, to be closed by whoever asked.
    func open(_ name: String) throws(SystemError) -> Int32 {
        for folder in TemporaryFolder.folders(of: [name]) {
            guard mkdir((path + "/" + folder).systemPath, 0o777) == 0 || errno == EEXIST else { throw .last }
        }
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
        for folder in TemporaryFolder.folders(of: names).reversed() { rmdir((path + "/" + folder).systemPath) }
        rmdir(path.systemPath)
    }
}
