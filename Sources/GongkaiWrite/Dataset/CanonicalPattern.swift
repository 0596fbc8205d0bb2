import GongkaiModel

/// The canonical form of each type as a regular expression that XML Schema, ECMAScript and Python read alike. It matches
/// whole values.
///
/// Nothing here counts repetitions inside a group that repeats, which libxml2 does not always get right.
enum CanonicalPattern {
    /// - Returns: `nil` where any text is a value, or a list of values says it all.
    static func pattern(of type: FieldType) -> String? {
        switch type {
        case .string, .documentNumber, .code, .list: nil
        case .integer: "-?(0|[1-9][0-9]*)"
        case .decimal: "-?(0|[1-9][0-9]*)(\\.[0-9]+)?"
        case .boolean: "true|false"
        case .date: date
        case .time: time
        case .dateTime: "(\(date))T\(time)(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
        case .yearMonth: "(\(year))-(0[1-9]|1[0-2])"
        case .yearQuarter: "(\(year))-Q[1-4]"
        case .year: year
        case .duration: duration
        case .uri: uri
        case .uscc: "[0-9A-HJ-NPQRTUWXY]{18}"
        // Six digits that begin with a province.
        case .divisionCode: "(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}"
        case .geopoint:
            "-?(180(\\.0+)?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]+)?),-?(90(\\.0+)?|[1-8]?[0-9](\\.[0-9]+)?)"
        }
    }

    /// 0001 to 9999.
    private static let year = "[1-9][0-9][0-9][0-9]|0[1-9][0-9][0-9]|00[1-9][0-9]|000[1-9]"

    /// A day of the Gregorian calendar: 29 February in years that 4 divides, but not in those that 100 divides and 400
    /// does not.
    private static let date: String = {
        let fourth = "(0[48]|[2468][048]|[13579][26])"
        let long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
        let short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        return "(\(year))-(\(long)|\(short)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9][0-9]\(fourth)|\(fourth)00)-02-29"
    }()

    private static let time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?"

    /// That of XML Schema: one part at least, and behind `T` one at least.
    private static let duration: String = {
        let days = "[0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D"
        let seconds = "[0-9]+(\\.[0-9]+)?S"
        let clock = "T([0-9]+H([0-9]+M)?(\(seconds))?|[0-9]+M(\(seconds))?|\(seconds))"
        return "-?P((\(days))(\(clock))?|\(clock))"
    }()

    /// An IRI with a scheme (RFC 3987).
    private static let uri: String = {
        let ranges = "\u{A0}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFEF}\u{10000}-\u{EFFFF}"
        let one = "([A-Za-z0-9\\-._~:/?\\[\\]@!$&'()*+,;=\(ranges)]|%[0-9A-Fa-f][0-9A-Fa-f])"
        return "[A-Za-z][A-Za-z0-9+.\\-]*:\(one)*(#\(one)*)?"
    }()
}
