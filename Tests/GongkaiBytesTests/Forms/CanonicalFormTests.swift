import Foundation
import GongkaiBytes
import TestSupport
import Testing

@Suite("Canonical forms of values")
struct CanonicalFormTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let name: String
        let test: @Sendable (UnsafeRawBufferPointer) -> Bool
        let good: [String]
        let bad: [String]
        /// An independent statement of the grammar, where there is one.
        var pattern: String?

        var testDescription: String { name }
    }

    static let forms = [
        Form(
            name: "integer", test: DecimalForm.isInteger,
            good: ["0", "-0", "7", "-7", "10", "123456789012345678901234567890"],
            bad: ["", "-", "+1", "00", "01", "-01", "1.0", "1e3", " 1", "1 ", "１", "1,000", "0x1", "--1", "1-"],
            pattern: "-?(0|[1-9][0-9]*)"),
        Form(
            name: "decimal", test: DecimalForm.isDecimal,
            good: ["0", "-0", "0.0", "-0.50", "12.50", "1.000000000000000000000000000001", "-123"],
            bad: ["", ".", ".5", "5.", "-.5", "01.5", "+1.5", "1.5.2", "1..5", "1.5-", "1.5e3", "NaN", "INF", "1,5"],
            pattern: #"-?(0|[1-9][0-9]*)(\.[0-9]+)?"#),
        Form(
            name: "date", test: CalendarForm.isDate,
            good: ["0001-01-01", "9999-12-31", "2016-02-29", "2000-02-29", "2017-04-30"],
            bad: [
                "", "0000-01-01", "2017-02-29", "1900-02-29", "2017-04-31", "2017-00-01", "2017-13-01", "2017-01-00",
                "2017-1-01", "2017-01-1", "2017/01/01", "02017-01-01", "2017-01-01Z", "-2017-01-01", "2017-01-32",
                "２017-01-1",
            ]),
        Form(
            name: "time", test: CalendarForm.isTime,
            good: ["00:00:00", "23:59:59", "09:30:00.0", "09:30:00.123456789012"],
            bad: [
                "", "24:00:00", "9:30:00", "09:60:00", "09:30:60", "09:30", "09:30:00.", "09:30:00.5Z", "09:30:00,5",
                "09-30-00",
            ],
            pattern: #"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"#),
        Form(
            name: "dateTime", test: CalendarForm.isDateTime,
            good: [
                "2017-05-16T09:30:00", "2017-05-16T09:30:00Z", "2017-05-16T09:30:00.5+08:00",
                "2017-05-16T09:30:00-14:00",
            ],
            bad: [
                "", "2017-05-16", "2017-05-16 09:30:00", "2017-05-16T09:30:00+14:01", "2017-05-16T09:30:00+15:00",
                "2017-05-16T09:30:00+8:00", "2017-05-16T09:30:00+08:60", "2017-05-16T09:30:00z", "2017-02-30T09:30:00",
                "2017-05-16T24:00:00", "2017-05-16T09:30:00+0800",
            ],
            pattern:
                #"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"#
                + "(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"),
        Form(
            name: "yearMonth", test: CalendarForm.isYearMonth, good: ["0001-01", "2017-12"],
            bad: ["", "2017", "2017-13", "2017-00", "0000-01", "2017-1", "2017/01", "2017-01-"],
            pattern: "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(0[1-9]|1[0-2])"),
        Form(
            name: "yearQuarter", test: CalendarForm.isYearQuarter, good: ["0001-Q1", "2017-Q4"],
            bad: ["", "2017-Q0", "2017-Q5", "2017Q1", "2017-q1", "0000-Q1", "2017-Q1 "],
            pattern: "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-Q[1-4]"),
        Form(
            name: "year", test: CalendarForm.isYear, good: ["0001", "2017", "9999"],
            bad: ["", "0000", "17", "02017", "2017年", "-2017", "201７"],
            pattern: "[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9]"),
        Form(
            name: "duration", test: DurationForm.isDuration,
            good: ["P30D", "-P1Y2M", "PT1H30.5S", "P1Y2M3DT4H5M6S", "P0D", "PT0S", "P99999999999999999999Y"],
            bad: [
                "", "P", "-P", "PT", "P1YT", "P1S", "PT1D", "P1M1Y", "PT1S1H", "P1.5D", "PT.5S", "PT1.S", "P-1D",
                "+P1D", "P1",
                "1D", "P1DP1D", "P1Y1Y", "P1T1H",
            ],
            pattern:
                #"-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?"#),
        Form(
            name: "uri", test: ReferenceForm.isReference,
            good: [
                "http://example.org", "https://例子.cn/文件?x=1#上", "urn:gongkai:dataset:x:1", "a:", "mailto:a@b",
                "a+b-c.1:%41",
            ],
            bad: [
                "", ":a", "1a:b", "example.org", "/path", "http://a b", "http://a/%4", "http://a/%zz", "a:#b#c", "a:<",
                "a:\"",
                "a:\\", "a:^", "a:`", "a:{", "a:\u{7F}", "a:\u{80}", "a:\u{FFFF}", "a:\u{E000}", "文:件", "a:\t",
            ]),
        Form(
            name: "uscc", test: { CodeForm.unifiedSocialCreditCode($0) == .sound },
            good: ["91350100M000100Y43", "12330400000000000X", "51330400MJ80000002"],
            bad: [
                "", "91350100M000100Y42", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100y43",
                "91350100I000100Y43",
            ]),
        Form(
            name: "divisionCode", test: CodeForm.isDivisionCode,
            good: ["110000", "330402", "650000", "710000", "810000", "820000", "469001"],
            bad: [
                "", "100000", "160000", "240000", "380000", "990000", "33040", "3304020", "33040a", "830000", "550000",
            ],
            pattern: "(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}"),
        Form(
            name: "geopoint", test: GeopointForm.isGeopoint,
            good: ["120.75,30.76", "-180,-90", "180,90", "180.000,90.0", "0,-0", "0.000000000000000001,0"],
            bad: [
                "", ",", "120.75", "120.75, 30.76", "180.000000000000000001,0", "0,90.1", "181,0", "1,2,3", "1e1,2",
                "+1,2", "200,0",
            ]),
    ]

    /// Weights 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28, check index (31 − Σ mod 31) mod 31, as the standard words it.
    static func hasSoundCheck(_ text: String) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let values = text.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18, text.count == 18 else { return false }
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return values[17] == (31 - sum % 31) % 31
    }

    @Test("Each takes what is in its form and nothing else", arguments: forms)
    func borders(_ form: Form) {
        #expect(!form.good.isEmpty)
        for text in form.good { #expect(withBytes(text, form.test), "\(form.name) takes \(text)") }
        for text in form.bad { #expect(!withBytes(text, form.test), "\(form.name) does not take \(text)") }
    }

    @Test(
        "Near the grammar, each agrees with a pattern that says the same", arguments: forms.filter { $0.pattern != nil }
    )
    func patterns(_ form: Form) throws {
        let pattern = try Regex(form.pattern ?? "")
        var texts = NearTexts(form.good + form.bad, alphabet: "0123456789-+.:TZPYMDHSQ年 ", seed: 41)
        for _ in 0..<1500 {
            let text = texts.next()
            let matches = text.unicodeScalars.allSatisfy(\.isASCII) && text.wholeMatch(of: pattern) != nil
            // Whether a day is one of the calendar, the pattern cannot say.
            let isDay = form.name != "dateTime" || withBytes(String(text.prefix(10)), CalendarForm.isDate)
            #expect(withBytes(text, form.test) == (matches && isDay), "\(form.name): \(text)")
        }
    }

    @Test("Codes agree with the check character as the standard words it")
    func creditCodes() {
        var random = SplitMix64(seed: 5)
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZa")
        var sound = 0
        for _ in 0..<3000 {
            var text = (0..<17).map { _ in alphabet[Int.random(in: 0..<31, using: &random)] }
            if Bool.random(using: &random), let check = withBytes(String(text), CodeForm.checkCharacter) {
                text.append(Character(Unicode.Scalar(check)))
            } else {
                text.append(alphabet[Int.random(in: 0..<37, using: &random)])
            }
            let isSound = CanonicalFormTests.hasSoundCheck(String(text))
            sound += isSound ? 1 : 0
            #expect(withBytes(String(text)) { CodeForm.unifiedSocialCreditCode($0) == .sound } == isSound)
        }
        #expect(sound > 1000)
    }

    @Test("Days are those of the calendar")
    func days() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for year in [1600, 1700, 1899, 1900, 2000, 2015, 2016, 2100, 9999] {
            for month in 0...13 {
                for day in [0, 1, 27, 28, 29, 30, 31, 32] {
                    let text = String(format: "%04d-%02d-%02d", year, month, day)
                    let isDay = DateComponents(year: year, month: month, day: day).isValidDate(in: calendar)
                    #expect(withBytes(text, CalendarForm.isDate) == isDay, "\(text)")
                }
            }
        }
    }

    @Test("No form reads beyond its bytes, whatever they are")
    func anyBytes() {
        var random = SplitMix64(seed: 77)
        for _ in 0..<300 {
            let count = Int.random(in: 0...24, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            for form in CanonicalFormTests.forms {
                // A copy without anything behind it, so that a read beyond it is one beyond the allocation.
                let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
                defer { copy.deallocate() }
                copy.copyBytes(from: bytes)
                let first = form.test(UnsafeRawBufferPointer(copy))
                #expect(first == form.test(UnsafeRawBufferPointer(copy)))
            }
        }
    }
}
