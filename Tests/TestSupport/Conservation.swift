import GongkaiDiagnostics
package import GongkaiModel

/// The model's first invariant: the source is the sum of the leaves, what was dropped, and white space.
package struct Conservation {
    /// What does not hold, in words; empty where all of it does.
    package private(set) var violations: [String] = []

    /// - Parameters:
    ///   - publication: what was read.
    ///   - source: the source as UTF-8.
    package init(of publication: Publication, in source: [UInt8]) {
        var covered = [UInt8](repeating: 0, count: source.count)
        for leaf in publication.leaves { cover(leaf.source, as: leaf.role, in: &covered) }
        for dropped in publication.dropped { cover(dropped.source, as: dropped.reason.rawValue, in: &covered) }
        checkTexts(of: publication, in: source)
        checkRest(covered, in: source)
    }

    private mutating func cover(_ ranges: [SourceRange], as role: String, in covered: inout [UInt8]) {
        for range in ranges {
            guard 0 <= range.start, range.start < range.end, range.end <= covered.count else {
                violations.append("\(role): the range \(range.start)..<\(range.end) is outside the source")
                continue
            }
            for offset in range.start..<range.end {
                if covered[offset] > 0 {
                    violations.append("\(role): byte \(offset), line \(range.line), is in two leaves")
                    return
                }
                covered[offset] += 1
            }
        }
    }

    /// Each leaf's text, its repairs undone, is what its ranges say; a line break in it marks a seam.
    private mutating func checkTexts(of publication: Publication, in source: [UInt8]) {
        let dropped = publication.dropped.filter {
            $0.reason != .controlCharacter && $0.reason != .formFeed && $0.reason != .byteOrderMark
        }
        let texts =
            publication.leaves.map { ($0.role, $0.verbatim, $0.source) }
            + dropped.map { ($0.reason.rawValue, $0.text, $0.source) }
        for (role, verbatim, ranges) in texts {
            let bytes = ranges.flatMap { range in
                range.start >= 0 && range.start <= range.end && range.end <= source.count
                    ? Array(source[range.start..<range.end]) : []
            }
            let said = verbatim.utf8.filter { $0 != 0x0A }
            if !said.elementsEqual(bytes) {
                violations.append("\(role), line \(ranges.first?.line ?? 0): the text is not what its ranges say")
            }
        }
    }

    /// What no leaf covers is white space.
    private mutating func checkRest(_ covered: [UInt8], in source: [UInt8]) {
        var rest: [UInt8] = []
        var line = 1
        for (offset, byte) in source.enumerated() {
            if covered[offset] == 0 { rest.append(byte) } else { flush(&rest, line: line) }
            if byte == 0x0A {
                flush(&rest, line: line)
                line += 1
            }
        }
        flush(&rest, line: line)
    }

    private mutating func flush(_ rest: inout [UInt8], line: Int) {
        let text = String(decoding: rest, as: UTF8.self)
        let lost = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        if !lost.isEmpty { violations.append("line \(line): \(lost.count) characters are in no leaf") }
        rest = []
    }
}
