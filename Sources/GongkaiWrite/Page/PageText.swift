import GongkaiModel

extension String {
    /// The text as pages can hold it: line ends are line feeds, and none stands at either end; control characters and
    /// noncharacters, which HTML forbids and terminals obey, are U+FFFD.
    /// - Parameter replaced: counts those.
    package func cleanedForPage(replaced: inout Int) -> String {
        var scalars = String.UnicodeScalarView()
        var follows = false
        for scalar in unicodeScalars {
            defer { follows = scalar == "\r" }
            switch scalar.value {
            case 0x0A where follows: continue
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: scalars.append("\n")
            case 0x09: scalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF,
                _ where scalar.value & 0xFFFE == 0xFFFE:
                scalars.append("\u{FFFD}")
                replaced += 1
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The text without line feeds at its ends.
    var withoutOuterLineFeeds: String {
        var rest = unicodeScalars[...]
        while rest.first == "\n" { rest.removeFirst() }
        while rest.last == "\n" { rest.removeLast() }
        return String(rest)
    }

    /// Whether nothing of the text can be seen.
    var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// The text in one line.
    package var inOneLine: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar == "\n" || scalar == "\t" ? " " : scalar) }
        return String(scalars)
    }
}

extension CalendarDate {
    /// The date as GB/T 9704-2012 has it (7.3.5.4): 2024年4月2日.
    var printed: String {
        "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
    }
}

/// Addresses, escaped so that they can stand in any attribute and behind any scheme.
enum PageAddress {
    /// The address percent-encoded; `nil` for a scheme that may run something, such as `javascript:`.
    static func safe(_ address: String) -> String? {
        let lower = address.lowercased()
        guard ["http://", "https://", "ftp://", "mailto:"].contains(where: lower.hasPrefix) else { return nil }
        return encoded(address, keeping: "-._~/!$&'()*+,;=:@?#[]%")
    }

    /// A reference to an anchor of the same file.
    static func fragment(_ anchor: String) -> String {
        "#" + encoded(anchor, keeping: "-._~/!$&()*+,;=:@")
    }

    private static func encoded(_ text: String, keeping kept: String) -> String {
        text.percentEncoded { scalar in
            switch scalar {
            case "0"..."9", "A"..."Z", "a"..."z": true
            default: kept.unicodeScalars.contains(scalar)
            }
        }
    }
}
