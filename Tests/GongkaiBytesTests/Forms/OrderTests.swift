import Foundation
import GongkaiBytes
import TestSupport
import Testing

@Suite("The order of values")
struct OrderTests {
    private static func compare(_ left: String, _ right: String, _ order: CanonicalOrder) -> Int? {
        withBytes(left) { left in withBytes(right) { order.compare(left, $0)?.signum() } }
    }

    @Test(
        "Values are compared by what they mean",
        arguments: [
            ("10", "9", 1), ("-10", "-9", -1), ("1.0", "1", 0), ("0", "-0", 0), ("-0.0", "0.00", 0), ("-1", "1", -1),
            ("0.1", "0.09", 1), ("123456789012345678901234567890.1", "123456789012345678901234567890.2", -1),
            ("1.10", "1.1", 0), ("1.01", "1.1", -1), ("-1.5", "-1.25", -1), ("0.0000000001", "0", 1),
        ])
    func numbers(_ left: String, _ right: String, _ expected: Int) {
        #expect(OrderTests.compare(left, right, .number) == expected)
        #expect(OrderTests.compare(right, left, .number) == -expected)
    }

    @Test("Numbers agree with Foundation's decimals")
    func decimals() throws {
        var random = SplitMix64(seed: 9)
        func number() -> String {
            let whole = String(
                UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0...63, using: &random))
            let sign = Bool.random(using: &random) ? "-" : ""
            let digits = Int.random(in: 0...6, using: &random)
            let fraction = (0..<digits).map { _ in "\(Int.random(in: 0...1, using: &random) * 5)" }.joined()
            return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
        }
        for _ in 0..<2000 {
            let left = number()
            let right =
                Int.random(in: 0...3, using: &random) == 0 ? left + (left.contains(".") ? "0" : ".00") : number()
            let (first, second) = (try #require(Decimal(string: left)), try #require(Decimal(string: right)))
            let expected = first < second ? -1 : first > second ? 1 : 0
            #expect(OrderTests.compare(left, right, .number) == expected, "\(left) \(right)")
        }
    }

    @Test(
        "Times and moments",
        arguments: [
            ("09:30:00", "09:30:00.0", 0), ("09:30:00", "09:30:00.1", -1), ("09:30:00.10", "09:30:00.1", 0),
            ("23:00:00", "09:59:59.9", 1), ("09:30:00.000", "09:30:00.0001", -1),
        ])
    func times(_ left: String, _ right: String, _ expected: Int) {
        #expect(OrderTests.compare(left, right, .time) == expected)
        let day = "2017-05-16T"
        #expect(OrderTests.compare(day + left, day + right, .dateTime) == expected)
        #expect(OrderTests.compare(day + left + "Z", day + right + "+00:00", .dateTime) == expected)
    }

    @Test("A moment without an offset is compared where no offset could matter")
    func withoutOffset() {
        let moment = "2017-05-16T12:00:00"
        #expect(OrderTests.compare(moment, "2017-05-16T12:00:00Z", .dateTime) == nil)
        #expect(OrderTests.compare(moment, "2017-05-17T02:00:00Z", .dateTime) == nil)
        #expect(OrderTests.compare(moment, "2017-05-17T02:00:01Z", .dateTime) == -1)
        #expect(OrderTests.compare(moment, "2017-05-15T21:59:59Z", .dateTime) == 1)
    }

    @Test("Moments agree with Foundation's clock")
    func moments() throws {
        var random = SplitMix64(seed: 12)
        let formatter = ISO8601DateFormatter()
        func moment() -> String {
            let (year, month, day) = (
                Int.random(in: 1990...2030, using: &random), Int.random(in: 1...12, using: &random),
                Int.random(in: 1...28, using: &random)
            )
            let offset = ["Z", "+08:00", "-05:30", "+14:00"].randomElement(using: &random) ?? "Z"
            return String(format: "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, day % 24, day * 2, month) + offset
        }
        for _ in 0..<500 {
            let (left, right) = (moment(), moment())
            let first = try #require(formatter.date(from: left))
            let second = try #require(formatter.date(from: right))
            let expected = first < second ? -1 : first > second ? 1 : 0
            #expect(OrderTests.compare(left, right, .dateTime) == expected, "\(left) \(right)")
        }
    }
}
