import GongkaiBytes

/// Texts of a workbook, in which `_x000D_` is a character by its code (ISO/IEC 29500-1, 22.9.2.19).
enum OfficeText {
    /// Appends a text with its codes decoded.
    /// - Returns: whether it had control characters, each of which became U+FFFD.
    static func append(_ text: UnsafeRawBufferPointer, to buffer: ByteBuffer) -> Bool {
        guard text.contains(UInt8(ascii: "_")) else {
            buffer.append(text)
            return false
        }
        var hasControl = false
        var (start, place) = (0, 0)
        while place + 7 <= text.count {
            guard text[place] == UInt8(ascii: "_"), let unit = unit(text, at: place) else {
                place += 1
                continue
            }
            var units = [unit]
            var end = place + 7
            if UTF16.isLeadSurrogate(unit), end + 7 <= text.count, let next = OfficeText.unit(text, at: end) {
                units.append(next)
                end += 7
            }
            buffer.append(UnsafeRawBufferPointer(rebasing: text[start..<place]))
            let isControl = unit < 0x20 && ![0x09, 0x0A, 0x0D].contains(unit) || unit >= 0xFFFE
            hasControl = hasControl || isControl
            buffer.append(Array((isControl ? "\u{FFFD}" : String(decoding: units, as: UTF16.self)).utf8))
            (start, place) = (end, end)
        }
        buffer.append(UnsafeRawBufferPointer(rebasing: text[start...]))
        return hasControl
    }

    /// The code of `_xHHHH_` at a place that has seven bytes behind it.
    private static func unit(_ text: UnsafeRawBufferPointer, at place: Int) -> UInt16? {
        guard text[place] == UInt8(ascii: "_"), text[place + 1] == UInt8(ascii: "x"),
            text[place + 6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for byte in text[(place + 2)..<(place + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
