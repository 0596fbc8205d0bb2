/// Lengths of time as XML Schema writes them (XSD 1.0 part 2, 3.2.6, after ISO 8601): `P30D`, `-P1Y2M`, `PT1H30.5S`.
package enum DurationForm {
    /// The most digits that a number in it may have before the point, so that durations can be compared.
    package static let mostDigits = 9

    package static func isDuration(_ bytes: UnsafeRawBufferPointer) -> Bool { Duration(bytes) != nil }

    /// Compares two durations; `nil` where which is longer depends on when they begin, as with `P1M` and `P30D`.
    ///
    /// By XSD 1.0, 3.2.6.2: both are added to four dates, and the answers must agree.
    package static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int? {
        guard let left = Duration(left), let right = Duration(right) else { return nil }
        let starts = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)]
        let answers = starts.map { left.end(from: $0).compare(to: right.end(from: $0)) }
        return answers.allSatisfy { $0 == answers[0] } ? answers[0] : nil
    }
}

/// A duration as months and seconds.
private struct Duration {
    private var months = 0
    private var seconds = 0
    /// The digits of the fraction of a second, zeros at the end dropped.
    private var fraction: [UInt8] = []
    private var isNegative = false

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        var offset = 0
        isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        guard offset < bytes.count, start.byte(offset) == UInt8(ascii: "P") else { return nil }
        offset += 1
        // Each part at most once, in this order; those of the time behind a T, and something behind everything.
        var next = 0
        var isTime = false
        var hasParts = false
        while offset < bytes.count {
            if start.byte(offset) == UInt8(ascii: "T") {
                guard !isTime, offset + 1 < bytes.count else { return nil }
                (isTime, next) = (true, 3)
                offset += 1
            }
            guard let (part, end) = Duration.part(bytes, at: offset, isTime: isTime), part.place >= next else {
                return nil
            }
            add(part)
            (next, offset, hasParts) = (part.place + 1, end, true)
        }
        guard hasParts else { return nil }
    }

    private struct Part {
        /// Years, months, days, hours, minutes, seconds from 0.
        var place: Int
        var number: Int
        var fraction: [UInt8]
    }

    private static func part(
        _ bytes: UnsafeRawBufferPointer, at first: Int, isTime: Bool
    ) -> (part: Part, end: Int)? {
        var offset = first
        var number = 0
        while offset < bytes.count, bytes[offset].isDigit {
            number = number * 10 + Int(bytes[offset] - 0x30)
            offset += 1
            guard offset - first <= DurationForm.mostDigits else { return nil }
        }
        guard offset > first, offset < bytes.count else { return nil }
        var fraction: [UInt8] = []
        if bytes[offset] == UInt8(ascii: ".") {
            let digits = bytes[(offset + 1)...].prefix { $0.isDigit }
            offset += 1 + digits.count
            guard !digits.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: "S") else { return nil }
            fraction = Array(digits)
            while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        }
        let units = isTime ? [UInt8](arrayLiteral: 0, 0, 0, 0x48, 0x4D, 0x53) : [0x59, 0x4D, 0x44]
        guard let place = units.firstIndex(of: bytes[offset]) else { return nil }
        return (Part(place: place, number: number, fraction: fraction), offset + 1)
    }

    private mutating func add(_ part: Part) {
        switch part.place {
        case 0: months += 12 * part.number
        case 1: months += part.number
        case 2: seconds += 86_400 * part.number
        case 3: seconds += 3600 * part.number
        case 4: seconds += 60 * part.number
        default: seconds += part.number
        }
        if part.place == 5 { fraction = part.fraction }
    }

    /// A moment, as seconds and a fraction that counts up from them or, if negative, down.
    struct Moment {
        var seconds: Int
        var fraction: [UInt8]
        var isDown: Bool

        func compare(to other: Moment) -> Int {
            if seconds != other.seconds {
                // A fraction is less than a second, but two of them in different directions are not.
                return seconds < other.seconds ? -signOfGap(to: other) : other.signOfGap(to: self)
            }
            if isDown != other.isDown {
                if fraction.isEmpty && other.fraction.isEmpty { return 0 }
                return isDown ? -1 : 1
            }
            let order = fraction.withUnsafeBytes { left in
                other.fraction.withUnsafeBytes { CanonicalOrder.compareBytes(left, $0) }
            }
            return isDown ? -order : order
        }

        /// Whether a later moment by whole seconds is later (1), the same (0) or earlier (-1) by its fraction too.
        private func signOfGap(to later: Moment) -> Int {
            guard later.seconds - seconds == 1, !isDown, later.isDown else { return 1 }
            return Moment.orderOfOne(fraction, later.fraction)
        }

        /// 1 compared with the sum of two fractions.
        private static func orderOfOne(_ left: [UInt8], _ right: [UInt8]) -> Int {
            let count = max(left.count, right.count)
            func digit(_ digits: [UInt8], _ place: Int) -> Int { place < digits.count ? Int(digits[place]) - 0x30 : 0 }
            var carry = 0
            var rest = 0
            for place in (0..<count).reversed() {
                let sum = digit(left, place) + digit(right, place) + carry
                carry = sum / 10
                rest |= sum % 10
            }
            return carry == 0 ? 1 : rest == 0 ? 0 : -1
        }
    }

    /// The moment that comes the duration after the first of a month.
    func end(from start: (year: Int, month: Int)) -> Moment {
        // Whole cycles of 400 years are kept apart, since the day number counts from the year 0 on.
        let month = start.year * 12 + start.month - 1 + (isNegative ? -months : months)
        let cycle = 400 * 12
        let cycles = month >= 0 ? month / cycle : (month - cycle + 1) / cycle
        let rest = month - cycles * cycle
        let day =
            cycles * 146_097
            + CalendarForm.dayNumber(year: rest / 12 + 400, month: rest % 12 + 1, day: 1)
        return Moment(
            seconds: day * 86_400 + (isNegative ? -seconds : seconds), fraction: fraction, isDown: isNegative)
    }
}
