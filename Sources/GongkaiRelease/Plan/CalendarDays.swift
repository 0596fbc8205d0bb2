package import GongkaiModel

extension CalendarDate {
    /// Days behind 1 January 1970; a date without day or month counts from its first day.
    package var daysSince1970: Int {
        // Counted from 1 March of the year 0, so that leap days come last.
        let (month, day) = (month ?? 1, day ?? 1)
        let year = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day so many days later; `nil` outside the years 1 to 9999.
    package func adding(days: Int) -> CalendarDate? {
        let (sum, isTooGreat) = daysSince1970.addingReportingOverflow(days)
        return isTooGreat ? nil : CalendarDate(daysSince1970: sum)
    }
}
