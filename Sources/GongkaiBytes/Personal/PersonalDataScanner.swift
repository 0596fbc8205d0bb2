/// Finds personal data in UTF-8 text, byte by byte: only digits and @ make it look closer.
package struct PersonalDataScanner {
    let glyphs: Glyphs
    let field: PersonalDataField
    var chain = DigitChain()
    var matches: [PersonalDataMatch] = []
    /// Up to where an address has been looked for.
    var addressesEnd = 0

    private init(_ text: UnsafeRawBufferPointer, field: PersonalDataField) {
        glyphs = Glyphs(text: text)
        self.field = field
    }

    /// Everything found in a text, in its order.
    /// - Parameter field: what is said of the text by where it stands.
    package static func scan(
        _ text: UnsafeRawBufferPointer, field: PersonalDataField = PersonalDataField()
    ) -> [PersonalDataMatch] {
        var scanner = PersonalDataScanner(text, field: field)
        scanner.scan()
        return scanner.matches.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func scan() {
        let text = glyphs.text
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x80 {
                if Glyphs.isDigit(byte) {
                    offset = takeChain(at: offset)
                } else {
                    if byte == UInt8(ascii: "@") { findEmail(at: offset) }
                    offset += 1
                }
            } else if byte == 0xEF || byte == 0xF0 {
                let glyph = glyphs.glyph(at: offset)
                if Glyphs.isDigit(glyph.byte) {
                    offset = takeChain(at: offset)
                } else {
                    if glyph.byte == UInt8(ascii: "@") { findEmail(at: offset) }
                    offset += glyph.length
                }
            } else {
                offset += 1
            }
        }
    }

    /// Reads a chain of digits and looks at it.
    /// - Returns: the offset behind it.
    private mutating func takeChain(at start: Int) -> Int {
        let end = chain.read(glyphs, from: start)
        if chain.digits.count >= 7 { examineChain() }
        if start >= addressesEnd { findAddress(around: start, behind: end) }
        return end
    }

    private mutating func examineChain() {
        var group = 0
        while group < chain.groups.count {
            group = takeNumber(from: group) ?? group + 1
        }
    }

    /// Looks for a number that begins with a group.
    /// - Returns: the group behind it.
    private mutating func takeNumber(from first: Int) -> Int? {
        let found =
            identityNumber(from: first) ?? bankCard(from: first) ?? mobile(from: first) ?? landline(from: first)
            ?? lettered(from: first)
        guard let found else { return nil }
        matches.append(found.match)
        return found.last + 1
    }

    /// A number, and the last of its groups.
    typealias Found = (match: PersonalDataMatch, last: Int)

    /// Goes through the ranges of groups that begin with one and have at most so many digits.
    func range(from first: Int, most: Int, where fits: (ClosedRange<Int>, Int) -> Bool) -> ClosedRange<Int>? {
        var last = first
        while last < chain.groups.count {
            let count = chain.count(first...last)
            guard count <= most else { return nil }
            if fits(first...last, count) { return first...last }
            last += 1
        }
        return nil
    }

    /// The bytes that groups take.
    func place(_ range: ClosedRange<Int>) -> Range<Int> {
        chain.groups[range.lowerBound].start..<chain.groups[range.upperBound].end
    }
}
