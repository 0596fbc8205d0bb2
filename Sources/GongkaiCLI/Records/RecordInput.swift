import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// An input that is read piece by piece, with its first bytes at hand.
final class RecordInput {
    let file: InputFile
    private let descriptor: Int32
    private let isOurs: Bool
    /// The first bytes, read ahead to see what they are.
    let start: ByteBuffer
    private var startTaken = 0
    /// What a failed read was, since the reader can only be told that there was one.
    private(set) var failure: SystemError?
    /// In bytes; `nil` where nobody knows.
    let size: Int?

    /// How much is looked at to see what an input is.
    private static let lookAhead = 1 << 16

    /// Opens an input.
    /// - Throws: status 66 where it is missing, a folder or not to be read by us; 74 where reading fails.
    init(_ file: InputFile, in surroundings: Surroundings) throws(CommandFailure) {
        self.file = file
        isOurs = !file.isStandardInput
        descriptor = isOurs ? open(file.path.systemPath, O_RDONLY | O_CLOEXEC) : surroundings.standardInput
        start = ByteBuffer(capacity: RecordInput.lookAhead)
        guard descriptor >= 0 else { throw file.failure(for: .last) }
        let status = FileStatus(descriptor: descriptor)
        size = status?.isRegularFile == true ? status?.size : nil
        if status?.isFolder == true { throw file.failure(for: SystemError(code: EISDIR)) }
        do throws(SystemError) {
            try readAhead()
        } catch {
            throw file.failure(for: error)
        }
    }

    deinit { if isOurs, descriptor >= 0 { close(descriptor) } }

    /// Whether it can be read a second time.
    var isRegularFile: Bool { size != nil }

    private func readAhead() throws(SystemError) {
        while start.count < RecordInput.lookAhead {
            let room = UnsafeMutableRawBufferPointer(
                start: start.start + start.count, count: RecordInput.lookAhead - start.count)
            let got = try ByteStream.readSome(from: descriptor, into: room)
            if got == 0 { return }
            start.count += got
        }
    }

    /// Hands out the bytes of the input, in order.
    func fill(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if startTaken < start.count {
            let part = UnsafeRawBufferPointer(rebasing: start.bytes[startTaken...].prefix(room.count))
            room.copyMemory(from: part)
            startTaken += part.count
            return part.count
        }
        do throws(SystemError) {
            return try ByteStream.readSome(from: descriptor, into: room)
        } catch {
            failure = error
            throw .unreadable([])
        }
    }
}
