/// Whole numbers in Chinese characters, as markers, dates and counts have them.
///
/// There are two forms: counting (二十一, 一百零三, 一万二千), read by places, and digits in a row (二〇一七). Both are
/// read strictly: what does not spell one number in the usual way is none.
package enum ChineseNumerals {
    /// The number in either form; `nil` for anything else.
    /// - Parameter scalars: Unicode scalar values.
    package static func value(of scalars: some Collection<UInt32>) -> Int? {
        countingValue(of: scalars) ?? digitValue(of: scalars)
    }

    /// The number that digits in a row spell, at least two of them (二〇一七, 一九四九); one of 〇零○ is a zero.
    package static func digitValue(of scalars: some Collection<UInt32>) -> Int? {
        guard (2...18).contains(scalars.count) else { return nil }
        var value = 0
        for scalar in scalars {
            guard let digit = ChineseNumerals.digit(of: scalar), scalar != two else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The number in counting form, from 零 to 九千九百九十九万九千九百九十九.
    ///
    /// 十 needs no 一 before it (十二, and 一百十二 as older laws write it); 百, 千 and 万 need their digit; one zero stands
    /// for each gap between places and for nothing else; 两 stands alone or before 百, 千 and 万.
    package static func countingValue(of scalars: some Collection<UInt32>) -> Int? {
        let scalars = Array(scalars)
        if scalars.count == 1, let digit = ChineseNumerals.digit(of: scalars[0]) { return digit }
        guard let split = scalars.firstIndex(of: tenThousand) else { return section(scalars[...], after: nil) }
        guard let high = split == 1 && scalars[0] == two ? 2 : section(scalars[..<split], after: nil) else {
            return nil
        }
        let rest = scalars[(split + 1)...]
        guard !rest.isEmpty else { return high * 10_000 }
        return section(rest, after: 10_000).map { high * 10_000 + $0 }
    }

    /// The counting form of 0 to 99,999,999: 十二, 一百零三, 十万零一十; `nil` beyond.
    package static func countingForm(of number: Int) -> String? {
        guard (0...99_999_999).contains(number) else { return nil }
        guard number > 0 else { return "零" }
        let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
        var text = high > 0 ? spell(high) + "万" : ""
        if high > 0, low > 0, low < 1000 { text += "零" }
        if low > 0 { text += spell(low) }
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    private static let two = UInt32(0x4E24)
    private static let tenThousand = UInt32(0x4E07)

    private static let digitCharacters: [Character] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let placeCharacters: [(value: Int, character: String)] = [
        (1000, "千"), (100, "百"), (10, "十"), (1, ""),
    ]

    /// 两 counts as 2, and 〇 (U+3007) and ○ (U+25CB), which many texts have in its stead, as 0.
    private static func digit(of scalar: UInt32) -> Int? {
        switch Unicode.Scalar(scalar) {
        case "零", "〇", "○": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    private static func place(of scalar: UInt32) -> Int? {
        switch Unicode.Scalar(scalar) {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// The number from 1 to 9999 that a section of at most four places spells.
    /// - Parameter place: the place before the section (10,000 behind 万), `nil` at the beginning.
    private static func section(_ scalars: ArraySlice<UInt32>, after place: Int?) -> Int? {
        var scanner = SectionScanner(place: place)
        for scalar in scalars {
            let isTaken =
                if let place = ChineseNumerals.place(of: scalar) {
                    scanner.take(place: place)
                } else if let digit = ChineseNumerals.digit(of: scalar) {
                    scanner.take(digit: digit, isLiang: scalar == two)
                } else {
                    false
                }
            guard isTaken else { return nil }
        }
        return scanner.finish()
    }

    /// Spells 1 to 9999, with one 零 for each gap.
    private static func spell(_ number: Int) -> String {
        var text = ""
        var rest = number
        var hasGap = false
        for place in placeCharacters {
            let (digit, remainder) = rest.quotientAndRemainder(dividingBy: place.value)
            rest = remainder
            guard digit > 0 else {
                hasGap = !text.isEmpty
                continue
            }
            text += (hasGap ? "零" : "") + String(digitCharacters[digit]) + place.character
            hasGap = false
        }
        return text
    }
}

/// Reads the digits and places of one section from the left, and refuses what the usual spelling does not allow.
private struct SectionScanner {
    /// The last place that was read; the next must be smaller.
    private var place: Int?
    private var value = 0
    /// A digit that waits for its place.
    private var digit: Int?
    private var isLiang = false
    private var hasZero = false

    init(place: Int?) {
        self.place = place
    }

    mutating func take(digit next: Int, isLiang: Bool) -> Bool {
        guard digit == nil else { return false }
        if next == 0 {
            // A zero bridges a gap: there is a place before it, and only one zero.
            guard !hasZero, place != nil else { return false }
            hasZero = true
            return true
        }
        digit = next
        self.isLiang = isLiang
        return true
    }

    mutating func take(place next: Int) -> Bool {
        guard digit != nil || next == 10 else { return false }
        return !(isLiang && next == 10) && add(next)
    }

    mutating func finish() -> Int? {
        if digit != nil, isLiang || !add(1) { return nil }
        return value > 0 && !hasZero ? value : nil
    }

    /// Adds the waiting digit at a place; a zero must stand before it exactly where places were skipped.
    private mutating func add(_ next: Int) -> Bool {
        if let place {
            guard next < place, hasZero == (next * 10 < place) else { return false }
        }
        value += (digit ?? 1) * next
        place = next
        digit = nil
        isLiang = false
        hasZero = false
        return true
    }
}
