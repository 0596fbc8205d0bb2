/// Which of two values is the greater: what minimum and maximum go by.
public enum ValueOrder {
    /// Whether minimum and maximum can be asked of a type.
    public static func exists(for type: FieldType) -> Bool {
        switch type {
        case .integer, .decimal, .date, .time, .dateTime, .yearMonth, .yearQuarter, .year: true
        default: false
        }
    }

    /// Below 0 where the first value is the lesser, 0 where they are equal, above 0 where it is the greater.
    ///
    /// Both are canonical texts of the type. `nil` where they cannot be compared: the type has no order, or one of two
    /// moments says its offset from UTC and the other does not.
    public static func compare(_ first: String, _ second: String, as type: FieldType) -> Int? {
        switch type {
        case .integer, .decimal: compareNumbers(first[...], second[...])
        case .date, .yearMonth, .yearQuarter, .year: compareTexts(first[...], second[...])
        case .time: compareTimes(first[...], second[...])
        case .dateTime: compareMoments(first, second)
        default: nil
        }
    }

    /// Compares two canonical decimals, exactly.
    static func compareNumbers(_ first: Substring, _ second: Substring) -> Int {
        let (left, right) = (Number(first), Number(second))
        switch (left.isNegative, right.isNegative) {
        case (false, false): return left.compareSize(to: right)
        case (true, true): return right.compareSize(to: left)
        case (let isLess, _): return isLess ? -1 : 1
        }
    }

    private static func compareTexts(_ first: Substring, _ second: Substring) -> Int {
        if first.utf8.elementsEqual(second.utf8) { return 0 }
        return first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
    }

    /// A fraction that ends in zeros is the same moment as one without them.
    private static func compareTimes(_ first: Substring, _ second: Substring) -> Int {
        compareTexts(trimmed(first), trimmed(second))
    }

    /// A time without zeros at the end of its fraction, nor a point that nothing follows.
    private static func trimmed(_ time: Substring) -> Substring {
        guard time.contains(".") else { return time }
        var time = time
        while time.last == "0" { time.removeLast() }
        return time.last == "." ? time.dropLast() : time
    }

    private static func compareMoments(_ first: String, _ second: String) -> Int? {
        let (left, right) = (Moment(first), Moment(second))
        guard (left.offset == nil) == (right.offset == nil) else { return nil }
        let (leftSeconds, rightSeconds) = (left.seconds, right.seconds)
        if leftSeconds != rightSeconds { return leftSeconds < rightSeconds ? -1 : 1 }
        return compareTexts(left.fraction, right.fraction)
    }
}

/// A canonical decimal in its parts.
private struct Number {
    let isNegative: Bool
    let whole: Substring
    /// Without zeros at its end.
    let fraction: Substring

    init(_ text: Substring) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text
        let parts = digits.split(separator: ".", maxSplits: 1)
        whole = parts[0]
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        self.fraction = fraction
        isNegative = text.hasPrefix("-") && !(whole == "0" && fraction.isEmpty)
    }

    func compareSize(to other: Number) -> Int {
        if whole.utf8.count != other.whole.utf8.count { return whole.utf8.count < other.whole.utf8.count ? -1 : 1 }
        if whole != other.whole { return whole < other.whole ? -1 : 1 }
        return fraction == other.fraction ? 0 : fraction < other.fraction ? -1 : 1
    }
}

/// A canonical date and time in its parts.
private struct Moment {
    /// Since the beginning of the year 0, by the clock of UTC where the offset is known, else by the local one.
    let seconds: Int
    /// Without zeros at its end.
    let fraction: Substring
    /// In minutes.
    let offset: Int?

    init(_ text: String) {
        let time = text.dropFirst(11)
        let zone = time.firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" }
        var fraction = time[..<(zone ?? time.endIndex)].dropFirst(8).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        self.fraction = fraction
        offset = zone.map { Moment.minutes(of: time[$0...]) }
        let date = CalendarDate(String(text.prefix(10)))
        let days = date.map { Moment.days(year: $0.year, month: $0.month ?? 1, day: $0.day ?? 1) } ?? 0
        let clock = time.prefix(8).split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
        seconds = days * 86_400 + clock - (offset ?? 0) * 60
    }

    private static func minutes(of zone: Substring) -> Int {
        guard zone != "Z" else { return 0 }
        let minutes = zone.dropFirst().split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
        return zone.hasPrefix("-") ? -minutes : minutes
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let before = year - 1
        let ofYears = before * 365 + before / 4 - before / 100 + before / 400
        return ofYears + (1..<month).reduce(0) { $0 + CalendarDate.days(inMonth: $1, of: year) } + day
    }
}
