import GongkaiModel

/// The divisions that are open while a body is read, and the blocks that have closed.
///
/// A division of a lower kind nests in the one above it, whether levels between are used or not; one of the same or a
/// higher kind closes what is open.
struct DivisionStack {
    private struct Open {
        var division: Division
        var rank: Int
    }

    private var open: [Open] = []
    private var root: [Block] = []
    private let path: String
    /// The last number of each kind, for the sequence.
    private var lastOrdinals = LastOrdinals()

    /// - Parameter path: the identifier of what holds the body.
    init(path: String) {
        self.path = path
    }

    /// Whether a marker's number is the next of its kind, or the first.
    func isNext(_ marker: Marker) -> Bool {
        guard let ordinal = marker.ordinal.first else { return false }
        if ordinal == 1 { return true }
        guard let last = lastOrdinals[marker.kind] else { return false }
        return ordinal == last + 1 || (marker.ordinal.count > 1 && ordinal == last)
    }

    /// Notes a marker before its division is made, so that the next one of its kind is known when its text is gathered.
    mutating func note(_ marker: Marker) { lastOrdinals[marker.kind] = marker.ordinal.first }

    /// Whether a kind has been seen in this body.
    func hasSeen(_ kind: Division.Kind) -> Bool { lastOrdinals[kind] != nil }

    /// Opens a division at its place in the hierarchy.
    mutating func push(_ marker: Marker, _ makeDivision: (_ path: String) -> Division) {
        let rank = rank(of: marker.kind)
        // By index, here and below: a division that is taken out to be looked at is copied, member by member.
        while let last = open.indices.last, open[last].rank >= rank { closeLast() }
        lastOrdinals[marker.kind] = marker.ordinal.first
        var place = open.indices.last.map { open[$0].division.id } ?? path
        place += "/"
        place += marker.kind.rawValue
        for number in marker.ordinal {
            place += "-"
            place += String(number)
        }
        open.append(Open(division: makeDivision(place), rank: rank))
        lastOrdinals.forget(below: marker.kind)
    }

    /// Adds a block to the innermost open division.
    mutating func append(_ block: Block) {
        if open.isEmpty {
            root.append(block)
        } else {
            open[open.count - 1].division.blocks.append(block)
        }
    }

    /// Adds responsibilities to the innermost open division.
    mutating func add(_ responsibilities: [Responsibility]) {
        guard !open.isEmpty else { return }
        // The first are taken as they are: an array that is added to has room for more, and few get any.
        if open[open.count - 1].division.responsibilities.isEmpty {
            open[open.count - 1].division.responsibilities = responsibilities
        } else {
            open[open.count - 1].division.responsibilities += responsibilities
        }
    }

    /// Changes the responsibility that was added last.
    mutating func changeLastResponsibility(_ change: (inout Responsibility) -> Void) {
        guard let last = open.indices.last, let index = open[last].division.responsibilities.indices.last else {
            return
        }
        change(&open[last].division.responsibilities[index])
    }

    /// Closes what a paragraph without a marker no longer belongs to.
    ///
    /// An enumeration whose items end with ； is over with the one that ends with 。: what follows is the text's again
    /// (in an article its next 款). A closing formula (特此通知, 本办法自…起施行) ends every level.
    mutating func closeBefore(_ paragraph: ArraySlice<Unicode.Scalar>) {
        if ClosingFormula.begins(paragraph) {
            while let last = open.indices.last, open[last].division.kind >= .level1 { closeLast() }
            return
        }
        while isInLastItem { closeLast() }
    }

    /// Whether the innermost open division is the last item of an enumeration: a bare sentence behind items that ended
    /// with ；.
    private var isInLastItem: Bool {
        guard let last = open.indices.last, open[last].division.kind >= .level1, !open[last].division.runIn,
            open[last].division.blocks.isEmpty,
            open[last].division.heading?.value.unicodeScalars.last?.endsSentence == true,
            case .division(let sibling)? = siblings.last, sibling.kind == open[last].division.kind
        else { return false }
        return sibling.heading?.value.unicodeScalars.last?.isSemicolon == true
    }

    /// The blocks beside the innermost open division.
    private var siblings: [Block] {
        open.count < 2 ? root : open[open.count - 2].division.blocks
    }

    /// Closes everything and gives the blocks.
    mutating func finish() -> [Block] {
        while !open.isEmpty { closeLast() }
        return root
    }

    private mutating func closeLast() {
        var closed = open.removeLast().division
        closed.takeWholeSource()
        append(.division(closed))
    }

    /// Rules may number their chapters 一、: an article then stands under them.
    private func rank(of kind: Division.Kind) -> Int {
        // Doubled, so that a rank fits between two.
        let rank = kind.rank * 2
        let articlesStandFree = !hasSeen(.article) || !open.indices.contains { open[$0].rank == rank }
        guard kind == .article, articlesStandFree, let level1 = openRank(of: .level1) else {
            return openRank(of: kind) ?? rank
        }
        return level1 + 1
    }

    /// The rank that the outermost open division of a kind has.
    private func openRank(of kind: Division.Kind) -> Int? {
        open.indices.first { open[$0].division.kind == kind }.map { open[$0].rank }
    }
}

/// The last number of each kind of division.
private struct LastOrdinals {
    /// By rank of the kind.
    private var ordinals = [Int?](repeating: nil, count: Division.Kind.allCases.count)

    subscript(kind: Division.Kind) -> Int? {
        get { ordinals[kind.rank] }
        set { ordinals[kind.rank] = newValue }
    }

    /// Lets the numbers of all lower kinds begin anew, but for articles and arabic numbers: these run on through what is
    /// above them.
    mutating func forget(below kind: Division.Kind) {
        for rank in ordinals.indices.dropFirst(kind.rank + 1)
        where rank != Division.Kind.article.rank && rank != Division.Kind.level3.rank {
            ordinals[rank] = nil
        }
    }
}
