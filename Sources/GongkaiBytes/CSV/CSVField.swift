/// Where one field stands in the bytes of its batch: two words, and owns nothing.
package struct CSVField: Hashable, Sendable {
    /// Offset of the first byte of the content, behind an opening quote.
    package let start: Int
    /// The offset behind the content, with two flags in the lowest bits.
    private let endAndFlags: Int

    private static let quoted = 1
    private static let doubled = 2

    init(start: Int, end: Int, isQuoted: Bool, hasDoubledQuotes: Bool) {
        self.start = start
        self.endAndFlags = end << 2 | (isQuoted ? CSVField.quoted : 0) | (hasDoubledQuotes ? CSVField.doubled : 0)
    }

    /// Offset behind the content, before a closing quote.
    package var end: Int { endAndFlags >> 2 }

    /// The bytes of the content.
    package var range: Range<Int> { start..<end }

    /// Whether it stands in quotes.
    package var isQuoted: Bool { endAndFlags & CSVField.quoted != 0 }

    /// Whether the content holds doubled quotes, so that its text is not its bytes.
    package var hasDoubledQuotes: Bool { endAndFlags & CSVField.doubled != 0 }

    /// Whether there is no value: an empty field without quotes. An empty string has quotes.
    package var isMissing: Bool { start == end && !isQuoted }

    /// The same field in bytes that begin so much later.
    func moved(back distance: Int) -> CSVField {
        CSVField(
            start: start - distance, end: end - distance, isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes)
    }
}
