/// A time of day in the forms that occur: `9:30`, `09:30:05.25`, `9时30分5秒`.
struct WrittenTime {
    private var hour = 0
    private var minute = 0
    private var second = 0
    /// Digits of the fraction of a second.
    private var fraction: [UInt8] = []

    /// Reads as much of a text as is a time.
    init?(_ text: inout WrittenText, _ readings: inout ValueReading) {
        guard let hour = WrittenTime.number(&text, &readings) else { return nil }
        self.hour = hour
        let isTaken =
            if text.skip("时") || text.skip("点") {
                takeChinese(&text, &readings)
            } else {
                takePlain(&text, &readings)
            }
        guard isTaken, hour <= 23, minute <= 59, second <= 59 else { return nil }
    }

    /// Six digits, `093005`.
    init?(compact text: inout WrittenText) {
        let (number, digits) = text.number(atMost: 6)
        let (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100)
        guard digits == 6, hour <= 23, minute <= 59, second <= 59 else { return nil }
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    private mutating func takePlain(_ text: inout WrittenText, _ readings: inout ValueReading) -> Bool {
        guard text.skip(":"), let minute = WrittenTime.pair(&text) else { return false }
        self.minute = minute
        guard text.skip(":") else {
            readings.insert(.withoutSeconds)
            return true
        }
        guard let second = WrittenTime.pair(&text) else { return false }
        self.second = second
        guard text.skip(".") else { return true }
        fraction = text.digits()
        return !fraction.isEmpty
    }

    private mutating func takeChinese(_ text: inout WrittenText, _ readings: inout ValueReading) -> Bool {
        readings.insert(.chineseUnits)
        readings.remove(.unpadded)
        guard !text.isAtEnd else { return true }
        guard let minute = WrittenTime.number(&text, &readings), text.skip("分") else { return false }
        self.minute = minute
        readings.remove(.unpadded)
        guard !text.isAtEnd else { return true }
        guard let second = WrittenTime.number(&text, &readings), text.skip("秒") else { return false }
        self.second = second
        readings.remove(.unpadded)
        return true
    }

    private static func number(_ text: inout WrittenText, _ readings: inout ValueReading) -> Int? {
        let (number, digits) = text.number(atMost: 2)
        if digits == 1 { readings.insert(.unpadded) }
        return digits > 0 ? number : nil
    }

    private static func pair(_ text: inout WrittenText) -> Int? {
        let (number, digits) = text.number(atMost: 2)
        return digits == 2 ? number : nil
    }

    var isMidnight: Bool {
        hour == 0 && minute == 0 && second == 0 && fraction.allSatisfy { $0 == UInt8(ascii: "0") }
    }

    var canonical: [UInt8] {
        var text: [UInt8] = []
        text.append(hour, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(minute, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(second, width: 2)
        return fraction.isEmpty ? text : text + [UInt8(ascii: ".")] + fraction
    }
}
