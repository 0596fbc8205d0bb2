/// Finds bytes that are no UTF-8, at the speed of a record stream.
package enum UTF8Scan {
    /// The offset of the first byte of the first sequence that is no UTF-8 by the Unicode Standard (table 3-7), or `nil`.
    package static func firstError(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        return firstError(at: UnsafeRawPointer(buffer.start), range: range)
    }

    /// How many of the first bytes are UTF-8, none of them of a sequence that goes on behind them; where there is no error,
    /// that are all but those of the last line, behind which nothing may be read.
    static func validCount(of bytes: UnsafeRawBufferPointer) -> Int {
        guard let start = bytes.baseAddress, bytes.count > ByteLine.size else { return 0 }
        let end = bytes.count - ByteLine.size
        return firstError(at: start, range: 0..<end) ?? end
    }

    /// - Parameter start: where offsets count from. Behind the range as many bytes must be readable as a line has.
    private static func firstError(at start: UnsafeRawPointer, range: Range<Int>) -> Int? {
        let end = range.upperBound
        var position = range.lowerBound
        /// Bits of the bytes that must continue a sequence of the line before.
        var awaited: UInt64 = 0
        while position < end {
            let bits = ByteLine(start + position).utf8Bits
            var beyondASCII = bits.first
            guard beyondASCII | awaited != 0 else {
                position += ByteLine.size
                continue
            }
            if end - position < ByteLine.size { beyondASCII &= 1 << UInt64(end - position) - 1 }
            let leads = beyondASCII & bits.second
            let longLeads = leads & bits.third
            let continuing = awaited | leads << 1 | longLeads << 2
            // What is rare is looked at closely: sequences of four bytes, and those of which not all are right.
            let rare = (longLeads & bits.fourth) | (bits.special & beyondASCII)
            guard rare | (continuing ^ beyondASCII & ~bits.second) != 0 else {
                awaited = leads >> 63 | longLeads >> 62
                position += ByteLine.size
                continue
            }
            let lineEnd = min(position + ByteLine.size, end)
            position -= awaited == 0 ? 0 : lengthOfBeginning(before: start + position)
            awaited = 0
            while position < lineEnd {
                let length = sequenceLength(at: start + position)
                guard length > 0, position + length <= end else { return position }
                position += length
            }
        }
        return awaited == 0 ? nil : end - lengthOfBeginning(before: start + end)
    }

    /// How many bytes of a sequence stand before an address in which the rest of it is awaited.
    private static func lengthOfBeginning(before address: UnsafeRawPointer) -> Int {
        (address - 1).load(as: UInt8.self) >= 0xC0 ? 1 : 2
    }

    /// How many bytes the sequence has that begins at an address, or 0 where it is none. Four bytes must be readable.
    @inline(__always)
    private static func sequenceLength(at address: UnsafeRawPointer) -> Int {
        let word = UInt32(littleEndian: address.loadUnaligned(as: UInt32.self))
        if word & 0x80 == 0 { return 1 }
        // Three bytes: nearly all of Chinese. E0 has overlong forms and ED surrogates among what looks right.
        if word & 0xC0_C0F0 == 0x80_80E0 {
            switch UInt8(truncatingIfNeeded: word) {
            case 0xE0: return word & 0x2000 != 0 ? 3 : 0
            case 0xED: return word & 0x2000 == 0 ? 3 : 0
            default: return 3
            }
        }
        if word & 0xC0E0 == 0x80C0 { return word & 0x1E != 0 ? 2 : 0 }
        if word & 0xC0C0_C0F8 == 0x8080_80F0 {
            let planes = word & 0x3007
            return planes & 0x07 < 4 ? (planes != 0 ? 4 : 0) : (planes == 4 ? 4 : 0)
        }
        return 0
    }
}
