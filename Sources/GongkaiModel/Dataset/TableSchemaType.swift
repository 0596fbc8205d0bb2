/// How a field's type is said in Table Schema (Data Package v2), which has fewer types than we have.
///
/// A type that it lacks is a string there, with the strictest pattern that holds; `gongkai.type` says which it is.
public struct TableSchemaType: Hashable, Sendable {
    /// Table Schema's `type`.
    public let type: String
    /// Its `format`, where the type fixes it.
    public let format: String?
    /// The pattern that values of the type match.
    public let pattern: String?
    /// Whether Table Schema's type says all that ours does.
    public let isExact: Bool
    /// Whether Table Schema lets it have a minimum and a maximum.
    public let hasBounds: Bool

    /// Makes what Table Schema has for one of our types.
    public init(_ type: FieldType) {
        switch type {
        case .string: self.init("string")
        case .integer: self.init("integer")
        case .decimal: self.init("number", isExact: false)
        case .boolean: self.init("boolean")
        case .date: self.init("date")
        case .time: self.init("time")
        case .dateTime: self.init("datetime", format: "any", isExact: false)
        case .yearMonth: self.init("yearmonth", isExact: false)
        case .yearQuarter: self.init("string", pattern: "[0-9]{4}-Q[1-4]", isExact: false)
        case .year: self.init("year")
        case .duration: self.init("duration")
        case .uri: self.init("string", format: "uri", isExact: false)
        case .code: self.init("string", isExact: false)
        case .uscc: self.init("string", pattern: "[0-9A-HJ-NPQRTUWXY]{18}", isExact: false)
        case .divisionCode: self.init("string", pattern: "[0-9]{6}", isExact: false)
        case .documentNumber: self.init("string", isExact: false)
        case .geopoint: self.init("geopoint")
        // Table Schema's own lists know no escape for the separator.
        case .list: self.init("string", isExact: false)
        }
    }

    private init(_ type: String, format: String? = nil, pattern: String? = nil, isExact: Bool = true) {
        self.type = type
        self.format = format
        self.pattern = pattern
        self.isExact = isExact
        hasBounds = type != "string"
    }
}
