import GongkaiBytes

/// The numerals that Word puts before paragraphs (ISO/IEC 29500-1, 17.9).
struct DOCXNumbering {
    /// Where a paragraph stands in a list.
    struct Place: Hashable {
        var list: String
        var level: Int
    }

    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// What stands behind the numeral.
        var suffix = "tab"
        /// The level whose next item begins this one anew; `nil` for each higher one, 0 for none.
        var restart: Int?
        var isLegal = false
    }

    /// The levels of each list, and which counters it shares with others.
    private var lists: [String: (levels: [Int: Level], counters: String)] = [:]
    /// Lists that begin anew at their first item, by list and level.
    private var overrides: [Place: Int] = [:]
    private var counts: [String: [Int: Int]] = [:]
    private var begun: Set<Place> = []

    static let deepest = 8

    init(_ part: WordElement?) {
        guard let part else { return }
        var shared: [String: [Int: Level]] = [:]
        var styles: [String: String] = [:]
        var links: [String: String] = [:]
        for element in part.elements where element.name == .abstractNumbering {
            guard let identifier = element[.abstractNumberIdentifier] else { continue }
            var levels: [Int: Level] = [:]
            for child in element.elements {
                switch child.name {
                case .level: DOCXNumbering.read(child, into: &levels)
                case .styleLink: styles[child.value ?? ""] = identifier
                case .numberingStyleLink: links[identifier] = child.value
                default: break
                }
            }
            shared[identifier] = levels
        }
        for (identifier, style) in links { shared[identifier] = styles[style].flatMap { shared[$0] } }
        for element in part.elements where element.name == .numbering {
            guard let list = element[.numberIdentifier], let base = element.first(.abstractNumberIdentifier)?.value
            else { continue }
            var levels = shared[base] ?? [:]
            for change in element.elements where change.name == .levelOverride {
                guard let level = change[.level].flatMap({ Int($0) }) else { continue }
                for child in change.elements where child.name == .level {
                    DOCXNumbering.read(child, into: &levels)
                }
                overrides[Place(list: list, level: level)] = change.first(.startOverride)?.integer
            }
            lists[list] = (levels, base)
        }
    }

    private static func read(_ element: WordElement, into levels: inout [Int: Level]) {
        guard let number = element[.level].flatMap({ Int($0) }), 0...deepest ~= number else { return }
        var level = Level()
        for child in element.elements {
            switch child.name {
            case .start: level.start = child.integer ?? 1
            case .numberFormat: level.format = child.value ?? "decimal"
            case .levelText: level.text = child.value ?? ""
            case .suffix: level.suffix = child.value ?? "tab"
            case .levelRestart: level.restart = child.integer
            case .isLegal: level.isLegal = child.isOn
            default: break
            }
        }
        levels[number] = level
    }

    /// The numeral of the next paragraph of a list, with what stands behind it; `nil` where there is none.
    mutating func next(_ place: Place) -> String? {
        guard let list = lists[place.list], let level = list.levels[place.level] else { return nil }
        var counts = self.counts[list.counters] ?? [:]
        if let start = overrides[place], begun.insert(place).inserted {
            counts[place.level] = start
        } else {
            counts[place.level] = counts[place.level].map { $0 + 1 } ?? level.start
        }
        for deeper in (place.level + 1)..<(DOCXNumbering.deepest + 2) {
            let restart = list.levels[deeper]?.restart
            if restart == nil || (restart ?? 0) > place.level { counts[deeper] = nil }
        }
        self.counts[list.counters] = counts
        if level.format == "bullet" { return "• " }
        if level.format == "none", !level.text.contains("%") { return level.text.isEmpty ? nil : level.text }
        return spell(level, of: list.levels, counts: counts)
    }

    private func spell(_ level: Level, of levels: [Int: Level], counts: [Int: Int]) -> String? {
        var numeral = ""
        var rest = Array(level.text)[...]
        while let character = rest.popFirst() {
            guard character == "%", let digit = rest.first?.wholeNumberValue, 1...9 ~= digit else {
                numeral.append(character)
                continue
            }
            rest = rest.dropFirst()
            let other = levels[digit - 1] ?? Level()
            let isLegal = level.isLegal && other.format != "decimalZero"
            numeral += NumberSpelling.spell(
                counts[digit - 1] ?? other.start, as: isLegal ? "decimal" : other.format)
        }
        guard let last = numeral.unicodeScalars.last else { return nil }
        // 第一条 stands apart from what it numbers; 一、 and （一） need nothing.
        let standsClose = level.suffix == "nothing" || "、，．）)。：".unicodeScalars.contains(last)
        return standsClose ? numeral : numeral + (last.value > 0x2E7F ? "\u{3000}" : " ")
    }
}

/// Numbers in the forms that lists have (ISO/IEC 29500-1, 17.18.59).
enum NumberSpelling {
    static func spell(_ number: Int, as format: String) -> String {
        let decimal = String(number)
        guard number > 0 else { return decimal }
        switch format {
        case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
            "japaneseCounting", "koreanDigital2", "ideographLegalTraditional":
            return ChineseNumerals.countingForm(of: number) ?? decimal
        case "chineseLegalSimplified":
            let legal = Dictionary(uniqueKeysWithValues: zip("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
            let counting = ChineseNumerals.countingForm(of: number) ?? decimal
            return String((number < 20 && number > 9 ? "一" + counting : counting).map { legal[$0] ?? $0 })
        case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
            let digits = Array("〇一二三四五六七八九")
            return String(decimal.compactMap { $0.wholeNumberValue }.map { digits[$0] })
        case "decimalFullWidth", "decimalFullWidth2":
            return String(
                String.UnicodeScalarView(decimal.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        case "decimalZero": return number < 10 ? "0" + decimal : decimal
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, from: 0x2460) ?? decimal
        case "decimalEnclosedParen": return enclosed(number, from: 0x2474) ?? decimal
        case "decimalEnclosedFullstop": return enclosed(number, from: 0x2488) ?? decimal
        case "ideographEnclosedCircle": return number <= 10 ? enclosed(number, from: 0x3280) ?? decimal : decimal
        case "ideographTraditional": return sign(number, of: "甲乙丙丁戊己庚辛壬癸") ?? decimal
        case "ideographZodiac": return sign(number, of: "子丑寅卯辰巳午未申酉戌亥") ?? decimal
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "upperLetter": return letters(number)
        case "lowerLetter": return letters(number).lowercased()
        case "none": return ""
        default: return decimal
        }
    }

    private static func enclosed(_ number: Int, from first: UInt32) -> String? {
        guard number <= 20 else { return nil }
        return Unicode.Scalar(first + UInt32(number) - 1).map { String($0) }
    }

    private static func sign(_ number: Int, of signs: String) -> String? {
        let all = Array(signs)
        return number <= all.count ? String(all[number - 1]) : nil
    }

    /// a … z, aa, bb …
    private static func letters(_ number: Int) -> String {
        let letter = Unicode.Scalar(UInt8(0x41 + (number - 1) % 26))
        return String(repeating: String(letter), count: min((number - 1) / 26 + 1, 100))
    }

    private static func roman(_ number: Int) -> String {
        guard number < 4000 else { return String(number) }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
