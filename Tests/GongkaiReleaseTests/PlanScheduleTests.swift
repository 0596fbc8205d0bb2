import GongkaiModel
import GongkaiRelease
import Testing

/// When datasets are due.
@Suite("The schedule of a plan")
struct PlanScheduleTests {
    private func state(
        _ frequency: UpdateFrequency?, catalogue: UpdateFrequency? = nil, season: String? = nil, due: String? = nil,
        releases: [(period: String, released: String)] = [], asOf: String, deadlines: [String: Int] = [:]
    ) throws -> DisclosurePlan.State {
        let definition = Planning.definition("a", subjects: ["甲"], frequency: catalogue)
        var obligation = DisclosurePlan.Obligation(
            basis: .ordered, document: "d", point: "1.1", what: "甲", frequency: frequency, season: season,
            verbatim: "公开甲。", datasets: ["a"])
        obligation.due = try due.map(Planning.day)
        let schedule = PlanSchedule(
            [definition],
            releases: try releases.map {
                PlannedRelease(period: $0.period, released: try Planning.day($0.released), datasets: ["a"])
            }, asOf: try Planning.day(asOf), deadlines: deadlines, orderDates: ["d": try Planning.day("2023-05-10")])
        return try #require(schedule.states(of: [obligation]).first)
    }

    @Test(
        "counts periods: each is due by the end of the one behind it",
        arguments: [
            (UpdateFrequency.monthly, "2024-03", "2024-04", "2024-05-31"),
            (.monthly, "2023-12", "2024-01", "2024-02-29"),
            (.monthly, "2024", "2025-01", "2025-02-28"), (.quarterly, "2024-03", "2024-Q2", "2024-09-30"),
            (.quarterly, "2024-04", "2024-Q2", "2024-09-30"), (.quarterly, "2024-Q1", "2024-Q2", "2024-09-30"),
            (.halfYearly, "2024-06", "2024-H2", "2025-06-30"), (.yearly, "2024-03", "2024", "2025-12-31"),
            (.yearly, "2023.2", "2024", "2025-12-31"), (.monthly, "2024-03-31", "2024-04", "2024-05-31"),
        ])
    func periods(_ frequency: UpdateFrequency, _ last: String, _ next: String, _ due: String) throws {
        let state = try state(frequency, releases: [(last, "2024-04-10")], asOf: "2024-04-10")
        #expect(state.nextPeriod == next)
        #expect(state.nextDue?.description == due)
        #expect(state.lastPeriod == last)
        #expect(state.standing == (due < "2024-04-10" ? .late : .due))
    }

    @Test("begins with the period of the order where nothing is released")
    func never() throws {
        let state = try state(.monthly, asOf: "2023-07-01")
        #expect(state.nextPeriod == "2023-05" && state.nextDue?.description == "2023-06-30")
        #expect(state.daysLate == 1 && state.standing == .late && state.lastReleased == nil)
        #expect(try self.state(.monthly, asOf: "2023-06-30").standing == .due)
    }

    @Test("counts days where there are no periods")
    func days() throws {
        #expect(try state(.weekly, asOf: "2023-05-20").nextDue?.description == "2023-05-17")
        let state = try state(.everyDays(5), releases: [("2024-02-27", "2024-02-27")], asOf: "2024-03-10")
        #expect(state.nextDue?.description == "2024-03-03" && state.daysLate == 7 && state.nextPeriod == nil)
    }

    @Test(
        "makes no day of words without one, nor of a season",
        arguments: [UpdateFrequency.prompt, .regular, .asAppropriate, .dynamic, .continuous, .realTime])
    func words(_ frequency: UpdateFrequency) throws {
        let state = try state(frequency, releases: [("2024-03", "2024-04-10")], asOf: "2030-01-01")
        #expect(state.nextDue == nil && state.daysLate == nil && state.standing == .undated)
        let season = try self.state(.everyDays(5), season: "收购旺季时", asOf: "2030-01-01")
        #expect(season.nextDue == nil && season.standing == .undated && season.season == "收购旺季时")
        let set = try self.state(
            frequency, releases: [("2024-03", "2024-04-10")], asOf: "2024-05-01", deadlines: [frequency.code: 20])
        #expect(set.nextDue?.description == "2024-04-30" && set.daysLate == 1)
    }

    @Test("lets a publisher shorten periods")
    func shortened() throws {
        let state = try state(
            .monthly, releases: [("2024-03", "2024-04-10")], asOf: "2024-05-01", deadlines: ["monthly": 15])
        #expect(state.nextDue?.description == "2024-05-15")
    }

    @Test("takes the day of the month that an order names, and the publisher's before it")
    func dayOfMonth() throws {
        let points = Planning.points.replacing("市财政局按季度公布全市", with: "市财政局每月20日前公布上月全市")
        let builder = PlanBuilder([Planning.definition("a", subjects: ["财政收支"])])
        func due(_ deadlines: [String: Int]) throws -> String? {
            let plan = builder.plan(
                of: [try Planning.publication(points)], asOf: try Planning.day("2023-05-21"), deadlines: deadlines)
            return plan.states.first?.nextDue?.description
        }
        #expect(try due([:]) == "2023-05-20")
        #expect(try due(["monthly": 10]) == "2023-05-10")
    }

    @Test("is done with what is asked for once, however often the definition would have it")
    func once() throws {
        #expect(try state(nil, catalogue: .monthly, due: "2023-12-31", asOf: "2024-01-10").daysLate == 10)
        let done = try state(
            nil, catalogue: .monthly, due: "2023-12-31", releases: [("2023-11", "2023-12-01")], asOf: "2024-01-10")
        #expect(done.standing == .done && done.nextDue == nil)
        #expect(try state(.prompt, due: "2023-12-31", asOf: "2023-12-01").nextDue?.description == "2023-12-31")
        let goesOn = try state(
            .prompt, due: "2023-12-31", releases: [("2023-11", "2023-12-01")], asOf: "2024-01-10")
        #expect(goesOn.standing == .undated)
    }

    @Test("goes by the definition where the order is silent, and by the order where it speaks")
    func definition() throws {
        #expect(try state(nil, catalogue: .yearly, asOf: "2023-06-01").frequency == .yearly)
        #expect(try state(.prompt, catalogue: .yearly, asOf: "2023-06-01").frequency == .prompt)
    }

    @Test("knows nothing of releases made behind the day")
    func future() throws {
        let state = try state(.monthly, releases: [("2023-05", "2023-06-10")], asOf: "2023-06-09")
        #expect(state.lastReleased == nil)
    }

    @Test("counts days over the whole calendar")
    func calendar() throws {
        for days in stride(from: -700_000, through: 2_900_000, by: 997) {
            let day = try #require(CalendarDate(daysSince1970: days))
            #expect(day.daysSince1970 == days)
        }
        #expect(CalendarDate("9999-12-31")?.adding(days: 1) == nil)
        #expect(CalendarDate("2024-02-28")?.adding(days: 2)?.description == "2024-03-01")
    }
}
