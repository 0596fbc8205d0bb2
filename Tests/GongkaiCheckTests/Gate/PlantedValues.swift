import TestSupport

/// Values made by the rules of the standards, seeded: GB 11643, the numbering plan of the telephone network, ISO/IEC 7812,
/// the forms of passports, RFC 5321, GB/T 23705. All are made up.
struct PlantedValues {
    enum Kind: String, CaseIterable {
        case identity18, identity15, mobile, landline, bankCard, passport, email, address
    }

    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int(random.next() % UInt64(items.count))] }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(number(0...9)) }.joined() }

    func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }

    private static let divisions = [
        "110101", "120104", "130203", "210102", "310115", "320102", "330402", "330411", "340103", "350203", "410105",
        "420106", "440305", "441900", "500112", "510107", "540102", "610113", "650102", "810000",
    ]

    mutating func identity18() -> String {
        let body =
            pick(Self.divisions) + padded(number(1930...2020), 4) + padded(number(1...12), 2)
            + padded(number(1...28), 2) + digits(3)
        var remainder = 0
        // ISO 7064: the weight of a place is 2 to its distance from the end, modulo 11.
        for (place, digit) in body.enumerated() {
            var weight = 1
            for _ in 0..<(17 - place) { weight = weight * 2 % 11 }
            remainder += weight * (digit.wholeNumberValue ?? 0)
        }
        let check = (12 - remainder % 11) % 11
        return body + (check == 10 ? "X" : String(check))
    }

    mutating func identity15() -> String {
        pick(Self.divisions.dropLast()) + padded(number(30...85), 2) + padded(number(1...12), 2)
            + padded(number(1...28), 2) + padded(number(1...999), 3)
    }

    mutating func mobile() -> String { "1" + String(number(3...9)) + digits(8) + String(number(1...9)) }

    mutating func landline() -> String {
        let area = pick(["010", "021", "0573", "0571", "0755", "0512", "029", "0431", "0991", "0351"])
        let length = area.count == 3 || ["0571", "0755", "0512", "0573"].contains(area) ? 8 : 7
        let mark = pick(["-", "-", "）", ")", " ", "－"])
        let open = mark == "）" ? "（" : mark == ")" ? "(" : ""
        return open + area + mark + String(number(2...8)) + digits(length - 1)
    }

    mutating func bankCard() -> String {
        let issuer = pick(["622848", "621700", "625912", "436742", "524094", "356895", "601382", "955880", "623058"])
        let body = issuer + digits(pick([9, 10, 12]) + 0)
        let length =
            ["524094", "356895"].contains(issuer) ? 15 : issuer == "436742" || issuer == "955880" ? 18 : body.count
        let whole = String((body + "000000000").prefix(length))
        var sum = 0
        for (place, digit) in whole.reversed().enumerated() {
            let value = (digit.wholeNumberValue ?? 0) * (place % 2 == 0 ? 2 : 1)
            sum += value / 10 + value % 10
        }
        return whole + String((10 - sum % 10) % 10)
    }

    mutating func passport() -> String {
        switch number(0...3) {
        case 0: return "E" + pick(["A", "B", "D", "H", "K"]) + digits(7)
        case 1: return "G" + String(number(3...8)) + digits(7)
        case 2: return pick(["D", "S", "P"]) + "E" + digits(7)
        default: return "E" + String(number(3...9)) + digits(7)
        }
    }

    mutating func email() -> String {
        let name = pick(["zhang.san", "lisi", "wang_wu", "chenliu2000", "qian-qi", "a8"])
        return name + String(number(1...9999)) + "@"
            + pick(["163.com", "qq.com", "mail.example.cn", "sina.com.cn", "x.org"])
    }

    mutating func address() -> String {
        let city = pick(["嘉兴市南湖区", "杭州市余杭区", "云溪市东湖区", "上海市徐汇区", "苏州市吴江区", ""])
        let road = pick(["中山东路", "解放街", "建国路", "花园路", "勤俭路"]) + String(number(1...999))
        let estate = pick(["阳光花园", "月河小区", "江南新村", "翠湖公寓", "锦绣家园"])
        let (building, entrance, room) = (number(1...40), number(1...6), number(1...18) * 100 + number(1...4))
        switch number(0...6) {
        case 0: return "\(city)\(road)号\(building)幢\(entrance)单元\(room)室"
        case 1: return "\(city)\(road)弄\(building)号\(room)室"
        case 2: return "\(city)\(estate)\(building)幢\(room)室"
        case 3: return "\(city)\(estate)\(building)-\(entrance)-\(room)"
        case 4: return "\(city)\(estate)\(building)号楼\(entrance)单元\(room)室"
        case 5: return "家住\(city)\(road)号"
        default: return "住址：\(city)新丰镇民主村\(entrance)组\(building)号"
        }
    }

    mutating func value(_ kind: Kind) -> String {
        switch kind {
        case .identity18: identity18()
        case .identity15: identity15()
        case .mobile: mobile()
        case .landline: landline()
        case .bankCard: bankCard()
        case .passport: passport()
        case .email: email()
        case .address: address()
        }
    }

    /// The value as people write it: full-width digits, spaces, hyphens, dots, zero-width characters inside.
    mutating func disguised(_ value: String, _ kind: Kind) -> String {
        func fullWidth(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map { scalar in
                        (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                    }))
        }
        func split(_ sizes: [Int], _ mark: String) -> String {
            var rest = Substring(value)
            var parts = sizes.map { size in
                defer { rest = rest.dropFirst(size) }
                return String(rest.prefix(size))
            }
            if !rest.isEmpty { parts.append(String(rest)) }
            return parts.joined(separator: mark)
        }
        switch (kind, number(0...5)) {
        case (_, 0): return fullWidth(value)
        case (.address, _): return value
        case (_, 1): return value.map(String.init).joined(separator: "\u{200B}")
        case (.identity18, 2): return split([6, 8], pick([" ", "-", "\u{3000}"]))
        case (.identity18, 3): return split([3, 3, 4, 4], " ")
        case (.mobile, 2): return split([3, 4], pick([" ", "-", ".", "\u{3000}", "－"]))
        case (.mobile, 3): return split([3], " ")
        case (.mobile, 4): return pick(["+86", "+86 ", "0086-", "86-"]) + value
        case (.bankCard, 2): return split([4, 4, 4, 4], pick([" ", "-"]))
        case (.bankCard, 3): return fullWidth(split([4, 4, 4, 4], " "))
        default: return value
        }
    }
}
