import GongkaiDiagnostics
package import GongkaiModel

/// Nothing of a web page is lost: each leaf says what its ranges of the page say, tags aside and references read, no byte is
/// in two of them, and what is in none is markup or white space.
package struct PageConservation {
    /// What does not hold, in words; empty where all of it does.
    package private(set) var violations: [String] = []

    /// - Parameters:
    ///   - publication: what was read.
    ///   - page: the page as UTF-8.
    package init(of publication: Publication, in page: [UInt8]) {
        var rest = page
        var covered = [Bool](repeating: false, count: page.count)
        for leaf in publication.leaves {
            check(leaf.role, leaf.verbatim, leaf.source.map { $0.start..<$0.end }, in: page, &rest, &covered)
        }
        for piece in publication.dropped {
            let isCode = piece.reason == .controlCharacter || piece.reason == .formFeed
            let text = isCode || piece.reason == .byteOrderMark ? nil : piece.text
            check(piece.reason.rawValue, text, piece.source.map { $0.start..<$0.end }, in: page, &rest, &covered)
        }
        let lost = PageText.text(of: String(decoding: rest, as: UTF8.self)).filter { !$0.isWhitespace }
        if !lost.isEmpty { violations.append("\(lost.count) characters are in no leaf: \(lost.prefix(40))") }
    }

    private mutating func check(
        _ role: String, _ verbatim: String?, _ ranges: [Range<Int>], in page: [UInt8], _ rest: inout [UInt8],
        _ covered: inout [Bool]
    ) {
        var said = ""
        for range in ranges {
            guard 0 <= range.lowerBound, range.upperBound <= page.count else {
                violations.append("\(role): the range \(range) is outside the page")
                continue
            }
            said += String(decoding: page[range], as: UTF8.self)
            if covered[range].contains(true) { violations.append("\(role): a byte of \(range) is in two leaves") }
            for place in range {
                covered[place] = true
                rest[place] = 0x20
            }
        }
        guard let verbatim else { return }
        let decoded = PageText.decoded(said).filter { !$0.isWhitespace }
        if decoded != verbatim.filter({ !$0.isWhitespace }) {
            violations.append("\(role): the text is not what its ranges say: \(decoded.prefix(60))")
        }
    }
}
