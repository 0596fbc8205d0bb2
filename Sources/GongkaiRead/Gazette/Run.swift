import GongkaiDiagnostics
import GongkaiModel

/// A stretch of text on its way into the model: its scalars, and where in the source each of them stands.
///
/// Everything that is cut out of a line or joined from several is a run, so that every leaf knows its ranges.
struct Run {
    private(set) var scalars: [Unicode.Scalar] = []
    /// Byte offset of the first scalar in the source.
    private(set) var start = 0
    /// Byte offset behind the last one.
    private var end = 0
    /// Scalars whose bytes do not follow those of the one before: few, so that offsets are not kept for all.
    private var jumps: [Jump] = []
    /// Indices at which a torn line was joined to the one before.
    private(set) var seams: [Int] = []

    private struct Jump {
        var index: Int
        var offset: Int
    }

    init() {}

    /// A run whose scalars stand one behind the other, from a byte offset on.
    init(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) {
        self.scalars = scalars
        self.start = start
        self.end = end
    }

    var isEmpty: Bool { scalars.isEmpty }
    var whole: Range<Int> { 0..<scalars.count }

    subscript(range: Range<Int>) -> ArraySlice<Unicode.Scalar> { scalars[range] }

    mutating func reserveCapacity(_ count: Int) { scalars.reserveCapacity(count) }

