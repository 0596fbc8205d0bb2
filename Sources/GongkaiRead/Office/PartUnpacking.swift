import GongkaiArchive
import GongkaiBytes
import GongkaiWorkers

/// A part that is unpacked by one worker for another, who takes its pieces.
///
/// Sendable without the compiler's check: nobody touches the archive beside who unpacks, until that has ended.
final class PartUnpacking: @unchecked Sendable {
    let pieces = Channel<ByteBuffer>()
    private let stream: ArchiveReader.Stream

    init(_ stream: ArchiveReader.Stream) { self.stream = stream }

    /// Unpacks the part to its end.
    /// - Returns: why it cannot be; `nil` where it is undamaged.
    func run() -> ArchiveError? {
        defer { pieces.close() }
        do throws(ArchiveError) {
            while true {
                let piece = ByteBuffer(capacity: 1 << 16)
                piece.count = try stream.read(into: UnsafeMutableRawBufferPointer(start: piece.start, count: 1 << 16))
                guard piece.count > 0 else { return nil }
                pieces.put(piece)
            }
        } catch {
            return error
        }
    }
}
