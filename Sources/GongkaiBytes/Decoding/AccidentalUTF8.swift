/// GB 2312 text that happens to be valid UTF-8 as well, as short ones can be: 通知 is the bytes CD A8 D6 AA, which UTF-8
/// reads as a combining letter and a Hebrew accent.
///
/// It can only be made of two-byte sequences, while every Chinese character and mark takes three in UTF-8. So a text with
/// any three-byte sequence is UTF-8; and one without is GB 2312 only if it has at least two characters of the 3755 common
/// Han characters in a row, and nothing but these beyond ASCII. Cyrillic, Greek and accented Latin text break that rule within a
/// word or two, since their second bytes lie below 0xA1 half of the time.
enum AccidentalUTF8 {
    /// - Parameter bytes: valid UTF-8.
    static func isLikely(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            var isBehindCharacter = false
            var hasRun = false
            while index < buffer.count {
                guard buffer[index] >= 0x80 else {
                    isBehindCharacter = false
                    index += 1
                    continue
                }
                // Common Han characters have a lead byte of B0 to D7; valid UTF-8 begins a sequence with C2 or more.
                guard buffer[index] <= 0xD7, buffer[index + 1] >= 0xA1 else { return false }
                hasRun = hasRun || isBehindCharacter
                isBehindCharacter = true
                index += 2
            }
            return hasRun
        }
    }
}
