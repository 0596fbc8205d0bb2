import GongkaiModel
import Testing

@Suite struct CalendarDateTests {
    @Test("a date's text reads back as the same date", arguments: ["2017", "2017-05", "2017-05-16", "2000-02-29"])
    func roundTrip(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(
        "what the calendar does not have is no date",
        arguments: ["2017-13", "2017-02-29", "1900-02-29", "2017-04-31", "2017-5-1", "17-05-16", "2017-05-16-1", ""])
    func refused(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
