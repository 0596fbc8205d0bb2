import Glibc
import GongkaiDiagnostics
import GongkaiRead

/// An input as named on the command line.
struct InputFile {
    /// The name that stands for standard input and output.
    static let standardStream = "-"

    /// The path, or `-`.
    let path: String
    /// Of standard input, what has already been read of it.
    var readAhead: [UInt8] = []

    init(_ path: String) {
        self.path = path
    }

    /// Whether this is standard input.
    var isStandardInput: Bool { path == InputFile.standardStream }

    /// What follows the last slash.
    var name: String {
        // By bytes: a name that begins with a combining mark would be taken for a part of the slash.
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    }

    /// The name as it is shown, in which bytes that are no text are hexadecimal.
    var shownName: String { SystemPath.shown(name) }

    /// The name without its last extension: what an output made from it is called.
    var baseName: String {
        if isStandardInput { return "standard-input" }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// Whether this is a folder.
    var isFolder: Bool { !isStandardInput && FileStatus(path: path)?.isFolder == true }

    /// Reads it whole.
    /// - Throws: status 66 where it is missing, a folder or not to be read by us; 65 where it is larger than the limits
    ///   allow; 74 where reading fails on the way.
    func read(in surroundings: Surroundings, limits: ReadLimits = ReadLimits()) throws(CommandFailure) -> [UInt8] {
        let most = limits[.inputSize]
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try read(in: surroundings, atMost: most)
        } catch {
            throw failure(for: error)
        }
        guard bytes.count <= most else {
            let place = Diagnostic.Position(offset: most)
            let diagnostic = ReadLimit.inputSize.diagnostic(found: bytes.count, allowed: most, at: place)
            throw CommandFailure(.unreadable, [diagnostic], file: path)
        }
        return bytes
    }

    private func read(in surroundings: Surroundings, atMost most: Int) throws(SystemError) -> [UInt8] {
        if isStandardInput {
            let rest = try ByteStream.readAll(from: surroundings.standardInput, atMost: most - readAhead.count)
            return readAhead + rest
        }
        let descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        let size = FileStatus(descriptor: descriptor)?.size ?? 0
        return try ByteStream.readAll(from: descriptor, expecting: size, atMost: most)
    }

    /// What to say of a failed read.
    func failure(for error: SystemError) -> CommandFailure {
        switch error.code {
        case ENOENT, ENOTDIR: CommandFailure(.noInput, .commandInputMissing, file: path)
        case EISDIR: CommandFailure(.noInput, .commandInputIsFolder, file: path)
        case EACCES, EPERM: CommandFailure(.noInput, .commandInputNotPermitted, file: path)
        default: CommandFailure(.inputOutput, .commandInputFailed, [error.text], file: path)
        }
    }
}
