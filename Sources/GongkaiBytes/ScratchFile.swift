import Glibc

/// A file on the way to an output, for libraries that make what they make in files of their own. Its name is taken away as
/// soon as the library has it open, so that it is gone however the program ends.
package struct ScratchFile: ~Copyable {
    private let descriptor: Int32
    /// Its name, until that is taken away.
    package let path: String

    /// - Parameter failure: makes an error of what the system says.
    /// - Throws: that error, where the folder takes no file.
    package init<Failure>(in folder: String, failure: (String) -> Failure) throws(Failure) {
        var name = Array("\(folder)/gongkai-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw failure(ScratchFile.words(errno)) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { close(descriptor) }

    package func takeNameAway() { unlink(path) }

    /// By which a library of C can open it, with a name or without.
    package var openPath: String { "/proc/self/fd/\(descriptor)" }

    /// What the system says of an error.
    package static func words(_ number: Int32) -> String { String(cString: strerror(number)) }

    /// Writes more behind what is there.
    /// - Parameter failure: makes an error of what the system says.
    package func append<Failure>(
        _ bytes: UnsafeRawBufferPointer, failure: (String) -> Failure
    ) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(ScratchFile.words(errno)) }
            rest = rest.dropFirst(count)
        }
    }

    /// Hands out what is in it.
    /// - Parameter failure: makes an error of what the system says.
    package func read<Making, Taking>(
        failure: (String) -> Making, _ body: (UnsafeRawBufferPointer) throws(Taking) -> Void
    ) throws(ScratchError<Making, Taking>) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { room.deallocate() }
        var offset = 0
        while true {
            let got = pread(descriptor, room.baseAddress, room.count, offset)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .making(failure(ScratchFile.words(errno))) }
            guard got > 0 else { return }
            do throws(Taking) {
                try body(UnsafeRawBufferPointer(rebasing: room[..<got]))
            } catch {
                throw .taking(error)
            }
            offset += got
        }
    }
}

/// Why what a library made did not arrive.
package enum ScratchError<Making: Error, Taking: Error>: Error {
    /// It could not be made or read.
    case making(Making)
    /// Whoever was given it took no more.
    case taking(Taking)
}
