@testable import GongkaiCheck
import GongkaiModel
import Testing

@Suite struct WrittenFormTests {
    @Test("numerals are written as headings count")
    func numerals() {
        let expected = [
            1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一百", 103: "一百零三", 110: "一百一十",
            215: "二百一十五", 999: "九百九十九",
        ]
        for (number, text) in expected { #expect(HanNumeral.text(of: number) == text) }
        #expect(HanNumeral.text(of: 0) == nil)
        #expect(HanNumeral.text(of: 1000) == nil)
        #expect((1...99).allSatisfy { HanNumeral.text(of: $0).flatMap(HanNumeral.value) == $0 })
    }

    @Test(
        "dates that the calendar does not have are found in every form",
        arguments: [
            "2017年2月30日", "２０１７年２月３０日", "2017 年 2 月 30 日", "2017年13月1日", "二〇一七年二月三十日", "二○一七年十三月一日",
            "2017-02-30", "2017/2/30", "2017.13.1", "2017年4月31号", "2017年0月",
        ])
    func impossible(text: String) {
        let dates = WrittenDate.all(in: text)
        #expect(dates.map(\.isPossible) == [false])
        #expect(dates.first?.standsApart == true)
    }

    @Test(
        "what is no date is left alone",
        arguments: [
            "2017年", "12017年2月30日", "农历2017年二月三十日", "3000年13月", "版本2017.13.1", "1.5-2.0-3", "2017年30月龄", "年月日",
            "2017年100月",
        ])
    func noDate(text: String) {
        #expect(WrittenDate.all(in: text).filter { !$0.isPossible }.isEmpty)
    }

    @Test("every date of a text is looked at")
    func several() {
        let dates = WrittenDate.all(in: "2017年2月28日至2017年2月29日，2017年3月")
        #expect(dates.map(\.isPossible) == [true, false, true])
        #expect(dates.map(\.standsApart) == [false, false, false])
    }
}
