import Glibc

/// A file on the way to the output, in which the database is made.
///
/// SQLite opens files by their names alone; once it has this one, the name is taken away, so that the file is gone however
/// the program ends.
struct ScratchFile: ~Copyable {
    private let descriptor: Int32
    let path: String

    /// - Throws: `DatabaseFailure` where the folder takes no file.
    init(in folder: String) throws(DatabaseFailure) {
        var name = Array("\(folder)/gongkai-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw DatabaseFailure(ScratchFile.words(errno)) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        close(descriptor)
    }

    func takeNameAway() { unlink(path) }

    /// What the system says of an error.
    static func words(_ number: Int32) -> String { String(cString: strerror(number)) }

    /// Hands out what is in it.
    func read<Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(DatabaseOutputError<Failure>) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { room.deallocate() }
        var offset = 0
        while true {
            let got = pread(descriptor, room.baseAddress, room.count, offset)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .making(DatabaseFailure(ScratchFile.words(errno))) }
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

/// Why the bytes of a database did not arrive.
package enum DatabaseOutputError<Failure: Error>: Error {
    /// They could not be made or read.
    case making(DatabaseFailure)
    /// Whoever was given them took no more.
    case taking(Failure)
}
