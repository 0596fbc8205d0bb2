import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// A stretch of an input's text: of a file in UTF-8 from its place, of one in another encoding decoded from its beginning,
/// since nobody knows where a character of the text stands in it.
final class ShardText {
    private let file: InputFile
    private let descriptor: Int32
    private let decoding: DecodingSource?
    /// The next byte of the text, and the end of the stretch; `nil` for that of the input.
    private var offset: Int
    private let end: Int?
    /// What a failed read was.
    private(set) var failure: SystemError?

    /// - Parameter encoding: `nil` for UTF-8.
    /// - Throws: status 66 where the file is missing or not to be read by us.
    init(_ file: InputFile, encoding: TextEncoding?, from start: Int, to end: Int? = nil) throws(CommandFailure) {
        self.file = file
        self.end = end
        offset = start
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        self.descriptor = descriptor
        let raw: ByteSource.Fill = { room throws(ReadError) in
            do throws(SystemError) {
                return try ByteStream.readSome(from: descriptor, into: room)
            } catch {
                throw .unreadable([])
            }
        }
        decoding = encoding.map { DecodingSource(raw, named: $0) }
        guard descriptor >= 0 else { throw file.failure(for: .last) }
        if decoding == nil {
            lseek(descriptor, off_t(start), SEEK_SET)
        } else {
            try pass(start)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Hands out the bytes of the stretch, in order.
    func fill(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let wanted = end.map { min(room.count, max(0, $0 - offset)) } ?? room.count
        guard wanted > 0 else { return 0 }
        let part = UnsafeMutableRawBufferPointer(rebasing: room[..<wanted])
        let got: Int
        if let decoding {
            got = try decoding.fill(part)
        } else {
            do throws(SystemError) {
                got = try ByteStream.readSome(from: descriptor, into: part)
            } catch {
                failure = error
                throw .unreadable([])
            }
        }
        offset += got
        return got
    }

    /// Reads all of it.
    /// - Parameter take: gets the bytes piece by piece.
    func forEachPiece(_ take: (UnsafeRawBufferPointer) -> Void) throws(CommandFailure) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteStream.pieceSize, alignment: 1)
        defer { room.deallocate() }
        while true {
            let got = try some(into: room)
            if got == 0 { return }
            take(UnsafeRawBufferPointer(rebasing: room[..<got]))
        }
    }

    /// SHA-256 of all of it, in hexadecimal, and its length.
    func digest() throws(CommandFailure) -> (sha256: String, count: Int) {
        var hash = SHA256()
        var count = 0
        try forEachPiece { piece in
            hash.update(piece)
            count += piece.count
        }
        return (hexadecimal(hash.finish()), count)
    }

    private func pass(_ count: Int) throws(CommandFailure) {
        offset = 0
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteStream.pieceSize, alignment: 1)
        defer { room.deallocate() }
        while offset < count {
            let part = UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, count - offset)])
            if try some(into: part) == 0 { return }
        }
    }

    private func some(into room: UnsafeMutableRawBufferPointer) throws(CommandFailure) -> Int {
        do throws(ReadError) {
            return try fill(room)
        } catch {
            if let failure { throw file.failure(for: failure) }
            throw CommandFailure(.unreadable, error.diagnostics, file: file.path)
        }
    }
}
