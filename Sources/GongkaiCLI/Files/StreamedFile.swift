import Glibc
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics

/// An output that is written piece by piece: a file that has its name only once it is whole, or standard output, a device or
/// a pipe, which are written to directly.
///
/// While a file without its name is open, the signals that end the program wait; whoever writes asks between pieces
/// whether one does. Of what is written to directly nothing would be left behind, so nothing waits.
final class StreamedFile: StreamedOutput {
    private enum Target {
        case direct(Int32, isOurs: Bool)
        case temporary(TemporaryFile, name: String, replaces: Bool)
    }

    private let target: Target
    /// What the output is called in messages.
    let path: String
    private let writing: GuardedWriting
    private var isOpen = true
    /// What packs it as it is written.
    private var packer: PackedOutput?
    /// How many bytes were written.
    private(set) var size = 0

    /// Standard output.
    init(standardOutput descriptor: Int32) {
        target = .direct(descriptor, isOurs: false)
        path = "<stdout>"
        writing = GuardedWriting(holdsSignals: false)
    }

    /// A file.
    /// - Throws: status 73 where it can't be made.
    init(_ file: OutputFile) throws(CommandFailure) {
        path = file.path
        let former = FileStatus(path: file.path)
        let isDirect = former?.isRegularFile == false
        writing = GuardedWriting(holdsSignals: !isDirect)
        do throws(SystemError) {
            try file.makeFolders()
            target = try isDirect ? StreamedFile.direct(file.path) : StreamedFile.temporary(for: file, former)
        } catch {
            throw OutputFile.failure(for: error, file: file.path)
        }
        if let packing = file.packing { packer = try packer(of: packing) }
    }

    private func packer(of packing: Packing) throws(CommandFailure) -> PackedOutput {
        do throws(ArchiveError) {
            return try PackedOutput(packing) { [unowned self] in writeOut($0) }
        } catch {
            abandon()
            let status = error.diagnostic.rule == .archiveLibraryMissing ? ExitStatus.componentMissing : .inputOutput
            throw CommandFailure(status, [error.diagnostic], file: path)
        }
    }

    private static func direct(_ path: String) throws(SystemError) -> Target {
        let descriptor = open(path.systemPath, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        return .direct(descriptor, isOurs: true)
    }

    /// - Parameter former: what is there already, which may be at the end of a symbolic link.
    private static func temporary(for file: OutputFile, _ former: FileStatus?) throws(SystemError) -> Target {
        let name = former == nil ? file.path : file.resolvedPath
        let temporary = try TemporaryFile(beside: name)
        if let former { fchmod(temporary.descriptor, former.permissions) }
        return .temporary(temporary, name: name, replaces: file.replaces)
    }

    deinit { abandon() }

    /// Whether this is standard output.
    var isStandardOutput: Bool {
        if case .direct(_, isOurs: false) = target { true } else { false }
    }

    /// Why nothing more can be written.
    var failure: SystemError? { writing.failure }

    /// Whether there is any use in going on: no signal waits and nothing has failed.
    func goesOn() -> Bool { writing.goesOn() }

    /// Writes the next bytes.
    /// - Returns: whether that went well; after a failure nothing is written any more.
    func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let packer else { return writeOut(bytes) }
        return writing.attempt { () throws(SystemError) in
            guard packer.write(bytes) else { throw SystemError(code: EIO) }
        }
    }

    /// Writes the next bytes as they are.
    private func writeOut(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let descriptor: Int32 =
            switch target {
            case .direct(let descriptor, _): descriptor
            case .temporary(let file, _, _): file.descriptor
            }
        return writing.attempt { () throws(SystemError) in
            try writing.put(bytes, to: descriptor)
            size += bytes.count
        }
    }

    /// Makes sure that the file is on the disk, and gives it its name.
    /// - Throws: status 74 where writing failed, 73 where the name was taken meanwhile; nothing is left behind.
    func finish() throws(CommandFailure) {
        defer { abandon() }
        if let packer {
            _ = writing.attempt { () throws(SystemError) in
                guard packer.finish() else { throw SystemError(code: EIO) }
            }
        }
        do throws(SystemError) {
            // A format that was stopped by a signal, such as a plugin, leaves off without a failure of the file.
            if !goesOn(), let failure { throw failure }
            if case .temporary(let file, let name, let replaces) = target {
                guard fsync(file.descriptor) == 0 else { throw .last }
                try file.take(name: name, replacing: replaces)
            }
        } catch {
            throw OutputFile.failure(for: error, file: path)
        }
    }

    /// Takes away what was written, unless it has its name.
    func abandon() {
        guard isOpen else { return }
        isOpen = false
        switch target {
        case .direct(let descriptor, let isOurs): if isOurs { close(descriptor) }
        case .temporary(let file, _, _): file.remove()
        }
        writing.end()
    }
}
