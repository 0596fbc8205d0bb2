import GongkaiModel

/// An order to publish something, as a sentence words it.
struct PublicationOrder {
    /// What is to be published.
    var what: String?
    var verb: String
    var frequency: UpdateFrequency?
    var frequencyWording: String?
    /// By when or within what.
    var time: String?
    /// Who is to, where the sentence names them.
    var subject: String?
    var line: Int?
    /// The whole sentence.
    var sentence: String

    /// The orders of a text, in their order.
    static func all(in prose: Prose) -> [PublicationOrder] {
        // Most paragraphs have none of the verbs, and nothing is looked at twice.
        guard OrderWords.verbs.first(in: prose.scalars[...]) != nil else { return [] }
        return prose.sentences.flatMap { sentence in
            var reader = OrderReader(prose: prose, sentence: sentence)
            return reader.read()
        }
    }
}

/// Reads one sentence clause by clause.
///
/// A verb of publication orders something in three shapes: with what it publishes behind it (及时公开抽查结果), as the object of
/// a supporting verb (做好…结果公开工作), and at the end of its clause, with what is published before it (编制…目录,并向社会公布).
struct OrderReader {
    let prose: Prose
    let sentence: Range<Int>
    private let clauses: [Range<Int>]
    private var orders: [(clause: Int, order: PublicationOrder)] = []
    /// Who the sentence last named as acting.
    private var subject: String?

    init(prose: Prose, sentence: Range<Int>) {
        self.prose = prose
        self.sentence = sentence
        clauses = prose.clauses(of: sentence)
    }

    mutating func read() -> [PublicationOrder] {
        guard !isGeneral else { return [] }
        for index in clauses.indices {
            readSubject(of: index)
            readOrders(of: index)
        }
        return orders.map(\.order)
    }

    /// Of a longer sentence, in scalars, only the clause is given, or a sentence of a million orders would be given a
    /// million times.
    private static let wordingLimit = 2000
    /// How many clauses back are looked at for what a clause leaves out.
    private static let clausesBack = 12

    /// The clauses before one that may say what it leaves out, the nearest first.
    private func clauses(before index: Int) -> ReversedCollection<Range<Int>> {
        (max(0, index - OrderReader.clausesBack)..<index).reversed()
    }

    /// Whether the sentence says what the whole document is for.
    private var isGeneral: Bool {
        sentence.contains { index in
            !prose.isEnclosed[index] && OrderWords.generalities.prefix(of: prose[index..<sentence.upperBound]) != nil
        }
    }

    private mutating func readOrders(of index: Int) {
        let clause = clauses[index]
        var position = clause.lowerBound
        while position < clause.upperBound {
            guard !prose.isEnclosed[position],
                let word = OrderWords.verbs.prefix(of: prose[position..<clause.upperBound])
            else {
                position += 1
                continue
            }
            let use = VerbUse(prose: prose, clause: clause, verb: word.indices)
            if let shape = use.shape {
                add(use, shape, in: index)
                // What follows the verb is its object, where other such words are nouns.
                if case .withObject = shape { return }
            }
            position = word.endIndex
        }
    }

    private mutating func add(_ use: VerbUse, _ shape: VerbUse.Shape, in index: Int) {
        var order = PublicationOrder(
            verb: prose[use.verb].string, subject: subject, line: prose.line(at: use.clause.lowerBound),
            sentence: prose[sentence.count <= OrderReader.wordingLimit ? sentence : use.clause].string)
        var topic: ArraySlice<Unicode.Scalar>?
        switch shape {
        case .withObject(let object): order.what = extended(object, from: index)
        case .supported(let object): order.what = supportedObject(object, before: use.verb, in: index)
        case .withTopic(let found):
            topic = found ?? self.topic(before: index)
            order.what = topic.flatMap(cleaned) ?? whatWasOrdered(before: index)
        }
        order.time = dueTime(of: use, topic: topic, clause: index)
        let frequency = FrequencyFinder.find(in: use.left) ?? order.what.flatMap(FrequencyFinder.yearly)
        order.frequency = frequency?.value
        order.frequencyWording = frequency?.wording
        orders.append((index, order))
    }
}

// MARK: - What is published

extension OrderReader {
    /// An object that a list goes on in the next clauses, up to the one that closes it with 以及.
    private func extended(_ object: ArraySlice<Unicode.Scalar>, from index: Int) -> String? {
        var end = object.endIndex
        var next = index + 1
        while next < clauses.count {
            let clause = prose[clauses[next]]
            if OrderWords.verbs.first(in: clause) != nil { break }
            if clause.string.hasPrefix("以及") { end = clause.endIndex }
            next += 1
        }
        return cleaned(prose[object.startIndex..<end])
    }

