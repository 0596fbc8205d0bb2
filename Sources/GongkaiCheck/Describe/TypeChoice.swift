import GongkaiBytes
import GongkaiModel

/// The type that what was seen of a column comes to: the narrowest that all its values have, and of several that they
/// may have the one by which least is lost.
struct TypeChoice {
    private let column: ColumnEvidence
    private let heading: HeadingWords

    /// How many different values must have a form that others have by chance.
    private static let fewestForChance = 10
    /// As many digits in every value, and so many, are a code that nobody named.
    private static let digitsOfCode = 9

    init(_ column: ColumnEvidence, _ heading: HeadingWords) {
        self.column = column
        self.heading = heading
    }

    /// The evidence for the type that is chosen; `nil` for text.
    var evidence: TypeEvidence? {
        guard column.values > 0 else { return nil }
        let choices: [() -> TypeEvidence?] = [
            { possible(.boolean) }, creditCode, division, year, month, { possible(.yearQuarter) }, moment, date,
            { possible(.time) }, place, { possible(.documentNumber) }, { possible(.uri) }, number, list,
        ]
        return choices.lazy.compactMap { $0() }.first
    }

    private func possible(_ type: FieldType) -> TypeEvidence? {
        column.types.first { $0.type == type && $0.isPossible }
    }

    /// Whether there are too many different values for chance.
    private func hasDistinct(_ count: Int) -> Bool { column.distinct.values.map { $0.count >= count } ?? true }

    // MARK: Codes

    /// One number of 18 digits in 31 has the right check character by chance.
    private func creditCode() -> TypeEvidence? {
        guard let code = possible(.uscc), heading.saysCreditCode || code.isMarked || hasDistinct(3) else { return nil }
        return code
    }

    /// Nearly half of all numbers of six digits begin like a division's code.
    private func division() -> TypeEvidence? {
        guard let division = possible(.divisionCode), !heading.excludesDivision,
            heading.saysDivision || hasDistinct(TypeChoice.fewestForChance)
        else { return nil }
        return division
    }

    /// Whether digits are a code, which is text.
    private var isCode: Bool {
        guard column.isText else { return false }
        if heading.saysCode || heading.saysCreditCode || heading.excludesDivision { return true }
        return column.shortest == column.longest && column.shortest >= TypeChoice.digitsOfCode
            && possible(.integer)?.isCanonical == true
    }

    // MARK: Dates and times

    /// Four digits are a number or, with zeros before them, a code, unless the heading or a 年 behind each says years.
    private func year() -> TypeEvidence? {
        guard let year = possible(.year) else { return nil }
        let isWritten = !year.common.isDisjoint(with: [.chineseUnits, .chineseNumerals])
        return isWritten || heading.isYear || (heading.saysYear && isRecent(year)) ? year : nil
    }

    /// Whether all lie between 1900 and 2100.
    private func isRecent(_ dates: TypeEvidence) -> Bool {
        guard let least = dates.least, let greatest = dates.greatest else { return false }
        return String(decoding: least.prefix(4), as: UTF8.self) >= "1900"
            && String(decoding: greatest.prefix(4), as: UTF8.self) <= "2100"
    }

    /// `2017.10` is a number, unless the heading says months.
    private func month() -> TypeEvidence? {
        guard let month = possible(.yearMonth) else { return nil }
        return possible(.decimal) == nil || heading.saysMonth ? month : nil
    }

    /// Moments in canonical form stay such, were they all at midnight.
    private func moment() -> TypeEvidence? {
        guard let moment = possible(.dateTime) else { return nil }
        return moment.isCanonical || possible(.date) == nil ? moment : nil
    }

    /// Of eight digits less than one in a thousand is a date of these centuries by chance.
    private func date() -> TypeEvidence? {
        guard let date = possible(.date) else { return nil }
        guard possible(.integer) != nil || date.needed.contains(.compact) else { return date }
        return isRecent(date) ? date : nil
    }

    // MARK: Others

    /// Two whole numbers with a comma may be anything.
    private func place() -> TypeEvidence? {
        guard let place = possible(.geopoint) else { return nil }
        return heading.saysPlace || (column.isText && place.isMarked) ? place : nil
    }

    private func number() -> TypeEvidence? {
        guard !isCode else { return nil }
        return [possible(.integer), possible(.decimal)].compactMap(\.self).first { number in
            number.needed.subtracting([.spaces, .barePoint]).isSubset(of: number.common)
                && !(number.needed.contains(.barePoint) && number.common.contains(.barePoint))
        }
    }

    /// Arrays of JSON.
    private func list() -> TypeEvidence? {
        column.types.first { $0.type.isList && $0.isPossible }
    }
}
