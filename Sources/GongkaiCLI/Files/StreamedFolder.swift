import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// An output that is a folder of files, which are written piece by piece, several at a time. The folder has its name only
/// once all of them are whole.
///
/// While one is open, the signals that end the program wait; whoever writes asks between pieces whether one does.
final class StreamedFolder: StreamedOutput {
    /// A file of the folder, and what of it has not been written out.
    private struct Part {
        let name: String
        let descriptor: Int32
        var pending = ByteBuffer(capacity: StreamedFolder.blockSize)
        var isOpen = true
    }

    /// So many bytes of a file are written at once: there may be hundreds of them.
    private static let blockSize = 1 << 14

    private let folder: OutputFolder
    private let temporary: TemporaryFolder
    private var parts: [Part] = []
    private let writing = GuardedWriting()
    private var isOpen = true
    /// How many bytes were written.
    private(set) var size = 0

    /// - Throws: status 73 where it can't be made.
    init(_ folder: OutputFolder) throws(CommandFailure) {
        self.folder = folder
        do throws(SystemError) {
            temporary = try folder.makeTemporary()
        } catch {
            throw OutputFile.failure(for: error, file: folder.path)
        }
    }

    deinit { abandon() }

    /// Why nothing more can be written.
    var failure: SystemError? { writing.failure }

    /// Whether there is any use in going on: no signal waits and nothing has failed.
    func goesOn() -> Bool { writing.goesOn() }

    /// Begins another file.
    /// - Returns: whether that went well.
    func begin(_ name: String) -> Bool {
        writing.attempt { () throws(SystemError) in
            parts.append(Part(name: name, descriptor: try temporary.open(name)))
        }
    }

    /// Writes the next bytes of a file.
    /// - Parameter part: counts the files from 0, in the order in which they were begun.
    /// - Returns: whether that went well.
    func write(_ bytes: UnsafeRawBufferPointer, to part: Int) -> Bool {
        writing.attempt { () throws(SystemError) in
            if parts[part].pending.count + bytes.count > StreamedFolder.blockSize { try flush(parts[part]) }
            if bytes.count > StreamedFolder.blockSize {
                try put(bytes, into: parts[part])
            } else {
                parts[part].pending.append(bytes)
            }
        }
    }

    /// The file that was begun last.
    var last: Int { parts.count - 1 }

    /// Ends the file that was begun last, where there is one: nothing more is written to it.
    /// - Returns: whether that went well.
    func end() -> Bool {
        writing.attempt { () throws(SystemError) in
            guard last >= 0 else { return }
            try end(&parts[last])
        }
    }

    func checkMayBeFinished() throws(CommandFailure) { try folder.checkMayTake(parts.map(\.name)) }

    /// Makes sure that the files are on the disk, and gives the folder its name.
    /// - Throws: status 74 where writing failed, 73 where the name was taken meanwhile; nothing is left behind.
    func finish() throws(CommandFailure) {
        defer { abandon() }
        _ = writing.attempt { () throws(SystemError) in
            for index in parts.indices { try end(&parts[index]) }
        }
        if let failure { throw OutputFile.failure(for: failure, file: folder.path) }
        try folder.take(temporary, holding: parts.map(\.name))
    }

    /// Takes away what was written, unless it has its name.
    func abandon() {
        guard isOpen else { return }
        isOpen = false
        for part in parts where part.isOpen { close(part.descriptor) }
        temporary.remove(parts.map(\.name))
        writing.end()
    }

    /// Makes sure that a file is on the disk, and lets go of it.
    private func end(_ part: inout Part) throws(SystemError) {
        guard part.isOpen else { return }
        try flush(part)
        guard fsync(part.descriptor) == 0 else { throw .last }
        part.isOpen = false
        part.pending = ByteBuffer(capacity: 0)
        close(part.descriptor)
    }

    private func flush(_ part: Part) throws(SystemError) {
        try put(part.pending.bytes, into: part)
        part.pending.count = 0
    }

    private func put(_ bytes: UnsafeRawBufferPointer, into part: Part) throws(SystemError) {
        try writing.put(bytes, to: part.descriptor)
        size += bytes.count
    }
}
