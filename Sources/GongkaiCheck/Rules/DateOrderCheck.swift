import GongkaiDiagnostics
import GongkaiModel

/// Dates of one document that cannot all be right, or hardly.
struct DateOrderCheck: Check {
    let rules: [DiagnosticRule] = [
        .checkWrittenAfterPublished, .checkInForceBeforeWritten, .checkLapsesBeforeInForce, .checkYearOfNumber,
    ]

    /// By how many years a number's year may differ from the date of writing: a number of December, a text of January.
    private static let mostYearsApart = 1

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        for (index, document) in examined.publication.documents.enumerated() {
            let name = examined.name(of: index)
            let place = (document.signature?.date?.source ?? document.title?.source ?? document.source).position
            func report(_ rule: DiagnosticRule, _ earlier: CalendarDate, _ later: CalendarDate, _ member: String) {
                sink.report(
                    rule, [name, earlier.description, later.description], at: place,
                    modelPath: "documents/\(index)/\(member)")
            }
            if let written = document.written, let published = document.published, published.isSurelyBefore(written) {
                report(.checkWrittenAfterPublished, written, published, "written")
            }
            if let written = document.written, let effective = document.effective, effective.isSurelyBefore(written) {
                report(.checkInForceBeforeWritten, effective, written, "effective")
            }
            if let from = document.effective ?? document.written, let until = document.expires,
                until.isSurelyBefore(from)
            {
                report(.checkLapsesBeforeInForce, until, from, "expires")
            }
            if let written = document.written, let number = document.number, let year = number.value.year,
                abs(year - written.year) > DateOrderCheck.mostYearsApart
            {
                sink.report(
                    .checkYearOfNumber, [number.value.text, written.description], at: number.source.position,
                    modelPath: "documents/\(index)/number")
            }
        }
    }
}

extension CalendarDate {
    /// Whether this date is before another, as far as both are given: a month is not before a day in it.
    func isSurelyBefore(_ other: CalendarDate) -> Bool {
        if year != other.year { return year < other.year }
        guard let month, let otherMonth = other.month else { return false }
        if month != otherMonth { return month < otherMonth }
        guard let day, let otherDay = other.day else { return false }
        return day < otherDay
    }
}
