import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// An input as named on the command line.
struct InputFile {
    /// The name that stands for standard input and output.
    static let standardStream = "-"

    /// The path, or `-`.
    let path: String
    /// Of what comes once, what has already been read of it.
    var readAhead: [UInt8] = []

    /// Where its bytes come from, where that is not simply the file of this path, or standard input.
    let origin: Origin?

    /// Where an input comes from that is a member of an archive, or was unpacked.
    struct Origin: Sendable {
        let source: any InputSource
        /// What it is called, without the extension of a packing.
        let name: String
        /// The folder in which it stands in its archive, empty for none; `nil` where it is no member.
        var folder: String?
    }

    init(_ path: String) { (self.path, origin) = (path, nil) }

    init(_ path: String, from origin: Origin) {
        self.path = path
        self.origin = origin
    }

    /// Whether this is standard input.
    var isStandardInput: Bool { path == InputFile.standardStream }

    /// Whether this is a server of PostgreSQL, which the environment or a file says where to find.
    var isServer: Bool { path == PostgreSQLRecordReader.inputName }

    /// Whether it holds the address of a server, perhaps with a password.
    var isAddress: Bool { ["postgresql://", "postgres://"].contains { path.hasPrefix($0) } }

    /// What follows the last slash.
    var name: String {
        // By bytes: a name that begins with a combining mark would be taken for a part of the slash.
        origin?.name ?? path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    }

    /// The name as it is shown, in which bytes that are no text are hexadecimal.
    var shownName: String { SystemPath.shown(name) }

    /// The name without its last extension: what an output made from it is called.
    var baseName: String {
        if isStandardInput { return "standard-input" }
        if isServer { return "postgresql" }
        let name = name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// Whether this is a folder.
    var isFolder: Bool { !isStandardInput && origin == nil && FileStatus(path: path)?.isFolder == true }

    /// Reads it whole.
    /// - Throws: status 66 where it is missing, a folder or not to be read by us; 65 where it is larger than the limits
    ///   allow; 74 where reading fails on the way.
    func read(in surroundings: Surroundings, limits: ReadLimits = ReadLimits()) throws(CommandFailure) -> [UInt8] {
        let most = limits[.inputSize]
        let size = origin == nil && !isStandardInput ? FileStatus(path: path)?.size ?? 0 : 0
        let bytes: [UInt8]
        let supply = try open(in: surroundings)
        do throws(SupplyError) {
            bytes = try supply.rest(expecting: size, atMost: most)
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

    /// Whether it can be opened a second time, and then says the same.
    var isRepeatable: Bool {
        if let origin { return origin.source.isRepeatable }
        return !isStandardInput && FileStatus(path: path)?.isRegularFile == true
    }

    /// Its bytes, from the first; those read ahead of what comes once included.
    /// - Throws: status 66 where it is missing or not to be read by us; what is wrong with the archive that it is in.
    func open(in surroundings: Surroundings) throws(CommandFailure) -> any ByteSupply {
        do throws(SupplyError) {
            let supply: any ByteSupply =
                if let origin {
                    try origin.source.open()
                } else if isServer {
                    // A server has no bytes: whoever reads it asks it.
                    MemorySupply([])
                } else if isStandardInput {
                    FileSupply(surroundings.standardInput, isOurs: false)
                } else {
                    try FileSource(path: path).open()
                }
            return readAhead.isEmpty ? supply : ContinuedSupply(readAhead, then: supply)
        } catch {
            throw failure(for: error)
        }
    }

    /// What to say of bytes that are not handed out.
    func failure(for error: SupplyError) -> CommandFailure {
        switch error {
        case .system(let number): failure(for: SystemError(code: number))
        case .refused(let diagnostic) where diagnostic.rule == .archiveLibraryMissing:
            CommandFailure(.componentMissing, [diagnostic], file: path)
        case .refused(let diagnostic): CommandFailure(.unreadable, [diagnostic], file: path)
        }
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
