import GongkaiModel

/// How long a step of a plot's time is. Steps are counted, so that gaps show.
enum PortalTimeUnit {
    case day, month, quarter, year

    /// That of a field's type.
    init?(_ type: FieldType) {
        switch type {
        case .date, .dateTime: self = .day
        case .yearMonth: self = .month
        case .yearQuarter: self = .quarter
        case .year: self = .year
        default: return nil
        }
    }

    /// Reads the time of a cell: a date, or one with a time of day behind it, or a quarter.
    static func date(in text: String) -> (date: CalendarDate, quarter: Int?)? {
        if text.utf8.count == 7, text.contains("-Q") {
            guard let quarter = Int(text.suffix(1)), let year = CalendarDate(String(text.prefix(4))) else { return nil }
            return (year, quarter)
        }
        return CalendarDate(String(text.prefix(10))).map { ($0, nil) }
    }

    func step(of date: CalendarDate, quarter: Int?) -> Int {
        let month = date.month ?? quarter.map { $0 * 3 - 2 } ?? 1
        return switch self {
        case .year: date.year
        case .quarter: date.year * 4 + (month - 1) / 3
        case .month: date.year * 12 + month - 1
        case .day: PortalTimeUnit.days(to: date)
        }
    }

    /// Days are days within two months, months within three years, else years.
    func coarsened(for steps: [Int]) -> PortalTimeUnit {
        guard let first = steps.min(), let last = steps.max() else { return self }
        let span = last - first
        return switch self {
        case .day: span <= 62 ? .day : span <= 1_100 ? .month : .year
        case .month: span <= 60 ? .month : .year
        case .quarter: span <= 40 ? .quarter : .year
        case .year: .year
        }
    }

    /// A step as it is printed: 2024-03.
    func label(of step: Int) -> String {
        switch self {
        case .year: PortalTimeUnit.padded(step, 4)
        case .quarter: "\(PortalTimeUnit.padded(step / 4, 4))-Q\(step % 4 + 1)"
        case .month: PortalTimeUnit.padded(step / 12, 4) + "-" + PortalTimeUnit.padded(step % 12 + 1, 2)
        case .day: PortalTimeUnit.date(of: step)
        }
    }

    /// What a step is called.
    var words: BilingualText {
        switch self {
        case .day: BilingualText("day", "日")
        case .month: BilingualText("month", "月")
        case .quarter: BilingualText("quarter", "季度")
        case .year: BilingualText("year", "年")
        }
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    // MARK: Days, in the calendar of ISO 8601: years begin in March, so that leap days are last

    private static func days(to date: CalendarDate) -> Int {
        let month = date.month ?? 1
        let year = month > 2 ? date.year : date.year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (date.day ?? 1) - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
    }

    private static func date(of days: Int) -> String {
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: "-")
    }
}
