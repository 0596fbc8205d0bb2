import Foundation
import GongkaiBytes
import TestSupport
import Testing

@Suite("Forms that values occur in")
struct WrittenFormTests {
    @Test(
        "Numbers are read exactly, and what was done is told",
        arguments: [
            ("1,234,567", "1234567", [.thousands]), ("1，234", "1234", [.thousands]),
            ("１２３．５", "123.5", [.fullWidth]), ("－５", "-5", [.fullWidth]), ("3.5万", "35000", [.units]),
            ("3.56789万", "35678.9", [.units]), ("1.2亿", "120000000", [.units]), ("2万亿", "2000000000000", [.units]),
            ("3.5 万", "35000", [.units, .spaces]), ("+5", "5", [.plus]), ("007", "7", [.leadingZeros]),
            ("00.50", "0.50", [.leadingZeros]), ("-007", "-7", [.leadingZeros]), ("1.5e3", "1500", [.exponent]),
            ("1E-3", "0.001", [.exponent]), ("12.5%", "0.125", [.percent]), ("100%", "1.00", [.percent]),
            ("5%", "0.05", [.percent]), (".5", "0.5", [.barePoint]), ("5.", "5", [.barePoint]),
            (" 12 ", "12", [.spaces]),
            ("\u{3000}12", "12", [.spaces]), ("-0e5", "0", [.exponent]), ("1,234.50", "1234.50", [.thousands]),
            ("１，２３４", "1234", [.fullWidth, .thousands]), ("１２％", "0.12", [.fullWidth, .percent]),
            ("+０１,２３４.５万", "12345000", [.plus, .fullWidth, .leadingZeros, .thousands, .units]),
            ("123456789012345678901234567890.5万", "1234567890123456789012345678905000", [.units]),
        ] as [(String, String, ValueReading)])
    func numbers(_ text: String, _ expected: String, _ readings: ValueReading) {
        let value = read(text) { WrittenNumber.read($0, isInteger: false) }
        #expect(value?.text == expected)
        #expect(value?.readings == readings)
    }

    @Test(
        "What spells no number is none",
        arguments: [
            "", " ", "-", "+", ".", "1,23", "12,34,567", ",123", "1234,567", "1,234,", "1 2", "1.2.3", "1e", "e5",
            "1e401", "万",
            "%", "5%%", "5万万", "1-", "--1", "0x10", "NaN", "1e5万", "5%万", "一百", "1_000", "¥5", "1.2,345",
        ])
    func noNumbers(_ text: String) {
        #expect(read(text) { WrittenNumber.read($0, isInteger: false) } == nil)
    }

    @Test("Whole numbers lose zeros behind the point, and nothing else")
    func wholeNumbers() {
        func whole(_ text: String) -> String? { read(text) { WrittenNumber.read($0, isInteger: true) }?.text }
        #expect(whole("5.0") == "5")
        #expect(whole("3.50万") == "35000")
        #expect(whole("1e3") == "1000")
        #expect(whole("5.1") == nil)
        #expect(whole("3.56789万") == nil)
        #expect(whole("12.5%") == nil)
        #expect(read("5.0") { WrittenNumber.read($0, isInteger: true) }?.readings == [.zeroFraction])
    }

