import GongkaiBytes
import Testing

@Suite struct ChineseNumeralsTests {
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test("every number from 0 to 20000 reads back from its counting form")
    func everyNumber() {
        for number in 0...20_000 {
            let form = ChineseNumerals.countingForm(of: number)
            #expect(form.flatMap { ChineseNumerals.countingValue(of: scalars($0)) } == number, "\(number)")
        }
    }

    @Test(
        "a number has its usual spelling",
        arguments: [
            (0, "零"), (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百零一"),
            (110, "一百一十"), (112, "一百一十二"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"),
            (9999, "九千九百九十九"), (10_000, "一万"), (10_010, "一万零一十"), (11_000, "一万一千"),
            (99_999, "九万九千九百九十九"), (100_000, "十万"), (120_305, "十二万零三百零五"),
            (99_999_999, "九千九百九十九万九千九百九十九"),
        ])
    func spelling(number: Int, text: String) {
        #expect(ChineseNumerals.countingForm(of: number) == text)
        #expect(ChineseNumerals.countingValue(of: scalars(text)) == number)
    }

    @Test(
        "other zeros, 两 and a 十 without 一 are read",
        arguments: [
            ("一百〇三", 103), ("一百○三", 103), ("两千零二十四", 2024), ("两百", 200), ("两万两千", 22_000), ("一百十二", 112),
            ("一十二", 12), ("〇", 0), ("两", 2),
        ])
    func variants(text: String, number: Int) {
        #expect(ChineseNumerals.countingValue(of: scalars(text)) == number)
    }

    @Test(
        "what spells no number in counting form is refused",
        arguments: [
            "", "二〇一七", "一二", "百", "一百三", "一百零", "零一", "一百零零一", "一百零十", "一千一", "一千零一百", "十百", "二十十",
            "两十", "二十两", "万", "一万万", "一万二", "十二月", "1", "一 二", "廿", "壹", "十零", "一百二百", "零零", "一万零", "零万",
        ])
    func refused(text: String) {
        #expect(ChineseNumerals.countingValue(of: scalars(text)) == nil)
    }

    @Test(
        "digits in a row are read by their places, with any of the zeros",
        arguments: [("二〇一七", 2017), ("二○一七", 2017), ("二零一七", 2017), ("一九四九", 1949), ("〇七", 7)])
    func digits(text: String, number: Int) {
        #expect(ChineseNumerals.digitValue(of: scalars(text)) == number)
    }

    @Test(
        "what is no row of digits is refused",
        arguments: ["", "三", "二〇十七", "两〇一七", "二O一七", "一二三四五六七八九一二三四五六七八九一"])
    func noDigits(text: String) {
        #expect(ChineseNumerals.digitValue(of: scalars(text)) == nil)
    }

    @Test("either form gives a value, also from a slice", arguments: [("二十一", 21), ("二〇一七", 2017), ("三", 3)])
    func eitherForm(text: String, number: Int) {
        let padded = scalars("第" + text + "条")
        #expect(ChineseNumerals.value(of: padded[1..<padded.count - 1]) == number)
    }

    @Test("a number beyond the largest has no counting form", arguments: [-1, 100_000_000, Int.max, Int.min])
    func outOfRange(number: Int) {
        #expect(ChineseNumerals.countingForm(of: number) == nil)
    }
}
