/// Finds where CSV may be cut between two records: goes through the input in order, and knows what is within quotes by
/// the same rules as `CSVRecordScan`.
package struct CSVRecordCut: Sendable {
    private let delimiter: UInt8
    /// How far the bytes have been looked at.
    private var position = 0
    /// Where the quoted field began that the position is in.
    package private(set) var openQuote: Int?
    /// The stretches outside quotes; the last one is still open where the position is in none.
    private var outside: [Range<Int>] = []
    private var outsideStart = 0

    package init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Looks for the last end of a record, in bytes that begin with one. Asked again with more bytes behind the same
    /// ones, it goes on where it was.
    /// - Returns: the offset behind the last whole record; `nil` where none is whole yet.
    package mutating func lastRecordEnd(in buffer: ByteBuffer, isLast: Bool) -> Int? {
        pass(buffer, isLast: isLast)
        if isLast { return buffer.count }
        if openQuote == nil, let end = lastLineEnd(in: outsideStart..<position, of: buffer) { return end }
        for stretch in outside.reversed() {
            if let end = lastLineEnd(in: stretch, of: buffer) { return end }
        }
        return nil
    }

    /// Begins anew, with bytes that begin with a record.
    package mutating func restart() {
        position = 0
        openQuote = nil
        outside.removeAll(keepingCapacity: true)
        outsideStart = 0
    }

    private mutating func pass(_ buffer: ByteBuffer, isLast: Bool) {
        let quote = ByteBlock.Needle(CSVByte.quote)
        let (start, end) = (UnsafeRawPointer(buffer.start), buffer.count)
        while position < end {
            let line = position
            var bits = ByteLine(start + line).bits { $0.matches(quote) }
            while bits != 0 {
                let place = line + bits.trailingZeroBitCount
                bits &= bits - 1
                // The second of two quotes has been passed with the first.
                guard place >= position else { continue }
                position = place
                guard position < end else { break }
                guard passQuote(in: start, end: end, isLast: isLast) else { return }
            }
            position = max(position, min(line + ByteLine.size, end))
        }
        position = min(position, end)
    }

    /// Passes the quote at the position.
    /// - Returns: whether there were bytes enough: behind a quote within quotes there may be another.
    @inline(__always)
    private mutating func passQuote(in start: UnsafeRawPointer, end: Int, isLast: Bool) -> Bool {
        if openQuote == nil {
            if opensField(in: start) {
                openQuote = position
                outside.append(outsideStart..<position)
            }
            position += 1
            return true
        }
        guard position + 1 < end || isLast else { return false }
        if position + 1 < end, start.load(fromByteOffset: position + 1, as: UInt8.self) == CSVByte.quote {
            position += 2
            return true
        }
        openQuote = nil
        position += 1
        outsideStart = position
        return true
    }

    /// Whether a field begins at the position.
    @inline(__always)
    private func opensField(in start: UnsafeRawPointer) -> Bool {
        guard position > 0 else { return true }
        let before = start.load(fromByteOffset: position - 1, as: UInt8.self)
        return before == delimiter || before == CSVByte.lineFeed || before == CSVByte.carriageReturn
    }

    /// The offset behind the last line end of a stretch. A CR that is the last byte there is may have its LF to come.
    private func lastLineEnd(in stretch: Range<Int>, of buffer: ByteBuffer) -> Int? {
        let bytes = buffer.bytes
        return stretch.last { place in
            bytes[place] == CSVByte.lineFeed
                || bytes[place] == CSVByte.carriageReturn && place + 1 < buffer.count
                    && bytes[place + 1] != CSVByte.lineFeed
        }.map { $0 + 1 }
    }
}
