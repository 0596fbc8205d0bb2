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

    /// How far a clause is looked at before the verb: no clause that orders anything is longer, and damage may be.
    private static let reach = 400

    var left: ArraySlice<Unicode.Scalar> {
        prose[max(clause.lowerBound, verb.lowerBound - VerbUse.reach)..<verb.lowerBound]
    }
    var right: ArraySlice<Unicode.Scalar> { prose[verb.upperBound..<clause.upperBound].droppingMarks }

    /// How it orders; `nil` where it does not: a noun, a name, a relative clause, a negation.
    var shape: Shape? {
        guard OrderWords.disqualifyingPredecessors.suffix(of: left) == nil,
            OrderWords.disqualifyingSuccessors.prefix(of: right) == nil
        else { return nil }
        if let object = supportedObject { return .supported(object) }
        if period != nil { return .withTopic(ownTopic) }
        guard isVerbal, prose[verb].string != VerbUse.goingOnline else {
            return endsClause && hasPlace ? .withTopic(ownTopic) : nil
        }
        if endsClause { return .withTopic(ownTopic) }
        // 发布…重大情况的, is a condition.
        return right.last == "的" ? nil : .withObject(object)
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
        let core = object.core
        // Much is put on the net that is no publication, such as services.
        if prose[verb].string == VerbUse.goingOnline, OrderWords.publications.suffix(of: core) == nil { return nil }
        if core.isEmpty {
            // 实行事前公示、事后公告 is about what the sentence spoke of before.
            return support.string == "实行" && !object.isEmpty ? core : nil
        }
        if OrderWords.generalObjects.contains(core) { return nil }
        return object.droppingPrefixes(VerbUse.leadingTo).droppingSuffixes(VerbUse.looseSuffixes)
    }

    private static let goingOnline = "上网"
    private static let leadingTo: WordList = "对 好 的"
    private static let looseSuffixes: WordList = "的 定期 不定期 常态化 动态 同步 主动 及时 等方面 事前 事后"

    /// Whether nothing follows but what makes a noun of it (公开工作), or the next of its kind (披露和结果公示).
    private var closesPhrase: Bool {
        var rest = right
        if let tail = OrderWords.nominalTails.prefix(of: rest) { rest = rest[tail.endIndex...] }
        guard let next = rest.first else { return true }
        guard "和及、".unicodeScalars.contains(next) else { return false }
        return rest.prefix(8).indices.dropFirst().contains { OrderWords.verbs.prefix(of: rest[$0...]) != nil }
    }

    /// The first supporting verb of the clause, where nothing stands before it but manner, time and who is to act.
    private var firstSupport: ArraySlice<Unicode.Scalar>? {
        for index in left.indices where !prose.isEnclosed[index] {
            guard let word = OrderWords.supports.prefix(of: left[index...]) else { continue }
            let before = left[..<index].withoutManner.rest
            if before.isEmpty || OrderWords.bodies.suffix(of: before) != nil { return word }
        }
        return nil
    }
}

// MARK: - As a verb

extension VerbUse {
    /// Whether what stands before it shows that it is done: nothing, manner, a modal, a body that does it.
    private var isVerbal: Bool {
        let (rest, showsAct) = left.withoutManner
        if OrderWords.nominalContexts.suffix(of: rest) != nil { return false }
        if showsAct || rest.isEmpty || OrderWords.sharedVerbs.suffix(of: rest) != nil { return true }
        return rest.count == left.count && OrderWords.bodies.suffix(of: rest) != nil && !endsClause
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
        let text = left.droppingLeadingManner
        for index in text.indices where !prose.isEnclosed[index] {
            let rest = text[index...]
            guard OrderWords.prepositions.prefix(of: rest) ?? VerbUse.plainManners.prefix(of: rest) != nil else {
                continue
            }
            let topic = text[..<index].droppingSuffixes(VerbUse.ands)
            if OrderReader.topics.prefix(of: topic) != nil { return topic }
            return topic.isEmpty || OrderWords.bodies.suffix(of: topic) != nil ? nil : topic
        }
        return text.isEmpty || VerbUse.passings.prefix(of: text) != nil ? nil : text
    }

    private static let ands: WordList = "并 且 并且 均 都"
    /// What is passed on is not named here: 提供给…网站.
    private static let passings: WordList = "提供 推送 报送 报 送"

    private static let plainManners: WordList = "应当 应 要 须 必须 予以 向社会 实时 及时 定期 统一 集中 主动 依法 进行"
}

extension ArraySlice<Unicode.Scalar> {
    /// Without words of manner, verbs of publication and 的 at the end: whether anything is named at all.
    fileprivate var core: ArraySlice<Unicode.Scalar> {
        var rest = self
        while let word = OrderWords.manners.suffix(of: rest) ?? OrderWords.links.suffix(of: rest)
            ?? OrderWords.verbs.suffix(of: rest)
        {
            rest = rest[..<word.startIndex]
        }
        return rest.last == "的" ? rest.dropLast() : rest
    }

    /// Without the marks that end a sentence.
    fileprivate var droppingMarks: ArraySlice<Unicode.Scalar> {
        var rest = self
        while let last = rest.last, "。！!？?".unicodeScalars.contains(last) { rest = rest.dropLast() }
        return rest
    }

    /// What is left without words of manner, a time (…5小时内) and a recipient (向市民) at the end, and whether any of those
    /// shows that something is done: 和 and 、 alone do not.
    fileprivate var withoutManner: (rest: ArraySlice<Unicode.Scalar>, showsAct: Bool) {
        var rest = self
        var showsAct = false
        while true {
            if let link = OrderWords.links.suffix(of: rest) {
                rest = rest[..<link.startIndex]
            } else if let start = rest.startOfTrailingCircumstance {
                rest = rest[..<start]
                showsAct = true
            } else {
                return (rest, showsAct)
            }
        }
    }

    /// Without words of manner at the start.
    fileprivate var droppingLeadingManner: ArraySlice<Unicode.Scalar> {
        var rest = self
        while let word = OrderWords.manners.prefix(of: rest) ?? OrderWords.links.prefix(of: rest) {
            rest = rest[word.endIndex...]
        }
        return rest
    }

    private var startOfTrailingCircumstance: Int? {
        if let manner = OrderWords.manners.suffix(of: self) { return manner.startIndex }
        if let season = OrderWords.seasons.suffix(of: self) { return season.startIndex }
        if let time = TimePhrase.last(in: self), time.endIndex == endIndex { return time.startIndex }
        if let every = FrequencyFinder.trailingCount(in: self) { return every.startIndex }
        return suffix(8).lastIndex(of: "向")
    }
}
