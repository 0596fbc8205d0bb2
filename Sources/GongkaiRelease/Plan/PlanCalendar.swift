package import GongkaiModel

/// A plan as iCalendar (RFC 5545): an event for each day on which something is due, with a rule where it comes again.
package struct PlanCalendar {
    private let plan: DisclosurePlan
    private let day: CalendarDate
    private var lines = CalendarLines()

    /// - Parameter day: the day as of which the plan speaks; it stamps the events (3.8.7.2).
    package init(_ plan: DisclosurePlan, asOf day: CalendarDate) {
        self.plan = plan
        self.day = day
    }

    /// The whole calendar. What has no day is not in it.
    package func bytes() -> [UInt8] {
        var calendar = self
        calendar.write()
        return calendar.lines.bytes
    }

    private mutating func write() {
        lines.add("BEGIN:VCALENDAR")
        lines.add("VERSION:2.0")
        lines.add("PRODID:-//gongkai//gongkai plan//ZH")
        lines.add("CALSCALE:GREGORIAN")
        lines.add("METHOD:PUBLISH")
        // RFC 7986, 5.1, and what calendars had before it.
        for name in ["NAME", "X-WR-CALNAME"] { lines.add(name, text: "政务公开计划") }
        for state in plan.states { write(state) }
        for obligation in plan.obligations where obligation.datasets.isEmpty { write(obligation) }
        lines.add("END:VCALENDAR")
    }

    private mutating func write(_ state: DisclosurePlan.State) {
        guard let due = state.nextDue else { return }
        let own = plan.obligations.filter { $0.datasets.contains(state.dataset) }
        var summary = "公开：" + state.title.chinese
        if let period = state.nextPeriod { summary += "（\(period)）" }
        if let late = state.daysLate { summary = "[逾期\(late)天] " + summary }
        var description = ["\(state.title.english) [\(state.dataset)]"]
        if let wording = state.frequencyWording ?? state.frequency?.code { description.append("频次：" + wording) }
        if !state.agencies.isEmpty { description.append("责任单位：" + state.agencies.joined(separator: "、")) }
        if let last = state.lastReleased {
            description.append("最近发布：\(last)" + (state.lastPeriod.map { "（\($0)）" } ?? ""))
        }
        description += own.map(PlanCalendar.quotation)
        write(
            id: state.dataset + "." + (own.first?.document ?? ""), due: due, rule: rule(of: state), summary: summary,
            description: description, points: state.points)
    }

    private mutating func write(_ obligation: DisclosurePlan.Obligation) {
        guard let due = obligation.due else { return }
        let place = [obligation.document, obligation.point, obligation.line.map { String($0) } ?? ""]
        write(
            id: place.joined(separator: "."), due: due, rule: nil, summary: "公开：" + obligation.what,
            description: [PlanCalendar.quotation(of: obligation)],
            points: obligation.point.isEmpty ? [] : [obligation.point])
    }

    private mutating func write(
        id: String, due: CalendarDate, rule: String?, summary: String, description: [String], points: [String]
    ) {
        lines.add("BEGIN:VEVENT")
        lines.add("UID", text: id + "@disclosure-plan.gongkai")
        lines.add("DTSTAMP:\(PlanCalendar.basic(day))T000000Z")
        lines.add("DTSTART;VALUE=DATE:\(PlanCalendar.basic(due))")
        if let rule { lines.add("RRULE:" + rule) }
        lines.add("SUMMARY", text: summary)
        lines.add("DESCRIPTION", text: description.joined(separator: "\n"))
        if !points.isEmpty { lines.add("CATEGORIES:" + points.map(CalendarLines.escaped).joined(separator: ",")) }
        // It takes up nobody's time (3.8.2.7).
        lines.add("TRANSP:TRANSPARENT")
        lines.add("END:VEVENT")
    }

    /// How the day comes again (3.3.10). Periods are due on the last day of a month, which -1 counts.
    private func rule(of state: DisclosurePlan.State) -> String? {
        guard let frequency = state.frequency, let due = state.nextDue, let day = due.day, let month = due.month else {
            return nil
        }
        if state.nextPeriod != nil, let months = frequency.months {
            let isLast = day == CalendarDate.days(inMonth: month, of: due.year)
            // Not every month has a 29th.
            guard isLast || day <= 28 else { return nil }
            return "FREQ=MONTHLY;INTERVAL=\(months);BYMONTHDAY=\(isLast ? -1 : day)"
        }
        return frequency.days.map { "FREQ=DAILY;INTERVAL=\($0)" }
    }

    private static func quotation(of obligation: DisclosurePlan.Obligation) -> String {
        let place = [obligation.document, obligation.point, obligation.line.map { "第\($0)行" } ?? ""]
        return place.filter { !$0.isEmpty }.joined(separator: " ") + "：" + obligation.verbatim
    }

    private static func basic(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }
}

/// Content lines: folded, and their text escaped.
private struct CalendarLines {
    private(set) var bytes: [UInt8] = []

    /// Octets of a line without its end (3.1).
    private static let width = 75

    /// Adds a line, folded between characters so that none of its pieces is too long.
    mutating func add(_ line: String) {
        var length = 0
        for scalar in line.unicodeScalars {
            let octets = Array(String(scalar).utf8)
            if length + octets.count > CalendarLines.width {
                bytes += [0x0D, 0x0A, 0x20]
                length = 1
            }
            bytes += octets
            length += octets.count
        }
        bytes += [0x0D, 0x0A]
    }

    mutating func add(_ name: String, text: String) { add(name + ":" + CalendarLines.escaped(text)) }

    /// TEXT (3.3.11). It has no control characters but the tab; others become the replacement character.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            case "\t": escaped.append(scalar)
            default: escaped.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }
}
