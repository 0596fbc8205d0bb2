/// Splits and normalises the names of organisations in notes and label lines.
enum Parties {
    /// The parties that a list names: split at 、 ， and 和 outside brackets, 等 dropped.
    ///
    /// 和 inside a name (市文化和旅游局) does not split: it does only behind what is a whole name itself.
    static func split(_ list: ArraySlice<Unicode.Scalar>) -> [String] {
        list.splitOutsideBrackets { isSeparator(in: list, at: $0) }
            .flatMap { splitAtConjunctions($0.trimmed) }
            .map(normalised)
            .filter { !$0.isEmpty }
    }

    /// The key of a name: no white space, full-width forms folded.
    static func normalised(_ name: ArraySlice<Unicode.Scalar>) -> String {
        var key: [Unicode.Scalar] = []
        key.reserveCapacity(name.count)
        for scalar in withoutEtCetera(name.trimmed) where !scalar.isSpace { key.append(scalar.folded) }
        return key[...].string
    }

    private static func isSeparator(in list: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
        let scalar = list[index]
        return scalar == "、" || scalar.isComma || scalar.isSemicolon || scalar == "。" || scalar == "\n"
    }

    /// 市经信委等市级有关部门和各县政府 is three parties.
    private static func splitAtConjunctions(_ piece: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var parties: [ArraySlice<Unicode.Scalar>] = []
        var rest = piece
        var depth = 0
        for index in piece.indices {
            if piece[index].opensBracket { depth += 1 }
            if piece[index].closesBracket { depth -= 1 }
            guard depth == 0, index > rest.startIndex, index + 1 < piece.endIndex,
                let length = conjunction(in: piece, at: index)
            else { continue }
            let left = rest[..<index].trimmed
            let right = piece[(index + length)...].trimmed
            guard !right.isEmpty, Vocabulary.endsAsOrganisation(left) else { continue }
            parties.append(left)
            rest = right
        }
        return parties + [rest]
    }

    private static let conjunctions: [Word] = ["以及", "会同", "和", "与", "及", "等"]

    /// The length of the conjunction at an index.
    private static func conjunction(in piece: ArraySlice<Unicode.Scalar>, at index: Int) -> Int? {
        return conjunctions.first(where: { piece.has($0, at: index) })?.count
    }

    private static func withoutEtCetera(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        name.last == "等" && name.count > 2 ? name.dropLast() : name
    }
}
