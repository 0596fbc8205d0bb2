import GongkaiModel

/// The IRIs of the naming convention of Akoma Ntoso, and which addresses may stand where one is expected.
enum AkomaNtosoAddresses {
    /// A document that is known by its number, else by its title: `/akn/cn/doc/2017/嘉政办发-2017-30`.
    static func work(number: String?, title: String?) -> String {
        guard let number, !number.isEmpty else { return "/akn/cn/doc/" + segment(title ?? "") }
        let parts = DocumentNumber(number)
        guard let code = parts.code, let serial = parts.serial else { return "/akn/cn/doc/" + segment(number) }
        guard let year = parts.year else { return "/akn/cn/doc/" + segment("\(code)-\(serial)") }
        return "/akn/cn/doc/\(year)/" + segment("\(code)-\(year)-\(serial)")
    }

    /// Text as one segment of a path: letters and digits of any script stay, all else is percent-encoded.
    static func segment(_ text: String) -> String {
        text.isEmpty ? "-" : text.percentEncoded(keeping: isPlain)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isWord(scalar) || "-._~".unicodeScalars.contains(scalar) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            return true
        default: return false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    /// Whether an address found in a text may be followed: of the web, and with nothing that a URI may not hold.
    static func isOfTheWeb(_ address: String) -> Bool {
        for scheme in ["https://", "http://"] where address.hasPrefix(scheme) {
            let rest = Substring(address).unicodeScalars.dropFirst(scheme.unicodeScalars.count)
            let host = rest.prefix { !"/?#".unicodeScalars.contains($0) }
            return isHost(host) && isPath(rest.dropFirst(host.count))
        }
        return false
    }

    private static func isHost(_ host: Substring.UnicodeScalarView) -> Bool {
        let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty,
            name.allSatisfy({ isWord($0) || $0 == "-" || $0 == "." })
        else { return false }
        guard parts.count > 1 else { return true }
        return (1...5).contains(parts[1].count) && parts[1].allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isPath(_ path: Substring.UnicodeScalarView) -> Bool {
        var fragments = 0
        var digitsToCome = 0
        for scalar in path {
            if digitsToCome > 0 {
                guard scalar.properties.isASCIIHexDigit else { return false }
                digitsToCome -= 1
            } else if scalar == "%" {
                digitsToCome = 2
            } else if scalar == "#" {
                fragments += 1
            } else if !isWord(scalar), !"-._~!$&'()*+,;=:@/?".unicodeScalars.contains(scalar) {
                return false
            }
        }
        return digitsToCome == 0 && fragments < 2
    }
}
