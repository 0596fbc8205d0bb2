package import GongkaiBytes
package import GongkaiModel

/// What becomes of the values of a field that is not for everybody.
package enum Redaction: Sendable {
    /// A record with a value is refused.
    case refuse
    /// 3301**********1234.
    case mask
    /// The publisher's code of the value (HMAC-SHA256): the same value has the same code, and only who has the key can
    /// try values.
    case hash(HMAC)
    /// An address becomes its district, a date its year, a number the range that it is in.
    case generalise
    /// The field is left out.
    case drop

    /// The words of the command line.
    package static let words = ["refuse", "mask", "hash", "generalise", "drop"]

    /// - Returns: `nil` for no word, and for `hash` without a key.
    package init?(_ word: String, key: HMAC?) {
        switch word {
        case "refuse": self = .refuse
        case "mask": self = .mask
        case "hash":
            guard let key else { return nil }
            self = .hash(key)
        case "generalise": self = .generalise
        case "drop": self = .drop
        default: return nil
        }
    }

    /// What is done where a publisher says nothing: `nil` for nothing.
    package static func standard(for sensitivity: DatasetField.Sensitivity) -> Redaction? {
        switch sensitivity {
        case .open, .personal: nil
        case .restricted: .mask
        case .secret: .drop
        }
    }

    /// What stands for a value; `nil` for none.
    package func applied(to value: UnsafeRawBufferPointer, of type: FieldType) -> [UInt8]? {
        switch self {
        case .refuse, .drop: nil
        case .mask: Array(Masking.value(value).utf8)
        case .hash(let key): Array(key.hexCode(of: value).utf8)
        case .generalise: Generalisation.value(String(decoding: value, as: UTF8.self), of: type).map { Array($0.utf8) }
        }
    }

    /// The field as it is published: its values have another form, and are for everybody.
    package func published(_ field: DatasetField) -> DatasetField {
        var published = field
        let keepsMissing: Bool
        switch self {
        case .refuse, .drop: return field
        case .mask, .hash:
            published.type = .string
            keepsMissing = true
        case .generalise:
            published.type = Generalisation.type(of: field.type)
            keepsMissing = false
        }
        published.constraints = DatasetField.Constraints(required: field.constraints.required && keepsMissing)
        published.format = nil
        published.example = nil
        published.unit = published.type == field.type ? field.unit : nil
        published.readings = []
        published.isOrdered = false
        published.sensitivity = .open
        return published
    }
}

/// Values made coarser.
enum Generalisation {
    static func type(of type: FieldType) -> FieldType {
        switch type {
        case .date, .dateTime, .yearMonth, .yearQuarter, .year: .year
        case .divisionCode: .divisionCode
        default: .string
        }
    }

    /// - Returns: `nil` where nothing coarser is known, which is safe.
    static func value(_ text: String, of type: FieldType) -> String? {
        switch type {
        case .date, .dateTime, .yearMonth, .yearQuarter, .year: return String(text.prefix(4))
        case .divisionCode: return String(text.prefix(4)) + "00"
        case .integer, .decimal: return range(of: text)
        case .string: return year(of: text) ?? district(of: text) ?? range(of: text)
        default: return nil
        }
    }

    /// The numbers with the same first digit and as many digits: 37 is in 30..39.
    private static func range(of text: String) -> String? {
        let isNegative = text.hasPrefix("-")
        let whole = text.drop { $0 == "-" }.prefix { $0 != "." }
        let fraction = text.drop { $0 != "." }.dropFirst()
        guard let first = whole.first, (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber }), whole.count <= 18
        else { return nil }
        let zeros = String(repeating: "0", count: whole.count - 1)
        let nines = String(repeating: "9", count: whole.count - 1)
        if whole.count == 1 { return isNegative ? "-9..0" : "0..9" }
        return isNegative ? "-\(first)\(nines)..-\(first)\(zeros)" : "\(first)\(zeros)..\(first)\(nines)"
    }

    /// The year that a date begins with: 1990-01-02, 1990年1月2日, 19900102.
    private static func year(of text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= 6, scalars.prefix(4).allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        let year = String(text.prefix(4))
        let isDate =
            "-/.年".unicodeScalars.contains(scalars[4]) || scalars.count == 8 && CalendarDate(written: text) != nil
        return isDate && ("1880"..."2099").contains(year) ? year : nil
    }

    /// An address as far as its county, district or city.
    private static func district(of text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        let streets = scalars.firstIndex { "路街巷弄村号".unicodeScalars.contains($0) } ?? scalars.count
        guard let end = scalars[..<streets].lastIndex(where: { "区县市旗州盟".unicodeScalars.contains($0) }), end > 0 else {
            return nil
        }
        // 小区 is an estate, which is nearer than a district.
        let isEstate = scalars[end] == "区" && "小社".unicodeScalars.contains(scalars[end - 1])
        if isEstate {
            guard let outer = scalars[..<end].lastIndex(where: { "区县市旗".unicodeScalars.contains($0) }) else {
                return nil
            }
            return String(String.UnicodeScalarView(scalars[...outer]))
        }
        return String(String.UnicodeScalarView(scalars[...end]))
    }
}

extension CalendarDate {
    /// Reads eight digits.
    fileprivate init?(written text: String) {
        let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6)].map { Int($0) }
        guard let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
