package import GongkaiModel

/// Says how far each dataset of a plan is on a day.
///
/// A list of a period is due by the end of the period that follows: that of May by 30 June. The order gives the rhythm
/// and no day, and no list can be ready before its period is over. Words without a number, such as 及时, come to no day
/// unless the publisher sets one.
package struct PlanSchedule {
    private let catalogue: [DatasetSchema]
    private let releases: [PlannedRelease]
    private let day: CalendarDate
    private let deadlines: [String: Int]
    private let orderDates: [String: CalendarDate]

    /// - Parameters:
    ///   - releases: those of the series; what was made behind the day does not count.
    ///   - day: the day as of which everything is said.
    ///   - deadlines: how many days the publisher gives, by the code of a frequency: behind the last release, or behind
    ///     the end of the period where the frequency has periods.
    ///   - orderDates: when each document was issued, by its id.
    package init(
        _ catalogue: [DatasetSchema], releases: [PlannedRelease], asOf day: CalendarDate,
        deadlines: [String: Int] = [:], orderDates: [String: CalendarDate]
    ) {
        self.catalogue = catalogue
        self.releases = releases.filter { $0.released <= day }.sorted { ($0.end, $0.released) < ($1.end, $1.released) }
        self.day = day
        self.deadlines = deadlines
        self.orderDates = orderDates
    }

    /// The datasets that obligations are joined with, in the order of the catalogue.
    package func states(of obligations: [DisclosurePlan.Obligation]) -> [DisclosurePlan.State] {
        catalogue.compactMap { schema in
            let own = obligations.filter { $0.datasets.contains(schema.name) }
            return own.isEmpty ? nil : state(of: schema, by: own)
        }
    }

    private func state(of schema: DatasetSchema, by obligations: [DisclosurePlan.Obligation]) -> DisclosurePlan.State {
        let rhythm = Rhythm(of: schema, by: obligations)
        var state = DisclosurePlan.State(
            dataset: schema.name, title: schema.title, frequency: rhythm.frequency, frequencyWording: rhythm.wording,
            season: rhythm.season, agencies: agencies(of: schema, by: obligations))
        for obligation in obligations where !obligation.point.isEmpty && !state.points.contains(obligation.point) {
            state.points.append(obligation.point)
        }
        let last = releases.last { $0.datasets.contains(schema.name) }
        state.lastReleased = last?.released
        state.lastPeriod = last?.period
        let ordered = obligations.compactMap { orderDates[$0.document] }.min()
        if let next = next(rhythm, after: last, orderedOn: ordered) {
            (state.nextPeriod, state.nextDue) = (next.period, next.due)
        } else if let due = obligations.compactMap(\.due).min() {
            // What is asked for by a day is met by the first release; 及时 may go on behind it.
            if last == nil { state.nextDue = due } else if rhythm.frequency == nil { state.standing = .done }
        }
        if let due = state.nextDue {
            let late = day.daysSince1970 - due.daysSince1970
            state.standing = late > 0 ? .late : .due
            state.daysLate = late > 0 ? late : nil
        }
        return state
    }

    /// The one body that the text puts in the lead; where it names a group, the body of it that the definition names.
    private func agencies(of schema: DatasetSchema, by obligations: [DisclosurePlan.Obligation]) -> [String] {
        if let lone = obligations.first(where: { $0.agencies.count == 1 }) { return lone.agencies }
        return schema.leadAgencies.isEmpty ? obligations.first?.agencies ?? [] : schema.leadAgencies
    }

    // MARK: When

    private func next(
        _ rhythm: Rhythm, after last: PlannedRelease?, orderedOn ordered: CalendarDate?
    ) -> (period: String?, due: CalendarDate)? {
        guard let frequency = rhythm.frequency else { return nil }
        let allowed = deadlines[frequency.code] ?? rhythm.dayOfMonth
        if let months = frequency.months, rhythm.season == nil {
            let period =
                last.map { PlanPeriod(months: months, wholeBy: $0.end).next }
                ?? ordered.map { PlanPeriod(months: months, containing: $0) }
            guard let period else { return nil }
            return (allowed.flatMap { period.end?.adding(days: $0) } ?? period.next.end).map { (period.name, $0) }
        }
        guard let days = allowed ?? (rhythm.season == nil ? frequency.days : nil) else { return nil }
        return (last?.released ?? ordered)?.adding(days: days).map { (nil, $0) }
    }
}

/// How often a dataset is due, of all that orders and its definition say.
private struct Rhythm {
    var frequency: UpdateFrequency?
    var wording: String?
    var season: String?
    /// The day of the month behind by which a month's list is due: 每月20日前.
    var dayOfMonth: Int?

    /// The orders go before the definition. Of several the one counts that the definition names too, else the shortest
    /// with a number, else the first.
    init(of schema: DatasetSchema, by obligations: [DisclosurePlan.Obligation]) {
        let stated = obligations.filter { $0.frequency != nil }
        let shortest = stated.filter { $0.frequency?.isDated == true }
            .min { ($0.frequency?.length ?? 0) < ($1.frequency?.length ?? 0) }
        let chosen = stated.first { $0.frequency == schema.updateFrequency } ?? shortest ?? stated.first
        // What is asked for by a day is asked for once, whatever rhythm a definition would give it.
        let isOnce = obligations.contains { $0.due != nil }
        frequency = chosen?.frequency ?? (isOnce ? nil : schema.updateFrequency)
        wording = chosen?.frequencyWording
        season = chosen?.season
        dayOfMonth = frequency == .monthly ? chosen?.time.flatMap(DueWords.dayOfMonth) : nil
    }
}

extension UpdateFrequency {
    /// About how many days lie between two of them.
    fileprivate var length: Int { days ?? (months ?? 0) * 30 }
}

extension PlanBuilder {
    /// The plan that publications make together.
    /// - Parameters:
    ///   - day: the day as of which states are said; without one there are none.
    ///   - releases: those of the series.
    ///   - deadlines: as `PlanSchedule` takes them.
    package func plan(
        of publications: [Publication], asOf day: CalendarDate?, releases: [PlannedRelease] = [],
        deadlines: [String: Int] = [:]
    ) -> DisclosurePlan {
        var plan = DisclosurePlan(obligations: publications.flatMap(obligations))
        guard let day, !plan.obligations.isEmpty else { return plan }
        var orderDates: [String: CalendarDate] = [:]
        for document in publications.flatMap(\.documents) { orderDates[document.id] = document.orderDate }
        plan.states = PlanSchedule(
            catalogue, releases: releases, asOf: day, deadlines: deadlines, orderDates: orderDates
        ).states(of: plan.obligations)
        return plan
    }
}
