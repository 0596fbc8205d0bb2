/// Finds bytes that are no UTF-8, at the speed of a record stream.
package enum UTF8Scan {
    /// The offset of the first byte of the first sequence that is no UTF-8 by the Unicode Standard (table 3-7), or `nil`.
    package static func firstError(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        let start = UnsafeRawPointer(buffer.start)
        let (firstBeyondASCII, end) = (ByteBlock.Needle(0x80), range.upperBound)
        var position = range.lowerBound
        while position < end {
            let bits = ~ByteBlock(start + position).isBelow(firstBeyondASCII).bits & 0xFFFF
            guard bits != 0 else {
                position += ByteBlock.size
                continue
            }
            position += bits.trailingZeroBitCount
            // Text that is not ASCII mostly goes on not being so.
            while position < end, start.load(fromByteOffset: position, as: UInt8.self) >= 0x80 {
                let length = sequenceLength(at: start + position)
                guard length > 0, position + length <= end else { return position }
                position += length
            }
        }
        return nil
    }

    /// How many bytes the sequence has that begins at an address, or 0 where it is none. Four bytes must be readable.
    @inline(__always)
    private static func sequenceLength(at address: UnsafeRawPointer) -> Int {
        let word = UInt32(littleEndian: address.loadUnaligned(as: UInt32.self))
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
