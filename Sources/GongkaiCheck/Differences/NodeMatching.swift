import GongkaiBytes

/// Which parts of a new edition are which of the old one.
struct NodeMatching {
    struct Pair {
        var old: Int
        var new: Int
    }

    private let old: [ComparedNode]
    private let new: [ComparedNode]
    /// In the order of the new edition.
    private(set) var pairs: [Pair] = []

    init(_ old: [ComparedNode], _ new: [ComparedNode], by matching: ComparedNode.Group.Matching) {
        self.old = old
        self.new = new
        switch matching {
        case .single: pairs = [Pair(old: 0, new: 0)]
        case .position where old.count == new.count: pairs = old.indices.map { Pair(old: $0, new: $0) }
        case .keys: matchByKeys()
        case .order, .position: align(old.indices, new.indices, by: .fingerprint)
        }
        pairs.sort { $0.new < $1.new }
    }

    // MARK: Wherever they stand

    /// Those that are the same in all first, then by one key after the other, each as far as it tells parts apart.
    private mutating func matchByKeys() {
        match { [$0.fingerprint] }
        for place in 0..<3 {
            match { $0.keys.dropFirst(place).prefix(1).map { KeyHash.seed.followed(by: $0) } }
        }
        match { $0.keys.map { KeyHash.seed.followed(by: $0) } }
    }

    private mutating func match(by marks: (ComparedNode) -> [KeyHash]) {
        let (takenOld, takenNew) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
        let candidates = NodeMatching.unique(new.indices.filter { !takenNew.contains($0) }, of: new, marks)
        let wanted = NodeMatching.unique(old.indices.filter { !takenOld.contains($0) }, of: old, marks)
        var (matchedOld, matchedNew): (Set<Int>, Set<Int>) = ([], [])
        for (mark, place) in wanted.sorted(by: { $0.value < $1.value }) {
            guard let other = candidates[mark], matchedNew.insert(other).inserted else { continue }
            guard matchedOld.insert(place).inserted else { continue }
            pairs.append(Pair(old: place, new: other))
        }
    }

    /// The places of marks that only one part has.
    private static func unique(
        _ places: some Sequence<Int>, of nodes: [ComparedNode], _ marks: (ComparedNode) -> [KeyHash]
    ) -> [KeyHash: Int] {
        var found: [KeyHash: Int?] = [:]
        for place in places {
            for mark in marks(nodes[place]) { found[mark] = .some(found[mark] == nil ? place : nil) }
        }
        return found.compactMapValues { $0 }
    }

    // MARK: In their order

    /// By what parts are taken for the same, the surest first.
    private enum Mark: Int {
        case fingerprint, contents, firstKey, secondKey

        func callAsFunction(_ node: ComparedNode) -> KeyHash? {
            switch self {
            case .fingerprint: node.fingerprint
            case .contents: node.contents
            case .firstKey: node.keys.first.map { KeyHash.seed.followed(by: node.kind).followed(by: $0) }
            case .secondKey:
                node.keys.dropFirst().first.map { KeyHash.seed.followed(by: node.kind).followed(by: $0) }
            }
        }
    }

    /// Patience sorting (Cohen): what is there once on either side is an anchor, as far as the order allows; between
    /// anchors it begins anew, until there are none, and then with the next mark.
    private mutating func align(_ oldRange: Range<Int>, _ newRange: Range<Int>, by mark: Mark) {
        var (oldRange, newRange) = (oldRange, newRange)
        trim(&oldRange, &newRange, by: mark)
        guard !oldRange.isEmpty, !newRange.isEmpty else { return }
        let anchors = anchors(oldRange, newRange, by: mark)
        guard !anchors.isEmpty else {
            if let next = Mark(rawValue: mark.rawValue + 1) { return align(oldRange, newRange, by: next) }
            return matchSimilar(oldRange, newRange)
        }
        var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
        for anchor in anchors {
            align(oldStart..<anchor.old, newStart..<anchor.new, by: mark)
            pairs.append(anchor)
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        align(oldStart..<oldRange.upperBound, newStart..<newRange.upperBound, by: mark)
    }

    /// Takes what is the same at both ends.
    private mutating func trim(_ oldRange: inout Range<Int>, _ newRange: inout Range<Int>, by mark: Mark) {
        func isSame(_ first: Int, _ second: Int) -> Bool {
            guard let mine = mark(old[first]) else { return false }
            return mine == mark(new[second])
        }
        while let first = oldRange.first, let second = newRange.first, isSame(first, second) {
            pairs.append(Pair(old: first, new: second))
            oldRange.removeFirst()
            newRange.removeFirst()
        }
        while let first = oldRange.last, let second = newRange.last, isSame(first, second) {
            pairs.append(Pair(old: first, new: second))
            oldRange.removeLast()
            newRange.removeLast()
        }
    }

    private func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>, by mark: Mark) -> [Pair] {
        let marks = { (node: ComparedNode) in mark(node).map { [$0] } ?? [] }
        let mine = NodeMatching.unique(oldRange, of: old, marks)
        let theirs = NodeMatching.unique(newRange, of: new, marks)
        let pairs = mine.compactMap { mark, place in theirs[mark].map { Pair(old: place, new: $0) } }
        return NodeMatching.inOrder(pairs.sorted { $0.new < $1.new })
    }

