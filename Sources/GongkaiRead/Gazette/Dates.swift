import GongkaiModel

/// Dates as official documents write them: 2017年5月16日, 2017 年 5 月, 二〇一七年五月十六日, 2017-05-16, 2017.5.16.
enum DateForm {
    /// A date found in a text.
    struct Match {
        var date: CalendarDate
        var range: Range<Int>
    }

    /// Reads the date that begins at an index; `nil` where none does, or where the calendar has no such day.
    static func match(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Match? {
        guard start < text.endIndex else { return nil }
        if text[start].isDigit { return arabic(in: text, at: start) ?? punctuated(in: text, at: start) }
        return text[start].isNumeral ? chinese(in: text, at: start) : nil
    }

    /// The date that a whole line states, and nothing beside it.
    static func whole(_ line: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
        let line = line.trimmed
        guard let match = match(in: line, at: line.startIndex), match.range.upperBound == line.endIndex,
            match.date.day != nil
        else { return nil }
        return match.date
    }

    private static func arabic(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Match? {
        guard let year = digits(in: text, at: start, count: 4...4),
            let yearEnd = unit("年", in: text, at: year.end)
        else { return nil }
        return rest(in: text, from: start, year: year.value, yearEnd: yearEnd) {
            digits(in: text, at: $0, count: 1...2)
        }
    }

    private static func chinese(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Match? {
        let year = text[start..<min(start + 4, text.endIndex)]
        guard year.count == 4, let yearEnd = unit("年", in: text, at: year.endIndex), let value = year.chineseDigits
        else { return nil }
        return rest(in: text, from: start, year: value, yearEnd: yearEnd) { index in
            let index = skipSpaces(in: text, from: index)
            let numerals = text[min(index, text.endIndex)...].prefix(3).prefix { $0.isNumeral }
            return numerals.chineseNumber.map { (value: $0, end: numerals.endIndex) }
        }
    }

    /// Month and day behind the year, each read by `number`.
    private static func rest(
        in text: ArraySlice<Unicode.Scalar>, from start: Int, year: Int, yearEnd: Int,
        number: (Int) -> (value: Int, end: Int)?
    ) -> Match? {
        guard (1000...2999).contains(year) else { return nil }
        guard let month = number(yearEnd), let monthEnd = unit("月", in: text, at: month.end) else {
            return CalendarDate(year: year).map { Match(date: $0, range: start..<yearEnd) }
        }
        guard let day = number(monthEnd),
            let dayEnd = unit("日", in: text, at: day.end) ?? unit("号", in: text, at: day.end)
        else {
            return CalendarDate(year: year, month: month.value).map { Match(date: $0, range: start..<monthEnd) }
        }
        return CalendarDate(year: year, month: month.value, day: day.value)
            .map { Match(date: $0, range: start..<dayEnd) }
    }

    /// 2017-05-16, 2017/5/16, 2017.5.16.
    private static func punctuated(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Match? {
        guard let year = digits(in: text, at: start, count: 4...4), year.end < text.endIndex else { return nil }
        let mark = text[year.end]
        guard mark == "-" || mark == "/" || mark == "." || mark == "－",
            let month = digits(in: text, at: year.end + 1, count: 1...2), month.end < text.endIndex,
            text[month.end] == mark, let day = digits(in: text, at: month.end + 1, count: 1...2),
            day.end == text.endIndex || !text[day.end].isDigit
        else { return nil }
        guard (1000...2999).contains(year.value) else { return nil }
        return CalendarDate(year: year.value, month: month.value, day: day.value)
            .map { Match(date: $0, range: start..<day.end) }
    }

    private static func digits(
        in text: ArraySlice<Unicode.Scalar>, at start: Int, count: ClosedRange<Int>
    ) -> (value: Int, end: Int)? {
        var index = skipSpaces(in: text, from: start)
        var value = 0
        let first = index
        while index < text.endIndex, index - first <= count.upperBound, let digit = text[index].digit {
            value = value * 10 + digit
            index += 1
        }
        return count.contains(index - first) ? (value, index) : nil
    }

    private static func unit(_ unit: Unicode.Scalar, in text: ArraySlice<Unicode.Scalar>, at index: Int) -> Int? {
        let index = skipSpaces(in: text, from: index)
        return index < text.endIndex && text[index] == unit ? index + 1 : nil
    }

    private static func skipSpaces(in text: ArraySlice<Unicode.Scalar>, from index: Int) -> Int {
        var index = index
        while index < text.endIndex, text[index].isSpace { index += 1 }
        return index
    }
}
