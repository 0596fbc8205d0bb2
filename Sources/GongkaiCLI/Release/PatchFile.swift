import GongkaiDiagnostics

/// A file of records that a release is made of and that is gone afterwards. It stands in the folder of the series, so that
/// the next run takes it away where this one is killed. While it is open, the signals that end the program wait.
final class PatchFile {
    let path: String
    private let file: TemporaryFile
    private let writing = GuardedWriting()
    private var isOpen = true

    /// - Throws: status 73 where it cannot be made.
    init(in folder: String) throws(CommandFailure) {
        do throws(SystemError) {
            file = try TemporaryFile(beside: folder + "/records")
            path = file.path
        } catch {
            throw OutputFile.failure(for: error, file: folder)
        }
    }

    deinit { remove() }

    /// Writes the next bytes.
    /// - Returns: whether that went well.
    func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        writing.attempt { () throws(SystemError) in try writing.put(bytes, to: file.descriptor) }
    }

    /// - Throws: status 74 where writing failed.
    func finish() throws(CommandFailure) {
        if !writing.goesOn(), let failure = writing.failure { throw OutputFile.failure(for: failure, file: path) }
    }

    /// Takes it away.
    func remove() {
        guard isOpen else { return }
        isOpen = false
        file.remove()
        writing.end()
    }
}
