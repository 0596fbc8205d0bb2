import GongkaiModel

/// A mark of the hierarchy at the start of a line: 第三章, 第十条之一, 一、, （二）, 3., （4）, ⑤.
///
/// The levels are those of GB/T 9704-2012, 7.3.3; part, chapter, section and article those of 立法技术规范.
struct Marker {
    var kind: Division.Kind
    /// As numbers: 第十条之一 is 10 and 1.
    var ordinal: [Int]
    /// Where the mark stands in its line.
    var range: Range<Int>
    /// Whether white space, a bracket or the end of the line stands behind it.
    var standsApart: Bool
}

extension Marker {
    private static let units: [(word: Word, kind: Division.Kind)] = [
        ("分编", .subpart), ("部分", .part), ("编", .part), ("篇", .part), ("章", .chapter), ("节", .section),
        ("条", .article),
    ]

    /// Reads the mark at the start of a line; `nil` where there is none, or where what looks like one is prose.
    init?(in line: ArraySlice<Unicode.Scalar>) {
        guard let first = line.first else { return nil }
        let found: Marker? =
            switch first {
            case "第": Marker.unit(in: line)
            case "（", "(": Marker.bracketed(in: line)
            default:
                if let enclosed = EnclosedNumber(first) {
                    Marker(
                        kind: enclosed.kind, ordinal: Marker.ordinal(enclosed.value), end: line.startIndex + 1, in: line
                    )
                } else if first.isDigit {
                    Marker.digits(in: line)
                } else if first.isNumeral {
                    Marker.numeral(in: line)
                } else {
                    nil
                }
            }
        guard let found else { return nil }
        self = found
    }

    private init(kind: Division.Kind, ordinal: [Int], end: Int, in line: ArraySlice<Unicode.Scalar>) {
        self.kind = kind
        self.ordinal = ordinal
        self.range = line.startIndex..<end
        let next = end < line.endIndex ? line[end] : nil
        self.standsApart = next.map { $0.isSpace || $0 == "【" || $0 == "〔" } ?? true
    }

    /// 第X编, 章, 节, 条, with 之一.
    private static func unit(in line: ArraySlice<Unicode.Scalar>) -> Marker? {
        var index = line.startIndex + 1
        while index < line.endIndex, line[index].isSpace { index += 1 }
        let numberStart = index
        while index < line.endIndex, line[index].isNumeral || line[index].isDigit { index += 1 }
        guard let number = value(line[numberStart..<index]) else { return nil }
        while index < line.endIndex, line[index].isSpace { index += 1 }
        guard let unit = units.first(where: { line.has($0.word, at: index) }) else { return nil }
        index += unit.word.count
        var ordinal = Marker.ordinal(number)
        while line.has("之", at: index) {
            let start = index + 1
            var end = start
            while end < line.endIndex, line[end].isNumeral { end += 1 }
            guard let sub = value(line[start..<end]) else { break }
            ordinal.append(sub)
            index = end
        }
        let marker = Marker(kind: unit.kind, ordinal: ordinal, end: index, in: line)
        return marker.isCitation(in: line) ? nil : marker
    }

    /// （一） and （1）.
    private static func bracketed(in line: ArraySlice<Unicode.Scalar>) -> Marker? {
        guard let close = line.prefix(10).firstIndex(where: \.closesBracket) else { return nil }
        let inner = line[(line.startIndex + 1)..<close].trimmed
        guard let number = value(inner), let first = inner.first else { return nil }
        var end = close + 1
        if end < line.endIndex, line[end] == "、" { end += 1 }
        let next = end < line.endIndex ? line[end] : nil
        if let next, next == "至" || next == "项" || next == "款" || next == "—" || next == "-" { return nil }
        return Marker(kind: first.isDigit ? .level4 : .level2, ordinal: ordinal(number), end: end, in: line)
    }

