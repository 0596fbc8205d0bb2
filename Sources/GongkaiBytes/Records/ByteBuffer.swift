public import GongkaiDiagnostics

/// Memory for bytes that is used again and again: what a piece of input is read into, and what output is built in.
///
/// Behind its capacity there are always `slack` bytes more that may be read and written and mean nothing, so that a
/// loop may take whole blocks up to the end.
///
/// Sendable without the compiler's check: a buffer belongs to one worker at a time, and is handed on under a lock.
public final class ByteBuffer: @unchecked Sendable {
    /// How many bytes behind the capacity may be touched.
    public static let slack = 64

    /// The first byte. It moves when the buffer grows.
    ///
    /// Whoever has the buffer has it alone, so that looking for overlapping accesses is not worth its time.
    @exclusivity(unchecked) public private(set) var start: UnsafeMutableRawPointer
    /// How many bytes mean something.
    @exclusivity(unchecked) public var count = 0
    /// How many bytes there is room for before the memory has to grow; the slack is not counted.
    @exclusivity(unchecked) public private(set) var capacity: Int

    /// Makes an empty buffer. It gets room for `slack` bytes even where less is asked for.
    public init(capacity: Int) {
        self.capacity = max(capacity, ByteBuffer.slack)
        start = .allocate(byteCount: self.capacity + ByteBuffer.slack, alignment: ByteBuffer.slack)
        // The slack behind short contents is read before anything is written there.
        start.initializeMemory(as: UInt8.self, repeating: 0, count: ByteBuffer.slack)
        (start + self.capacity).initializeMemory(as: UInt8.self, repeating: 0, count: ByteBuffer.slack)
    }

    deinit { start.deallocate() }

    /// What it holds, for the length of a call.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Part of what it holds, as an array of its own.
    public func array(_ range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return Array(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    /// Makes room for more bytes behind those that are there.
    @inline(__always)
    public func reserve(_ more: Int) {
        if capacity - count < more { grow(to: count + more) }
    }

    private func grow(to needed: Int) {
        let larger = max(needed, capacity + capacity / 2)
        let moved = UnsafeMutableRawPointer.allocate(
            byteCount: larger + ByteBuffer.slack, alignment: ByteBuffer.slack)
        moved.copyMemory(from: start, byteCount: count)
        (moved + larger).initializeMemory(as: UInt8.self, repeating: 0, count: ByteBuffer.slack)
        start.deallocate()
        start = moved
        capacity = larger
    }

    /// Gives memory back, where far more of it was once needed than is now.
    public func shrink(to wanted: Int) {
        guard capacity > 2 * wanted, count <= wanted else { return }
        let kept = ByteBuffer(capacity: wanted)
        kept.append(bytes)
        swap(&start, &kept.start)
        swap(&capacity, &kept.capacity)
    }

    /// Appends bytes that stand in memory elsewhere. They must not be the buffer's own, which may move.
    public func append(_ more: UnsafeRawBufferPointer) {
        reserve(more.count)
        if let source = more.baseAddress { (start + count).copyMemory(from: source, byteCount: more.count) }
        count += more.count
    }

    /// Appends bytes one at a time; slower than a block of memory.
    public func append(_ more: some Sequence<UInt8>) {
        for byte in more { append(byte) }
    }

    /// Appends the bytes of an array as one block.
    public func append(_ more: [UInt8]) {
        more.withUnsafeBytes { append($0) }
    }

    /// Appends the UTF-8 of a text as one block.
    public func append(text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends text that stands in the program.
    public func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a single byte.
    @inline(__always)
    public func append(_ byte: UInt8) {
        reserve(1)
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Drops the first bytes and moves the rest to the front.
    public func removeFirst(_ dropped: Int) {
        precondition(dropped >= 0 && dropped <= count)
        start.copyMemory(from: start + dropped, byteCount: count - dropped)
        count -= dropped
    }

    /// How many LF there are up to an offset.
    public func lineEnds(before end: Int) -> Int {
        let lineFeed = ByteBlock.Needle(0x0A)
        var (position, count) = (0, 0)
        while position + ByteLine.size <= end {
            let lines = min(
                (end - position) / ByteLine.size, ByteBlock.Tally.mostBlocks * ByteBlock.size / ByteLine.size)
            var tally = ByteBlock.Tally()
            for _ in 0..<lines {
                ByteLine(start + position).count(in: &tally) { $0.matches(lineFeed) }
                position += ByteLine.size
            }
            count += tally.total
        }
        return count + bytes[position..<end].count { $0 == 0x0A }
    }

    /// Where the next quotation mark or backslash stands in a string of JSON that is known to end.
    package func quoteOrBackslash(from place: Int) -> Int {
        let (quote, backslash) = (ByteBlock.Needle(UInt8(ascii: "\"")), ByteBlock.Needle(UInt8(ascii: "\\")))
        var place = place
        while place < count {
            let block = ByteBlock(start + place)
            let bits = (block.matches(quote) | block.matches(backslash)).bits
            if bits != 0 { return place + bits.trailingZeroBitCount }
            place += ByteBlock.size
        }
        return count
    }

    /// Offset, line and column of a byte, counted from the beginning of the buffer.
    public func position(of offset: Int) -> Diagnostic.Position {
        let lineStart = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
        return Diagnostic.Position(offset: offset, line: lineEnds(before: offset) + 1, column: column)
    }
}
