/// The one form that values of each type are written in, which XSD, JSON Schema and the native check agree on.
extension FieldType {
    /// Whether a text is a value of the type in its canonical form. Of a list: whether it is one of its items.
    ///
    /// This is the plain statement of the rules, for constraints, patterns and tests; streams of records are checked on
    /// bytes.
    public func isCanonical(_ text: String) -> Bool {
        switch self {
        case .string: true
        case .integer: CanonicalForm.isInteger(text[...])
        case .decimal: CanonicalForm.isDecimal(text[...])
        case .boolean: text == "true" || text == "false"
        case .date: CanonicalForm.isDate(text[...], parts: 3)
        case .yearMonth: CanonicalForm.isDate(text[...], parts: 2)
        case .year: CanonicalForm.isDate(text[...], parts: 1)
        case .yearQuarter: CanonicalForm.isYearQuarter(text)
        case .time: CanonicalForm.isTime(text[...])
        case .dateTime: CanonicalForm.isDateTime(text)
        case .duration: CanonicalForm.isDuration(text)
        case .uri: CanonicalForm.isURI(text)
        case .code(let codes): codes.contains { $0.value.utf8.elementsEqual(text.utf8) }
        case .uscc: UnifiedSocialCreditCode.isValid(text)
        case .divisionCode: CanonicalForm.isDivisionCode(text[...])
        case .documentNumber: !text.isEmpty
        case .geopoint: CanonicalForm.isGeopoint(text)
        case .list(let element): element.isCanonical(text)
        }
    }
}

/// 统一社会信用代码, GB 32100: 18 characters, the last of which checks the others.
public enum UnifiedSocialCreditCode {
    /// The characters in the order of their values; I, O, S, V and Z are not among them.
    public static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Whether a text has the form, and a check character that is right.
    public static func isValid(_ text: String) -> Bool {
        let values = text.utf8.compactMap { byte in alphabet.firstIndex(of: byte) }
        guard values.count == 18, text.utf8.count == 18 else { return false }
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return values[17] == (31 - sum % 31) % 31
    }
}

private enum CanonicalForm {
    static func areDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Six digits that begin with a province of GB/T 2260. Which divisions there were in which year only a table can say.
    static func isDivisionCode(_ text: Substring) -> Bool {
        guard text.utf8.count == 6, areDigits(text), let province = Int(text.prefix(2)) else { return false }
        return [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82].contains {
            $0.contains(province)
        }
    }

    /// `-?(0|[1-9][0-9]*)`
    static func isInteger(_ text: Substring) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text
        return areDigits(digits) && (digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0"))
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`
    static func isDecimal(_ text: Substring) -> Bool {
        guard let point = text.firstIndex(of: ".") else { return isInteger(text) }
        return isInteger(text[..<point]) && areDigits(text[text.index(after: point)...])
    }

    static func isDate(_ text: Substring, parts: Int) -> Bool {
        CalendarDate(String(text)) != nil && text.utf8.count == [4, 7, 10][parts - 1]
    }

    static func isYearQuarter(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && isDate(parts[0], parts: 1) && ["Q1", "Q2", "Q3", "Q4"].contains(parts[1])
    }

    /// `hh:mm:ss(.f+)?`, up to 23:59:59 and its fractions.
    static func isTime(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, isTwoDigits(parts[0], to: 23), isTwoDigits(parts[1], to: 59) else { return false }
        let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return isTwoDigits(seconds[0], to: 59) && (seconds.count == 1 || areDigits(seconds[1]))
    }

    private static func isTwoDigits(_ text: Substring, to limit: Int) -> Bool {
        guard areDigits(text), text.utf8.count == 2, let number = Int(text) else { return false }
        return number <= limit
    }

    /// A date, `T`, a time, and none or an offset: `Z` or `±hh:mm`, up to 14 hours.
    static func isDateTime(_ text: String) -> Bool {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, isDate(parts[0], parts: 3) else { return false }
        if parts[1].hasSuffix("Z") { return isTime(parts[1].dropLast()) }
        guard let sign = parts[1].firstIndex(where: { $0 == "+" || $0 == "-" }) else { return isTime(parts[1]) }
        return isTime(parts[1][..<sign]) && isOffset(parts[1][sign...].dropFirst())
    }

    private static func isOffset(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return text == "14:00" || (isTwoDigits(parts[0], to: 13) && isTwoDigits(parts[1], to: 59))
    }

    /// `P1Y2M3DT4H5M6.7S`: any of the parts, one at least, and behind `T` one at least; also with `-` in front.
    static func isDuration(_ text: String) -> Bool {
        let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard body.hasPrefix("P") else { return false }
        let halves = body.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = count(of: halves[0], units: "YMD", fractional: nil) else { return false }
        guard halves.count == 2 else { return days > 0 }
        return (count(of: halves[1], units: "HMS", fractional: "S") ?? 0) > 0
    }

    /// How many parts, each digits and a unit, in the order of the units; `nil` where it is anything else.
    private static func count(of text: Substring, units: String, fractional: Character?) -> Int? {
        var rest = text
        var units = units[...]
        var count = 0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else { return nil }
            units = units[units.index(after: place)...]
            let pieces = number.split(separator: ".", omittingEmptySubsequences: false)
            guard pieces.allSatisfy(areDigits), pieces.count == 1 || (pieces.count == 2 && unit == fractional) else {
                return nil
            }
            count += 1
        }
        return count
    }

    /// Degrees of longitude, a comma, degrees of latitude.
    static func isGeopoint(_ text: String) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(isDecimal) else { return false }
        return zip(parts, ["180", "90"]).allSatisfy { part, limit in
            ValueOrder.compareNumbers(part.hasPrefix("-") ? part.dropFirst() : part, limit[...]) <= 0
        }
    }

    /// A scheme, a colon, and then what an IRI may hold (RFC 3987), `#` once at most and `%` before two hexadecimal
    /// digits only.
    static func isURI(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let colon = scalars.firstIndex(of: ":"), let first = scalars.first, isLetter(first),
            scalars[..<colon].allSatisfy({ isLetter($0) || isDigit($0) || "+-.".unicodeScalars.contains($0) })
        else { return false }
        let rest = scalars[(colon + 1)...]
        return rest.count { $0 == "#" } <= 1
            && rest.indices.allSatisfy { index in
                guard rest[index] == "%" else { return isURICharacter(rest[index]) }
                return index + 2 < scalars.count && scalars[(index + 1)...(index + 2)].allSatisfy(isHexadecimal)
            }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
    }

    private static func isURICharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF, 0x10000...0xEFFFD: true
        default: isLetter(scalar) || isDigit(scalar) || "-._~:/?#[]@!$&'()*+,;=".unicodeScalars.contains(scalar)
        }
    }
}
