import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// Splits a source into its lines, and takes out of them what no document may hold: control characters, marks of Markdown.
struct LineSplitter {
    private(set) var lines: [SourceText.Line] = []
    /// Form feeds, control characters and marks of Markdown: never part of any run.
    private(set) var dropped: [Dropped] = []
    /// Byte ranges that Markdown emphasises, in order.
    private(set) var emphasised: [Range<Int>] = []
    /// Byte offsets of emphasis marks: dropped from inside a line.
    private(set) var skipped: Set<Int> = []
    private let bytes: [UInt8]
    private let hasMarkup: Bool

    /// - Parameters:
    ///   - bytes: valid UTF-8; a byte order mark is dropped.
    ///   - hasMarkup: whether marks of Markdown are such, and no text.
    init(_ bytes: [UInt8], hasMarkup: Bool) {
        self.bytes = bytes
        self.hasMarkup = hasMarkup
        splitLines()
    }

    private mutating func splitLines() {
        var lineStart = 0
        var startsPage = false
        let count = bytes.withUnsafeBufferPointer { $0.countBytes { $0 == 0x0A } }
        lines.reserveCapacity(count + 1)
        let mark = TextEncoding.utf8.byteOrderMark
        if bytes.starts(with: mark) {
            dropped.append(
                Dropped(
                    reason: .byteOrderMark, text: hexadecimal(mark),
                    source: [SourceRange(start: 0, end: mark.count, line: 1)]))
            lineStart = mark.count
        }
        var isPlain = true
        var offset = lineStart
        while true {
            offset = LineSplitter.plainEnd(of: bytes, from: offset)
            guard offset < bytes.count else { break }
            switch bytes[offset] {
            case 0x0A, 0x0D:
                endLine(from: lineStart, to: offset, isPlain: isPlain, startsPage: &startsPage)
                if bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
                lineStart = offset + 1
                isPlain = true
            case 0x09: break
            case ..<0x20, UInt8(ascii: "*"): isPlain = false
            // U+FFFE and U+FFFF; valid UTF-8 has two more bytes behind this one.
            case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE: isPlain = false
            default: break
            }
            offset += 1
        }
        endLine(from: lineStart, to: bytes.count, isPlain: isPlain, startsPage: &startsPage)
    }

