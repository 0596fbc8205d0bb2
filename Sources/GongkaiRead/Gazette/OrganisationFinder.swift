import GongkaiModel

/// Finds organisations in a text: the parties that its notes name, and governments by their full names.
enum OrganisationFinder {
    private static let longestGovernment = 14
    private static let people: Word = "人民政府"
    private static let offices: [Word] = ["办公厅", "办公室"]

    /// Spans in order and apart from each other.
    /// - Parameter parties: normalised names, as `Parties` gives them.
    static func spans(in text: ArraySlice<Unicode.Scalar>, parties: [String]) -> [GongkaiModel.Span] {
        let names = parties.map { (name: $0, scalars: Array($0.unicodeScalars)) }.filter { $0.scalars.count >= 3 }
            .sorted { $0.scalars.count > $1.scalars.count }
        var beginnings = Beginnings()
        for name in names { if let first = name.scalars.first { beginnings.insert(first) } }
        var spans: [GongkaiModel.Span] = []
        var floor = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if !beginnings.mayContain(text[index]) {
                index += 1
            } else if let span = party(among: names, in: text, at: index)
                ?? government(in: text, at: index, floor: floor)
            {
                spans.append(span)
                index = span.end
                floor = span.end
            } else {
                index += 1
            }
        }
        return spans
    }

    /// What names begin with, by the last bits: most characters need no further look.
    private struct Beginnings {
        private var bits: UInt32 = bit(of: "人")

        mutating func insert(_ scalar: Unicode.Scalar) { bits |= Beginnings.bit(of: scalar) }

        func mayContain(_ scalar: Unicode.Scalar) -> Bool { bits & Beginnings.bit(of: scalar) != 0 }

        /// The same for both widths of a character, which are a multiple of 32 apart.
        private static func bit(of scalar: Unicode.Scalar) -> UInt32 { 1 &<< scalar.value }
    }

    private static func party(
        among names: [(name: String, scalars: [Unicode.Scalar])], in text: ArraySlice<Unicode.Scalar>, at start: Int
    ) -> GongkaiModel.Span? {
        let first = text[start].folded
        for name in names where name.scalars.first == first {
            if let end = end(of: name.scalars, in: text, at: start) {
                return Span(start: start, end: end, kind: .organisation(name.name))
            }
        }
        return nil
    }

    /// Where a name ends that begins at an index; spaces and the width of brackets do not count.
    private static func end(of name: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Int? {
        var index = start
        for scalar in name {
            while index > start, index < text.endIndex, text[index].isSpace { index += 1 }
            guard index < text.endIndex, text[index].folded == scalar else { return nil }
            index += 1
        }
        return index
    }

    /// 嘉兴市人民政府, 浙江省人民政府办公厅: the Han characters before 人民政府 up to a word that no name holds.
    private static func government(
        in text: ArraySlice<Unicode.Scalar>, at index: Int, floor: Int
    ) -> GongkaiModel.Span? {
        guard text[index] == "人", text.has(people, at: index), index > floor else { return nil }
        var start = index
        while start > floor, index - start < longestGovernment, text[start - 1].isHan, !isBoundary(text[start - 1]) {
            start -= 1
        }
        guard (2...longestGovernment).contains(index - start), isPlace(text[index - 1]) else { return nil }
        var end = index + 4
        for office in offices where text.has(office, at: end) { end += office.count }
        return Span(start: start, end: end, kind: .organisation(Parties.normalised(text[start..<end])))
    }

    private static func isPlace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "省", "市", "县", "区", "州", "盟", "旗", "乡", "镇": true
        default: false
        }
    }

    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "由", "经", "报", "向", "对", "和", "与", "及", "的", "被", "以", "在", "按", "各", "本", "为", "从", "于", "将", "是", "日",
            "年", "月", "到":
            true
        default: false
        }
    }
}
