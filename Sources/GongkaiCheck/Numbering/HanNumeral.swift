/// Chinese numerals in the counting form, as headings and dates write them: 十一, 二十, 一百零三.
enum HanNumeral {
    private static let digits: [Character] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// Writes a number from 1 to 999; `nil` for any other.
    static func text(of number: Int) -> String? {
        guard (1...999).contains(number) else { return nil }
        let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
        let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
        var text = hundreds > 0 ? "\(digits[hundreds])百" : ""
        if tens > 0 {
            text += tens > 1 || hundreds > 0 ? "\(digits[tens])十" : "十"
        } else if hundreds > 0, ones > 0 {
            text += "零"
        }
        return ones > 0 ? text + String(digits[ones]) : text
    }

    /// The value of the numerals of a month or a day, 1 to 99, and of 两 none.
    static func value(_ text: String) -> Int? { values[text] }

    private static let values = Dictionary(
        uniqueKeysWithValues: (1...99).compactMap { number in text(of: number).map { ($0, number) } })
}
