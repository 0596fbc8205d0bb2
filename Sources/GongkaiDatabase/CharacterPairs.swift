/// The pairs of Han characters that stand next to each other in a text: what an index needs to find words of two.
package enum CharacterPairs {
    /// Each pair once, in the order in which they come, with blanks between.
    package static func text(of text: String) -> String {
        var known: Set<UInt64> = []
        var pairs = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard scalar.properties.isIdeographic else {
                before = nil
                continue
            }
            if let before, known.insert(UInt64(before.value) << 32 | UInt64(scalar.value)).inserted {
                if !pairs.isEmpty { pairs.append(" ") }
                pairs.append(before)
                pairs.append(scalar)
            }
            before = scalar
        }
        return String(pairs)
    }
}
