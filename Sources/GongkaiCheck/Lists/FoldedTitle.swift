/// A title in the form in which titles are compared.
///
/// White space is left out; full-width forms of ASCII, quotation marks, dashes and middle dots are folded, since they are
/// a matter of type. Nothing else is: `2017~2019年` and `2017-2019` are two titles.
struct FoldedTitle: Hashable, Sendable {
    let text: String

    init(_ title: String) {
        var folded = String.UnicodeScalarView()
        for scalar in title.unicodeScalars where !scalar.properties.isWhitespace {
            folded.append(scalar.foldedForTitles)
        }
        text = String(folded)
    }
}

extension Unicode.Scalar {
    fileprivate var foldedForTitles: Unicode.Scalar {
        switch value {
        // HYPHEN to HORIZONTAL BAR, MINUS SIGN, the full-width hyphen.
        case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: "-"
        case 0x201C...0x201F, 0xFF02: "\""
        case 0x2018...0x201B, 0xFF07: "'"
        // KATAKANA MIDDLE DOT, its half-width form, BULLET, HYPHENATION POINT.
        case 0x30FB, 0xFF65, 0x2022, 0x2027: "·"
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        // FULLWIDTH TILDE is above; WAVE DASH and TILDE OPERATOR look the same.
        case 0x301C, 0x223C: "~"
        default: self
        }
    }
}

extension FoldedTitle {
    /// How alike two titles are, from 0 to 1: the share of neighbouring pairs of characters that both have (Dice).
    func likeness(to other: FoldedTitle) -> Double {
        let ours = pairs
        let theirs = other.pairs
        guard !ours.isEmpty, !theirs.isEmpty else { return self == other ? 1 : 0 }
        var left: [Pair: Int] = [:]
        for pair in ours { left[pair, default: 0] += 1 }
        var shared = 0
        for pair in theirs {
            guard let count = left[pair], count > 0 else { continue }
            left[pair] = count - 1
            shared += 1
        }
        return Double(2 * shared) / Double(ours.count + theirs.count)
    }

    private struct Pair: Hashable {
        let first: Unicode.Scalar
        let second: Unicode.Scalar
    }

    private var pairs: [Pair] {
        zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).map { Pair(first: $0, second: $1) }
    }
}
