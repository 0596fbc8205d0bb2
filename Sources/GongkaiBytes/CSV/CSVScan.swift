/// The inner loop of the CSV parser: passes over what means nothing, eight bytes at a time.
enum CSVScan {
    /// A byte that is looked for, repeated through a word.
    private struct Needle {
        private let pattern: UInt64

        init(_ byte: UInt8) { pattern = UInt64(byte) &* 0x0101_0101_0101_0101 }

        /// The top bit of every byte that is the one looked for. Above the lowest there may be false ones.
        @inline(__always)
        func hits(in word: UInt64) -> UInt64 {
            let difference = word ^ pattern
            return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
        }
    }

    /// Offset of the first separator, quote or line end, or the end of the bytes.
    @inline(__always)
    static func endOfPlainText(in bytes: RawSpan, from start: Int, separator: UInt8) -> Int {
        let (first, quote) = (Needle(separator), Needle(CSVByte.quote))
        let (feed, carriage) = (Needle(CSVByte.lineFeed), Needle(CSVByte.carriageReturn))
        return firstHit(in: bytes, from: start) { word in
            first.hits(in: word) | quote.hits(in: word) | feed.hits(in: word) | carriage.hits(in: word)
        }
    }

    /// Offset of the first quote or line end, or the end of the bytes.
    @inline(__always)
    static func endOfQuotedText(in bytes: RawSpan, from start: Int) -> Int {
        let quote = Needle(CSVByte.quote)
        let (feed, carriage) = (Needle(CSVByte.lineFeed), Needle(CSVByte.carriageReturn))
        return firstHit(in: bytes, from: start) { word in
            quote.hits(in: word) | feed.hits(in: word) | carriage.hits(in: word)
        }
    }

    @inline(__always)
    private static func firstHit(in bytes: RawSpan, from start: Int, hits: (UInt64) -> UInt64) -> Int {
        var position = start
        while position + 8 <= bytes.byteCount {
            // Within the bytes by the line above; any bits are a number.
            let loaded = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
            let found = hits(UInt64(littleEndian: loaded))
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < bytes.byteCount {
            // A lone byte, and behind it seven that are never looked for.
            let byte = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
            if hits(UInt64(byte) | 0x6161_6161_6161_6100) & 0x80 != 0 { return position }
            position += 1
        }
        return position
    }
}
