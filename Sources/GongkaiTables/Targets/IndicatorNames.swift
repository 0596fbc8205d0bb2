/// Tells apart the indicators that one value is given for.
enum IndicatorNames {
    /// The names in a phrase such as 货物进出口总额、出口总额 or 化学需氧量、二氧化硫、氨氮和氮氧化物排放量年削减率.
    /// - Parameter isShared: whether 均 or the like says that there are several.
    static func names(in prose: Prose, _ phrase: ArraySlice<Unicode.Scalar>, isShared: Bool) -> [String] {
        var parts = split(phrase, in: prose) { $0 == "、" }
        guard let last = parts.last else { return [] }
        guard parts.count > 1 || isShared else { return [phrase.string] }
        let head = sharedHead(of: last)
        let ending = TargetWords.heads.suffix(of: last)?.string
        let othersAreWhole = parts.dropLast().allSatisfy { part in ending.map { part.string.hasSuffix($0) } ?? false }
        if parts.count > 1, othersAreWhole { return parts.map(\.string) }
        // Without 均 a list of other things is one indicator: 雨水、污水管网.
        guard isShared, !head.isEmpty else { return isShared ? parts.map(\.string) : [phrase.string] }
        parts.removeLast()
        parts += split(last[..<head.startIndex], in: prose) { "和及与".unicodeScalars.contains($0) }
        return parts.map { $0.string + head.string }
    }

    /// The words at the end of a name that name what is measured: 排放量年削减率.
    private static func sharedHead(of name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let rest = name.droppingSuffixes(TargetWords.heads)
        return rest.isEmpty ? [] : name[rest.endIndex...]
    }

    private static func split(
        _ phrase: ArraySlice<Unicode.Scalar>, in prose: Prose, where separates: (Unicode.Scalar) -> Bool
    ) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = phrase.startIndex
        for index in phrase.indices where !prose.isEnclosed[index] && separates(phrase[index]) {
            parts.append(phrase[start..<index])
            start = index + 1
        }
        parts.append(phrase[start...])
        return parts.filter { !$0.isEmpty }
    }
}
