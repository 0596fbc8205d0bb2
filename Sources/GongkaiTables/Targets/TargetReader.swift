import GongkaiModel

/// Reads targets clause by clause.
struct TargetReader {
    private let prose: Prose
    private let dates: [(span: Span, date: CalendarDate)]
    private let quantities: [(span: Span, value: String, unit: String)]
    /// The period that the list is for.
    private let period: CalendarDate?
    /// Whether clauses without a number are targets too.
    private let takesAll: Bool
    /// Indicators that wait for a value that they share with later ones (…率,…率均完成…).
    private var waiting: [Range<Int>] = []

    init(_ prose: Prose, period: CalendarDate?, takesAll: Bool) {
        self.prose = prose
        self.dates = prose.text.dates
        self.quantities = prose.text.spans.compactMap { span in
            if case .quantity(let value, let unit) = span.kind { (span, value, unit) } else { nil }
        }
        self.period = period
        self.takesAll = takesAll
    }

    /// The targets of a stretch.
    mutating func targets(in range: Range<Int>) -> [PlanTarget] {
        var targets: [PlanTarget] = []
        // A date that stands for itself (2019年,…) holds up to the end of its sentence.
        for sentence in sentences(in: range) {
            var date = period
            for clause in prose.clauses(of: sentence).flatMap(measures) {
                var rest = prose[clause]
                if let (end, found) = leadingDate(of: clause) {
                    date = found
                    rest = prose[end..<clause.upperBound]
                }
                if !rest.isEmpty { targets += self.targets(of: rest, date: date, last: targets.last?.indicator) }
            }
            targets += unresolved(date: date)
        }
        return targets
    }

    /// A clause parted behind each value that a further one follows: 6000项、总投资2000亿元.
    private func measures(in clause: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = clause.lowerBound
        for quantity in quantities(in: clause) {
            var end = quantity.span.end
            if let word = TargetWords.behind.prefix(of: prose[end..<clause.upperBound]) { end = word.endIndex }
            guard end < clause.upperBound, prose.scalars[end] == "、", end > start else { continue }
            parts.append(start..<end)
            start = end + 1
        }
        return parts + [start..<clause.upperBound]
    }

    private func quantities(in range: Range<Int>) -> ArraySlice<(span: Span, value: String, unit: String)> {
        let first = quantities.firstIndexOrdered { $0.span.start >= range.lowerBound }
        return quantities[first...].prefix { $0.span.end <= range.upperBound }
    }

    private func date(at start: Int) -> (span: Span, date: CalendarDate)? {
        let index = dates.firstIndexOrdered { $0.span.start >= start }
        return index < dates.count && dates[index].span.start == start ? dates[index] : nil
    }

    private func sentences(in range: Range<Int>) -> [Range<Int>] {
        prose.sentences.compactMap { sentence in
            let part = sentence.clamped(to: range)
            return part.isEmpty ? nil : part
        }
    }

    /// The targets of one clause.
    private mutating func targets(of clause: ArraySlice<Unicode.Scalar>, date: CalendarDate?, last: String?)
        -> [PlanTarget]
    {
        let isPart = clause.string.hasPrefix("其中")
        let core = (isPart ? clause.dropFirst(2) : clause).droppingLeadIn
        guard var reading = measured(core) ?? (takesAll ? worded(core) : nil) else {
            if takesAll { waiting.append(core.indices) }
            return []
        }
        let isShared = reading.dropSharing()
        var group = isShared ? waiting : []
        let verbatim = prose[(group.first?.lowerBound ?? clause.startIndex)..<clause.endIndex].string
        let dropped = isShared ? [] : unresolved(date: date)
        waiting = []
        group.append(reading.indicator.indices)
        let names = group.flatMap { range in
            IndicatorNames.names(
                in: prose, range == reading.indicator.indices ? reading.indicator : prose[range], isShared: isShared
            )
            .map { (name: $0, line: prose.line(at: range.lowerBound)) }
        }
        return dropped
            + names.filter { !$0.name.isEmpty }.map { indicator in
                PlanTarget(
                    indicator: indicator.name + reading.continuation, partOf: isPart ? last : nil,
                    comparisons: reading.comparisons, value: reading.value, unit: reading.unit,
                    benchmark: reading.benchmark, period: date, line: indicator.line, verbatim: verbatim)
            }
    }

