import GongkaiModel

/// The day that words such as 2017年底前 or 公布后30日内 come to.
enum DueWords {
    /// - Parameter day: when the order was given: a year that the words leave out is its year, and 后30日内 counts from it.
    static func day(of words: String, orderedOn day: CalendarDate?) -> CalendarDate? {
        let text = Stretch(words.filter { !$0.isWhitespace })
        return count(in: text, from: day) ?? date(in: text, of: day?.year)
    }

    /// The day of each month that words come to: 每月20日前, 次月15日前.
    static func dayOfMonth(of words: String) -> Int? {
        let text = Stretch(words.filter { !$0.isWhitespace })
        guard let start = ["每月", "次月", "下月", "每个月"].lazy.compactMap(text.end).first,
            let day = text.number(at: start), (1...31).contains(day.value), text.from(day.end).hasPrefix("日前")
        else { return nil }
        return day.value
    }

    /// 本要点公布后30日内; working days need a calendar of holidays, which no document has.
    private static func count(in text: Stretch, from day: CalendarDate?) -> CalendarDate? {
        guard let day, let behind = ["公布后", "印发后", "发布后", "下发后", "之日起"].lazy.compactMap(text.end).first,
            let number = text.number(at: behind),
            ["日内", "天内", "个日历日内"].contains(where: text.from(number.end).hasPrefix)
        else { return nil }
        return day.adding(days: number.value)
    }

    /// 2017年底前, 12月31日前, 2017年6月底前, 年内.
    private static func date(in text: Stretch, of year: Int?) -> CalendarDate? {
        guard text.hasEnd("前", "内") else { return nil }
        var (year, place) = (year, 0)
        if let start = text.firstDigit, let number = text.number(at: start), text.from(number.end).hasPrefix("年") {
            (year, place) = (number.value, number.end + 1)
        } else if let start = text.first(of: "年"), text.firstDigit == nil {
            place = start + 1
        }
        guard let year else { return nil }
        let rest = text.from(place)
        if ["底前", "内", "底以前", "年底前", "末前"].contains(where: rest.hasPrefix) { return end(of: year, 12) }
        guard let start = text.firstDigit(from: place), let month = text.number(at: start),
            text.from(month.end).hasPrefix("月")
        else { return nil }
        if let day = text.number(at: month.end + 1), text.from(day.end).hasPrefix("日") {
            return CalendarDate(year: year, month: month.value, day: day.value)
        }
        let behind = text.from(month.end + 1)
        return ["底前", "末前", "底以前", "内", "份内"].contains(where: behind.hasPrefix) ? end(of: year, month.value) : nil
    }

    private static func end(of year: Int, _ month: Int) -> CalendarDate? {
        guard (1...12).contains(month) else { return nil }
        return CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    }
}

/// A text by its scalars.
struct Stretch {
    let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    func first(of words: String) -> Int? {
        let words = Array(words.unicodeScalars)
        guard !words.isEmpty, words.count <= scalars.count else { return nil }
        return (0...scalars.count - words.count).first { scalars[$0..<$0 + words.count].elementsEqual(words) }
    }

    func end(of words: String) -> Int? { first(of: words).map { $0 + words.unicodeScalars.count } }

    func from(_ place: Int) -> String { place < scalars.count ? Stretch.text(scalars[place...]) : "" }

    func hasEnd(_ ends: String...) -> Bool { ends.contains { Stretch.text(scalars[...]).hasSuffix($0) } }

    var firstDigit: Int? { firstDigit(from: 0) }

    func firstDigit(from place: Int) -> Int? {
        scalars.indices.first { $0 >= place && ("0"..."9").contains(scalars[$0]) }
    }

    /// A number of up to four ASCII digits that begins at a place.
    func number(at place: Int) -> (value: Int, end: Int)? {
        guard place < scalars.count else { return nil }
        let digits = scalars[place...].prefix { ("0"..."9").contains($0) }
        guard (1...4).contains(digits.count), let value = Int(Stretch.text(digits)) else { return nil }
        return (value, digits.endIndex)
    }
}
