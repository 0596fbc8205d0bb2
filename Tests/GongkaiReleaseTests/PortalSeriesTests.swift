import GongkaiModel
import Testing

@testable import GongkaiRelease

@Suite("The plot of a dataset")
struct PortalSeriesTests {
    private func plot(
        _ time: FieldType, number: FieldType = .decimal, unit: String? = "万元", _ rows: [(String?, String?)],
        count: Int? = nil
    ) -> PortalSeries? {
        let schema = DatasetSchema(
            "a", BilingualText("A", "甲"), description: BilingualText("", ""),
            fields: [
                DatasetField("time", BilingualText("Time", "时间"), time),
                DatasetField("number", BilingualText("Number", "数"), number, unit: unit),
            ])
        return PortalSeries.all(of: ReleaseFixture.dataset(schema, rows: rows.map { [$0.0, $0.1] }, count: count)).first
    }

    @Test("is of the values where each time has one")
    func values() throws {
        let series = try #require(plot(.year, [("2021", "1.5"), ("2023", "-2.25")]))
        #expect(series.measure == .value && series.digits == 2)
        #expect(series.points.map(\.step) == [2021, 2023])
        #expect(series.points.map(\.value) == [150, -225])
    }

    @Test("adds amounts up, exactly, and takes the mean of rates")
    func sums() throws {
        let rows = [("2024-03-31", "0.1"), ("2024-03-31", "0.2"), ("2024-06-01", "1")]
        let sums = try #require(plot(.date, rows.map { ($0.0, $0.1) }))
        #expect(sums.measure == .sum && sums.unit == .day)
        #expect(sums.points.map(\.value) == [3, 10])
        let means = try #require(plot(.date, unit: "%", rows.map { ($0.0, $0.1) }))
        #expect(means.measure == .mean)
    }

    @Test("counts records where no number is a measure")
    func counts() throws {
        let series = try #require(
            plot(.yearMonth, number: .integer, unit: nil, [("2024-01", "7"), ("2024-01", "8"), ("2024-02", "9")]))
        #expect(series.measure == .count && series.number == nil)
        #expect(series.points.map(\.value) == [2, 1])
        #expect(series.points.map { series.unit.label(of: $0.step) } == ["2024-01", "2024-02"])
    }

    @Test("is none where not all records are known, or nothing can be told apart")
    func none() {
        #expect(plot(.year, [("2021", "1"), ("2022", "2")], count: 1_001) == nil)
        #expect(plot(.year, [("2021", "1")]) == nil)
        #expect(plot(.year, [(nil, "1"), ("2022", nil)]) == nil)
        #expect(plot(.year, number: .string, [("2021", "1"), ("2022", "2")]) == nil)
        #expect(plot(.date, [("0001-01-01", "1"), ("9999-12-31", "2")]) == nil)
        #expect(plot(.year, [("2021", String(repeating: "9", count: 40)), ("2022", "2")]) == nil)
    }

    @Test("says how many records it leaves out")
    func leftOut() throws {
        let series = try #require(
            plot(.yearQuarter, [("2021-Q1", "1"), ("2021-Q4", "2"), (nil, "3"), ("2022-Q1", nil)]))
        #expect(series.leftOut == 2)
        #expect(series.points.map { series.unit.label(of: $0.step) } == ["2021-Q1", "2021-Q4"])
    }

    @Test("counts days rightly over leap days and ends of years")
    func days() throws {
        var before: Int?
        for year in [1899, 1900, 1999, 2000, 2023, 2024] {
            for month in 1...12 {
                for day in 1...CalendarDate.days(inMonth: month, of: year) {
                    let date = try #require(CalendarDate(year: year, month: month, day: day))
                    let step = PortalTimeUnit.day.step(of: date, quarter: nil)
                    #expect(PortalTimeUnit.day.label(of: step) == date.description)
                    if let before, !(month == 1 && day == 1) { #expect(step == before + 1) }
                    before = step
                }
            }
        }
    }

    @Test(
        "puts round values on the axis, around all that is plotted",
        arguments: [
            [0, 7], [3, 3], [-5, 12], [1_000_000, 1_000_001], [0, 0], [-4, -1], [999_999_999_999_999, 5],
        ])
    func ticks(values: [Int]) {
        for withZero in [true, false] {
            let ticks = PortalTicks(of: values, digits: 1, withZero: withZero)
            #expect(ticks.lowest <= Double(values.min() ?? 0) && ticks.highest >= Double(values.max() ?? 0))
            #expect(ticks.lowest < ticks.highest)
            #expect((2...8).contains(ticks.all.count))
            #expect(Set(ticks.all.map(\.label)).count == ticks.all.count)
        }
    }

    @Test("prints numbers with their digits")
    func numbers() {
        #expect(PortalNumber.text(-1_234_567, digits: 2) == "−12,345.67")
        #expect(PortalNumber.text(5, digits: 3) == "0.005")
        #expect(PortalNumber.scaled("-0.5", digits: 2) == -50)
        #expect(PortalNumber.scaled("1e5", digits: 0) == nil)
    }
}
