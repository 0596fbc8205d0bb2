import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// An input that is read piece by piece, with its first bytes at hand.
final class RecordInput {
    let file: InputFile
    private let supply: any ByteSupply
    /// The first bytes, read ahead to see what they are.
    let start: ByteBuffer
    private var startTaken = 0
    /// How many bytes have been handed out.
    private(set) var taken = 0
    /// What a failed read was, since the reader can only be told that there was one.
    private(set) var failure: CommandFailure?
    /// In bytes; `nil` where nobody knows.
    let size: Int?

    /// How much is looked at to see what an input is.
    private static let lookAhead = 1 << 16

    /// Opens an input.
    /// - Throws: status 66 where it is missing, a folder or not to be read by us; 74 where reading fails; 65 where what it
    ///   is packed in is damaged.
    init(_ file: InputFile, in surroundings: Surroundings) throws(CommandFailure) {
        self.file = file
        supply = try file.open(in: surroundings)
        start = ByteBuffer(capacity: RecordInput.lookAhead)
        let status = (supply as? FileSupply).flatMap { FileStatus(descriptor: $0.descriptor) }
        size = status?.isRegularFile == true ? status?.size : nil
        if status?.isFolder == true { throw file.failure(for: SystemError(code: EISDIR)) }
        try readAhead(to: RecordInput.lookAhead)
    }

    /// Has so many bytes at hand, or all where there are fewer. Nothing may have been handed out yet.
    /// - Throws: status 74 where reading fails, 65 where what it is packed in is damaged.
    func readAhead(to wanted: Int) throws(CommandFailure) {
        let missing = wanted - start.count
        guard missing > 0 else { return }
        start.reserve(missing)
        do throws(SupplyError) {
            start.count += try supply.fill(
                UnsafeMutableRawBufferPointer(start: start.start + start.count, count: missing))
        } catch {
            throw file.failure(for: error)
        }
    }

    /// Hands out the bytes of the input, in order.
    func fill(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if startTaken < start.count {
            let part = UnsafeRawBufferPointer(rebasing: start.bytes[startTaken...].prefix(room.count))
            room.copyMemory(from: part)
            startTaken += part.count
            taken += part.count
            return part.count
        }
        do throws(SupplyError) {
            let count = try supply.read(into: room)
            taken += count
            return count
        } catch {
            failure = file.failure(for: error)
            throw .unreadable([])
        }
    }
}
