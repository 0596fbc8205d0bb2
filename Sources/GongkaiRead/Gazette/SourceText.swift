import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers

/// The decoded source and its lines.
///
/// Once made it never changes; it is handed to every stage, so it is a reference.
final class SourceText: Sendable {
    /// One physical line, without the white space at its ends.
    struct Line {
        /// Byte offset at which the line begins, white space, marks and all.
        var origin: Int
        /// Byte offset of the first character that is no white space and no heading mark of Markdown.
        var start: Int
        /// Byte offset behind the last one.
        var end: Int
        /// Width of the white space before it; an ideographic space or a tab counts two. Narrow, as there are many lines.
        var indent: Int32
        /// Whether a form feed stands before it.
        var startsPage: Bool
        /// Whether a heading mark of Markdown stands before the text.
        var hasMark: Bool

        /// Byte offset at which what may be cells begins: white space before a line may be an empty cell, before a mark
        /// of Markdown it is nothing.
        var begin: Int { hasMark ? start : origin }

        var isBlank: Bool { start == end }
    }

    let bytes: [UInt8]
    let lines: [Line]
    /// Form feeds, control characters and marks of Markdown: never part of any run.
    let dropped: [Dropped]
    /// Byte ranges that Markdown emphasises, in order.
    let emphasised: [Range<Int>]
    /// Links that the file itself has, in order and apart from each other.
    let links: [Link]
    /// A stretch of the text, in bytes, and where it leads.
    struct Link {
        var range: Range<Int>
        var address: String
    }

    /// Byte offsets of emphasis marks: dropped from inside a line.
    private let skipped: Set<Int>
    /// Where in its file the text stands; `nil` where it is the file.
    let map: SourceMap?
    /// Rows of tables that the file itself sets out, by line.
    let grid: [Int: GridRow]

    /// - Parameter bytes: valid UTF-8; a byte order mark is dropped.
    init(_ bytes: [UInt8]) {
        let split = LineSplitter(bytes, hasMarkup: true)
        self.bytes = bytes
        lines = split.lines
        dropped = split.dropped
        emphasised = split.emphasised
        links = []
        skipped = split.skipped
        map = nil
        grid = [:]
    }

    /// A text that was taken out of a file.
    /// - Parameters:
    ///   - bytes: valid UTF-8 without a byte order mark, and without marks of Markdown: what looks like them is text.
    ///   - grid: rows of tables, by line.
    ///   - emphasised: byte ranges that the file sets off, in order and apart from each other.
    init(
        _ bytes: [UInt8], map: SourceMap, grid: [Int: GridRow] = [:], emphasised: [Range<Int>] = [], links: [Link] = []
    ) {
        let split = LineSplitter(bytes, hasMarkup: false)
        self.bytes = bytes
        lines = split.lines
        dropped = split.dropped.map { piece in
            var piece = piece
            piece.source = piece.source.flatMap { map.ranges(of: $0.start..<$0.end, in: bytes) }
            return piece
        }
        self.emphasised = emphasised
        self.links = links
        skipped = []
        self.map = map
        self.grid = grid
    }

    /// The offset in the file that an offset of the text stands at.
    func origin(of offset: Int) -> Int { map?.place(of: offset) ?? offset }

    /// One range of the file from a line to another.
    func extent(from first: Int, to last: Int) -> SourceRange {
        let (start, end) = (lines[first].start, lines[last].end)
        guard let map else { return SourceRange(start: start, end: end, line: first + 1) }
        let (from, to) = (map.place(of: start), map.place(of: max(start, end - 1)) + 1)
        return SourceRange(start: from, end: max(from, to), line: map.line(at: from))
    }

    /// The lines, by index, in parts for several workers to take; one part where there are too few to share.
    func partsOfLines(for workers: Workers) -> [Range<Int>] {
        let size = max(SourceText.fewestLinesToShare, lines.count / (workers.count * 4) + 1)
        return stride(from: 0, to: lines.count, by: size).map { $0..<min($0 + size, lines.count) }
    }

