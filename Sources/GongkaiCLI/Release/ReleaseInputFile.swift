import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRelease

/// A file that a release is made of.
struct ReleaseInputFile {
    /// As the configuration names it.
    let path: String
    /// The folder of the configuration, with a slash at its end, or nothing.
    let base: String

    /// Its size and digest.
    /// - Throws: status 65 where the path goes through a symbolic link, 66 where there is no such file, 74.
    func described() throws(CommandFailure) -> ReleaseInput {
        try refuseLinks()
        let file = InputFile(base + path)
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw file.failure(for: .last) }
        defer { close(descriptor) }
        var hash = SHA256()
        var size = 0
        let room = ByteBuffer(capacity: ByteStream.pieceSize)
        let piece = UnsafeMutableRawBufferPointer(start: room.start, count: ByteStream.pieceSize)
        do throws(SystemError) {
            while true {
                let count = try ByteStream.readSome(from: descriptor, into: piece)
                guard count > 0 else { break }
                hash.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
                size += count
            }
        } catch {
            throw file.failure(for: error)
        }
        return ReleaseInput(path: path, size: size, sha256: hexadecimal(hash.finish()))
    }

    /// What a configuration names stays in its folder; a link might lead anywhere.
    private func refuseLinks() throws(CommandFailure) {
        let steps = path.split(separator: "/")
        for count in 1...max(1, steps.count) {
            var status = stat()
            let part = base + steps.prefix(count).joined(separator: "/")
            if lstat(part, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                throw CommandFailure(.unreadable, .releaseUnsafePath, [path])
            }
        }
    }
}