    /// The object of a supporting verb. Of 信息披露和结果公示 the second one shares what stands before the last 的 of the first.
    private func supportedObject(
        _ object: ArraySlice<Unicode.Scalar>, before verb: Range<Int>, in index: Int
    ) -> String? {
        if object.isEmpty { return whatWasOrdered(before: index) }
        guard let last = orders.last, last.clause == index, let what = last.order.what,
            let end = what.lastIndex(of: "的"),
            let range = object.string.firstRange(of: last.order.verb + "和")
        else { return cleaned(object) }
        return String(what[...end] + object.string[range.upperBound...])
    }

    /// What the order before this one was about.
    private func whatWasOrdered(before index: Int) -> String? {
        orders.last { $0.clause < index }?.order.what
    }

    /// What the clauses before one are about: the nearest that is neither a phrase of means, place or time nor a condition.
    private func topic(before index: Int) -> ArraySlice<Unicode.Scalar>? {
        for earlier in clauses(before: index) {
            if orders.last?.clause == earlier { return nil }
            let clause = prose[clauses[earlier]].droppingPrefixes(OrderWords.manners)
            if let object = OrderReader.topics.prefix(of: clause) { return clause[object.endIndex...] }
            let isCondition = OrderReader.conditionEnds.suffix(of: clause) != nil
            if isCondition || clause.isEmpty || OrderWords.prepositions.prefix(of: clause) != nil { continue }
            return clause
        }
        return nil
    }

    static let topics: WordList = "对于 对 凡是 凡 关于"
    private static let conditionEnds: WordList = "的 后 时 前 内 外"

    /// What is published without the words that only lead to it.
    private func cleaned(_ what: ArraySlice<Unicode.Scalar>) -> String? {
        var rest = what.droppingPrefixes(OrderWords.sharingVerbs)
        while let first = rest.first, first.properties.isWhitespace { rest = rest.dropFirst() }
        if let object = OrderReader.topics.prefix(of: rest) { rest = rest[object.endIndex...] }
        if let time = TimePhrase.leading(in: rest) { rest = rest[time.endIndex...] }
        rest = rest.droppingPrefixes(OrderWords.makings)
        while let last = rest.last, last == "的" || last == "、" || "。！!？?".unicodeScalars.contains(last) {
            rest = rest.dropLast()
        }
        if let making = OrderReader.madeThings.suffix(of: rest), making.count < rest.count {
            rest = rest[..<making.startIndex]
        }
        return rest.isEmpty || OrderReader.unnamed.contains(rest) ? nil : rest.string
    }

    private static let unnamed: WordList = "有关 相关"

    /// 完成…编制工作: the work is not what is published.
    private static let madeThings: WordList = "编制工作 制定工作 制订工作 梳理工作 常态化 公告公示 公示公告"
}

// MARK: - Who and when

extension OrderReader {
    /// Notes who a clause says is to act, for its own orders and those of the clauses behind it.
    private mutating func readSubject(of index: Int) {
        var clause = prose[clauses[index]]
        if let causative = OrderWords.causatives.prefix(of: clause) { clause = clause[causative.endIndex...] }
        let others = [OrderWords.prepositions, OrderWords.makings, OrderReader.topics]
        guard others.allSatisfy({ $0.prefix(of: clause) == nil }) else { return }
        for end in clause.indices where !prose.isEnclosed[end] && end > clause.startIndex {
            let isEnd =
                OrderWords.modals.prefix(of: clause[end...]) != nil
                || OrderWords.manners.prefix(of: clause[end...]).map { $0.string != "公开" } == true
                || OrderWords.verbs.prefix(of: clause[end...]) != nil
                || OrderWords.supports.prefix(of: clause[end...]) != nil
            guard isEnd else { continue }
            if OrderReader.endsWithBody(clause[..<end]) { subject = clause[..<end].string }
            return
        }
    }

    private static func endsWithBody(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        // A bracket behind a name belongs to it: 镇政府(街道办事处).
        guard let last = text.last else { return false }
        guard ")）".unicodeScalars.contains(last), let open = text.lastIndex(where: { "(（".unicodeScalars.contains($0) })
        else { return OrderWords.bodies.suffix(of: text) != nil }
        return OrderWords.bodies.suffix(of: text[..<open]) != nil
    }

    /// The time in the clause itself, else in what it is about, else in a clause before it that is a time and no more.
    private func dueTime(of use: VerbUse, topic: ArraySlice<Unicode.Scalar>?, clause index: Int) -> String? {
        if let period = use.period { return period }
        if let time = TimePhrase.last(in: use.left) { return time.string }
        if let time = topic.flatMap(TimePhrase.leading) { return time.string }
        let earlier = clauses(before: index).lazy.map { prose[clauses[$0]] }
        return earlier.first { TimePhrase.leading(in: $0)?.count == $0.count }?.string
    }
}
