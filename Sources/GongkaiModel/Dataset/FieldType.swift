/// What the values of a field are. Table Schema has no word for some of them; what it gets instead is in GongkaiWrite.
public indirect enum FieldType: Hashable, Sendable {
    /// Any text.
    case string
    /// A whole number.
    case integer
    /// Exact: never through a binary fraction.
    case decimal
    /// `true` or `false`.
    case boolean
    /// A whole date: `2017-05-16`.
    case date
    /// `09:30:00`.
    case time
    /// `2017-05-16T09:30:00`, with or without an offset from UTC.
    case dateTime
    /// `2017-05`.
    case yearMonth
    /// `2017-Q2`.
    case yearQuarter
    /// `2017`.
    case year
    /// ISO 8601: `P30D`.
    case duration
    /// A URI, such as the address of a page.
    case uri
    /// One of the codes listed.
    case code([Code])
    /// 统一社会信用代码, GB 32100: 18 characters with a check character.
    case uscc
    /// 行政区划代码, GB/T 2260: six digits, valid in the record's year.
    case divisionCode
    /// 发文字号: 嘉政发〔2017〕11号.
    case documentNumber
    /// Longitude and latitude in degrees: `120.75,30.76`.
    case geopoint
    /// Several values of one type, in one cell where the format has no lists.
    case list(of: FieldType)

    /// A value of a closed vocabulary, and what people call it.
    public struct Code: Hashable, Sendable {
        /// What stands in the data.
        public var value: String
        /// What people call it.
        public var label: BilingualText

        /// Makes a code of its value and its two names.
        public init(_ value: String, _ english: String, _ chinese: String) {
            self.value = value
            self.label = BilingualText(english, chinese)
        }
    }

    /// Its name in our schemas, `gongkai.type`.
    public var name: String {
        switch self {
        case .string: "string"
        case .integer: "integer"
        case .decimal: "decimal"
        case .boolean: "boolean"
        case .date: "date"
        case .time: "time"
        case .dateTime: "dateTime"
        case .yearMonth: "yearMonth"
        case .yearQuarter: "yearQuarter"
        case .year: "year"
        case .duration: "duration"
        case .uri: "uri"
        case .code: "code"
        case .uscc: "uscc"
        case .divisionCode: "divisionCode"
        case .documentNumber: "documentNumber"
        case .geopoint: "geopoint"
        case .list: "list"
        }
    }
}

extension FieldType {
    /// Whether a value is several.
    public var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// What a value is, or each item of a list.
    public var element: FieldType {
        if case .list(let element) = self { element } else { self }
    }

    /// The codes of a closed vocabulary, and of a list of such.
    public var codes: [Code]? {
        if case .code(let codes) = element { codes } else { nil }
    }

    /// Whether a value is of this type. A missing one is of every type; whether it may be missing, the field says.
    ///
    /// The check digits of codes and the grammar of times are the business of checks, not of types.
    public func admits(_ value: FieldValue) -> Bool {
        switch (self, value) {
        case (_, .missing): true
        case (.integer, .integer), (.decimal, .integer), (.decimal, .decimal), (.boolean, .boolean): true
        case (.date, .date(let date)): date.day != nil
        case (.yearMonth, .date(let date)): date.month != nil && date.day == nil
        case (.year, .date(let date)): date.month == nil
        case (.code(let codes), .string(let text)): codes.contains { $0.value == text }
        case (.list(let element), .list(let values)): values.allSatisfy { $0 != .missing && element.admits($0) }
        case (.string, .string), (.time, .string), (.dateTime, .string), (.yearQuarter, .string), (.duration, .string),
            (.uri, .string), (.uscc, .string), (.divisionCode, .string), (.documentNumber, .string),
            (.geopoint, .string):
            true
        default: false
        }
    }
}