    /// Indicators that no value came for, each a target without one.
    private mutating func unresolved(date: CalendarDate?) -> [PlanTarget] {
        defer { waiting = [] }
        return waiting.map { range in
            let words = prose[range].string
            return PlanTarget(indicator: words, period: date, line: prose.line(at: range.lowerBound), verbatim: words)
        }
    }

    /// A date at the start of a clause: 2019年, 到2026年底.
    private func leadingDate(of clause: Range<Int>) -> (end: Int, date: CalendarDate)? {
        var start = clause.lowerBound
        if let word = TargetReader.beforeDate.prefix(of: prose[clause]) { start = word.endIndex }
        guard let found = date(at: start), found.span.end <= clause.upperBound else {
            return nil
        }
        var end = found.span.end
        if let word = TargetReader.behindDate.prefix(of: prose[end..<clause.upperBound]) { end = word.endIndex }
        return (end, found.date)
    }

    private static let beforeDate: WordList = "到 至 截至 在 力争到 力争"
    private static let behindDate: WordList = "底前 年底前 底 末 年底 年末 前 以前 之前 间 ,力争"
}

// MARK: - One clause

extension TargetReader {
    /// What a clause says.
    fileprivate struct Reading {
        var indicator: ArraySlice<Unicode.Scalar>
        /// What follows the number and belongs to the indicator: 实施300个智能化制造项目.
        var continuation = ""
        var comparisons: [PlanTarget.Comparison] = []
        var value: ExactDecimal?
        var unit: String?
        var benchmark: String?

        /// Takes 均 and its like from the end of the indicator.
        /// - Returns: whether there was one.
        mutating func dropSharing() -> Bool {
            let rest = indicator.droppingSuffixes(TargetWords.together)
            defer { indicator = rest }
            return rest.count < indicator.count
        }
    }

    /// A clause with a number.
    private func measured(_ clause: ArraySlice<Unicode.Scalar>) -> Reading? {
        let own = quantities(in: clause.indices).filter { quantity in
            !prose.isEnclosed[quantity.span.start]
                && !TargetWords.otherUnits.contains(Array(quantity.unit.unicodeScalars)[...])
        }
        guard let quantity = own.last, let value = ExactDecimal(quantity.value) else { return nil }
        var reading = Reading(
            indicator: clause[..<quantity.span.start], value: value, unit: quantity.unit)
        readBefore(&reading)
        guard readBehind(clause[quantity.span.end...], &reading), !reading.indicator.isEmpty else { return nil }
        return reading
    }

    /// Words directly before the number, from the last to the first.
    private func readBefore(_ reading: inout Reading) {
        let kinds: [(WordList, PlanTarget.Comparison?)] = [
            (TargetWords.reach, .reach), (TargetWords.atLeast, .atLeast), (TargetWords.within, .within),
            (TargetWords.about, .about), (TargetWords.growth, .growBy), (TargetWords.decrease, .decreaseBy),
            (TargetWords.fillers, nil),
        ]
        while true {
            let found = kinds.compactMap { list, comparison in
                list.suffix(of: reading.indicator).map { (word: $0, comparison: comparison) }
            }.max { $0.word.count < $1.word.count }
            // A verb that is all there is belongs to the indicator: 新增12户.
            guard let found, found.word.count < reading.indicator.count else { break }
            if let comparison = found.comparison { reading.comparisons.insert(comparison, at: 0) }
            reading.indicator = reading.indicator[..<found.word.startIndex]
        }
        readBase(&reading)
    }

    /// What growth is counted from: 比2016年.
    private func readBase(_ reading: inout Reading) {
        guard reading.comparisons.contains(where: { $0 == .growBy || $0 == .decreaseBy }),
            let mark = reading.indicator.lastIndex(where: { $0 == "比" || $0 == "较" }),
            mark > reading.indicator.startIndex,
            date(at: mark + 1) != nil || prose[mark..<mark + 2].string == "比上"
        else { return }
        reading.benchmark = reading.indicator[(mark + 1)...].string
        reading.indicator = reading.indicator[..<mark]
    }