    /// The first offset, from one on, at which a byte stands that may end a line or is no plain text. Eight are
    /// looked at at once.
    private static func plainEnd(of bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            var offset = start
            while offset + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                // Which bytes are at most `*`, which are zero after the exclusive or: the first that is told is right.
                let low = (word &- 0x2B2B_2B2B_2B2B_2B2B) & ~word
                let other = word ^ 0xEFEF_EFEF_EFEF_EFEF
                let mark = (other &- 0x0101_0101_0101_0101) & ~other
                let found = (low | mark) & 0x8080_8080_8080_8080
                guard found == 0 else { return offset + found.trailingZeroBitCount / 8 }
                offset += 8
            }
            while offset < bytes.count, case let byte = bytes[offset], byte > UInt8(ascii: "*"), byte != 0xEF {
                offset += 1
            }
            return offset
        }
    }

    /// Takes a line.
    /// - Parameter isPlain: whether nothing needs to be dropped from inside it, so that only its ends are looked at.
    private mutating func endLine(from start: Int, to end: Int, isPlain: Bool, startsPage: inout Bool) {
        if isPlain {
            endPlainLine(from: start, to: end, startsPage: &startsPage)
        } else {
            endLine(from: start, to: end, startsPage: &startsPage)
        }
    }

    private mutating func endPlainLine(from start: Int, to end: Int, startsPage: inout Bool) {
        var indent = 0
        var first = start
        while first < end, case let scalar = bytes.scalar(at: first), scalar.isSpace {
            indent += LineSplitter.width(ofSpace: scalar)
            first += scalar.width
        }
        var last = end
        while last > first {
            var previous = last - 1
            while bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
            guard bytes.scalar(at: previous).isSpace else { break }
            last = previous
        }
        append(
            from: start, first: first < last ? first : nil, to: last, indent: indent, hasStars: false,
            startsPage: &startsPage)
    }

    private static func width(ofSpace scalar: Unicode.Scalar) -> Int {
        scalar == "\u{3000}" || scalar == "\t" ? 2 : 1
    }

    /// Takes a line: drops what no document may hold, and trims the rest.
    private mutating func endLine(from start: Int, to end: Int, startsPage: inout Bool) {
        var first: Int?
        var last = start
        var indent = 0
        var offset = start
        while offset < end {
            let scalar = bytes.scalar(at: offset)
            let next = offset + scalar.width
            if scalar.isForbidden {
                drop(scalar, from: offset, to: next)
                if scalar.value == 0x0C, first == nil { startsPage = true }
            } else if !scalar.isSpace {
                first = first ?? offset
                last = next
            } else if first == nil {
                indent += LineSplitter.width(ofSpace: scalar)
            }
            offset = next
        }
        append(from: start, first: first, to: last, indent: indent, hasStars: true, startsPage: &startsPage)
    }

    /// - Parameters:
    ///   - first: the first character that is no white space; `nil` in a blank line.
    ///   - last: the end of the last one.
    ///   - hasStars: whether marks of emphasis may stand in it.
    private mutating func append(
        from start: Int, first: Int?, to last: Int, indent: Int, hasStars: Bool, startsPage: inout Bool
    ) {
        guard let first else {
            lines.append(
                SourceText.Line(
                    origin: start, start: start, end: start, indent: 0, startsPage: startsPage, hasMark: false))
            return
        }
        let textStart = hasMarkup ? dropMarkup(from: first, to: last, hasStars: hasStars) : first
        lines.append(
            SourceText.Line(
                origin: start, start: textStart, end: last, indent: Int32(clamping: indent), startsPage: startsPage,
                hasMark: textStart != first))
        startsPage = false
    }

    /// Drops the marks of Markdown in a line: `#` before a heading, `**` around emphasis, a comment.
    /// - Returns: where the text of the line begins.
    private mutating func dropMarkup(from start: Int, to end: Int, hasStars: Bool) -> Int {
        let line = bytes[start..<end]
        if line.starts(with: "<!--".utf8), line.suffix(3).elementsEqual("-->".utf8) {
            drop(start..<end, as: .markup)
            return end
        }
        let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
        var textStart = start
        if (1...6).contains(hashes), start + hashes < end, bytes[start + hashes] == UInt8(ascii: " ") {
            drop(start..<(start + hashes), as: .markup)
            textStart = start + hashes + 1
            while textStart < end, bytes[textStart] == UInt8(ascii: " ") { textStart += 1 }
        }
        if hasStars { dropEmphasisMarks(from: textStart, to: end) }
        return textStart
    }

    /// Drops pairs of `**` and remembers what stands between them.
    private mutating func dropEmphasisMarks(from start: Int, to end: Int) {
        let star = UInt8(ascii: "*")
        var open: Int?
        var offset = start
        while offset + 1 < end {
            guard bytes[offset] == star, bytes[offset + 1] == star else {
                offset += 1
                continue
            }
            if let opened = open {
                if offset > opened + 2 {
                    emphasised.append((opened + 2)..<offset)
                    for mark in [opened, offset] {
                        skipped.formUnion([mark, mark + 1])
                        drop(mark..<(mark + 2), as: .markup)
                    }
                }
                open = nil
            } else {
                open = offset
            }
            offset += 2
        }
    }

    /// Drops a stretch of a line, without the characters in it that were dropped by themselves: no model holds them.
    private mutating func drop(_ range: Range<Int>, as reason: Dropped.Reason) {
        let kept = permitted(in: range)
        dropped.append(
            Dropped(
                reason: reason, text: String(decoding: kept.flatMap { bytes[$0] }, as: UTF8.self),
                source: kept.map { SourceRange(start: $0.lowerBound, end: $0.upperBound, line: lines.count + 1) }))
    }

    /// The stretches between characters that no document may hold.
    private func permitted(in range: Range<Int>) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var (start, offset) = (range.lowerBound, range.lowerBound)
        while offset < range.upperBound {
            let scalar = bytes.scalar(at: offset)
            let next = offset + scalar.width
            if scalar.isForbidden {
                if start < offset { stretches.append(start..<offset) }
                start = next
            }
            offset = next
        }
        return start < range.upperBound ? stretches + [start..<range.upperBound] : stretches
    }

    private mutating func drop(_ scalar: Unicode.Scalar, from start: Int, to end: Int) {
        let isFormFeed = scalar.value == 0x0C
        dropped.append(
            Dropped(
                reason: isFormFeed ? .formFeed : .controlCharacter,
                text: hexadecimal(bytes[start..<end]),
                source: [SourceRange(start: start, end: end, line: lines.count + 1)]))
    }
}
