/// A line of a signature block with the person who signs: 市长 王某某, or in an order (令) 王某某 alone.
struct SignerLine {
    /// How a signer is printed.
    enum Form {
        /// The office stands before the name: no other line tells that it names a person.
        case withOffice
        /// The office may be left out, or stand elsewhere than before the gap: only behind the text of an order or motion,
        /// which a person signs (GB/T 9704-2012, 7.3.5.3).
        case nameAlone
    }

    /// A line that is longer is none.
    static let longest = 30

    /// Where the name stands, spaced out or not.
    let name: Range<Int>

    init?(_ line: ArraySlice<Unicode.Scalar>, _ form: Form) {
        let line = line.trimmed
        guard line.count <= SignerLine.longest, let name = SignerLine.name(behindOfficeIn: line, form) else {
            return nil
        }
        self.name = name
    }

    /// Whether a line is an office that stands above the name: 市长.
    static func isOffice(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        let line = line.trimmed
        guard line.count <= 16, line.allSatisfy({ $0.isHan || $0.isSpace }) else { return false }
        let words = line.filter { !$0.isSpace }[...]
        return words.ends(withAnyOf: offices)
    }

    private static let offices: [Word] = [
        "总理", "省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长", "主席", "主任", "局长", "部长", "厅长", "署长", "行长", "院长",
        "检察长",
        "委员长", "代市长", "代省长", "代县长", "代区长", "秘书长",
    ]

    /// Words that stand as short as a name before a date, and what no name begins with.
    private static let noNames: [Word] = ["此", "特", "附", "注", "第", "各", "本", "敬礼", "以上", "关于", "签发", "盖章", "公章", "印章"]

    private static func name(behindOfficeIn line: ArraySlice<Unicode.Scalar>, _ form: Form) -> Range<Int>? {
        if let end = offices.lazy.compactMap({ end(of: $0, in: line) }).first {
            var start = end
            while start < line.endIndex, line[start].isSpace || line[start].isColon { start += 1 }
            let isApart = start > end
            guard start < line.endIndex, isApart || form == .nameAlone else { return nil }
            let name = start..<line.endIndex
            if isApart, line.count <= 20, (2...12).contains(name.count), areNames(line[name]) { return name }
            return isName(line[name]) ? name : nil
        }
        guard form == .nameAlone else { return nil }
        if isName(line) { return line.startIndex..<line.endIndex }
        // 云溪市市长　王某某, 云溪市人民政府市长：王某某
        guard let gap = line.firstIndex(where: { $0.isSpace || $0.isColon }), isOffice(line[..<gap]) else { return nil }
        let start = line[gap...].firstIndex { !$0.isSpace && !$0.isColon } ?? line.endIndex
        return isName(line[start...]) ? start..<line.endIndex : nil
    }

    private static func areNames(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        words.allSatisfy { $0.isHan || $0.isSpace || $0 == "·" }
    }

    /// A person's name by itself: two to four characters, more with the dot of names that were put into Chinese, and no
    /// organisation's, unless they stand apart as those of no organisation do (王　会).
    private static func isName(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        let isBlot: (Unicode.Scalar) -> Bool = { $0 == "×" || $0 == "*" || $0 == "＊" }
        let name = words.filter { !$0.isSpace }[...]
        guard let first = name.first, let last = name.last, first.isHan, last.isHan || isBlot(last),
            name.allSatisfy({ $0.isHan || $0 == "·" || isBlot($0) }),
            (2...(name.contains("·") ? 15 : 4)).contains(name.count),
            !noNames.contains(where: { name.starts(with: $0) }), !isOffice(name)
        else { return false }
        let isSpacedOut = name.count <= 3 && words.split(whereSeparator: \.isSpace).allSatisfy { $0.count == 1 }
        return isSpacedOut || !Vocabulary.endsAsOrganisation(name)
    }

    /// Where an office ends that opens a line, spaced out or not: 总 理.
    private static func end(of office: Word, in line: ArraySlice<Unicode.Scalar>) -> Int? {
        var index = line.startIndex
        for scalar in office.scalars {
            while index > line.startIndex, index < line.endIndex, line[index].isSpace { index += 1 }
            guard index < line.endIndex, line[index] == scalar else { return nil }
            index += 1
        }
        return index
    }
}
