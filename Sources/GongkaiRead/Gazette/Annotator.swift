import GongkaiModel

/// Finds what the spans of a text say: documents named, dates, deadlines, quantities, links.
///
/// One walk from left to right; what is found is stepped over, so that the spans of one walk never overlap.
struct Annotator {
    /// A document named in a text, with what stands around the name.
    struct Reference {
        var number: DocumentNumber?
        var title: String?
        /// From the first character of the title or number to the last.
        var range: Range<Int>
    }

    private(set) var spans: [Span] = []
    private(set) var references: [Reference] = []

    /// Where it ended before the text did, with more spans than it was to find.
    private(set) var end: Int?

    private static let longestTitle = 200
    private static let schemes: [Word] = ["http://", "https://", "www."]

    init(_ text: ArraySlice<Unicode.Scalar>, mostSpans: Int = .max) {
        var index = text.startIndex
        while index < text.endIndex {
            // Most of a text: nothing begins there.
            if text[index].isHan, !text[index].isNumeral {
                index += 1
                continue
            }
            let (spanCount, referenceCount) = (spans.count, references.count)
            let next = step(in: text, at: index)
            if spans.count > mostSpans {
                end = index
                spans.removeLast(spans.count - spanCount)
                references.removeLast(references.count - referenceCount)
                return
            }
            index = next
        }
    }

    /// Looks at one place and returns where to look next.
    private mutating func step(in text: ArraySlice<Unicode.Scalar>, at index: Int) -> Int {
        let scalar = text[index]
        if scalar == "《" { return title(in: text, at: index) }
        if scalar.opensBracket { return number(in: text, at: index) }
        if scalar.isDigit { return digits(in: text, at: index) }
        if scalar == "h" || scalar == "w" { return link(in: text, at: index) }
        if scalar.isNumeral, let date = DateForm.match(in: text, at: index) { return add(date, in: text) }
        return index + 1
    }

    /// 《…》, with the number in the bracket behind it.
    private mutating func title(in text: ArraySlice<Unicode.Scalar>, at open: Int) -> Int {
        guard let close = Annotator.closing(ofTitleAt: open, in: text) else { return open + 1 }
        let name = text[(open + 1)..<(close - 1)]
        let title = name.compact
        var bracket = close
        while bracket < text.endIndex, text[bracket].isSpace { bracket += 1 }
        let number = bracketedNumber(in: text, at: bracket)
        if let number {
            spans.append(Span(start: open, end: close, kind: .reference(number.number.text)))
            spans.append(
                Span(start: number.range.lowerBound, end: number.range.upperBound, kind: .reference(number.number.text))
            )
            references.append(
                Reference(number: number.number, title: title, range: open..<number.range.upperBound))
            return number.range.upperBound
        }
        if Vocabulary.isTitleOfDocument(name) {
            spans.append(Span(start: open, end: close, kind: .reference(title)))
            references.append(Reference(title: title, range: open..<close))
        }
        return close
    }

    /// The number that a bracket behind a title holds: (浙政发〔2017〕6 号), （国发〔2015〕43号，以下简称…）, （国务院令第588号）.
    private func bracketedNumber(in text: ArraySlice<Unicode.Scalar>, at bracket: Int) -> NumberForm.Match? {
        guard bracket < text.endIndex, text[bracket].opensBracket else { return nil }
        let inner = text[(bracket + 1)...].prefix(40)
        if let open = inner.prefix(30).firstIndex(where: \.opensBracket),
            let match = NumberForm.match(in: text[(bracket + 1)...], aroundBracketAt: open),
            match.range.lowerBound <= bracket + 2
        {
            return match
        }
        guard let end = inner.firstIndex(of: "号") else { return nil }
        return NumberForm.whole(inner[...end])
    }

    private mutating func number(in text: ArraySlice<Unicode.Scalar>, at open: Int) -> Int {
        let floor = spans.last?.end ?? text.startIndex
        guard let match = NumberForm.match(in: text[max(floor, text.startIndex)...], aroundBracketAt: open) else {
            return open + 1
        }
        spans.append(
            Span(start: match.range.lowerBound, end: match.range.upperBound, kind: .reference(match.number.text)))
        references.append(Reference(number: match.number, range: match.range))
        return match.range.upperBound
    }

    private mutating func digits(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Int {
        if let date = DateForm.match(in: text, at: start) { return add(date, in: text) }
        guard let quantity = Quantity(in: text, at: start) else {
            var end = start
            while end < text.endIndex, text[end].isDigit || text[end] == "." { end += 1 }
            return max(end, start + 1)
        }
        spans.append(
            Span(
                start: start, end: quantity.end, kind: .quantity(value: quantity.value, unit: quantity.unit)))
        return quantity.end
    }

    /// A date, or with 前, 底前, 之前 behind it a deadline.
    private mutating func add(_ match: DateForm.Match, in text: ArraySlice<Unicode.Scalar>) -> Int {
        let end = match.range.upperBound
        if let deadlineEnd = DateForm.deadlineEnd(in: text, behind: end) {
            spans.append(Span(start: match.range.lowerBound, end: deadlineEnd, kind: .deadline(match.date)))
            return deadlineEnd
        }
        spans.append(Span(start: match.range.lowerBound, end: end, kind: .date(match.date)))
        return end
    }

    private mutating func link(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> Int {
        guard Annotator.schemes.contains(where: { text.has($0, at: start) }) else { return start + 1 }
        var end = start
        while end < text.endIndex, text[end].value > 0x20, text[end].value < 0x7F,
            !"<>\"".unicodeScalars.contains(text[end])
        {
            end += 1
        }
        while end > start, [".", ",", ")", ";", ":"].contains(text[end - 1]) { end -= 1 }
        let address = text[start..<end].string
        spans.append(
            Span(start: start, end: end, kind: .link(text[start] == "w" ? "http://" + address : address)))
        return max(end, start + 1)
    }

    private static func closing(ofTitleAt open: Int, in text: ArraySlice<Unicode.Scalar>) -> Int? {
        var depth = 0
        for index in open..<min(text.endIndex, open + longestTitle) {
            if text[index] == "《" { depth += 1 }
            if text[index] == "》" {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return nil
    }
}

extension DateForm {
    private static let deadlineEndings: [Word] = ["前", "之前", "以前", "底前", "底以前", "底之前", "末前", "上旬前", "中旬前", "下旬前"]

    /// Where a deadline ends whose date ends at an index: 2017年6月前, 2017年底前, 2018年12月31日之前.
    static func deadlineEnd(in text: ArraySlice<Unicode.Scalar>, behind end: Int) -> Int? {
        deadlineEndings.first { text.has($0, at: end) }.map { end + $0.count }
    }
}