    /// 1. and 1、 and 1）.
    private static func digits(in line: ArraySlice<Unicode.Scalar>) -> Marker? {
        let number = line.prefix(3).prefix { $0.isDigit }
        let end = number.endIndex
        guard let value = value(number), end < line.endIndex else { return nil }
        let next = end + 1 < line.endIndex ? line[end + 1] : nil
        switch line[end] {
        case ".", "．", "、":
            // 1.5 is a number, 2、3 a list of numbers.
            guard next.map({ !$0.isDigit }) ?? false else { return nil }
            return Marker(kind: .level3, ordinal: ordinal(value), end: end + 1, in: line)
        case ")", "）":
            return Marker(kind: .level4, ordinal: ordinal(value), end: end + 1, in: line)
        default: return nil
        }
    }

    /// 一、 but not 二、三产业 and 一、二级.
    private static func numeral(in line: ArraySlice<Unicode.Scalar>) -> Marker? {
        let number = line.prefix(7).prefix { $0.isNumeral }
        let end = number.endIndex
        guard let value = value(number), end + 1 < line.endIndex,
            line[end] == "、" || line[end] == "．" || line[end] == "."
        else { return nil }
        let rest = line[(end + 1)...].trimmed
        guard let next = rest.first, !continuesNumeration(rest, after: next) else { return nil }
        return Marker(kind: .level1, ordinal: ordinal(value), end: end + 1, in: line)
    }

    /// Whether what follows 二、 goes on counting: 二、三产业, 一、二级.
    private static func continuesNumeration(_ rest: ArraySlice<Unicode.Scalar>, after next: Unicode.Scalar) -> Bool {
        guard next.isNumeral else { return false }
        let numerals = rest.prefix { $0.isNumeral }
        guard numerals.count == 1, numerals.endIndex < rest.endIndex else { return false }
        return counted.contains { rest.has($0, at: numerals.endIndex) }
    }

    private static let counted: [Word] = [
        "产业", "级", "类", "等", "、", "期", "季度", "线", "年级", "次", "档", "项", "条", "款", "是",
    ]

    private static let citing: [Word] = [
        "第", "规定", "的", "、", "和", "至", "所", "中", "款", "项", "或", "及", "与", "之", "，", ",", "。", "）", ")",
    ]

    /// 第十条第二款规定 and 第三条、第四条 cite, they do not begin anything.
    private func isCitation(in line: ArraySlice<Unicode.Scalar>) -> Bool {
        guard !standsApart else { return false }
        return Marker.citing.contains { line.has($0, at: range.upperBound) }
    }

    /// The numbers that most markers have, made once: each takes forty-eight bytes of the heap, and there are many markers.
    private static let commonOrdinals = (0...99).map { [$0] }

    private static func ordinal(_ number: Int) -> [Int] {
        commonOrdinals.indices.contains(number) ? commonOrdinals[number] : [number]
    }

    /// The value of a number in digits or Chinese numerals, up to three digits.
    static func value(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = scalars.first, scalars.count <= 7 else { return nil }
        if first.isDigit {
            var value = 0
            for scalar in scalars {
                guard let digit = scalar.digit else { return nil }
                value = value * 10 + digit
            }
            return scalars.count <= 3 ? value : nil
        }
        guard let value = scalars.chineseNumber, (1...999).contains(value) else { return nil }
        return value
    }
}

/// A number that is one character: ①, ⑴, ⒈, ㈠.
private struct EnclosedNumber {
    let kind: Division.Kind
    let value: Int

    init?(_ scalar: Unicode.Scalar) {
        let ranges: [(first: UInt32, count: UInt32, from: Int, kind: Division.Kind)] = [
            (0x2460, 20, 1, .level5), (0x3251, 15, 21, .level5), (0x32B1, 15, 36, .level5),
            (0x2474, 20, 1, .level4), (0x2488, 20, 1, .level3), (0x3220, 10, 1, .level2),
        ]
        guard scalar.value >= 0x2460,
            let range = ranges.first(where: { $0.first <= scalar.value && scalar.value < $0.first + $0.count })
        else { return nil }
        kind = range.kind
        value = range.from + Int(scalar.value - range.first)
    }
}
