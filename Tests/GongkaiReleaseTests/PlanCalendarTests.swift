import Foundation
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import TestSupport
import Testing

/// Plans as iCalendar; a judge from outside is in `Tests/Interop/plan.sh`.
@Suite("The calendar of a plan")
struct PlanCalendarTests {
    private func calendar(of states: [DisclosurePlan.State], _ obligations: [DisclosurePlan.Obligation] = []) throws
        -> String
    {
        let plan = DisclosurePlan(obligations: obligations, states: states)
        return String(decoding: PlanCalendar(plan, asOf: try Planning.day("2024-05-01")).bytes(), as: UTF8.self)
    }

    private func state(_ title: String, frequency: UpdateFrequency?, due: String, period: String?) throws
        -> DisclosurePlan.State
    {
        DisclosurePlan.State(
            dataset: "a", title: BilingualText("A", title), frequency: frequency, nextPeriod: period,
            nextDue: try Planning.day(due), standing: .due)
    }

    @Test("folds lines at 75 octets between characters, and ends them with CRLF")
    func folding() throws {
        let title = String(repeating: "财政收支情况，", count: 40) + "😀"
        let text = try calendar(of: [state(title, frequency: .monthly, due: "2024-05-31", period: "2024-04")])
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true)
        #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 76 && String(validating: $0, as: UTF8.self) != nil })
        #expect(text.replacingOccurrences(of: "\r\n ", with: "").contains(title))
    }

    @Test("escapes what has a meaning in text, and lets no line of it become a property")
    func hostile() throws {
        let text = try calendar(
            of: [state("a,b;c\\d\nEND:VEVENT\r\u{0}x", frequency: nil, due: "2024-05-31", period: nil)])
        #expect(text.contains("a\\,b\\;c\\\\d\\nEND:VEVENT\u{FFFD}\u{FFFD}x"))
        #expect(text.components(separatedBy: "\r\nEND:VEVENT").count == 2)
    }

    @Test(
        "says how a day comes again",
        arguments: [
            (UpdateFrequency.monthly, "2024-02-29", "2024-01", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1"),
            (.quarterly, "2024-09-30", "2024-Q2", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
            (.yearly, "2024-12-31", "2023", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1"),
            (.monthly, "2024-05-15", "2024-04", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15"),
            (.weekly, "2024-05-15", "", "FREQ=DAILY;INTERVAL=7"), (.monthly, "2024-05-30", "2024-04", ""),
            (.prompt, "2024-05-30", "", ""),
        ])
    func rules(_ frequency: UpdateFrequency, _ due: String, _ period: String, _ rule: String) throws {
        let text = try calendar(of: [state("甲", frequency: frequency, due: due, period: period.isEmpty ? nil : period)])
        let found = text.components(separatedBy: "\r\n").first { $0.hasPrefix("RRULE:") }
        #expect(found == (rule.isEmpty ? nil : "RRULE:" + rule))
        #expect(text.contains("DTSTART;VALUE=DATE:" + due.filter { $0 != "-" }))
        #expect(text.contains("DTSTAMP:20240501T000000Z"))
    }

    @Test("has an event for what is due by a day and has no dataset, and none for what has no day")
    func obligations() throws {
        let due = DisclosurePlan.Obligation(
            basis: .ordered, document: "d", point: "6.4", what: "方案", due: try Planning.day("2024-06-30"), line: 9,
            verbatim: "公开方案。")
        let undated = DisclosurePlan.Obligation(basis: .ordered, document: "d", point: "1", what: "乙", verbatim: "公开乙。")
        let text = try calendar(
            of: [DisclosurePlan.State(dataset: "a", title: BilingualText("A", "甲"))], [due, undated])
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 2)
        #expect(text.contains("UID:d.6.4.9@"))
    }

    @Test("gives the same bytes and the same UIDs for the same plan")
    func same() throws {
        let publication = try Planning.publication(Planning.points)
        func bytes() throws -> [UInt8] {
            let day = try Planning.day("2024-05-01")
            let plan = PlanBuilder(DatasetCatalogue.all).plan(of: [publication], asOf: day)
            return PlanCalendar(plan, asOf: day).bytes()
        }
        let first = try bytes()
        #expect(try bytes() == first)
        let uids = String(decoding: first, as: UTF8.self).components(separatedBy: "\r\n").filter {
            $0.hasPrefix("UID:")
        }
        #expect(uids.count > 1 && Set(uids).count == uids.count)
    }
}