    /// Adds a scalar that stands at a byte offset.
    mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        skip(to: offset)
        scalars.append(scalar)
        end = offset + scalar.width
    }

    /// Says where the next scalar stands.
    private mutating func skip(to offset: Int) {
        if scalars.isEmpty {
            start = offset
        } else if offset != end {
            jumps.append(Jump(index: scalars.count, offset: offset))
        }
    }

    /// Adds the line that a page or column break tore off, or the next line of the same title.
    mutating func join(_ next: Run) {
        let count = scalars.count
        if !isEmpty { seams.append(count) }
        seams += next.seams.map { $0 + count }
        guard !next.isEmpty else { return }
        skip(to: next.start)
        jumps += next.jumps.map { Jump(index: $0.index + count, offset: $0.offset) }
        scalars += next.scalars
        end = next.end
    }

    /// The part of a run that a range names.
    func part(_ range: Range<Int>) -> Run {
        guard range != whole || !seams.isEmpty else { return self }
        var part = Run(Array(scalars[range]), from: 0, to: 0)
        var isFirst = true
        forEachStretch(of: range) { stretch, offset in
            if isFirst {
                part.start = offset
            } else {
                part.jumps.append(Jump(index: stretch.lowerBound - range.lowerBound, offset: offset))
            }
            isFirst = false
            part.end = offset + width(of: stretch)
        }
        part.seams = seams.filter { range.contains($0) && $0 > range.lowerBound }.map { $0 - range.lowerBound }
        return part
    }

    /// A range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let slice = scalars[range].trimmed
        return slice.startIndex..<slice.endIndex
    }

    // MARK: Where scalars stand

    /// How many bytes a range takes in UTF-8.
    private func width(of range: Range<Int>) -> Int {
        scalars.withUnsafeBufferPointer { scalars in
            // In a type as wide as a scalar, so that several are looked at at once.
            var more: UInt32 = 0
            for index in range {
                let value = scalars[index].value
                more &+= (value < 0x80 ? 0 : 1) &+ (value < 0x800 ? 0 : 1) &+ (value < 0x10000 ? 0 : 1)
            }
            return range.count + Int(more)
        }
    }

    /// Walks the parts of a range whose bytes stand one behind the other, each with its byte offset.
    private func forEachStretch(of range: Range<Int>, _ body: (Range<Int>, Int) -> Void) {
        guard !range.isEmpty else { return }
        var next = jumps.firstIndex { $0.index > range.lowerBound } ?? jumps.count
        let base = next > 0 ? jumps[next - 1] : Jump(index: 0, offset: start)
        var offset = base.offset + width(of: base.index..<range.lowerBound)
        var index = range.lowerBound
        while next < jumps.count, jumps[next].index < range.upperBound {
            body(index..<jumps[next].index, offset)
            (index, offset) = (jumps[next].index, jumps[next].offset)
            next += 1
        }
        body(index..<range.upperBound, offset)
    }

    /// Byte offset of a scalar in the source.
    func offset(of index: Int) -> Int {
        var offset = start
        forEachStretch(of: index..<index + 1) { offset = $1 }
        return offset
    }

    /// Byte offset of each scalar in the source.
    var offsets: [Int] {
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count)
        forEachScalar(of: whole) { offsets.append($1) }
        return offsets
    }

    /// Walks the scalars of a range, by index and byte offset.
    func forEachScalar(of range: Range<Int>, _ body: (Int, Int) -> Void) {
        forEachStretch(of: range) { stretch, offset in
            var offset = offset
            for index in stretch {
                body(index, offset)
                offset += scalars[index].width
            }
        }
    }

    /// Where a range stands in the source: one stretch for each unbroken run of bytes.
    func source(of range: Range<Int>, in text: SourceText) -> [SourceRange] {
        var ranges: [SourceRange] = []
        if let map = text.map {
            var guess = 0
            forEachStretch(of: range) { map.add(scalars[$0], at: $1, guess: &guess, to: &ranges) }
            return ranges
        }
        forEachStretch(of: range) { stretch, offset in
            if ranges.last?.end != offset {
                ranges.append(SourceRange(start: offset, end: offset, line: text.line(at: offset)))
            }
            ranges[ranges.count - 1].end = offset + width(of: stretch)
        }
        return ranges
    }

    /// The same as they are kept in the model; most stand in one stretch of it, for which no array is made.
    func places(of range: Range<Int>, in text: SourceText) -> SourcePlaces {
        guard text.map == nil, !range.isEmpty, isUnbroken(range) else {
            return SourcePlaces(source(of: range, in: text))
        }
        let start = offset(of: range.lowerBound)
        return SourcePlaces(
            SourceRange(start: start, end: start + width(of: range), line: text.line(at: start)))
    }

    /// Whether the bytes of a range stand one behind the other.
    private func isUnbroken(_ range: Range<Int>) -> Bool {
        !jumps.contains { range.contains($0.index) && $0.index > range.lowerBound }
    }

    // MARK: As a string

    /// A range of a run that the source has as it is.
    func string(of range: Range<Int>, in text: SourceText) -> String {
        guard !range.isEmpty, isUnbroken(range) else { return self[range].string }
        let start = offset(of: range.lowerBound)
        return text.string(of: start..<start + width(of: range))
    }

    /// Whether a torn line was joined inside a range.
    private func hasSeam(in range: Range<Int>) -> Bool {
        seams.contains { range.contains($0) && $0 > range.lowerBound }
    }

    /// What the source says in a range, with a line break at each seam.
    func verbatim(_ range: Range<Int>, in text: SourceText) -> String {
        var seams = seams[...].drop { $0 <= range.lowerBound }
        guard let first = seams.first, first < range.upperBound else { return string(of: range, in: text) }
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
        guard self[range].contains(where: \.isSpace) || hasSeam(in: range) else {
            return Sourced(string(of: range, in: text), original: nil, places: places(of: range, in: text))
        }
        let kept = range.filter { !dropsSpace(at: $0, in: range, spacing: spacing) }.map { scalars[$0] }
        return sourced(kept[...].string, range, in: text)
    }

    /// A value of the model that a range states, with what the source says where that differs from its text.
    func sourced<Value>(_ value: Value, _ range: Range<Int>, in text: SourceText) -> Sourced<Value> {
        let range = trimmed(range)
        let verbatim = verbatim(range, in: text)
        return Sourced(
            value, original: verbatim == value.canonicalText ? nil : verbatim, places: places(of: range, in: text))
    }
}
