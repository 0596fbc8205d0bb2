import GongkaiModel

/// A least or greatest value as a regular expression: values are texts in our XML Schemas, which have no order.
///
/// The expressions are to be met together with the canonical form of the type, and may let through what that does not.
enum BoundPattern {
    /// What values not below a bound match; `nil` for types whose bounds no expression can say: moments with an offset.
    static func atLeast(_ bound: String, of type: FieldType) -> String? {
        pattern(bound, of: type, isLeast: true)
    }

    /// What values not above a bound match.
    static func atMost(_ bound: String, of type: FieldType) -> String? {
        pattern(bound, of: type, isLeast: false)
    }

    private static func pattern(_ bound: String, of type: FieldType, isLeast: Bool) -> String? {
        switch type {
        case .integer, .decimal: number(bound, isLeast: isLeast)
        case .date, .yearMonth, .yearQuarter, .year:
            (beyond(bound[...], isGreater: isLeast) + [bound]).joined(separator: "|")
        case .time: time(bound, isLeast: isLeast)
        default: nil
        }
    }

    private static let anyFraction = "(\\.[0-9]+)?"

    // MARK: Numbers

    private static func number(_ bound: String, isLeast: Bool) -> String {
        let isNegative = bound.hasPrefix("-")
        let (whole, fraction) = parts(of: isNegative ? bound.dropFirst() : bound[...])
        // What lies on the far side of zero is beyond any bound on this side.
        let far = isLeast ? "[0-9]+\(anyFraction)" : "-[0-9]+\(anyFraction)"
        if whole == "0" && fraction.isEmpty { return far + (isLeast ? "|-0(\\.0+)?" : "|0(\\.0+)?") }
        let sizes = isLeast != isNegative ? sizesAtLeast(whole, fraction) : sizesAtMost(whole, fraction)
        let near = (isNegative ? "-" : "") + "(\(sizes.joined(separator: "|")))"
        return isLeast == isNegative ? far + "|" + near : near
    }

    private static func sizesAtLeast(_ whole: Substring, _ fraction: Substring) -> [String] {
        ["[1-9][0-9]{\(whole.count)}[0-9]*\(anyFraction)"]
            + beyond(whole, isGreater: true).map { $0 + anyFraction }
            + ["\(whole)\(fractionAtLeast(fraction))"]
    }

    private static func sizesAtMost(_ whole: Substring, _ fraction: Substring) -> [String] {
        (whole.count > 1 ? ["[0-9]{1,\(whole.count - 1)}\(anyFraction)"] : [])
            + beyond(whole, isGreater: false).map { $0 + anyFraction }
            + ["\(whole)\(fractionAtMost(fraction))"]
    }

    // MARK: Times

    private static func time(_ bound: String, isLeast: Bool) -> String {
        let (whole, fraction) = parts(of: bound[...])
        let equal = "\(whole)\(isLeast ? fractionAtLeast(fraction) : fractionAtMost(fraction))"
        return (beyond(whole, isGreater: isLeast).map { $0 + anyFraction } + [equal]).joined(separator: "|")
    }

    // MARK: Digits

    /// What stands before the point, and what behind it without zeros at its end.
    private static func parts(of text: Substring) -> (whole: Substring, fraction: Substring) {
        let parts = text.split(separator: ".", maxSplits: 1)
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        return (parts[0], fraction)
    }

    /// Texts of the same shape that are greater, or less: the same up to some digit, which is greater or less there.
    private static func beyond(_ text: Substring, isGreater: Bool) -> [String] {
        text.indices.compactMap { index in
            guard let digit = text[index].wholeNumberValue, let others = digits(beyond: digit, isGreater) else {
                return nil
            }
            let rest = text[text.index(after: index)...].map { $0.isWholeNumber ? "[0-9]" : String($0) }
            return "\(text[..<index])\(others)\(rest.joined())"
        }
    }

    private static func digits(beyond digit: Int, _ isGreater: Bool) -> String? {
        if isGreater { return digit == 9 ? nil : "[\(digit + 1)-9]" }
        return digit == 0 ? nil : "[0-\(digit - 1)]"
    }

    private static func fractionAtLeast(_ fraction: Substring) -> String {
        guard !fraction.isEmpty else { return anyFraction }
        let greater = fraction.indices.compactMap { index in
            digits(beyond: fraction[index].wholeNumberValue ?? 9, true).map { "\(fraction[..<index])\($0)[0-9]*" }
        }
        return "\\.(\((greater + ["\(fraction)[0-9]*"]).joined(separator: "|")))"
    }

    private static func fractionAtMost(_ fraction: Substring) -> String {
        guard !fraction.isEmpty else { return "(\\.0+)?" }
        let less = fraction.indices.compactMap { index in
            digits(beyond: fraction[index].wholeNumberValue ?? 0, false).map { "\(fraction[..<index])\($0)[0-9]*" }
        }
        let shorter = fraction.indices.dropFirst().map { String(fraction[..<$0]) }
        return "(\\.(\((less + shorter + ["\(fraction)0*"]).joined(separator: "|"))))?"
    }
}
