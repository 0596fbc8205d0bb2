/// Digits that stand together: groups with a space, hyphen or dot between.
struct DigitChain {
    struct Group {
        /// Offsets in the text.
        var start: Int
        var end: Int
        /// The first of its digits among those of the chain, and how many it has.
        var first: Int
        var count: Int
        /// What stands before it, behind the group before: a space, hyphen, dot or closing bracket.
        var joint: UInt8
    }

    /// As ASCII.
    private(set) var digits: [UInt8] = []
    private(set) var groups: [Group] = []

    /// Reads the chain that begins at a digit.
    /// - Returns: the offset behind it.
    mutating func read(_ glyphs: Glyphs, from start: Int) -> Int {
        digits.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        var (offset, joint) = (start, UInt8(0))
        while true {
            offset = readGroup(glyphs, from: offset, joint: joint)
            guard let next = nextGroup(glyphs, from: offset) else { return offset }
            (offset, joint) = next
        }
    }

    private mutating func readGroup(_ glyphs: Glyphs, from start: Int, joint: UInt8) -> Int {
        let first = digits.count
        var (offset, end) = (start, start)
        while offset < glyphs.text.count {
            let glyph = glyphs.glyph(at: offset)
            guard Glyphs.isDigit(glyph.byte) || glyph.byte == Glyphs.unseen else { break }
            offset += glyph.length
            if glyph.byte != Glyphs.unseen {
                digits.append(glyph.byte)
                end = offset
            }
        }
        groups.append(Group(start: start, end: end, first: first, count: digits.count - first, joint: joint))
        return end
    }

    /// Where the next group begins, and what stands before it: one mark, or a hyphen with spaces around.
    private func nextGroup(_ glyphs: Glyphs, from end: Int) -> (offset: Int, joint: UInt8)? {
        var offset = glyphs.seen(from: end)
        var joint: UInt8 = 0
        var count = 0
        while count < 3, offset < glyphs.text.count {
            let glyph = glyphs.glyph(at: offset)
            if Glyphs.isDigit(glyph.byte) { break }
            switch glyph.byte {
            case Glyphs.space: joint = max(joint, Glyphs.space)
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ")"):
                guard joint <= Glyphs.space, glyph.byte != UInt8(ascii: ")") || groups.count == 1 else { return nil }
                joint = glyph.byte
            default: return nil
            }
            count += 1
            offset = glyphs.seen(from: offset + glyph.length)
        }
        let isDigit = Glyphs.isDigit(glyphs.glyph(at: offset).byte)
        guard isDigit, joint != 0, count == 1 || joint != Glyphs.space else { return nil }
        return (offset, joint)
    }

    /// How many digits groups have together.
    func count(_ range: ClosedRange<Int>) -> Int {
        groups[range.upperBound].first + groups[range.upperBound].count - groups[range.lowerBound].first
    }

    /// The digits of groups.
    func digits(_ range: ClosedRange<Int>) -> ArraySlice<UInt8> {
        let first = groups[range.lowerBound].first
        return digits[first..<first + count(range)]
    }

    /// How many digits each of some groups has.
    func shape(_ range: ClosedRange<Int>) -> [Int] { range.map { groups[$0].count } }

    /// Whether one kind of mark, or any of several, stands between groups.
    func isJoined(_ range: ClosedRange<Int>, by joints: [UInt8]) -> Bool {
        range.dropFirst().allSatisfy { joints.contains(groups[$0].joint) }
    }
}
