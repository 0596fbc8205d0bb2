/// Lengths of text in Unicode scalars, which is what schemas count characters in.
package enum ScalarCount {
    /// How many scalars valid UTF-8 holds: every byte but those that continue one begins one.
    package static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// Whether the number of scalars lies in a range, counted only where the number of bytes leaves it open.
    package static func isIn(_ range: ClosedRange<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.count <= range.upperBound, (bytes.count + 3) / 4 >= range.lowerBound { return true }
        return range.contains(count(bytes))
    }
}
