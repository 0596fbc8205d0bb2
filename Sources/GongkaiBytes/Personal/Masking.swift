/// What may be shown of personal data: enough to find it, too little to use it.
package enum Masking {
    /// Keeps the first and the last characters of a number: 3301**********1234.
    package static func number(_ text: some Collection<UInt8>, first: Int, last: Int) -> String {
        guard text.count > first + last else { return String(repeating: "*", count: text.count) }
        return String(decoding: text.prefix(first), as: UTF8.self)
            + String(repeating: "*", count: text.count - first - last)
            + String(decoding: text.suffix(last), as: UTF8.self)
    }

    /// Keeps the first character before the @, and what is behind it.
    package static func email(_ text: [UInt8]) -> String {
        let place = text.firstIndex(of: UInt8(ascii: "@")) ?? 0
        return String(decoding: text.prefix(min(1, place)), as: UTF8.self) + "***"
            + String(decoding: text[place...], as: UTF8.self)
    }

    /// Keeps the beginning of an address, which is the city, and no digit.
    package static func address(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(6).prefix { !$0.isDigitGlyph }
        return String(String.UnicodeScalarView(kept)) + "****"
    }

    /// Keeps the beginning of any other text, at most a quarter of it: 张**.
    package static func text(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let kept = scalars.count < 2 ? 0 : max(1, min(scalars.count / 4, 4))
        return String(String.UnicodeScalarView(scalars.prefix(kept)))
            + String(repeating: "*", count: min(scalars.count - kept, 16))
    }

    /// Masks a whole value by what it is.
    package static func value(_ value: UnsafeRawBufferPointer) -> String {
        let found = PersonalDataScanner.scan(value)
        if found.count == 1, found[0].range == 0..<value.count { return found[0].masked }
        let isNumber = value.count >= 8 && value.allSatisfy { Glyphs.isDigit($0) || Glyphs.isLetter($0) }
        if isNumber { return number(value, first: 2, last: 2) }
        return text(String(decoding: value, as: UTF8.self))
    }
}

extension Unicode.Scalar {
    fileprivate var isDigitGlyph: Bool { properties.numericType != nil && value > 0x2F && !isHan }
    fileprivate var isHan: Bool { (0x4E00...0x9FFF).contains(value) }
}
