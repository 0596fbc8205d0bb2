public import GongkaiBytes

/// The bytes of one input, handed out in order as UTF-8.
public final class ByteSource {
    /// Fills memory with the next bytes of the input.
    /// - Returns: how many there were; 0 at the end of the input, and only there.
    public typealias Fill = (UnsafeMutableRawBufferPointer) throws(ReadError) -> Int

    private let fill: Fill
    private let decoding: DecodingSource?
    /// Bytes that were handed out and given back.
    private let returned = ByteBuffer(capacity: 0)
    private var sawEnd = false
    /// How many bytes have been handed out for good: the offset of the next, which is that in the input where it is UTF-8.
    public private(set) var offset = 0

    /// Makes a source of UTF-8. What is handed out is what `fill` gives, byte for byte.
    public init(_ fill: @escaping Fill) {
        self.fill = fill
        decoding = nil
    }

    /// Makes a source of a stretch of UTF-8 that does not begin at the beginning of the input.
    package init(from offset: Int, _ fill: @escaping Fill) {
        self.fill = fill
        decoding = nil
        self.offset = offset
    }

    /// The text of an input in any encoding.
    package init(_ decoding: DecodingSource) {
        fill = decoding.fill
        self.decoding = decoding
    }

    /// Appends the next bytes to a buffer: those that were given back first, then as many as wanted, or fewer from a pipe.
    /// - Returns: whether there may be more behind them.
    public func read(_ wanted: Int, into buffer: ByteBuffer) throws(ReadError) -> Bool {
        if returned.count > 0 {
            buffer.append(returned.bytes)
            offset += returned.count
            returned.count = 0
        }
        var missing = wanted
        while missing > 0, !sawEnd {
            buffer.reserve(missing)
            let room = UnsafeMutableRawBufferPointer(start: buffer.start + buffer.count, count: missing)
            let got = try fill(room)
            sawEnd = got == 0
            // A byte order mark is not handed out, and counts.
            offset += decoding?.takeLeftOut() ?? 0
            buffer.count += got
            offset += got
            missing -= got
        }
        return !sawEnd
    }

    /// Takes back the bytes of a buffer behind a place; they are handed out again first, before any that were given back
    /// earlier.
    public func giveBack(from place: Int, of buffer: ByteBuffer) {
        let rest = UnsafeRawBufferPointer(rebasing: buffer.bytes[place...])
        let earlier = returned.array(0..<returned.count)
        returned.count = 0
        returned.append(rest)
        returned.append(earlier)
        offset -= rest.count
        buffer.count = place
    }
}
