/// The types of PostgreSQL, by their numbers, which never change (pg_type.dat).
enum PostgreSQLType {
    /// What the values of a type are; `nil` for one that is not of these.
    /// - Parameter modifier: what stands in brackets behind the type's name: -1 for nothing.
    static func kind(_ type: UInt32, modifier: Int32 = -1) -> DatabaseColumn.Kind? {
        if let element = elements[type] { return kind(element, modifier: modifier).map { .list(of: $0) } }
        switch type {
        case 16: return .boolean
        case 17: return .binary
        case 20, 21, 23, 26: return .integer
        case 700, 701: return .decimal
        case 1700: return isWhole(modifier) ? .integer : .decimal
        case 1082: return .date
        case 1083: return .time
        case 1114, 1184: return .dateTime
        case 1186: return .duration
        case 2950: return .uuid
        // char, name, text, json, xml, money, bpchar, varchar, timetz, bit, varbit, jsonb, jsonpath
        case 18, 19, 25, 114, 142, 790, 1042, 1043, 1266, 1560, 1562, 3802, 4072: return .text
        default: return nil
        }
    }

    /// Whether a numeric has no decimals: scale 0, and so few digits that they are an integer anywhere.
    private static func isWhole(_ modifier: Int32) -> Bool {
        guard modifier >= 4 else { return false }
        let (precision, scale) = ((modifier - 4) >> 16 & 0xFFFF, (modifier - 4) & 0x7FF)
        return scale == 0 && precision <= 18
    }

    /// The most characters of a char(n) or varchar(n).
    static func maximumLength(_ type: UInt32, modifier: Int32) -> Int? {
        (type == 1042 || type == 1043) && modifier > 4 ? Int(modifier) - 4 : nil
    }

    /// Types of arrays, and those of their elements.
    private static let elements: [UInt32: UInt32] = [
        199: 114, 1000: 16, 1002: 18, 1003: 19, 1005: 21, 1007: 23, 1009: 25, 1014: 1042, 1015: 1043,
        1016: 20, 1021: 700, 1022: 701, 1028: 26, 1115: 1114, 1182: 1082, 1183: 1083, 1185: 1184, 1187: 1186,
        1231: 1700, 1270: 1266, 2951: 2950, 3807: 3802,
    ]
}
