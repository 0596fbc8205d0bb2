package import GongkaiModel

/// A month, quarter, half-year or year, by its number since the year 0.
struct PlanPeriod: Hashable {
    let months: Int
    let index: Int

    /// The period that a day stands in.
    init(months: Int, containing day: CalendarDate) {
        self.init(months: months, index: (day.year * 12 + (day.month ?? 1) - 1) / months)
    }

    private init(months: Int, index: Int) {
        self.months = months
        self.index = index
    }

    /// The last one that is over by the end of a day.
    init(months: Int, wholeBy day: CalendarDate) {
        let period = PlanPeriod(months: months, containing: day)
        self = period.end == day ? period : PlanPeriod(months: months, index: period.index - 1)
    }

    var next: PlanPeriod { PlanPeriod(months: months, index: index + 1) }

    /// Its last day; `nil` outside the years that dates have.
    var end: CalendarDate? {
        let last = index * months + months - 1
        let (year, month) = (last / 12, last % 12 + 1)
        return CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    }

    /// `2024-03`, `2024-Q1`, `2024-H1`, `2024`.
    var name: String {
        let count = 12 / months
        let (year, part) = (index / count, index % count + 1)
        switch months {
        case 1: return CalendarDate(year: year, month: part)?.description ?? ""
        case 12: return CalendarDate(year: year)?.description ?? ""
        default: return (CalendarDate(year: year)?.description ?? "") + (months == 3 ? "-Q" : "-H") + String(part)
        }
    }
}

/// A release of the series, as far as a plan needs it.
package struct PlannedRelease: Hashable, Sendable {
    /// `2024-03`.
    package var period: String
    /// The day on which it was made.
    package var released: CalendarDate
    /// The names of its datasets.
    package var datasets: Set<String>

    package init(period: String, released: CalendarDate, datasets: Set<String>) {
        self.period = period
        self.released = released
        self.datasets = datasets
    }

    /// The last day of its period: of `2024`, `2024-03`, `2024-Q1`, `2024-03-15`, with a number behind a point or without;
    /// the day before it was made where its period is none of these.
    var end: CalendarDate {
        let name = String(period.prefix { $0 != "." })
        let parts = name.split(separator: "-Q")
        if parts.count == 2, let year = CalendarDate(String(parts[0]))?.year, let quarter = Int(parts[1]),
            let first = CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
        {
            return PlanPeriod(months: 3, containing: first).end ?? released
        }
        guard let date = CalendarDate(name) else { return released.adding(days: -1) ?? released }
        if date.day != nil { return date }
        return PlanPeriod(months: date.month == nil ? 12 : 1, containing: date).end ?? released
    }
}
