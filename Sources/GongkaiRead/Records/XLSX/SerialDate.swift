import GongkaiBytes

/// The days and times that numbers of a spreadsheet stand for (ISO/IEC 29500-1, 18.17.4), in the forms of ISO 8601.
struct SerialDate {
    /// Whether 0 is 1 January 1904, and not the day before 1 January 1900.
    let is1904: Bool

    private static let dayLength = 86_400_000

    /// The value of a cell; `nil` where it is no day of the calendar, such as 29 February 1900, or is below 0.
    func text(_ number: Double, as form: CellFormats.Form) -> String? {
        if form == .duration { return duration(number) }
        guard number >= 0, number < 2_958_466 else { return nil }
        var day = Int(number)
        var milliseconds = Int(((number - Double(day)) * Double(SerialDate.dayLength)).rounded())
        if milliseconds == SerialDate.dayLength { (day, milliseconds) = (day + 1, 0) }
        let isDate = form == .date || form == .dateTime
        if day == 0, milliseconds > 0 || !isDate { return SerialDate.timeOfDay(milliseconds) }
        guard let date = date(day) else { return nil }
        if milliseconds == 0, form == .date { return date }
        return date + "T" + SerialDate.timeOfDay(milliseconds)
    }

    /// The calendar of 1900 has a 29 February, which was none, so that days before it are counted one too low.
    private func date(_ serial: Int) -> String? {
        let first: Int
        if is1904 {
            first = CalendarForm.dayNumber(year: 1904, month: 1, day: 1)
        } else {
            guard serial != 60, serial > 0 else { return nil }
            first = CalendarForm.dayNumber(year: 1899, month: 12, day: serial < 60 ? 31 : 30)
        }
        let date = CalendarForm.date(ofDayNumber: first + serial)
        guard 1...9999 ~= date.year else { return nil }
        return SerialDate.joined(
            [date.year / 100, date.year % 100, date.month, date.day], separators: [nil, 0x2D, 0x2D])
    }

    private static func timeOfDay(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        let clock = joined([seconds / 3600, seconds / 60 % 60, seconds % 60], separators: [0x3A, 0x3A])
        return milliseconds % 1000 == 0 ? clock : clock + "." + padded(milliseconds % 1000, 3)
    }

    /// Numbers of two digits, with what stands between them.
    private static func joined(_ numbers: [Int], separators: [UInt8?]) -> String {
        String(unsafeUninitializedCapacity: 3 * numbers.count) { text in
            var count = 0
            func put(_ byte: UInt8) {
                text.initializeElement(at: count, to: byte)
                count += 1
            }
            for (place, number) in numbers.enumerated() {
                if place > 0, let separator = separators[place - 1] { put(separator) }
                put(0x30 + UInt8(number / 10))
                put(0x30 + UInt8(number % 10))
            }
            return count
        }
    }

    /// `PT26H30M`, as XML Schema writes it.
    private func duration(_ days: Double) -> String? {
        guard days.magnitude < 2_958_466 else { return nil }
        let total = Int((days.magnitude * Double(SerialDate.dayLength)).rounded())
        let (seconds, rest) = (total / 1000, total % 1000)
        var text = days < 0 && total > 0 ? "-PT" : "PT"
        if seconds >= 3600 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
        if rest > 0 {
            text += "\(seconds % 60).\(SerialDate.padded(rest, 3))S"
        } else if seconds % 60 > 0 || total == 0 {
            text += "\(seconds % 60)S"
        }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
