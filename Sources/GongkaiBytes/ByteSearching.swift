import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Counts the bytes of a kind that is told without branches.
    ///
    /// They are counted in a number as small as they are themselves, so that as many are looked at in one go as fit into
    /// a register; and by their truth values, since a choice between 1 and 0 would be compiled to a jump.
    @inlinable
    @inline(__always)
    package func countBytes(where isWanted: (UInt8) -> Bool) -> Int {
        var count = 0
        var start = 0
        while start < self.count {
            let end = Swift.min(start + 192, self.count)
            var some: UInt8 = 0
            for index in start..<end { some &+= unsafeBitCast(isWanted(self[index]), to: UInt8.self) }
            count += Int(some)
            start = end
        }
        return count
    }

    /// Where a byte stands first, from an offset on; the end where it does not.
    package func offset(of byte: UInt8, from start: Int) -> Int {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
        else { return count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension String {
    /// Whether a byte stands in the UTF-8 of the text: the system looks at many at once, where a view of a string tells one
    /// after the other.
    package func contains(byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
        } ?? utf8.contains(byte)
    }
}