    /// The longest run of pairs that come in the order of both editions.
    /// - Parameter pairs: in the order of the new edition.
    static func inOrder(_ pairs: [Pair]) -> [Pair] {
        /// For each length the pair that ends such a run earliest, and for each pair the one before it.
        var (ends, before): ([Int], [Int?]) = ([], [])
        for (place, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].old < pair.old { low = middle + 1 } else { high = middle }
            }
            before.append(low > 0 ? ends[low - 1] : nil)
            if low == ends.count { ends.append(place) } else { ends[low] = place }
        }
        var run: [Pair] = []
        var next = ends.last
        while let place = next {
            run.append(pairs[place])
            next = before[place]
        }
        return run.reversed()
    }
}

// MARK: By likeness

extension NodeMatching {
    /// The most comparisons of texts in one gap, and how alike two texts must be at least.
    private static let mostComparisons = 4096
    private static let leastLikeness = 0.5

    /// What is left between two anchors: as many parts of the same kinds on either side are taken for changed in their
    /// order; else those whose words are alike.
    private mutating func matchSimilar(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        if zip(oldRange, newRange).allSatisfy({ old[$0].kind == new[$1].kind }), oldRange.count == newRange.count {
            pairs += zip(oldRange, newRange).map { Pair(old: $0, new: $1) }
            return
        }
        guard oldRange.count * newRange.count <= NodeMatching.mostComparisons else { return }
        let mine = oldRange.map { WordPairs(old[$0].text) }
        let theirs = newRange.map { WordPairs(new[$0].text) }
        // The best sum of likenesses from each pair of places on.
        let width = newRange.count + 1
        var best = Array(repeating: 0.0, count: (oldRange.count + 1) * width)
        var likeness = best
        for row in mine.indices.reversed() {
            for column in theirs.indices.reversed() {
                let place = row * width + column
                if old[oldRange.lowerBound + row].kind == new[newRange.lowerBound + column].kind {
                    likeness[place] = mine[row].likeness(to: theirs[column])
                }
                let isAlike = likeness[place] >= NodeMatching.leastLikeness
                let paired = isAlike ? likeness[place] + best[place + width + 1] : 0
                best[place] = max(paired, best[place + 1], best[place + width])
            }
        }
        var (row, column) = (0, 0)
        while row < mine.count, column < theirs.count {
            let place = row * width + column
            if best[place] == best[place + width] {
                row += 1
            } else if best[place] == best[place + 1] {
                column += 1
            } else {
                pairs.append(Pair(old: oldRange.lowerBound + row, new: newRange.lowerBound + column))
                (row, column) = (row + 1, column + 1)
            }
        }
    }
}

/// The pairs of neighbouring characters of a text, by which texts are compared (Dice's coefficient).
private struct WordPairs {
    private let pairs: [UInt64]
    /// How much of a text is looked at.
    private static let longest = 2000

    init(_ text: String) {
        let scalars = text.unicodeScalars.prefix(WordPairs.longest)
        pairs = zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) }.sorted()
    }

    /// From 0, nothing in common, to 1.
    func likeness(to other: WordPairs) -> Double {
        guard !pairs.isEmpty, !other.pairs.isEmpty else { return 0 }
        var (mine, theirs, common) = (0, 0, 0)
        while mine < pairs.count, theirs < other.pairs.count {
            if pairs[mine] == other.pairs[theirs] {
                (mine, theirs, common) = (mine + 1, theirs + 1, common + 1)
            } else if pairs[mine] < other.pairs[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        return 2 * Double(common) / Double(pairs.count + other.pairs.count)
    }
}