    @Test("Numbers written in any form mean what Foundation's decimals mean")
    func writtenNumbers() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<1000 {
            let number = Int.random(in: 0...99_999_999, using: &random) >> Int.random(in: 0...20, using: &random)
            let places = Int.random(in: 0...3, using: &random)
            let fraction = places == 0 ? "" : "." + String(repeating: "7", count: places)
            let plain = try #require(Decimal(string: String(number) + fraction))
            let grouped = NumberGrouping.text(of: number) + fraction
            let forms: [(String, Decimal)] = [
                (grouped, plain), ("+" + grouped, plain), (grouped + "万", plain * 10_000),
                (grouped + "亿", plain * 100_000_000), (grouped + "%", plain / 100),
                ("00\(number)\(fraction)e2", plain * 100),
                (grouped.fullWidth, plain), ("-" + grouped, -plain),
            ]
            for (text, expected) in forms {
                let value = try #require(read(text) { WrittenNumber.read($0, isInteger: false) }, "\(text)")
                #expect(Decimal(string: value.text) == expected, "\(text)")
                #expect(withBytes(value.text, DecimalForm.isDecimal), "\(text)")
            }
        }
    }

    @Test(
        "Dates are read in every form, and only where they exist",
        arguments: [
            ("2017-05-16", "2017-05-16", []), ("2017/5/16", "2017-05-16", [.dateMarks, .unpadded]),
            ("2017/05/16", "2017-05-16", [.dateMarks]), ("2017.5.6", "2017-05-06", [.dateMarks, .unpadded]),
            ("2017-5-16", "2017-05-16", [.unpadded]), ("2017年5月16日", "2017-05-16", [.chineseUnits]),
            ("2017年05月16日", "2017-05-16", [.chineseUnits]), ("2017年5月16号", "2017-05-16", [.chineseUnits]),
            ("2017 年 5 月 16 日", "2017-05-16", [.chineseUnits, .spaces]),
            ("二〇一七年五月十六日", "2017-05-16", [.chineseUnits, .chineseNumerals]),
            ("二○一七年十二月三十一日", "2017-12-31", [.chineseUnits, .chineseNumerals]),
            ("二零一七年十月二十日", "2017-10-20", [.chineseUnits, .chineseNumerals]),
            ("20170516", "2017-05-16", [.compact]), ("2017-05-16 00:00:00", "2017-05-16", [.midnight]),
            ("2017-05-16T00:00:00.000", "2017-05-16", [.midnight]),
            ("2017/5/16 0:00", "2017-05-16", [.midnight, .dateMarks, .unpadded]),
            (" 2017-05-16\t", "2017-05-16", [.spaces]), ("２０１７－０５－１６", "2017-05-16", [.fullWidth]),
            ("2016.2.29", "2016-02-29", [.dateMarks, .unpadded]),
        ] as [(String, String, ValueReading)])
    func dates(_ text: String, _ expected: String, _ readings: ValueReading) {
        let value = read(text, WrittenCalendar.readDate)
        #expect(value?.text == expected)
        #expect(value?.readings == readings)
    }

    @Test(
        "What is no date is not guessed at",
        arguments: [
            "", "17-5-16", "16/5/2017", "2017/13/1", "2017/2/29", "2017-05/16", "2017年5月", "2017年5月16", "5月16日",
            "2017-05-16 09:30:00", "2017-05-16x", "201705160", "2017516", "2017年五月三十二日", "二〇一七/5/16", "0000-01-01",
            "2017-05-16T", "2017年2月30日", "2017两月5日", "2017--05-16", "二〇一七〇五一六", "2017-05-1６b", "2017 05 16",
        ])
    func noDates(_ text: String) {
        #expect(read(text, WrittenCalendar.readDate) == nil)
    }

    @Test("Every day is read from every form that it is written in")
    func writtenDates() throws {
        var random = SplitMix64(seed: 8)
        for _ in 0..<400 {
            let (year, month) = (Int.random(in: 1...9999, using: &random), Int.random(in: 1...12, using: &random))
            let day = Int.random(in: 1...28, using: &random)
            let expected = String(format: "%04d-%02d-%02d", year, month, day)
            let yearText = String(format: "%04d", year)
            let (hanMonth, hanDay) = (
                try #require(ChineseNumerals.countingForm(of: month)),
                try #require(ChineseNumerals.countingForm(of: day))
            )
            let hanYear = yearText.map { String(Array("〇一二三四五六七八九")[$0.wholeNumberValue ?? 0]) }.joined()
            for text in [
                "\(yearText)/\(month)/\(day)", "\(yearText).\(month).\(day)", "\(yearText)-\(month)-\(day)",
                "\(yearText)年\(month)月\(day)日", "\(hanYear)年\(hanMonth)月\(hanDay)日",
                expected.filter { $0 != "-" }, expected + " 00:00:00", "\(yearText)年\(month)月\(day)日".fullWidth,
            ] {
                #expect(read(text, WrittenCalendar.readDate)?.text == expected, "\(text)")
            }
        }
    }

    @Test(
        "Times, moments, months, quarters and years",
        arguments: [
            ("time", "9:30", "09:30:00"), ("time", "9:30:05", "09:30:05"), ("time", "9时30分", "09:30:00"),
            ("time", "9时30分5秒", "09:30:05"), ("time", "9点", "09:00:00"), ("time", "9:5", nil), ("time", "24:00", nil),
            ("time", "9:30:05.", nil), ("time", "09:30:61", nil),
            ("dateTime", "2017-05-16 09:30:00", "2017-05-16T09:30:00"),
            ("dateTime", "2017/5/16 9:30", "2017-05-16T09:30:00"),
            ("dateTime", "2017年5月16日9时30分", "2017-05-16T09:30:00"),
            ("dateTime", "2017-05-16 09:30:00.5+08:00", "2017-05-16T09:30:00.5+08:00"),
            ("dateTime", "20170516093000", "2017-05-16T09:30:00"), ("dateTime", "2017-05-16", nil),
            ("dateTime", "2017-05-1609:30:00", nil), ("dateTime", "2017-05-16T9:30+8", nil),
            ("yearMonth", "2017年5月", "2017-05"), ("yearMonth", "2017/5", "2017-05"), ("yearMonth", "201705", "2017-05"),
            ("yearMonth", "二〇一七年五月", "2017-05"), ("yearMonth", "2017-13", nil), ("yearMonth", "2017", nil),
            ("year", "2017年", "2017"), ("year", "二〇一七年", "2017"), ("year", "二〇一七", "2017"), ("year", "17年", nil),
            ("year", "2017年度", nil), ("yearQuarter", "2017Q2", "2017-Q2"), ("yearQuarter", "2017-q2", "2017-Q2"),
            ("yearQuarter", "2017年第2季度", "2017-Q2"), ("yearQuarter", "2017年第二季度", "2017-Q2"),
            ("yearQuarter", "2017年二季度", "2017-Q2"), ("yearQuarter", "2017年Q2", "2017-Q2"),
            ("yearQuarter", "2017年第五季度", nil), ("yearQuarter", "2017-2", nil), ("yearQuarter", "2017年", nil),
        ])
    func partsOfTime(_ type: String, _ text: String, _ expected: String?) {
        let readers: [String: (UnsafeRawBufferPointer) -> ReadValue?] = [
            "time": WrittenCalendar.readTime, "dateTime": WrittenCalendar.readDateTime,
            "yearMonth": WrittenCalendar.readYearMonth, "year": WrittenCalendar.readYear,
            "yearQuarter": WrittenCalendar.readYearQuarter,
        ]
        #expect(readers[type].flatMap { read(text, $0) }?.text == expected)
    }

    @Test(
        "Days of spreadsheets are counted as they count them",
        arguments: [
            ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", nil), ("61", "1900-03-01"), ("42871", "2017-05-16"),
            ("36526", "2000-01-01"), ("2958465", "9999-12-31"), ("2958466", nil), ("0", nil), ("-1", nil), ("1.5", nil),
            ("99999999999999999999", nil),
        ])
    func serials(_ text: String, _ expected: String?) {
        #expect(read(text, WrittenCalendar.readExcelSerial)?.text == expected)
    }

    @Test("Whatever the text, a reading gives the canonical form or nothing")
    func anyText() {
        var texts = NearTexts(
            ["2017年5月16日", "2017/5/16 9:30", "1,234.5万", "二〇一七年五月", "１２％", "20170516", "2017Q2", "+1.5e-3"],
            alphabet: "0123456789年月日时分/.-:, 万亿%+eT二十〇第季度Ｑ", seed: 19)
        for _ in 0..<1500 {
            let text = texts.next()
            if let value = read(text, WrittenCalendar.readDate) { #expect(withBytes(value.text, CalendarForm.isDate)) }
            if let value = read(text, WrittenCalendar.readDateTime) {
                #expect(withBytes(value.text, CalendarForm.isDateTime), "\(text)")
            }
            if let value = read(text, WrittenCalendar.readTime) { #expect(withBytes(value.text, CalendarForm.isTime)) }
            if let value = read(text, WrittenCalendar.readYearMonth) {
                #expect(withBytes(value.text, CalendarForm.isYearMonth))
            }
            if let value = read(text, WrittenCalendar.readYearQuarter) {
                #expect(withBytes(value.text, CalendarForm.isYearQuarter))
            }
            if let value = read(text, { WrittenNumber.read($0, isInteger: false) }) {
                #expect(withBytes(value.text, DecimalForm.isDecimal), "\(text)")
            }
            if let value = read(text, { WrittenNumber.read($0, isInteger: true) }) {
                #expect(withBytes(value.text, DecimalForm.isInteger), "\(text)")
            }
        }
    }
}

/// A number with separators, made without the code under test.
private enum NumberGrouping {
    static func text(of number: Int) -> String {
        var groups: [String] = []
        var rest = number
        while rest >= 1000 {
            groups.insert(String(format: "%03d", rest % 1000), at: 0)
            rest /= 1000
        }
        return ([String(rest)] + groups).joined(separator: ",")
    }
}

extension String {
    /// With the full-width forms of ASCII's digits and marks.
    fileprivate var fullWidth: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
    }
}