    private static let fewestLinesToShare = 256

    /// The 1-based line that a byte offset stands on.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].origin <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The characters of a line, or of the part of it from a byte offset on.
    func run(of line: Int) -> Run {
        run(from: lines[line].start, to: lines[line].end)
    }

    /// The characters between two byte offsets, those aside that no document may hold.
    func run(from start: Int, to end: Int) -> Run {
        let scalars = bytes.withUnsafeBufferPointer { $0.scalars(in: start..<end) }
        let isWhole = skipped.isEmpty && !(scalars.mayBeForbidden && scalars.contains(where: \.isForbidden))
        return isWhole ? Run(scalars, from: start, to: end) : pickedRun(of: scalars, from: start)
    }

    /// A run of the scalars from a byte offset on but for those that are dropped.
    private func pickedRun(of scalars: [Unicode.Scalar], from start: Int) -> Run {
        var run = Run()
        run.reserveCapacity(scalars.count)
        var offset = start
        for scalar in scalars {
            if !scalar.isForbidden, !skipped.contains(offset) { run.append(scalar, at: offset) }
            offset += scalar.width
        }
        return run
    }

    /// The text between two byte offsets, each of which begins a character or ends the text.
    func string(of range: Range<Int>) -> String {
        // All of it is valid, as `init` requires, so that looking again would say nothing.
        bytes.withUnsafeBufferPointer { bytes in
            let stretch = UnsafeBufferPointer(rebasing: bytes[range])
            return String(copying: UTF8Span(unchecked: stretch.span))
        }
    }
}

extension [Unicode.Scalar] {
    /// Whether one is below the space or above U+FFFD, told of several at once: where none is, none is forbidden.
    fileprivate var mayBeForbidden: Bool {
        var borrows: UInt32 = 0
        for scalar in self { borrows |= (scalar.value &- 0x20) | (0xFFFD &- scalar.value) }
        return borrows >> 31 != 0
    }
}

extension [UInt8] {
    /// Decodes the scalar at an offset; the bytes are known to be valid.
    @inline(__always) func scalar(at offset: Int) -> Unicode.Scalar {
        withUnsafeBufferPointer { $0.scalar(at: offset) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Decodes the scalars of a range, whose bytes are known to be valid. They are put together aside: an array that is made
    /// without its elements looks for its own type each time.
    func scalars(in range: Range<Int>) -> [Unicode.Scalar] {
        withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: range.count) { scalars in
            var count = 0
            var offset = range.lowerBound
            while offset < range.upperBound {
                // Nearly all of Chinese takes three bytes.
                let isThree = self[offset] & 0xF0 == 0xE0
                let scalar = isThree ? threeByteScalar(at: offset) : scalar(at: offset)
                scalars.initializeElement(at: count, to: scalar)
                count += 1
                offset += isThree ? 3 : scalar.width
            }
            return Array(UnsafeMutableBufferPointer(rebasing: scalars[..<count]))
        }
    }

    /// Decodes the scalar at an offset whose first byte is that of three.
    @inline(__always) func threeByteScalar(at offset: Int) -> Unicode.Scalar {
        let value =
            UInt32(self[offset] & 0x0F) << 12 | UInt32(self[offset + 1] & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F)
        return unsafeBitCast(value, to: Unicode.Scalar.self)
    }

    /// Decodes the scalar at an offset; the bytes are known to be valid.
    @inline(__always) func scalar(at offset: Int) -> Unicode.Scalar {
        let first = UInt32(self[offset])
        func next(_ step: Int) -> UInt32 { UInt32(self[offset + step] & 0x3F) }
        let value: UInt32 =
            switch first {
            case ..<0x80: first
            case ..<0xE0: (first & 0x1F) << 6 | next(1)
            case ..<0xF0: (first & 0x0F) << 12 | next(1) << 6 | next(2)
            default: (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
