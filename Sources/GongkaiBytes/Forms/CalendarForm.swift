/// The canonical forms of dates and times: ISO 8601 in the Gregorian calendar, years 0001 to 9999.
package enum CalendarForm {
    /// Whether the bytes are a real date: `2017-05-16`.
    package static func isDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 10, let start = bytes.baseAddress else { return false }
        return startsWithDate(start)
    }

    /// `2017-05`.
    package static func isYearMonth(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 7, let start = bytes.baseAddress else { return false }
        return start.fourDigits(0) > 0 && start.byte(4) == UInt8(ascii: "-") && (1...12).contains(start.twoDigits(5))
    }

    /// `2017-Q2`.
    package static func isYearQuarter(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 7, let start = bytes.baseAddress else { return false }
        return start.fourDigits(0) > 0 && start.byte(4) == UInt8(ascii: "-") && start.byte(5) == UInt8(ascii: "Q")
            && (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(start.byte(6))
    }

    /// `2017`.
    package static func isYear(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 4, let start = bytes.baseAddress else { return false }
        return start.fourDigits(0) > 0
    }

    /// `09:30:00`, `09:30:00.25`; no 24:00:00 and no leap second, as in XML Schema and SQL, which do not agree on more.
    package static func isTime(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return timeEnd(start, from: 0, to: bytes.count) == bytes.count
    }

    /// `2017-05-16T09:30:00`, with or without a fraction of a second and `Z` or an offset from `-14:00` to `+14:00`.
    package static func isDateTime(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 19, let start = bytes.baseAddress, startsWithDate(start),
            start.byte(10) == UInt8(ascii: "T"), let end = timeEnd(start, from: 11, to: bytes.count)
        else { return false }
        return end == bytes.count || offsetMinutes(bytes.slice(end..<bytes.count)) != nil
    }

    @inline(__always)
    private static func startsWithDate(_ start: UnsafeRawPointer) -> Bool {
        let year = start.fourDigits(0)
        let month = start.twoDigits(5)
        let day = start.twoDigits(8)
        guard start.byte(4) == UInt8(ascii: "-"), start.byte(7) == UInt8(ascii: "-"), year > 0, day > 0,
            (1...12).contains(month)
        else { return false }
        return day <= 28 || day <= days(inMonth: month, of: year)
    }

    /// Where the time ends that begins at an offset; `nil` where there is none.
    @inline(__always)
    static func timeEnd(_ start: UnsafeRawPointer, from first: Int, to end: Int) -> Int? {
        guard end - first >= 8, (0...23).contains(start.twoDigits(first)),
            start.byte(first + 2) == UInt8(ascii: ":"), (0...59).contains(start.twoDigits(first + 3)),
            start.byte(first + 5) == UInt8(ascii: ":"), (0...59).contains(start.twoDigits(first + 6))
        else { return nil }
        var offset = first + 8
        guard offset < end, start.byte(offset) == UInt8(ascii: ".") else { return offset }
        offset += 1
        while offset < end, start.byte(offset).isDigit { offset += 1 }
        return offset > first + 9 ? offset : nil
    }

    /// The minutes that `Z` or `±hh:mm` stands before UTC; `nil` where the bytes are neither.
    static func offsetMinutes(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress else { return nil }
        if bytes.count == 1 { return start.byte(0) == UInt8(ascii: "Z") ? 0 : nil }
        let isNegative = start.byte(0) == UInt8(ascii: "-")
        guard bytes.count == 6, isNegative || start.byte(0) == UInt8(ascii: "+"), start.byte(3) == UInt8(ascii: ":"),
            (0...14).contains(start.twoDigits(1)), (0...59).contains(start.twoDigits(4))
        else { return nil }
        let minutes = start.twoDigits(1) * 60 + start.twoDigits(4)
        return minutes > 14 * 60 ? nil : isNegative ? -minutes : minutes
    }

    /// Days of a month from 1 to 12, leap years counted.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from 1 March of the year 0 to a date; any year from 0, any month from 1.
    package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        // Years that begin in March have their leap day last, so that months before it count alike.
        let march = (month + 9) % 12
        let year = year - (month <= 2 ? 1 : 0)
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * march + 2) / 5 + day - 1
    }
}

extension CalendarForm {
    /// The date of a day that `dayNumber` counts; the way back.
    package static func date(ofDayNumber number: Int) -> (year: Int, month: Int, day: Int) {
        let era = number / 146_097
        let dayOfEra = number % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
