/// Dates and times in the forms that occur: `2017/5/16`, `2017.5.16`, `2017年5月16日`, `二〇一七年五月十六日`, `20170516`,
/// `2017-05-16 9:30`. Two-digit years are none of them, nor are dates with the day or the month first.
package enum WrittenCalendar {
    package static func readDate(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in
            guard let date = Date(&text, to: .day, &readings) else { return nil }
            if !text.isAtEnd { guard takeMidnight(&text, &readings) else { return nil } }
            return date.canonical
        }
    }

    package static func readYearMonth(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in Date(&text, to: .month, &readings)?.canonical }
    }

    package static func readYear(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in Date(&text, to: .year, &readings)?.canonical }
    }

    package static func readTime(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in WrittenTime(&text, &readings)?.canonical }
    }

    package static func readDateTime(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in
            guard let date = Date(&text, to: .day, &readings) else { return nil }
            if readings.contains(.compact), let digits = text.next, (0x30...0x39).contains(digits) {
                guard let time = WrittenTime(compact: &text) else { return nil }
                return date.canonical + [UInt8(ascii: "T")] + time.canonical
            }
            guard takeMark(&text, &readings), let time = WrittenTime(&text, &readings), let offset = offset(&text)
            else { return nil }
            return date.canonical + [UInt8(ascii: "T")] + time.canonical + offset
        }
    }

    /// `2017Q2`, `2017年第2季度`, `2017年二季度`.
    package static func readYearQuarter(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        read(bytes) { text, readings in
            guard let year = year(&text, &readings) else { return nil }
            text.skipSpaces()
            let isChinese = text.skip("年")
            if !isChinese, !text.skip("-") { readings.insert(.quarterMark) }
            let hasLetter = text.skip("Q")
            if !hasLetter, text.skip("q") {
                readings.insert(.quarterMark)
            } else if isChinese {
                readings.insert(.chineseUnits)
                if !hasLetter { _ = text.skip("第") }
            } else if !hasLetter {
                return nil
            }
            guard let quarter = number(&text, &readings), (1...4).contains(quarter) else { return nil }
            if isChinese, !hasLetter { guard text.skip("季") && text.skip("度") else { return nil } }
            var canonical: [UInt8] = []
            canonical.append(year, width: 4)
            canonical += [UInt8(ascii: "-"), UInt8(ascii: "Q"), 0x30 + UInt8(quarter)]
            return canonical
        }
    }

    /// Days since the end of 1899 as spreadsheets count them, the 29 February 1900 included that never was.
    package static func readExcelSerial(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        guard DecimalForm.isInteger(bytes), let serial = Int(String(decoding: bytes, as: UTF8.self)),
            (1...2_958_465).contains(serial), serial != 60
        else { return nil }
        // Day numbers count from March of the year 0.
        let days = CalendarForm.dayNumber(year: 1899, month: 12, day: 31) + serial - (serial > 60 ? 1 : 0)
        var year = days / 366
        while CalendarForm.dayNumber(year: year + 1, month: 1, day: 1) <= days { year += 1 }
        var day = days - CalendarForm.dayNumber(year: year, month: 1, day: 1) + 1
        var month = 1
        while day > CalendarForm.days(inMonth: month, of: year) {
            day -= CalendarForm.days(inMonth: month, of: year)
            month += 1
        }
        return ReadValue(Date(year: year, month: month, day: day).canonical, .excelSerial)
    }

    /// Reads a whole text with a function that takes its parts.
    private static func read(
        _ bytes: UnsafeRawBufferPointer, _ parts: (inout WrittenText, inout ValueReading) -> [UInt8]?
    ) -> ReadValue? {
        guard var text = WrittenText(bytes) else { return nil }
        var readings: ValueReading = []
        guard let canonical = parts(&text, &readings), text.isAtEnd else { return nil }
        return ReadValue(canonical, readings.union(text.readings))
    }

    /// What stands between date and time: a T, spaces, or nothing behind 日.
    private static func takeMark(_ text: inout WrittenText, _ readings: inout ValueReading) -> Bool {
        if text.skip("T") { return true }
        let start = text.offset
        while text.next == 0x20 { text.offset += 1 }
        guard text.offset > start || readings.contains(.chineseUnits) else { return false }
        readings.insert(.dateTimeMark)
        return true
    }

    /// The time of a date that databases and spreadsheets write with one.
    private static func takeMidnight(_ text: inout WrittenText, _ readings: inout ValueReading) -> Bool {
        var ignored: ValueReading = []
        guard takeMark(&text, &ignored), let time = WrittenTime(&text, &ignored), time.isMidnight else { return false }
        readings.insert(.midnight)
        return true
    }

    /// `Z`, an offset from UTC, or nothing; `nil` where something else follows.
    private static func offset(_ text: inout WrittenText) -> [UInt8]? {
        let rest = text.scalars[text.offset...].map { UInt8(truncatingIfNeeded: min($0, 0xFF)) }
        guard !rest.isEmpty else { return [] }
        guard rest.withUnsafeBytes({ CalendarForm.offsetMinutes($0) }) != nil else { return nil }
        text.offset = text.scalars.count
        return rest
    }

    // MARK: Numbers

    /// Four digits, or four numerals (二〇一七).
    fileprivate static func year(_ text: inout WrittenText, _ readings: inout ValueReading) -> Int? {
        let (year, digits) = text.number(atMost: 4)
        if digits == 0 {
            let numerals = text.scalars[text.offset...].prefix(4)
            guard numerals.count == 4, let year = ChineseNumerals.digitValue(of: numerals), year > 0 else { return nil }
            text.offset += 4
            readings.insert(.chineseNumerals)
            return year
        }
        return digits == 4 && year > 0 ? year : nil
    }

    /// One or two digits, or a number in counting form (十六).
    fileprivate static func number(_ text: inout WrittenText, _ readings: inout ValueReading) -> Int? {
        let (number, digits) = text.number(atMost: 2)
        if digits > 0 {
            if digits == 1 { readings.insert(.unpadded) }
            return number
        }
        let numerals = text.scalars[text.offset...].prefix {
            $0 == ten || ChineseNumerals.digitValue(of: [$0, $0]) != nil
        }
        guard (1...3).contains(numerals.count), let value = ChineseNumerals.countingValue(of: numerals) else {
            return nil
        }
        text.offset += numerals.count
        readings.insert(.chineseNumerals)
        return value
    }

    /// 十.
    private static let ten: UInt32 = 0x5341

    // MARK: Dates

    /// A date, or as much of it as is asked for.
    private struct Date {
        enum Part: Int { case year = 1, month, day }

        var parts: [Int]

        init(year: Int, month: Int, day: Int) { parts = [year, month, day] }

        init?(_ text: inout WrittenText, to last: Part, _ readings: inout ValueReading) {
            guard let year = WrittenCalendar.year(&text, &readings) else { return nil }
            parts = [year]
            if last != .year, let digit = text.next, (0x30...0x39).contains(digit) {
                guard !readings.contains(.chineseNumerals), takeCompact(&text, to: last, &readings) else { return nil }
            } else {
                guard takeParts(&text, to: last, &readings) else { return nil }
            }
            guard isPossible else { return nil }
        }

        /// `0516` behind the year.
        private mutating func takeCompact(
            _ text: inout WrittenText, to last: Part, _ readings: inout ValueReading
        ) -> Bool {
            readings.insert(.compact)
            while parts.count < last.rawValue {
                let (number, digits) = text.number(atMost: 2)
                guard digits == 2 else { return false }
                parts.append(number)
            }
            return true
        }

        /// What stands behind the year, each part with the same marks or with its Chinese unit.
        private mutating func takeParts(
            _ text: inout WrittenText, to last: Part, _ readings: inout ValueReading
        ) -> Bool {
            text.skipSpaces()
            guard last != .year || !text.isAtEnd else { return true }
            if text.skip("年") {
                readings.insert(.chineseUnits)
                return takeChineseParts(&text, to: last, &readings)
            }
            guard last != .year, !readings.contains(.chineseNumerals), let mark = text.next,
                [0x2D, 0x2F, 0x2E].contains(mark)
            else { return false }
            if mark != 0x2D { readings.insert(.dateMarks) }
            while parts.count < last.rawValue {
                guard text.next == mark else { return false }
                text.offset += 1
                text.skipSpaces()
                guard let number = WrittenCalendar.number(&text, &readings), !readings.contains(.chineseNumerals) else {
                    return false
                }
                parts.append(number)
            }
            return true
        }

        private mutating func takeChineseParts(
            _ text: inout WrittenText, to last: Part, _ readings: inout ValueReading
        ) -> Bool {
            while parts.count < last.rawValue {
                text.skipSpaces()
                guard let number = WrittenCalendar.number(&text, &readings) else { return false }
                text.skipSpaces()
                guard parts.count == 1 ? text.skip("月") : text.skip("日") || text.skip("号") else { return false }
                parts.append(number)
            }
            // One digit is how these forms are written, and needs no word of its own.
            readings.remove(.unpadded)
            return true
        }

        private var isPossible: Bool {
            guard parts.count > 1 else { return true }
            guard (1...12).contains(parts[1]) else { return false }
            return parts.count < 3 || (1...CalendarForm.days(inMonth: parts[1], of: parts[0])).contains(parts[2])
        }

        var canonical: [UInt8] {
            var text: [UInt8] = []
            text.append(parts[0], width: 4)
            for part in parts.dropFirst() {
                text.append(UInt8(ascii: "-"))
                text.append(part, width: 2)
            }
            return text
        }
    }
}
