/// A decimal number of any size, kept as its digits.
public struct ExactDecimal: Hashable, Sendable {
    /// The canonical form: no plus sign, no leading zeros but one before the point; trailing zeros stay, since they say
    /// how exact the number is.
    public let text: String

    /// Reads digits with at most one point and one sign: `-0.50`, `462`. Separators, exponents and white space are refused.
    public init?(_ text: some StringProtocol) {
        var digits = Substring(text)
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy(ExactDecimal.areDigits) else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        var canonical = whole.isEmpty ? "0" : String(whole)
        if parts.count == 2 { canonical += "." + parts[1] }
        let isZero = canonical.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
        self.text = (isNegative && !isZero ? "-" : "") + canonical
    }

    private static func areDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
