/// Addresses of e-mail: RFC 5321, 4.1.2, without quoted local parts.
extension PersonalDataScanner {
    mutating func findEmail(at place: Int) {
        let behind = place + glyphs.glyph(at: place).length
        guard let start = localStart(before: place), let end = domainEnd(from: glyphs.unspaced(from: behind)) else {
            return
        }
        if let last = matches.last, last.kind == .email, last.range.upperBound > start { return }
        var text: [UInt8] = []
        var offset = start
        while offset < end {
            let glyph = glyphs.glyph(at: offset)
            if glyph.byte > Glyphs.space { text.append(glyph.byte) }
            offset += glyph.length
        }
        matches.append(PersonalDataMatch(kind: .email, range: start..<end, masked: Masking.email(text)))
    }

    private func localStart(before place: Int) -> Int? {
        var start: Int?
        var spaces = 0
        var offset = place
        while let previous = glyphs.previous(offset) {
            let byte = glyphs.glyph(at: previous).byte
            if byte == Glyphs.space, start == nil, spaces == 0 {
                spaces = 1
            } else if Glyphs.isLetter(byte) || Glyphs.isDigit(byte) || "._%+-".utf8.contains(byte) {
                start = previous
            } else {
                break
            }
            offset = previous
        }
        return start
    }

    /// The offset behind a domain of two labels at least, the last of letters.
    private func domainEnd(from start: Int) -> Int? {
        var (offset, end, letters) = (start, nil as Int?, 0)
        var (dots, isLabel) = (0, false)
        while offset < glyphs.text.count {
            let glyph = glyphs.glyph(at: offset)
            switch glyph.byte {
            case Glyphs.unseen: break
            case UInt8(ascii: "."):
                guard isLabel else { return end }
                (dots, letters, isLabel) = (dots + 1, 0, false)
            case let byte where Glyphs.isLetter(byte):
                (letters, isLabel) = (letters + 1, true)
                if dots > 0, letters >= 2 { end = offset + glyph.length }
            case let byte where Glyphs.isDigit(byte) || byte == UInt8(ascii: "-"):
                isLabel = true
                letters = -64
            default: return end
            }
            offset += glyph.length
        }
        return end
    }
}
