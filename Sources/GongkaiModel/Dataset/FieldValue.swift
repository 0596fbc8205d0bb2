/// One value of a record. Missing is something else than the empty string.
public enum FieldValue: Hashable, Sendable {
    /// No value: an empty cell of CSV without quotes, NULL, an absent element or member.
    case missing
    /// Text, and every type that is written as text: codes, numbers of documents, times.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// A number with digits behind the point, exact.
    case decimal(ExactDecimal)
    /// A truth value.
    case boolean(Bool)
    /// A date, a month of a year or a year.
    case date(CalendarDate)
    /// Several values, in their order; none of them is missing.
    case list([FieldValue])

    /// What stands between the items of a list where a cell holds them all; an item's own one has `\` before it.
    public static let separator: Unicode.Scalar = "；"

    /// Its text in a cell; `nil` where it is missing.
    public var text: String? {
        switch self {
        case .missing: nil
        case .string(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.text
        case .boolean(let value): value ? "true" : "false"
        case .date(let date): date.description
        case .list(let values):
            values.map { FieldValue.escaped($0.text ?? "") }.joined(separator: String(FieldValue.separator))
        }
    }

    private static func escaped(_ item: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in item.unicodeScalars {
            if scalar == separator || scalar == "\\" { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}

extension FieldValue {
    /// Text, or missing where there is none.
    public init(_ text: String?) { self = text.map(FieldValue.string) ?? .missing }

    /// A number, or missing where there is none.
    public init(_ number: Int?) { self = number.map(FieldValue.integer) ?? .missing }

    /// A date, or missing where there is none.
    public init(_ date: CalendarDate?) { self = date.map(FieldValue.date) ?? .missing }

    /// A list of texts, or missing where there are none.
    public init(_ texts: [String]) { self = texts.isEmpty ? .missing : .list(texts.map(FieldValue.string)) }
}
