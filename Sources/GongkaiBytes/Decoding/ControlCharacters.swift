/// Control characters that no text needs: all of C0 but tab, line feed, vertical tab, form feed and carriage return.
enum ControlCharacters {
    /// How many bytes are such control characters, NUL and DEL among them; in UTF-8 and in GB 18030 alike, these bytes
    /// are never part of another character.
    static func count(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.count { ($0 < 0x20 && !(0x09...0x0D).contains($0)) || $0 == 0x7F }
        }
    }

    /// Whether they are too many for a text: more than one byte in 16, and more than a handful.
    ///
    /// Random bytes have one in nine. A stray NUL or escape in a short text is left to the readers, which drop it and say so.
    static func areTooMany(_ count: Int, among total: Int) -> Bool {
        count > 4 && count * 16 > total
    }
}
