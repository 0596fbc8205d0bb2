import GongkaiDiagnostics
import GongkaiModel

/// A stretch of text on its way into the model: its scalars, and where in the source each of them stands.
///
/// Everything that is cut out of a line or joined from several is a run, so that every leaf knows its ranges.
struct Run {
    var scalars: [Unicode.Scalar] = []
    /// Byte offset of each scalar in the source.
    var offsets: [Int] = []
    /// Indices at which a torn line was joined to the one before.
    var seams: [Int] = []

    var isEmpty: Bool { scalars.isEmpty }
    var whole: Range<Int> { 0..<scalars.count }

    subscript(range: Range<Int>) -> ArraySlice<Unicode.Scalar> { scalars[range] }

    /// Adds the line that a page or column break tore off, or the next line of the same title.
    mutating func join(_ next: Run) {
        if !isEmpty { seams.append(scalars.count) }
        seams += next.seams.map { $0 + scalars.count }
        scalars += next.scalars
        offsets += next.offsets
    }

    /// The part of a run that a range names.
    func part(_ range: Range<Int>) -> Run {
        Run(
            scalars: Array(scalars[range]), offsets: Array(offsets[range]),
            seams: seams.filter { range.contains($0) && $0 > range.lowerBound }.map { $0 - range.lowerBound })
    }

    /// A range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let slice = scalars[range].trimmed
        return slice.startIndex..<slice.endIndex
    }

    /// Where a range stands in the source: one stretch for each unbroken run of bytes.
    func source(of range: Range<Int>, in text: SourceText) -> [SourceRange] {
        if let map = text.map { return source(of: range, by: map) }
        var ranges: [SourceRange] = []
        var end = -1
        for index in range {
            let start = offsets[index]
            if start != end {
                ranges.append(SourceRange(start: start, end: start, line: text.line(at: start)))
            }
            end = start + scalars[index].width
            ranges[ranges.count - 1].end = end
        }
        return ranges
    }

    /// Where a range stands in the file that the text was taken out of.
    private func source(of range: Range<Int>, by map: SourceMap) -> [SourceRange] {
        var ranges: [SourceRange] = []
        var guess = 0
        for index in range {
            map.add(map.place(of: offsets[index], width: scalars[index].width, guess: &guess), to: &ranges)
        }
        return ranges
    }

    /// What the source says in a range, with a line break at each seam.
    func verbatim(_ range: Range<Int>) -> String {
        var seams = seams[...].drop { $0 <= range.lowerBound }
        guard let first = seams.first, first < range.upperBound else { return self[range].string }
        var words = Array(self[range.lowerBound..<first])
        for index in first..<range.upperBound {
            if seams.first == index {
                words.append("\n")
                seams = seams.dropFirst()
            }
            words.append(scalars[index])
        }
        return words[...].string
    }
}

/// What becomes of white space inside a piece of text.
enum Spacing {
    /// A space between Han characters and digits is dropped; every other one stays.
    case text
    /// A space beside a Han character, a digit or a mark is dropped; one between Latin words stays.
    case title
    /// Every space is dropped.
    case none
}

extension Run {
    /// Whether the space at an index goes, by the characters on both sides of it.
    func dropsSpace(at index: Int, in range: Range<Int>, spacing: Spacing) -> Bool {
        guard scalars[index].isSpace else { return false }
        guard spacing != .none else { return true }
        guard let before = neighbour(of: index, step: -1, in: range),
            let after = neighbour(of: index, step: 1, in: range)
        else { return false }
        switch spacing {
        case .none: return true
        case .title: return !(before.isLatin && (after.isLatin || after.isDigit) || before.isDigit && after.isLatin)
        case .text:
            return before.isHan && after.isDigit || before.isDigit && (after.isHan || after == "%" || after == "％")
        }
    }

    /// Spaces wider than this are no slip of the scan and stay as they are; looking on would take quadratic time.
    private static let widestGap = 64

    private func neighbour(of index: Int, step: Int, in range: Range<Int>) -> Unicode.Scalar? {
        var index = index + step
        for _ in 0..<Run.widestGap where range.contains(index) {
            if !scalars[index].isSpace { return scalars[index] }
            index += step
        }
        return nil
    }

    /// A plain string of the model; what the source says is kept where it differs.
    func sourced(_ range: Range<Int>, spacing: Spacing = .title, in text: SourceText) -> Sourced<String> {
        let range = trimmed(range)
        guard self[range].contains(where: \.isSpace) else { return sourced(self[range].string, range, in: text) }
        let kept = range.filter { !dropsSpace(at: $0, in: range, spacing: spacing) }.map { scalars[$0] }
        return sourced(kept[...].string, range, in: text)
    }

    /// A value of the model that a range states, with what the source says where that differs from its text.
    func sourced<Value>(_ value: Value, _ range: Range<Int>, in text: SourceText) -> Sourced<Value> {
        let range = trimmed(range)
        let verbatim = verbatim(range)
        return Sourced(
            value, original: verbatim == value.canonicalText ? nil : verbatim, source: source(of: range, in: text))
    }
}
