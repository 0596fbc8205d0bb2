/// Control characters that no text needs: all of C0 but tab, line feed, vertical tab, form feed and carriage return.
enum ControlCharacters {
    /// How many bytes are such control characters, NUL and DEL among them; in UTF-8 and in GB 18030 alike, these bytes
    /// are never part of another character.
    static func count(in bytes: [UInt8]) -> Int {
        count(in: bytes) { ($0 < 0x20) != ($0 &- 0x09 < 5) || $0 == 0x7F }
    }

    /// How many bytes are NUL.
    static func nulCount(in bytes: [UInt8]) -> Int {
        count(in: bytes) { $0 == 0 }
    }

    /// How many bytes a condition holds for: counted in a byte, of so many bytes as it can count, and without branches,
    /// so that the compiler takes many at a time.
    @inline(__always)
    private static func count(in bytes: [UInt8], where isCounted: (UInt8) -> Bool) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for start in stride(from: 0, to: bytes.count, by: Int(UInt8.max)) {
                var few: UInt8 = 0
                for index in start..<min(start + Int(UInt8.max), bytes.count) {
                    few &+= isCounted(bytes[index]) ? 1 : 0
                }
                count += Int(few)
            }
            return count
        }
    }

    /// Whether they are too many for a text: more than one byte in 16, and more than a handful.
    ///
    /// Random bytes have one in nine. A stray NUL or escape in a short text is left to the readers, which drop it and say so.
    static func areTooMany(_ count: Int, among total: Int) -> Bool {
        count > 4 && count * 16 > total
    }
}