    /// Words behind the number.
    /// - Returns: whether the clause is a target at all.
    private func readBehind(_ words: ArraySlice<Unicode.Scalar>, _ reading: inout Reading) -> Bool {
        var rest = words
        let kinds: [(WordList, PlanTarget.Comparison)] = [
            (TargetWords.atLeastBehind, .atLeast), (TargetWords.withinBehind, .within),
            (TargetWords.aboutBehind, .about),
        ]
        for (list, comparison) in kinds {
            guard let word = list.prefix(of: rest) else { continue }
            if reading.comparisons.last != comparison { reading.comparisons.append(comparison) }
            rest = rest[word.endIndex...]
        }
        // Remarks in brackets and marks say nothing of the value.
        while let first = rest.first, prose.isEnclosed[rest.startIndex] || "。；;".unicodeScalars.contains(first) {
            rest = rest.dropFirst()
        }
        if rest.isEmpty { return true }
        if let word = TargetWords.completed.suffix(of: rest) {
            reading.comparisons.append(.complete)
            reading.continuation = rest[..<word.startIndex].string
            return true
        }
        // 实施300个智能化制造项目: a short verb, a number, and what is counted.
        reading.continuation = rest.string
        return reading.indicator.count <= 6 && rest.count <= 14 && rest.first != "的"
    }

    /// A clause without a number that says how its indicator is to develop.
    private func worded(_ clause: ArraySlice<Unicode.Scalar>) -> Reading? {
        let clause = clause.last == "。" ? clause.dropLast() : clause
        if let word = TargetWords.inStep.suffix(of: clause),
            let mark = clause.lastIndex(where: { "与和同".unicodeScalars.contains($0) && $0 != "同" }),
            mark < word.startIndex
        {
            return Reading(
                indicator: clause[..<mark], comparisons: [.sameAs],
                benchmark: clause[(mark + 1)..<word.startIndex].string)
        }
        for (verb, comparison) in TargetReader.attaining {
            guard let mark = clause.lastRange(of: verb), TargetWords.benchmarkEnds.suffix(of: clause) != nil,
                mark.upperBound < clause.endIndex, mark.lowerBound > clause.startIndex
            else { continue }
            return Reading(
                indicator: clause[..<mark.lowerBound], comparisons: [comparison],
                benchmark: clause[mark.upperBound...].string)
        }
        let endings: [(WordList, PlanTarget.Comparison)] = [
            (TargetWords.growth, .growBy), (TargetWords.decrease, .decreaseBy), (TargetWords.completed, .complete),
        ]
        for (list, comparison) in endings {
            guard let word = list.suffix(of: clause), word.startIndex > clause.startIndex else { continue }
            return Reading(indicator: clause[..<word.startIndex], comparisons: [comparison])
        }
        return nil
    }

    private static let attaining: [([Unicode.Scalar], PlanTarget.Comparison)] = [
        (Array("完成".unicodeScalars), .complete), (Array("达到".unicodeScalars), .reach),
    ]
}

extension ArraySlice<Unicode.Scalar> {
    /// Without words of resolve and of time at the start: 力争在三年内.
    fileprivate var droppingLeadIn: ArraySlice<Unicode.Scalar> {
        let rest = droppingPrefixes(TargetWords.leading)
        guard let time = TimePhrase.leading(in: rest.first == "在" ? rest.dropFirst() : rest) else { return rest }
        return rest[time.endIndex...].droppingPrefixes(TargetWords.leading)
    }

    /// Where a word stands for the last time.
    fileprivate func lastRange(of word: [Unicode.Scalar]) -> Range<Int>? {
        guard count >= word.count else { return nil }
        let start = (startIndex...(endIndex - word.count)).last { self[$0...].starts(with: word) }
        return start.map { $0..<($0 + word.count) }
    }
}
