/// A text as it is seen: full-width forms are the ASCII that they look like, and what is not seen is passed over.
struct Glyphs {
    let text: UnsafeRawBufferPointer

    /// A character: its ASCII form, `space`, `unseen`, or 0 for any other; and its length in bytes.
    typealias Glyph = (byte: UInt8, length: Int)

    static let space: UInt8 = 0x20
    /// Zero-width characters and marks of direction.
    static let unseen: UInt8 = 1

    @inline(__always)
    func glyph(at offset: Int) -> Glyph {
        guard offset >= 0, offset < text.count else { return (0, 0) }
        let first = text[offset]
        return first < 0x80 ? (first, 1) : wide(first, at: offset)
    }

    private func wide(_ first: UInt8, at offset: Int) -> Glyph {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard offset + length <= text.count else { return (0, text.count - offset) }
        let (second, third) = (text[offset + 1], length > 2 ? text[offset + 2] : 0)
        switch (first, second) {
        case (0xEF, 0xBC): return (third >= 0x81 ? third - 0x60 : 0, 3)
        case (0xEF, 0xBD): return (third <= 0x9E ? third - 0x20 : 0, 3)
        case (0xEF, 0xBB): return (third == 0xBF ? Glyphs.unseen : 0, 3)
        case (0xEF, 0xB8): return (third <= 0x8F ? Glyphs.unseen : 0, 3)
        case (0xC2, 0xAD): return (Glyphs.unseen, 2)
        case (0xC2, 0xA0): return (Glyphs.space, 2)
        case (0xC2, 0xB7): return (UInt8(ascii: "."), 2)
        case (0xE3, 0x80): return (third == 0x80 ? Glyphs.space : 0, 3)
        case (0xE3, 0x83): return (third == 0xBB ? UInt8(ascii: ".") : 0, 3)
        case (0xE2, 0x80): return (Glyphs.punctuation(third), 3)
        case (0xE2, 0x81): return (third >= 0xA0 && third <= 0xAF ? Glyphs.unseen : 0, 3)
        case (0xE2, 0x88): return (third == 0x92 ? UInt8(ascii: "-") : 0, 3)
        // Mathematical digits, U+1D7CE to U+1D7FF.
        case (0xF0, 0x9D) where third == 0x9F && text[offset + 3] >= 0x8E:
            return (0x30 + (text[offset + 3] - 0x8E) % 10, 4)
        default: return (0, length)
        }
    }

    /// U+2000 to U+203F.
    private static func punctuation(_ third: UInt8) -> UInt8 {
        switch third {
        case 0x80...0x8A, 0xAF: space
        case 0x8B...0x8F, 0xAA...0xAE: unseen
        case 0x90...0x95: UInt8(ascii: "-")
        default: 0
        }
    }

    /// Where the character before an offset begins, those that are not seen passed over; `nil` at the beginning.
    func previous(_ offset: Int) -> Int? {
        var offset = offset
        while offset > 0 {
            offset -= 1
            while offset > 0, text[offset] & 0xC0 == 0x80 { offset -= 1 }
            if glyph(at: offset).byte != Glyphs.unseen { return offset }
        }
        return nil
    }

    /// The first offset from one on where something is seen.
    func seen(from offset: Int) -> Int {
        var offset = offset
        while offset < text.count {
            let glyph = glyph(at: offset)
            guard glyph.byte == Glyphs.unseen else { break }
            offset += glyph.length
        }
        return offset
    }

    /// The same, spaces passed over too.
    func unspaced(from offset: Int) -> Int {
        var offset = offset
        while offset < text.count {
            let glyph = glyph(at: offset)
            guard glyph.byte == Glyphs.unseen || glyph.byte == Glyphs.space else { break }
            offset += glyph.length
        }
        return offset
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
