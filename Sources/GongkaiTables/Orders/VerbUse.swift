/// A verb of publication in its clause, and what it is there.
struct VerbUse {
    /// The three ways of ordering.
    enum Shape {
        /// With what is published behind it: 及时公开抽查结果.
        case withObject(ArraySlice<Unicode.Scalar>)
        /// As the object of a supporting verb: 做好…结果公开工作. The slice is what stands between the two.
        case supported(ArraySlice<Unicode.Scalar>)
        /// At the end of its clause: 清疏情况在市政府网站公示. The slice is what the clause says is published, if it does.
        case withTopic(ArraySlice<Unicode.Scalar>?)
    }

    let prose: Prose
    let clause: Range<Int>
    let verb: Range<Int>

    var left: ArraySlice<Unicode.Scalar> { prose[clause.lowerBound..<verb.lowerBound] }
    var right: ArraySlice<Unicode.Scalar> { prose[verb.upperBound..<clause.upperBound].droppingMarks }

    /// How it orders; `nil` where it does not: a noun, a name, a relative clause, a negation.
    var shape: Shape? {
        guard OrderWords.disqualifyingPredecessors.suffix(of: left) == nil,
            OrderWords.disqualifyingSuccessors.prefix(of: right) == nil
        else { return nil }
        if let object = supportedObject { return .supported(object) }
        guard isVerbal else { return endsClause && hasPlace ? .withTopic(ownTopic) : nil }
        return endsClause ? .withTopic(ownTopic) : .withObject(object)
    }

    /// How long something stays published: 公示5个工作日.
    var period: String? {
        guard right.first?.isDigit == true, VerbUse.periodUnits.suffix(of: right) != nil else { return nil }
        return right.string
    }

    private static let periodUnits: WordList = "日 天 个工作日 个月 年 小时"

    private var endsClause: Bool { right.isEmpty || period != nil }

    /// What follows, up to a further time in the same breath (…发布权威信息、24小时内举行…).
    private var object: ArraySlice<Unicode.Scalar> {
        let text = right
        let end = text.indices.dropLast().first { text[$0] == "、" && text[$0 + 1].isDigit }
        return text[..<(end ?? text.endIndex)]
    }
}

// MARK: - As a noun under a supporting verb

extension VerbUse {
    /// What stands between a supporting verb and this one, where this one closes the phrase; it must say more than that
    /// information is published.
    private var supportedObject: ArraySlice<Unicode.Scalar>? {
        guard closesPhrase, let support = firstSupport else { return nil }
        let object = left[support.endIndex...]
        let core = object.droppingSuffixes(OrderWords.manners).droppingSuffixes(VerbUse.generalSuffixes)
        if core.isEmpty {
            // 实行事前公示、事后公告 is about what the sentence spoke of before.
            return support.string == "实行" && !object.isEmpty ? core : nil
        }
        if OrderWords.generalObjects.contains(core) { return nil }
        return object.droppingPrefixes(VerbUse.leadingTo).droppingSuffixes(VerbUse.looseSuffixes)
    }

    private static let generalSuffixes: WordList = "的"
    private static let leadingTo: WordList = "对 好"
    private static let looseSuffixes: WordList = "的 定期 不定期 常态化 动态 同步 主动 及时 等方面 事前 事后"

    /// Whether nothing follows but what makes a noun of it (公开工作), or the next of its kind (披露和结果公示).
    private var closesPhrase: Bool {
        var rest = right
        if let tail = OrderWords.nominalTails.prefix(of: rest) { rest = rest[tail.endIndex...] }
        guard let next = rest.first else { return true }
        guard "和及、".unicodeScalars.contains(next) else { return false }
        return rest.prefix(8).indices.dropFirst().contains { OrderWords.verbs.prefix(of: rest[$0...]) != nil }
    }

    /// The first supporting verb of the clause, and those that follow it at once.
    private var firstSupport: ArraySlice<Unicode.Scalar>? {
        for index in left.indices where !prose.isEnclosed[index] {
            guard let word = OrderWords.supports.prefix(of: left[index...]) else { continue }
            return word
        }
        return nil
    }
}

// MARK: - As a verb

extension VerbUse {
    /// Whether what stands before it shows that it is done: nothing, manner, a modal, a body that does it.
    private var isVerbal: Bool {
        let rest = left.droppingSuffixes(OrderWords.manners).droppingTimeAndRecipient
        if OrderWords.nominalContexts.suffix(of: rest) != nil { return false }
        if rest.count < left.count || rest.isEmpty { return true }
        if let shared = sharedVerb(in: rest) { return !shared.isEmpty }
        if OrderWords.causatives.prefix(of: rest) != nil { return true }
        return OrderWords.bodies.suffix(of: rest) != nil && !endsClause
    }

    /// The verb that shares its object with this one: 采集和发布.
    private func sharedVerb(in text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        OrderWords.sharedVerbs.suffix(of: text)
    }

    /// Whether the clause says where it is made public.
    private var hasPlace: Bool {
        left.indices.contains { index in
            !prose.isEnclosed[index] && VerbUse.places.prefix(of: left[index...]) != nil
        } && OrderWords.nominalContexts.suffix(of: left) == nil
    }

    private static let places: WordList = "在 通过 于 利用 依托 向社会 网站 网上"

    /// What the clause itself says is published: what stands before its first phrase of place, means or manner.
    private var ownTopic: ArraySlice<Unicode.Scalar>? {
        let text = left.droppingPrefixes(OrderWords.manners)
        for index in text.indices where !prose.isEnclosed[index] {
            let begins =
                OrderWords.prepositions.prefix(of: text[index...]) ?? VerbUse.plainManners.prefix(of: text[index...])
            guard begins != nil else { continue }
            return index == text.startIndex || OrderWords.bodies.suffix(of: text[..<index]) != nil
                ? nil : text[..<index]
        }
        return text.isEmpty ? nil : text
    }

    private static let plainManners: WordList = "应当 应 要 须 必须 予以 向社会 实时 及时 定期 统一 集中 主动 依法 进行"
}

extension ArraySlice<Unicode.Scalar> {
    /// Without the marks that end a sentence.
    fileprivate var droppingMarks: ArraySlice<Unicode.Scalar> {
        var rest = self
        while let last = rest.last, "。！!？?".unicodeScalars.contains(last) { rest = rest.dropLast() }
        return rest
    }

    /// Without a time (…5小时内) or a recipient (向市民) at the end, and the words of manner before them.
    fileprivate var droppingTimeAndRecipient: ArraySlice<Unicode.Scalar> {
        var rest = self
        if let time = TimePhrase.last(in: rest), time.endIndex == rest.endIndex { rest = rest[..<time.startIndex] }
        if let every = FrequencyFinder.trailingCount(in: rest) { rest = rest[..<every.startIndex] }
        if let start = rest.suffix(8).lastIndex(of: "向"), start > startIndex || rest.count <= 8 {
            rest = rest[..<start]
        }
        return rest.droppingSuffixes(OrderWords.manners)
    }
}
