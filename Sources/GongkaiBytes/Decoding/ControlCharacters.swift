/// Control characters that no text needs: all of C0 but tab, line feed, vertical tab, form feed and carriage return.
enum ControlCharacters {
    /// How many bytes are such control characters, NUL and DEL among them; in UTF-8 and in GB 18030 alike, these bytes
    /// are never part of another character.
    static func count(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.countBytes { byte in ((byte < 0x20) != (byte &- 0x09 < 5)) != (byte == 0x7F) }
        }
    }

    /// How many bytes are NUL.
    static func nulCount(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { $0.countBytes { $0 == 0 } }
    }

    /// Whether they are too many for a text: more than one byte in 16, and more than a handful.
    ///
    /// Random bytes have one in nine. A stray NUL or escape in a short text is left to the readers, which drop it and say so.
    static func areTooMany(_ count: Int, among total: Int) -> Bool {
        count > 4 && count * 16 > total
    }
}
