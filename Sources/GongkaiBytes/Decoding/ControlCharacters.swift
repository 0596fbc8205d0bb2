/// Control characters that no text needs: all of C0 but tab, line feed, vertical tab, form feed and carriage return.
enum ControlCharacters {
    /// How many bytes are such control characters, NUL and DEL among them; in UTF-8 and in GB 18030 alike, these bytes
    /// are never part of another character.
    static func count(in bytes: [UInt8]) -> Int {
        count(in: bytes) { byte in
            (byte < 0x20) != (byte &- 0x09 < 5) || byte == 0x7F
        } unlessNone: { word in
            bytesMayBe(below: 0x20, word) | bytesMayBe(below: 1, word ^ 0x7F7F_7F7F_7F7F_7F7F)
        }
    }

    /// How many bytes are NUL.
    static func nulCount(in bytes: [UInt8]) -> Int {
        count(in: bytes) {
            $0 == 0
        } unlessNone: {
            bytesMayBe(below: 1, $0)
        }
    }

    /// Whether they are too many for a text: more than one byte in 16, and more than a handful.
    ///
    /// Random bytes have one in nine. A stray NUL or escape in a short text is left to the readers, which drop it and say so.
    static func areTooMany(_ count: Int, among total: Int) -> Bool {
        count > 4 && count * 16 > total
    }

    /// How many bytes a condition holds for.
    /// - Parameter marks: of eight bytes at once, zero where it holds for none of them, as in most of a text.
    @inline(__always)
    private static func count(
        in bytes: [UInt8], where isCounted: (UInt8) -> Bool, unlessNone marks: (UInt64) -> UInt64
    ) -> Int {
        bytes.withUnsafeBytes { bytes in
            var count = 0
            var start = 0
            while start < bytes.count {
                let end = min(start + 8, bytes.count)
                if end - start < 8 || marks(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)) != 0 {
                    for index in start..<end where isCounted(bytes[index]) { count += 1 }
                }
                start = end
            }
            return count
        }
    }

    /// The highest bit of each byte that is below a bound up to 0x80, and of some above one that is.
    @inline(__always)
    private static func bytesMayBe(below bound: UInt64, _ word: UInt64) -> UInt64 {
        (word &- bound &* 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
