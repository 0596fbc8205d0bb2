/// A date of the Gregorian calendar, whole or only as far as a document gives it: a year, a month or a day.
///
/// Its text is ISO 8601, reduced where parts are missing: `2017`, `2017-05`, `2017-05-16`.
public struct CalendarDate: Hashable, Sendable, Comparable {
    /// The year of the common era, 1 to 9999.
    public var year: Int { Int(parts.year) }
    /// The month, 1 to 12; `nil` where only the year is given.
    public var month: Int? { parts.month == 0 ? nil : Int(parts.month) }
    /// The day of the month, from 1; `nil` where no day is given.
    public var day: Int? { parts.day == 0 ? nil : Int(parts.day) }

    /// In four bytes, since every span of text has room for a date; 0 for a part that is not given.
    private struct Parts: Hashable, Sendable {
        let year: UInt16
        let month: UInt8
        let day: UInt8
    }

    private let parts: Parts

    /// Makes a date; `nil` for one that the calendar does not have, such as 30 February.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day {
                guard (1...CalendarDate.days(inMonth: month, of: year)).contains(day) else { return nil }
            }
        } else if day != nil {
            return nil
        }
        parts = Parts(year: UInt16(year), month: UInt8(month ?? 0), day: UInt8(day ?? 0))
    }

    /// Reads the text that `description` writes, and nothing else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
        guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// The day that is so many days behind 1 January 1970; `nil` outside the years 1 to 9999.
    package init?(daysSince1970 days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        // Counted from 1 March of the year 0, so that leap days come last: in years of 400, 100, 4 and 1.
        let march = days + 719_468
        let (era, dayOfEra) = (march / 146_097, march % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let isNextYear = month >= 10
        self.init(
            year: era * 400 + yearOfEra + (isNextYear ? 1 : 0), month: isNextYear ? month - 9 : month + 3, day: day)
    }

    /// Days of a month, leap years counted.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether it is over when another date begins, as far as both go: a month is not before a day of its own.
    package func isSurely(before other: CalendarDate) -> Bool {
        guard year == other.year, let month, let otherMonth = other.month else { return year < other.year }
        guard month == otherMonth, let day, let otherDay = other.day else { return month < otherMonth }
        return day < otherDay
    }

    /// Orders by year, month and day; a date without a part comes before one with it.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The ISO 8601 text, as far as the date goes: `2017-05`.
    public var description: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        var text = padded(year, to: 4)
        if let month { text += "-" + padded(month, to: 2) }
        if let day { text += "-" + padded(day, to: 2) }
        return text
    }
}
