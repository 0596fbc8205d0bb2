/// How values of a type are ordered. The values are in canonical form.
package enum CanonicalOrder: Sendable {
    /// By number.
    case number
    /// By bytes: dates, months, quarters and years, which have as many digits each.
    case bytes
    /// By time of day.
    case time
    /// By moment; one with an offset and one without stand in an order where no offset could change it.
    case dateTime

    /// Negative, zero or positive as the left value is less, equal or greater; `nil` where they stand in no order.
    package func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int? {
        switch self {
        case .number: DecimalForm.compare(left, right)
        case .bytes: CanonicalOrder.compareBytes(left, right)
        case .time:
            CanonicalOrder.compareBytes(CanonicalOrder.withoutZeros(left), CanonicalOrder.withoutZeros(right))
        case .dateTime: Moment(left).compare(to: Moment(right))
        }
    }

    static func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return left.count - right.count
    }

    /// A time without the zeros at the end of its fraction.
    static func withoutZeros(_ time: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var end = time.count
        guard end > 8 else { return time }
        while end > 9, time[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return time.slice(0..<(end == 9 ? 8 : end))
    }

    /// A date and time in canonical form, taken apart.
    struct Moment {
        /// Since 1 March of the year 0, in UTC where the offset is known.
        var seconds = 0
        var fraction: UnsafeRawBufferPointer
        var hasOffset = false

        init(_ bytes: UnsafeRawBufferPointer) {
            fraction = bytes.slice(bytes.count..<bytes.count)
            guard let start = bytes.baseAddress, bytes.count >= 19,
                let end = CalendarForm.timeEnd(start, from: 11, to: bytes.count)
            else { return }
            let day = CalendarForm.dayNumber(
                year: start.fourDigits(0), month: start.twoDigits(5), day: start.twoDigits(8))
            let offset = CalendarForm.offsetMinutes(bytes.slice(end..<bytes.count))
            hasOffset = offset != nil
            seconds =
                day * 86_400 + start.twoDigits(11) * 3600 + start.twoDigits(14) * 60 + start.twoDigits(17)
                - (offset ?? 0) * 60
            var last = end
            while last > 20, start.byte(last - 1) == UInt8(ascii: "0") { last -= 1 }
            if last > 20 { fraction = bytes.slice(20..<last) }
        }

        /// XSD 1.0 part 2, 3.2.7.3: a moment without an offset lies anywhere within 14 hours.
        func compare(to other: Moment) -> Int? {
            let gap = seconds - other.seconds
            guard hasOffset == other.hasOffset else { return abs(gap) > 14 * 3600 ? gap.signum() : nil }
            return gap != 0 ? gap.signum() : CanonicalOrder.compareBytes(fraction, other.fraction)
        }
    }
}
