/// The escapes of JSON strings (RFC 8259, 7).
enum JSONEscape {
    /// The character that a short escape stands for, by its letter.
    private static func character(forLetter letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The UTF-16 code unit that the escape at a position stands for.
    /// - Parameter position: of the backslash; moved behind the escape.
    /// - Returns: `nil` where the letter is unknown or hexadecimal digits are missing.
    static func unit<Bytes: RandomAccessCollection<UInt8>>(
        in bytes: Bytes, at position: inout Int
    ) -> UInt16? where Bytes.Index == Int {
        let letter = position + 1
        guard letter < bytes.endIndex else { return nil }
        guard bytes[letter] == UInt8(ascii: "u") else {
            position = letter + 1
            return character(forLetter: bytes[letter]).map(UInt16.init)
        }
        position = letter + 5
        guard position <= bytes.endIndex else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[letter + 1..<position] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// The text of a string's content, whose escapes the scanner has found good.
    static func resolve(_ content: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(content.count)
        var position = content.startIndex
        while position < content.endIndex {
            guard content[position] == UInt8(ascii: "\\") else {
                text.append(content[position])
                position += 1
                continue
            }
            guard let unit = unit(in: content, at: &position) else { break }
            var units = [unit]
            if UTF16.isLeadSurrogate(unit), let other = JSONEscape.unit(in: content, at: &position) {
                units.append(other)
            }
            text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
