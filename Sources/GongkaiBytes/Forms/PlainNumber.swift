/// Numbers with an exponent, as programs print binary fractions: `1.5e-07`.
package enum PlainNumber {
    /// Beyond what any binary fraction of 64 bits has.
    private static let largestExponent = 400

    /// Whether a number has an exponent.
    package static func hasExponent(_ number: some Collection<UInt8>) -> Bool {
        number.contains { $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// A number's digits without an exponent, value for value: `0.00000015`. What is no number stays as it is.
    package static func plain(_ number: [UInt8]) -> [UInt8] {
        guard let mark = number.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return number }
        let text = String(decoding: number[(mark + 1)...], as: UTF8.self)
        guard let exponent = Int(text), abs(exponent) <= largestExponent else { return number }
        let isNegative = number.first == UInt8(ascii: "-")
        let mantissa = number[(isNegative ? 1 : 0)..<mark]
        let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
        let digits = mantissa.filter { $0 != UInt8(ascii: ".") }
        guard !digits.isEmpty, digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return number }
        return (isNegative ? [UInt8(ascii: "-")] : [])
            + shifted(digits, wholeCount: point - mantissa.startIndex + exponent)
    }

    private static func shifted(_ digits: [UInt8], wholeCount: Int) -> [UInt8] {
        let zero = UInt8(ascii: "0")
        var whole = Array(digits.prefix(max(wholeCount, 0)))
        whole += Array(repeating: zero, count: max(wholeCount - digits.count, 0))
        whole = Array(whole.drop { $0 == zero })
        let fraction = Array(repeating: zero, count: max(-wholeCount, 0)) + digits.dropFirst(max(wholeCount, 0))
        let kept = fraction.reversed().drop { $0 == zero }.reversed()
        return (whole.isEmpty ? [zero] : whole) + (kept.isEmpty ? [] : [UInt8(ascii: ".")] + kept)
    }
}
