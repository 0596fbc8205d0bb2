import Glibc

/// A file on the way to the output. It has no name from the start, so that it is gone however the program ends.
struct ScratchFile: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `WorkbookError` where the folder takes no file.
    init(in folder: String) throws(WorkbookError) {
        var name = Array("\(folder)/gongkai-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw WorkbookError(ScratchFile.words(errno)) }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// A path by which a library of C can open it all the same.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// What the system says of an error.
    static func words(_ number: Int32) -> String { String(cString: strerror(number)) }

    /// Hands out what is in it.
    func read<Failure>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(ScratchError<Failure>) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
        defer { room.deallocate() }
        var offset = 0
        while true {
            let got = pread(descriptor, room.baseAddress, room.count, offset)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .reading(WorkbookError(ScratchFile.words(errno))) }
            guard got > 0 else { return }
            do throws(Failure) {
                try body(UnsafeRawBufferPointer(rebasing: room[..<got]))
            } catch {
                throw .taking(error)
            }
            offset += got
        }
    }
}

/// Why the bytes of a workbook did not arrive.
package enum ScratchError<Failure: Error>: Error {
    /// They could not be made or read.
    case reading(WorkbookError)
    /// Whoever was given them took no more.
    case taking(Failure)
}
