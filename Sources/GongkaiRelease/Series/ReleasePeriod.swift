import GongkaiModel

/// A period in the order of a series: by its last day, a shorter one before a longer that ends on the same day, and what
/// has a number behind it (`2024-03.2`) after what has a lower one or none.
package struct ReleasePeriod: Hashable, Sendable, Comparable {
    /// As the folder is called.
    package let text: String
    private let rank: [Int]

    /// - Returns: `nil` for what is no year, month, quarter or day.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        guard let period = parts.first, let end = ReleasePeriod.end(of: period) else { return nil }
        var number = 1
        if parts.count == 2 {
            guard let given = Int(parts[1]), (1...99).contains(given) else { return nil }
            number = given
        }
        self.text = text
        rank = end + [parts.count, number]
    }

    /// The last month and day, and how long it is.
    private static func end(of period: String) -> [Int]? {
        if period.utf8.count == 7, let quarter = (1...4).first(where: { period.hasSuffix("-Q\($0)") }) {
            return CalendarDate(String(period.prefix(4))).map { [$0.year, 3 * quarter, 31, 2] }
        }
        guard let date = CalendarDate(period) else { return nil }
        guard let month = date.month else { return [date.year, 12, 31, 3] }
        guard let day = date.day else { return [date.year, month, 31, 1] }
        return [date.year, month, day, 0]
    }

    package static func < (left: ReleasePeriod, right: ReleasePeriod) -> Bool {
        left.rank.lexicographicallyPrecedes(right.rank)
    }
}
