import Glibc
import GongkaiArchive
import GongkaiDiagnostics

/// An output file, which is there whole or not at all.
struct OutputFile {
    var path: String
    /// Whether it may take the place of what exists.
    var replaces: Bool
    /// A folder to make first, where the outputs of several inputs go into one that is not there yet.
    var folderToMake: String?
    /// Folders to make in that one, each after the one that it is in.
    var foldersBelow: [String] = []
    /// Whether the name says how it is packed, such as `.gz` at its end.
    var isPackedByName = false

    /// How it is packed as it is written; `nil` for not at all.
    var packing: Packing? { isPackedByName ? Packing.writing(fileNamed: path)?.packing : nil }

    /// The name of an output without the extension that says how it is packed: what tells the format.
    static func unpackedName(of path: String) -> String {
        let name = InputFile(path).name
        return Packing.writing(fileNamed: name)?.name ?? name
    }

    /// Makes the folders that it goes into.
    func makeFolders() throws(SystemError) {
        for folder in (folderToMake.map { [$0] } ?? []) + foldersBelow {
            if mkdir(folder.systemPath, 0o777) != 0, errno != EEXIST { throw .last }
        }
    }

    /// Refuses what exists and may not be replaced, before any work is done.
    /// - Throws: status 73.
    func checkMayBeMade() throws(CommandFailure) {
        guard let status = FileStatus(path: path) else { return }
        if status.isFolder {
            throw CommandFailure(.cannotCreate, .commandOutputNotMade, [SystemError(code: EISDIR).text], file: path)
        }
        if status.isRegularFile, !replaces { throw CommandFailure(.cannotCreate, .commandOutputExists, file: path) }
    }

    /// Writes to a temporary name beside the target, makes sure that it is on the disk, and renames.
    ///
    /// A device or pipe is written to directly. A symbolic link stays, and what it leads to is replaced.
    /// - Parameter pieces: what it holds, one piece behind the other.
    /// - Returns: how many bytes it has, packed.
    /// - Throws: status 73 where the file can't be made, 74 where writing fails; nothing is left behind.
    @discardableResult
    func write(_ pieces: [[UInt8]]) throws(CommandFailure) -> Int {
        try checkMayBeMade()
        let file = try StreamedFile(self)
        for piece in pieces { guard piece.withUnsafeBytes({ file.write($0) }) else { break } }
        try file.finish()
        return file.size
    }

    /// The same of what is in one piece.
    @discardableResult
    func write(_ bytes: [UInt8]) throws(CommandFailure) -> Int { try write([bytes]) }

    /// Where the path leads, symbolic links followed.
    var resolvedPath: String {
        guard let resolved = realpath(path.systemPath, nil) else { return path }
        defer { free(resolved) }
        return SystemPath.string(of: Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
    }

    /// What to say of a failed write.
    static func failure(for error: SystemError, file: String) -> CommandFailure {
        switch error.code {
        case EPIPE: .closedPipe
        case EEXIST: CommandFailure(.cannotCreate, .commandOutputExists, file: file)
        case EACCES, EPERM, EROFS: CommandFailure(.cannotCreate, .commandOutputNotPermitted, file: file)
        case ENOENT, ENOTDIR: CommandFailure(.cannotCreate, .commandOutputFolderMissing, file: file)
        case EISDIR, ENAMETOOLONG, ELOOP, EINVAL:
            CommandFailure(.cannotCreate, .commandOutputNotMade, [error.text], file: file)
        case ENOSPC, EDQUOT: CommandFailure(.inputOutput, .commandDiskFull, file: file)
        case EFBIG: CommandFailure(.inputOutput, .commandFileTooLarge, file: file)
        default: CommandFailure(.inputOutput, .commandOutputFailed, [error.text], file: file)
        }
    }
}
