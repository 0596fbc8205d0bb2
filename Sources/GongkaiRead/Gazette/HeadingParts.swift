import GongkaiModel

/// What of a division's own lines is its heading, and what is text.
///
/// A run-in heading runs to the first full stop and keeps it; a heading that no text follows is the whole line; an
/// article has a heading only in brackets (第一条 【目的】).
struct HeadingParts {
    private(set) var heading: Range<Int>?
    private(set) var text: Range<Int>?

    init(_ kind: Division.Kind, content: Range<Int>, of run: Run, isHeadingLine: Bool) {
        guard !content.isEmpty else { return }
        guard isHeadingLine else {
            splitArticle(content, of: run)
            return
        }
        guard kind > .section, let stop = HeadingParts.firstFullStop(in: run[content]),
            case let rest = run.trimmed((stop + 1)..<content.upperBound), !rest.isEmpty
        else {
            heading = content
            return
        }
        heading = content.lowerBound..<(stop + 1)
        text = rest
    }

    private mutating func splitArticle(_ content: Range<Int>, of run: Run) {
        let open = content.lowerBound
        guard run.scalars[open] == "【" || run.scalars[open] == "（" || run.scalars[open] == "(",
            let close = run[content].closing(ofBracketAt: open), close - open <= 30,
            close == content.upperBound || run.scalars[close].isSpace || run.scalars[open] == "【"
        else {
            text = content
            return
        }
        heading = open..<close
        let rest = run.trimmed(close..<content.upperBound)
        text = rest.isEmpty ? nil : rest
    }

    /// The first full stop outside brackets and quotations; where brackets never close, the first of all.
    private static func firstFullStop(in text: ArraySlice<Unicode.Scalar>) -> Int? {
        var depth = 0
        var firstInside: Int?
        for index in text.indices {
            let scalar = text[index]
            if scalar.opensBracket || scalar == "“" || scalar == "《" { depth += 1 }
            if scalar.closesBracket || scalar == "”" || scalar == "》" { depth = max(0, depth - 1) }
            guard scalar == "。" else { continue }
            if depth == 0 { return index }
            firstInside = firstInside ?? index
        }
        return depth > 0 ? firstInside : nil
    }
}
