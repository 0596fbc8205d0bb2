import GongkaiModel

/// Document numbers as they are printed: 嘉政发〔2017〕11 号, 国办发[2017]24号, （2016）7号, 国务院令第588号,
/// 公告2019年第39号, and with stray spaces and full-width digits in all of these.
enum NumberForm {
    /// A number found in a text.
    struct Match {
        var number: DocumentNumber
        var range: Range<Int>
    }

    /// Reads the number around the bracket of its year: the code before it, the serial behind it.
    static func match(in text: ArraySlice<Unicode.Scalar>, aroundBracketAt open: Int) -> Match? {
        guard text[open].opensBracket, let year = year(in: text, after: open) else { return nil }
        var index = skipSpaces(in: text, from: year.end)
        if index < text.endIndex, text[index] == "第" { index = skipSpaces(in: text, from: index + 1) }
        let serialStart = index
        while index < text.endIndex, text[index].isDigit { index += 1 }
        guard let serial = serial(text[serialStart..<index]) else { return nil }
        index = skipSpaces(in: text, from: index)
        guard index < text.endIndex, text[index] == "号" else { return nil }
        guard let code = code(in: text, before: open) else { return nil }
        let number = DocumentNumber("\(text[code].compact)〔\(year.value)〕\(serial)号")
        return Match(number: number, range: code.lowerBound..<(index + 1))
    }

    /// The number that a whole line states, bare or in brackets: an agency's number, an order's or an announcement's.
    static func whole(_ line: ArraySlice<Unicode.Scalar>) -> Match? {
        var line = line.trimmed
        if let first = line.first, first.opensBracket, line.closing(ofBracketAt: line.startIndex) == line.endIndex {
            line = line[(line.startIndex + 1)..<(line.endIndex - 1)].trimmed
        }
        guard line.count <= 60, line.last == "号" else { return nil }
        if let open = line.lastIndex(where: \.opensBracket),
            let match = match(in: line, aroundBracketAt: open), match.range == line.startIndex..<line.endIndex
        {
            return match
        }
        let canonical = canonicalOrdinal(line)
        let number = DocumentNumber(canonical)
        guard number.form == .order || number.form == .announcement else { return nil }
        return Match(number: number, range: line.startIndex..<line.endIndex)
    }

    /// 第12号, 2024年第3号 or 〔2024〕5号 alone on a line: the serial of an order, announcement or minutes whose name stands
    /// above it.
    static func bareOrdinal(_ line: ArraySlice<Unicode.Scalar>) -> String? {
        var line = line.trimmed
        if let first = line.first, first.opensBracket, line.closing(ofBracketAt: line.startIndex) == line.endIndex {
            line = line[(line.startIndex + 1)..<(line.endIndex - 1)].trimmed
        }
        guard line.count <= 16, line.last == "号" else { return nil }
        if let first = line.first, first.opensBracket { return bracketedOrdinal(line) }
        let canonical = canonicalOrdinal(line)
        // Only a number whose other words are none becomes one behind 令 or 公告.
        let asOrder = DocumentNumber("令" + canonical)
        if asOrder.form == .order, asOrder.code == "令" { return canonical }
        let asAnnouncement = DocumentNumber("公告" + canonical)
        return asAnnouncement.form == .announcement && asAnnouncement.code == "公告" ? canonical : nil
    }

    /// 〔2024〕5号 without a code.
    private static func bracketedOrdinal(_ line: ArraySlice<Unicode.Scalar>) -> String? {
        guard let year = year(in: line, after: line.startIndex) else { return nil }
        let digits = line[year.end...].filter { !$0.isSpace && $0 != "第" && $0 != "号" }
        guard digits.allSatisfy(\.isDigit), let serial = serial(digits[...]) else { return nil }
        return "〔\(year.value)〕\(serial)号"
    }

    /// A line without spaces, its digits folded and its Chinese serial turned to digits: 第十二号 is 第12号.
    private static func canonicalOrdinal(_ line: ArraySlice<Unicode.Scalar>) -> String {
        let scalars = Array(line.filter { !$0.isSpace }.map(\.folded))
        guard let mark = scalars.lastIndex(of: "第") else { return scalars[...].string }
        let serial = scalars[(mark + 1)..<(scalars.count - 1)]
        guard let value = Marker.value(serial), serial.allSatisfy({ $0.isNumeral || $0.isDigit }) else {
            return scalars[...].string
        }
        return scalars[...mark].string + "\(value)号"
    }

    private static func year(in text: ArraySlice<Unicode.Scalar>, after open: Int) -> (value: Int, end: Int)? {
        var value = 0
        var count = 0
        var index = skipSpaces(in: text, from: open + 1)
        while index < text.endIndex, let digit = text[index].digit {
            value = value * 10 + digit
            count += 1
            index += 1
            guard count <= 4 else { return nil }
        }
        index = skipSpaces(in: text, from: index)
        guard count == 4, (1900...2999).contains(value), index < text.endIndex, text[index].closesBracket else {
            return nil
        }
        return (value, index + 1)
    }

    private static func serial(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
        guard (1...6).contains(digits.count) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
        return value > 0 ? value : nil
    }

    /// Words that stand before a code in prose and are no part of it.
    private static let leadingWords: [Word] = [
        "根据", "按照", "依据", "依照", "贯彻", "落实", "执行", "参照", "废止", "转发", "印发", "下发", "发布", "文件", "收到", "关于", "以及",
        "通知", "意见", "决定", "办法", "通告", "公告", "批复", "文号",
    ]
    /// Single characters that do so; trusted only behind a long run, since codes hold them too (和政发, 浙经信).
    private static let leadingCharacters: [Word] = ["的", "按", "以", "和", "与", "及", "将", "见", "对"]
    private static let longestCommonCode = 8

    /// The agency code before a bracket: the Han characters up to the mark or word before them.
    private static func code(in text: ArraySlice<Unicode.Scalar>, before open: Int) -> Range<Int>? {
        var end = open
        while end > text.startIndex, text[end - 1].isSpace, text[end - 1] != "\n" { end -= 1 }
        var start = end
        while start > text.startIndex, end - start < 24 {
            let scalar = text[start - 1]
            if scalar.isHan || scalar.isLatin || scalar.isDigit && start < end && text[start].isHan {
                start -= 1
            } else if scalar.isSpace, start < end, start - 1 > text.startIndex, text[start - 2].isHan, end - start < 12
            {
                start -= 1
            } else {
                break
            }
        }
        let words = end - start > longestCommonCode ? leadingWords + leadingCharacters : leadingWords
        var index = start
        while index < end {
            if let word = words.first(where: { text.has($0, at: index) && index + $0.count < end }) {
                start = index + word.count
                index = start
            } else {
                index += 1
            }
        }
        while start < end, text[start].isSpace { start += 1 }
        guard (2...20).contains(end - start), text[start..<end].contains(where: \.isHan) else { return nil }
        return start..<end
    }

    private static func skipSpaces(in text: ArraySlice<Unicode.Scalar>, from index: Int) -> Int {
        var index = index
        while index < text.endIndex, text[index].isSpace { index += 1 }
        return index
    }
}
