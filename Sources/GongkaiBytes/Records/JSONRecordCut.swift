/// Finds where an object or array of JSON ends, without looking at what is in it: by counting brackets outside strings,
/// 64 bytes at a time.
///
/// Whether the brackets match in kind, and whether what stands between them is JSON, is for whoever reads the record.
package struct JSONRecordCut: Sendable {
    /// How far the bytes have been looked at.
    private var position: Int
    private var depth = 0
    /// All ones within a string, else 0.
    private var inString: UInt64 = 0
    /// 1 where the next byte is escaped by a backslash before it.
    private var escapesNext: UInt64 = 0

    /// - Parameter start: the offset of the opening bracket.
    package init(at start: Int) { position = start }

    /// Where the value ends. Asked again with more bytes behind the same ones, it goes on where it was.
    /// - Returns: the offset behind the closing bracket; `nil` where it is not among the bytes.
    package mutating func endOfObject(in buffer: ByteBuffer, before end: Int) -> Int? {
        while position < end {
            let masks = Masks(UnsafeRawPointer(buffer.start + position), count: end - position)
            var escapesNext = escapesNext
            let quotes = masks.quotes & ~JSONRecordCut.escaped(by: masks.backslashes, carrying: &escapesNext)
            let strings = JSONRecordCut.between(quotes) ^ inString
            var depth = depth
            if let place = closing(masks, outside: strings, depth: &depth) { return position + place + 1 }
            // The last bytes are looked at again once there are more.
            guard end - position >= Masks.size else { return nil }
            (self.depth, self.escapesNext) = (depth, escapesNext)
            inString = 0 &- (strings >> 63)
            position += Masks.size
        }
        return nil
    }

    /// The place among 64 bytes of the bracket that closes the value.
    @inline(__always)
    private func closing(_ masks: Masks, outside strings: UInt64, depth: inout Int) -> Int? {
        var brackets = (masks.openings | masks.closings) & ~strings
        while brackets != 0 {
            let place = brackets.trailingZeroBitCount
            depth += (masks.openings >> UInt64(place)) & 1 != 0 ? 1 : -1
            if depth == 0 { return place }
            brackets &= brackets - 1
        }
        return nil
    }

    /// The bytes that an odd number of backslashes stands before.
    /// - Parameter next: 1 where the first byte is escaped; told of the byte behind the last.
    @inline(__always)
    private static func escaped(by backslashes: UInt64, carrying next: inout UInt64) -> UInt64 {
        guard backslashes & ~next != 0 else {
            defer { next = 0 }
            return next
        }
        let evenPlaces: UInt64 = 0x5555_5555_5555_5555
        let escaping = backslashes & ~next
        let behind = escaping << 1 | next
        // A run of backslashes that begins at an odd place ends, by the carry of the addition, where an even one would not.
        let (sum, overflow) = (escaping & ~evenPlaces & ~behind).addingReportingOverflow(escaping)
        next = overflow ? 1 : 0
        return (evenPlaces ^ (sum << 1)) & behind
    }

    /// The bytes from every odd bit on up to the next, that one not counted.
    @inline(__always)
    private static func between(_ quotes: UInt64) -> UInt64 {
        guard quotes != 0 else { return 0 }
        var bits = quotes
        bits ^= bits << 1
        bits ^= bits << 2
        bits ^= bits << 4
        bits ^= bits << 8
        bits ^= bits << 16
        bits ^= bits << 32
        return bits
    }

    /// What stands where among 64 bytes, a bit a byte, the first byte's lowest.
    private struct Masks {
        static let size = 64

        var quotes: UInt64 = 0
        var backslashes: UInt64 = 0
        var openings: UInt64 = 0
        var closings: UInt64 = 0

        /// - Parameter count: how many of the bytes are looked at.
        @inline(__always)
        init(_ address: UnsafeRawPointer, count: Int) {
            for number in 0..<4 {
                let block = ByteBlock(address + number * ByteBlock.size)
                let shift = UInt64(number * ByteBlock.size)
                quotes |= UInt64(block.matches(.init(UInt8(ascii: "\""))).bits) << shift
                backslashes |= UInt64(block.matches(.init(UInt8(ascii: "\\"))).bits) << shift
                let open = block.matches(.init(UInt8(ascii: "{"))) | block.matches(.init(UInt8(ascii: "[")))
                let close = block.matches(.init(UInt8(ascii: "}"))) | block.matches(.init(UInt8(ascii: "]")))
                openings |= UInt64(open.bits) << shift
                closings |= UInt64(close.bits) << shift
            }
            guard count < Masks.size else { return }
            let valid = ((1 as UInt64) << UInt64(count)) - 1
            quotes &= valid
            openings &= valid
            closings &= valid
        }
    }
}
