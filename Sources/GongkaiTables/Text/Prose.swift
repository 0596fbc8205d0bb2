import GongkaiDiagnostics
import GongkaiModel

/// A text as the rules look at it: scalars, what of them stands in brackets or quotation marks, and lines of the source.
struct Prose {
    let scalars: [Unicode.Scalar]
    /// For every scalar, whether it belongs to a pair of brackets or quotation marks or stands between them. Marks
    /// without a partner enclose nothing.
    let isEnclosed: [Bool]
    let text: Text
    /// Offsets at which the source goes on in its next range.
    private let joins: [Int]

    init(_ text: Text) {
        self.text = text
        scalars = Array(text.string.unicodeScalars)
        isEnclosed = Prose.enclosure(of: scalars)
        joins = text.spans.compactMap { span in
            guard case .repair(_, let original) = span.kind, original.contains("\n") else { return nil }
            return span.start
        }
    }

    /// The 1-based line of the source on which a scalar stands; `nil` where the text names no place.
    func line(at offset: Int) -> Int? {
        guard !text.source.isEmpty else { return nil }
        let passed = joins.firstIndexOrdered { $0 > offset }
        return text.source[min(passed, text.source.count - 1)].line
    }

    subscript(range: Range<Int>) -> ArraySlice<Unicode.Scalar> { scalars[range] }

    /// Sentences with the marks that end them, without white space around them.
    var sentences: [Range<Int>] {
        pieces(of: scalars.indices, keepingMarks: true) { "。！？!?".unicodeScalars.contains($0) }
    }

    /// The clauses of a stretch, parted by commas, semicolons, colons and full stops, without those.
    func clauses(of range: Range<Int>) -> [Range<Int>] {
        pieces(of: range, keepingMarks: false) { "，,；;：:。！？!?".unicodeScalars.contains($0) }
    }

    /// Splits outside brackets and quotation marks; pieces that are empty are left out.
    private func pieces(
        of range: Range<Int>, keepingMarks: Bool, at separates: (Unicode.Scalar) -> Bool
    ) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where !isEnclosed[index] && separates(scalars[index]) {
            pieces.append(start..<(keepingMarks ? index + 1 : index))
            start = index + 1
        }
        pieces.append(start..<range.upperBound)
        return pieces.map(trimmed).filter { !$0.isEmpty }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return start..<end
    }

    /// One stack a kind of mark, so that a scan that mixes brackets of a kind, or leaves one out, harms no other.
    private static func enclosure(of scalars: [Unicode.Scalar]) -> [Bool] {
        var open: [Mark: [Int]] = [:]
        var changes = [Int](repeating: 0, count: scalars.count + 1)
        for (index, scalar) in scalars.enumerated() {
            if let mark = Mark(opening: scalar) {
                open[mark, default: []].append(index)
            } else if let mark = Mark(closing: scalar), let start = open[mark]?.popLast() {
                changes[start] += 1
                changes[index + 1] -= 1
            }
        }
        var depth = 0
        return changes.dropLast().map { change in
            depth += change
            return depth > 0
        }
    }

    /// Kinds of marks that come in pairs. Scans mix the brackets, so they are of one kind.
    private enum Mark: Hashable {
        case bracket, quotation, innerQuotation, title

        init?(opening scalar: Unicode.Scalar) {
            switch scalar {
            case "(", "（", "〔", "[", "［", "【": self = .bracket
            case "“", "「": self = .quotation
            case "‘", "『": self = .innerQuotation
            case "《": self = .title
            default: return nil
            }
        }

        init?(closing scalar: Unicode.Scalar) {
            switch scalar {
            case ")", "）", "〕", "]", "］", "】": self = .bracket
            case "”", "」": self = .quotation
            case "’", "』": self = .innerQuotation
            case "》": self = .title
            default: return nil
            }
        }
    }
}

extension Array {
    /// Where, in an array that is in order, the first element stands that answers yes, as do all behind it; the end of the
    /// array where none does.
    func firstIndexOrdered(where answers: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if answers(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
