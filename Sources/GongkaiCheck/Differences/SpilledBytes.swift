import GongkaiBytes

/// Bytes that are written one behind the other, and read again anywhere: in memory while they are few, then in a file.
final class SpilledBytes {
    /// How many are kept in memory at most.
    private static let most = 1 << 20

    private let pending = ByteBuffer(capacity: 0)
    private let makeFile: SpillFile.Maker
    private var file: SpillFile?
    /// How many are in the file.
    private var flushed = 0

    init(makeFile: @escaping SpillFile.Maker) { self.makeFile = makeFile }

    var count: Int { flushed + pending.count }

    func append(_ bytes: UnsafeRawBufferPointer) throws(SpillError) {
        pending.append(bytes)
        if pending.count >= SpilledBytes.most { try flush() }
    }

    func append(_ number: UInt64) throws(SpillError) {
        withUnsafeBytes(of: number) { pending.append($0) }
        if pending.count >= SpilledBytes.most { try flush() }
    }

    private func flush() throws(SpillError) {
        let file: SpillFile
        if let known = self.file { file = known } else { file = try makeFile() }
        self.file = file
        try file.write(pending.bytes, at: flushed)
        flushed += pending.count
        pending.count = 0
        pending.shrink(to: SpilledBytes.most)
    }

    /// Copies what has been written into a buffer.
    fileprivate func read(_ range: Range<Int>, into buffer: ByteBuffer) throws(SpillError) {
        buffer.count = 0
        buffer.reserve(range.count)
        let inFile = range.clamped(to: 0..<flushed)
        if let file, !inFile.isEmpty {
            try file.read(
                UnsafeMutableRawBufferPointer(start: buffer.start, count: inFile.count), at: inFile.lowerBound)
            buffer.count = inFile.count
        }
        let inMemory = range.clamped(to: flushed..<count)
        if !inMemory.isEmpty {
            buffer.append(
                UnsafeRawBufferPointer(
                    rebasing: pending.bytes[inMemory.lowerBound - flushed..<inMemory.upperBound - flushed]))
        }
    }
}

/// Reads spilled bytes through a window, which is wide as long as they are read in their order, and narrow where they are
/// not.
struct SpilledReader {
    private static let narrow = 1 << 9
    private static let wide = 1 << 18

    private let bytes: SpilledBytes
    private let window = ByteBuffer(capacity: 0)
    private var start = 0
    private var width = SpilledReader.narrow

    init(_ bytes: SpilledBytes) { self.bytes = bytes }

    /// Part of the bytes; good until the next call.
    mutating func read(_ range: Range<Int>) throws(SpillError) -> UnsafeRawBufferPointer {
        let end = start + window.count
        if range.lowerBound < start || range.upperBound > end {
            let goesOn = range.lowerBound >= start && range.lowerBound <= end + width
            width = goesOn ? min(2 * width, SpilledReader.wide) : SpilledReader.narrow
            window.shrink(to: SpilledReader.wide)
            let read = range.lowerBound..<min(bytes.count, max(range.upperBound, range.lowerBound + width))
            try bytes.read(read, into: window)
            start = range.lowerBound
        }
        return UnsafeRawBufferPointer(rebasing: window.bytes[range.lowerBound - start..<range.upperBound - start])
    }

    mutating func number(at place: Int) throws(SpillError) -> Int {
        Int(try read(8 * place..<8 * place + 8).loadUnaligned(as: UInt64.self))
    }
}
