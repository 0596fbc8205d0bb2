import GongkaiModel

/// Text of the form of a date, whether the calendar has it or not: 2017年2月30日, 二〇一七年二月三十日, 2017-02-30.
struct WrittenDate {
    let text: String
    let year: Int
    let month: Int
    let day: Int?
    /// Whether it stands by itself, or behind a name at the end of a short line, as a date of writing does.
    let standsApart: Bool

    var isPossible: Bool { CalendarDate(year: year, month: month, day: day) != nil }

    private typealias Scalars = [Unicode.Scalar]
    /// The longest line that is a name and a date.
    private static let longestLine = 60

    /// Every one in a text: those with 年 and 月 anywhere, those with marks only where they are the whole text.
    static func all(in text: String) -> [WrittenDate] {
        guard text.bytes(satisfy: \.haveYear) else { return punctuated(text).map { [$0] } ?? [] }
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.filter { scalars[$0] == "年" }.compactMap { date(aroundYearAt: $0, in: scalars) }
    }

    private static func date(aroundYearAt mark: Int, in text: Scalars) -> WrittenDate? {
        guard let year = year(endingAt: mark, in: text), !follows("农历", before: year.start, in: text),
            let month = number(at: mark + 1, before: "月", in: text)
        else { return nil }
        // A number of months: 2017年30月龄.
        if month.end < text.count, text[month.end] == "龄" { return nil }
        let day = number(at: month.end, before: "日", in: text) ?? number(at: month.end, before: "号", in: text)
        let end = day?.end ?? month.end
        return WrittenDate(
            text: String(String.UnicodeScalarView(text[year.start..<end])), year: year.value, month: month.value,
            day: day?.value, standsApart: standsApart(year.start..<end, in: text))
    }

    /// The four digits or numerals before 年, in the years that documents have.
    private static func year(endingAt mark: Int, in text: Scalars) -> (value: Int, start: Int)? {
        var end = mark
        while end > 0, text[end - 1].properties.isWhitespace { end -= 1 }
        let start = end - 4
        guard start >= 0, start == 0 || text[start - 1].yearDigit == nil else { return nil }
        var value = 0
        for scalar in text[start..<end] {
            guard let digit = scalar.yearDigit else { return nil }
            value = value * 10 + digit
        }
        return (1000...2999).contains(value) ? (value, start) : nil
    }

    /// A number of one or two digits, or in numerals, and the unit behind it.
    private static func number(
        at start: Int, before unit: Unicode.Scalar, in text: Scalars
    ) -> (value: Int, end: Int)? {
        let start = skipSpaces(in: text, from: start)
        let digits = text[start...].prefix(4).prefix { $0.decimalDigit != nil || $0.isHanNumeral }
        let end = skipSpaces(in: text, from: digits.endIndex)
        guard end < text.count, text[end] == unit else { return nil }
        if digits.count <= 2, !digits.isEmpty, digits.allSatisfy({ $0.decimalDigit != nil }) {
            return (digits.reduce(0) { $0 * 10 + ($1.decimalDigit ?? 0) }, end + 1)
        }
        return HanNumeral.value(String(String.UnicodeScalarView(digits))).map { ($0, end + 1) }
    }

    /// 2017-02-30, 2017/2/30 or 2017.2.30 as the whole of a text.
    private static func punctuated(_ text: String) -> WrittenDate? {
        guard text.utf8.count <= 20, let mark = text.unicodeScalars.first(where: { "-/.".unicodeScalars.contains($0) })
        else { return nil }
        let parts = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy { $0.decimalDigit != nil } ? Int(String(part)) : nil }
        guard numbers.count == 3, parts.count == 3, parts[0].count == 4, (1000...2999).contains(numbers[0]),
            (1...2).contains(parts[1].count), (1...2).contains(parts[2].count)
        else { return nil }
        return WrittenDate(text: text, year: numbers[0], month: numbers[1], day: numbers[2], standsApart: true)
    }

    private static func standsApart(_ range: Range<Int>, in text: Scalars) -> Bool {
        guard skipSpaces(in: text, from: range.upperBound) == text.count, text.count <= longestLine else {
            return false
        }
        let before = text[..<range.lowerBound]
        guard let last = before.last else { return true }
        return last.properties.isWhitespace && !before.contains { "。，；：,;:！？".unicodeScalars.contains($0) }
    }

    private static func follows(_ word: String, before index: Int, in text: Scalars) -> Bool {
        text[..<index].suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }

    private static func skipSpaces(in text: Scalars, from index: Int) -> Int {
        text[index...].firstIndex { !$0.properties.isWhitespace } ?? text.count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether 年 stands among them.
    fileprivate var haveYear: Bool {
        indices.contains { self[$0] == 0xE5 && has((0xE5, 0xB9, 0xB4), at: $0) }
    }
}

extension Unicode.Scalar {
    /// The value of a decimal digit, half- or full-width.
    fileprivate var decimalDigit: Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: nil
        }
    }

    fileprivate var isHanNumeral: Bool {
        switch self {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
        default: false
        }
    }

    /// The value of a digit of a year: 2017, 二〇一七.
    fileprivate var yearDigit: Int? {
        if let decimalDigit { return decimalDigit }
        switch self {
        case "〇", "零", "○": return 0
        case "一": return 1
        case "二": return 2
        case "三": return 3
        case "四": return 4
        case "五": return 5
        case "六": return 6
        case "七": return 7
        case "八": return 8
        case "九": return 9
        default: return nil
        }
    }
}
