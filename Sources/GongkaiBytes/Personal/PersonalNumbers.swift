/// Numbers of persons, by the rules of their standards. All take ASCII digits.
package enum PersonalNumbers {
    /// GB 11643-1999, 4.2: ISO 7064 MOD 11-2 over 17 digits.
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    /// Whether 18 characters are an identity number: province, date of birth, check character.
    static func isIdentityNumber(_ text: [UInt8]) -> Bool {
        guard text.count == 18, isProvince(text), isDate(year: number(text[6..<10]), text[10..<14]) else {
            return false
        }
        return text[17] == check(text[..<17])
    }

    /// The check character of 17 digits.
    package static func check(_ digits: ArraySlice<UInt8>) -> UInt8 {
        checks[zip(digits, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 } % 11]
    }

    /// Whether 15 digits are an identity number of the older form: province, a place in it, a date of 19yy.
    static func isOldIdentityNumber(_ text: [UInt8]) -> Bool {
        text.count == 15 && isProvince(text) && number(text[2..<4]) > 0
            && isDate(year: 1900 + number(text[6..<8]), text[8..<12]) && number(text[12..<15]) > 0
    }

    /// GB/T 2260, and the codes of the residence permits of people from Hong Kong, Macau and Taiwan.
    private static func isProvince(_ text: [UInt8]) -> Bool {
        switch number(text[..<2]) {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }

    /// Whether a year and four digits are a date that somebody alive may be born on.
    private static func isDate(year: Int, _ text: ArraySlice<UInt8>) -> Bool {
        let (month, day) = (number(text.prefix(2)), number(text.suffix(2)))
        guard (1880...2099).contains(year), (1...12).contains(month), day > 0 else { return false }
        switch month {
        case 2: return day <= (year.isMultiple(of: 4) && (year != 1900) ? 29 : 28)
        case 4, 6, 9, 11: return day <= 30
        default: return day <= 31
        }
    }

    /// ISO/IEC 7812-1, annex B.
    package static func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit - 0x30) * (place.isMultiple(of: 2) ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10)
    }

    /// Whether the beginning is one of those that cards of people in China bear: UnionPay, the schemes of other countries,
    /// and those of the time before.
    static func isCardIssuer(_ digits: ArraySlice<UInt8>) -> Bool {
        let text = Array(digits)
        let (two, four) = (number(text[..<2]), number(text[..<4]))
        switch two {
        case 62, 60, 65, 81: return true
        case 40...49: return [16, 18, 19].contains(text.count)
        case 51...55: return text.count == 16 || text.count == 19
        case 22...27: return text.count == 16 && (2221...2720).contains(four)
        case 35, 30, 36, 37, 38: return text.count == 16
        case 95: return [9558, 9559].contains(four)
        default: return false
        }
    }

    static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 11, let first = digits.first else { return false }
        return first == 0x31 && digits[digits.startIndex + 1] >= 0x33
    }

    /// The length of the area code that a number begins with; `nil` where it does not begin with one.
    static func areaCode(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count >= 4, digits.first == 0x30 else { return nil }
        let code = Array(digits.prefix(4))
        if code[1] == 0x31 { return code[2] == 0x30 ? 3 : nil }
        if code[1] == 0x32 { return code[2] == 0x36 ? nil : 3 }
        // The first two digits of a code behind its 0, as they are allotted.
        switch number(code[1..<3]) {
        case 31, 33...35, 37, 39, 41...43, 45...48, 51...59, 63, 66, 69...77, 79, 81...83, 85, 87...91, 93...95, 97, 99:
            return 4
        default: return nil
        }
    }

    /// Whether digits are a date: 20170516.
    static func isWrittenDate(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count >= 8 else { return false }
        return isDate(year: number(digits.prefix(4)), digits.dropFirst(4).prefix(4))
    }

    static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
}
