import GongkaiBytes
import GongkaiDiagnostics

/// Where in a file the text stands that was taken out of it, for formats whose files are more than their text.
///
/// The text is a row of stretches, in order: each is a copy of bytes of the file, or one character that the file spells
/// otherwise (`&nbsp;`), or white space that the file does not have at all.
struct SourceMap: Sendable {
    private struct Stretch {
        /// Where it begins in the text.
        var text: Int
        /// Where it begins in the file, and where it ends there.
        var start: Int
        var end: Int
        /// Whether its bytes are the file's.
        var isCopy: Bool
    }

    private var stretches: [Stretch] = []
    /// Where the lines of the file begin.
    private let lineStarts: [Int]

    /// - Parameter file: the file as UTF-8.
    init(file: [UInt8]) {
        lineStarts = file.withUnsafeBufferPointer { file in
            var starts = [0]
            starts.reserveCapacity(1 + file.countBytes { $0 == 0x0A })
            while case let end = file.offset(of: 0x0A, from: starts[starts.count - 1]), end < file.count {
                starts.append(end + 1)
            }
            return starts
        }
    }

    /// A map for another text of the same file.
    init(sharingFileOf other: SourceMap) {
        lineStarts = other.lineStarts
    }

    /// Notes that the text goes on, from an offset of its own, with bytes of the file.
    mutating func copy(_ range: Range<Int>, at text: Int) {
        if let last = stretches.last, last.isCopy, last.end == range.lowerBound,
            text - last.text == last.end - last.start
        {
            stretches[stretches.count - 1].end = range.upperBound
        } else {
            stretches.append(Stretch(text: text, start: range.lowerBound, end: range.upperBound, isCopy: true))
        }
    }

    /// Notes that the text goes on with characters that the file spells otherwise; an empty range: that it does not have.
    mutating func spell(_ range: Range<Int>, at text: Int) {
        stretches.append(Stretch(text: text, start: range.lowerBound, end: range.upperBound, isCopy: false))
    }

    /// Forgets all from an offset of the text on.
    mutating func cut(at text: Int) {
        while let last = stretches.last, last.text >= text { stretches.removeLast() }
        if let last = stretches.last, last.isCopy {
            stretches[stretches.count - 1].end = min(last.end, last.start + text - last.text)
        }
    }

    /// Goes on, from an offset of the text on, with a stretch of another text of the same file.
    mutating func take(_ range: Range<Int>, from other: SourceMap, at text: Int) {
        guard !range.isEmpty, !other.stretches.isEmpty else { return }
        for place in other.index(of: range.lowerBound, guess: 0)..<other.stretches.count {
            let stretch = other.stretches[place]
            guard stretch.text < range.upperBound else { return }
            let skipped = max(0, range.lowerBound - stretch.text)
            let at = text + max(0, stretch.text - range.lowerBound)
            if stretch.isCopy {
                let start = stretch.start + skipped
                let end = min(stretch.end, stretch.start + range.upperBound - stretch.text)
                if start < end { copy(start..<end, at: at) }
            } else {
                spell(stretch.start..<stretch.end, at: at)
            }
        }
    }

    /// The stretch that a byte of the text stands in; a guess is tried first.
    private func index(of text: Int, guess: Int) -> Int {
        for place in guess..<min(guess + 2, stretches.count) {
            let isBefore = stretches[place].text <= text
            if isBefore, place + 1 == stretches.count || stretches[place + 1].text > text { return place }
        }
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].text <= text { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a character of the text stands in the file.
    /// - Parameter guess: the stretch of the character before it; then that of this one.
    func place(of text: Int, width: Int, guess: inout Int) -> Range<Int> {
        guard !stretches.isEmpty else { return 0..<0 }
        guess = index(of: text, guess: guess)
        let stretch = stretches[guess]
        guard stretch.isCopy else { return stretch.start..<stretch.end }
        let start = stretch.start + text - stretch.text
        return start..<min(start + width, max(stretch.end, start))
    }

    /// Where an offset of the text stands in the file.
    func place(of text: Int) -> Int {
        var guess = 0
        return place(of: text, width: 0, guess: &guess).lowerBound
    }

    /// The 1-based line of the file that an offset of it stands on.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Where a stretch of the text stands in the file, one range for each unbroken run of bytes.
    func ranges(of text: Range<Int>, in bytes: [UInt8]) -> [SourceRange] {
        var ranges: [SourceRange] = []
        var offset = text.lowerBound
        var guess = 0
        while offset < text.upperBound {
            let width = bytes.scalar(at: offset).width
            add(place(of: offset, width: width, guess: &guess), to: &ranges)
            offset += width
        }
        return ranges
    }

    /// Adds the places of scalars that stand one behind the other from an offset of the text on.
    /// - Parameter guess: the stretch of what was added last; then that of the last scalar.
    func add(
        _ scalars: ArraySlice<Unicode.Scalar>, at text: Int, guess: inout Int, to ranges: inout [SourceRange]
    ) {
        guard !stretches.isEmpty else { return }
        var text = text
        var index = scalars.startIndex
        while index < scalars.endIndex {
            guess = self.index(of: text, guess: guess)
            let stretch = stretches[guess]
            let next = guess + 1 < stretches.count ? stretches[guess + 1].text : Int.max
            let first = text
            repeat {
                text += scalars[index].width
                index += 1
            } while stretch.isCopy && index < scalars.endIndex && text < next
            if stretch.isCopy {
                let start = stretch.start + first - stretch.text
                add(start..<min(start + text - first, max(stretch.end, start)), to: &ranges)
            } else {
                add(stretch.start..<stretch.end, to: &ranges)
            }
        }
    }

    /// Adds a place to ranges, the last of which may go on in it.
    func add(_ place: Range<Int>, to ranges: inout [SourceRange]) {
        guard !place.isEmpty else { return }
        if let last = ranges.last, last.end == place.lowerBound {
            ranges[ranges.count - 1].end = place.upperBound
        } else {
            ranges.append(
                SourceRange(start: place.lowerBound, end: place.upperBound, line: line(at: place.lowerBound)))
        }
    }
}

/// A row of a table that the file itself sets out, by the line of the text that it is.
struct GridRow: Sendable {
    /// A cell, and where its text stands: byte offsets of the text.
    struct Cell: Sendable {
        var text: Range<Int>
        var isHeader = false
        var rowSpan = 1
        var columnSpan = 1
    }

    /// Which table of the text it is a row of.
    var table: Int
    var cells: [Cell]
}
