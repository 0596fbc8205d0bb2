/// The end of a buffer that bytes are appended to, as plain addresses: for inner loops, in which a call of the buffer for
/// every few bytes would cost more than the bytes. The buffer knows of them once `close` is called.
struct ByteOutlet {
    private let buffer: ByteBuffer
    /// Where the next byte goes. Up to `ByteBuffer.slack` bytes behind `end` may be written and mean nothing.
    var position: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer

    init(_ buffer: ByteBuffer) {
        self.buffer = buffer
        position = buffer.start + buffer.count
        end = buffer.start + buffer.capacity
    }

    /// How many bytes the buffer holds.
    @inline(__always)
    var count: Int { position - buffer.start }

    /// Tells the buffer what was appended.
    func close() { buffer.count = count }

    /// Takes back what was appended behind a count.
    mutating func removeAll(behind count: Int) { position = buffer.start + count }

    /// Makes room for more bytes.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if end - position < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        close()
        buffer.reserve(more)
        self = ByteOutlet(buffer)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        position.storeBytes(of: byte, as: UInt8.self)
        position += 1
    }

    /// Appends bytes behind which `ByteBlock.size` more can be read: short ones, mostly, so a block at a time.
    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        var copied = 0
        while copied < bytes.count {
            ByteBlock(source + copied).store(to: position + copied)
            copied += ByteBlock.size
        }
        position += bytes.count
    }

    /// Appends what stands around values, behind which `ByteLine.size` more bytes can be read: seldom more than two blocks, which
    /// are copied without asking.
    @inline(__always)
    mutating func append(frame bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        ByteBlock(source).store(to: position)
        ByteBlock(source + ByteBlock.size).store(to: position + ByteBlock.size)
        var copied = 2 * ByteBlock.size
        while copied < bytes.count {
            ByteBlock(source + copied).store(to: position + copied)
            copied += ByteBlock.size
        }
        position += bytes.count
    }

    /// Bytes that stand around values, behind which `ByteLine.size` more can be read.
    struct Frame {
        let start: UnsafeRawPointer
        let count: Int
    }

    /// Appends a value as it is with what stands around it. What is short, as most is, is copied without asking how long it is.
    /// - Parameters:
    ///   - value: behind it `ByteLine.size` more bytes can be read.
    ///   - omitted: how many of the first bytes of the prefix are left out.
    @inline(__always)
    mutating func append(
        _ value: UnsafeRawPointer, count: Int, between prefix: Frame, omitting omitted: Int, and suffix: Frame
    ) {
        let (before, length) = (prefix.start + omitted, prefix.count &- omitted)
        reserve(length &+ count &+ suffix.count)
        var place = position
        ByteBlock(before).store(to: place)
        ByteBlock(before + ByteBlock.size).store(to: place + ByteBlock.size)
        if length > 2 * ByteBlock.size { ByteOutlet.copy(before, length, to: place, behind: 2 * ByteBlock.size) }
        place += length
        ByteLine(value).store(to: place)
        if count > ByteLine.size { ByteOutlet.copy(value, count, to: place, behind: ByteLine.size) }
        place += count
        ByteBlock(suffix.start).store(to: place)
        if suffix.count > ByteBlock.size {
            ByteOutlet.copy(suffix.start, suffix.count, to: place, behind: ByteBlock.size)
        }
        position = place + suffix.count
    }

    /// Copies what is left behind the first bytes.
    @inline(__always)
    private static func copy(
        _ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer, behind first: Int
    ) {
        var copied = first
        repeat {
            ByteBlock(source + copied).store(to: target + copied)
            copied &+= ByteBlock.size
        } while copied < count
    }

    /// Appends text that stands in the program: a few bytes.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        for offset in 0..<text.utf8CodeUnitCount {
            position.storeBytes(of: text.utf8Start[offset], toByteOffset: offset, as: UInt8.self)
        }
        position += text.utf8CodeUnitCount
    }
}
