import GongkaiModel

/// Finds the places where a document states targets.
///
/// There are three: the list behind a line that announces targets (主要预期目标是:), whatever follows such words in the same
/// paragraph (目标,即:…), and the text under a heading that is called 目标. Only the first is a list of nothing but
/// targets; in the others a clause without a number is prose.
enum TargetLists {
    static func targets(of document: Document) -> [(Passage, PlanTarget)] {
        var found: [(Passage, PlanTarget)] = []
        var announcement: Announcement?
        for passage in document.passages {
            let prose = Prose(passage.text)
            if let list = announcement, list.goesOn(with: passage) {
                var reader = TargetReader(prose, period: list.period, takesAll: true)
                found += reader.targets(in: prose.scalars.indices).map { (passage, $0) }
                announcement?.last = passage
                continue
            }
            announcement = Announcement(passage, prose)
            if let start = stretch(of: passage, prose), announcement == nil {
                var reader = TargetReader(prose, period: nil, takesAll: false)
                found += reader.targets(in: start..<prose.scalars.count).map { (passage, $0) }
            }
        }
        return found
    }

    /// A line that ends with a colon and announces targets, and how far its list has gone.
    private struct Announcement {
        let period: CalendarDate?
        var last: Passage

        init?(_ passage: Passage, _ prose: Prose) {
            guard let end = prose.scalars.last, end == ":" || end == "：", isTargets(prose[prose.scalars.indices]) else {
                return nil
            }
            period = passage.text.dates.first?.date
            last = passage
        }

        /// Items follow one another; plain paragraphs do as long as semicolons part them.
        func goesOn(with passage: Passage) -> Bool {
            guard passage.number == last.number + 1 else { return false }
            let end = last.text.string.last
            return passage.isItem || end == "；" || end == ";" || (end.map { ":：".contains($0) } ?? false)
        }
    }

    /// Where targets begin in a paragraph that is no list.
    private static func stretch(of passage: Passage, _ prose: Prose) -> Int? {
        if passage.divisions.contains(where: { $0.isGoal }) { return 0 }
        let colon = prose.scalars.indices.first { index in
            !prose.isEnclosed[index] && ":：".unicodeScalars.contains(prose.scalars[index])
                && isTargets(lastClauses(before: index, in: prose))
        }
        return colon.map { $0 + 1 }
    }

    /// The sentence up to a colon.
    private static func lastClauses(before colon: Int, in prose: Prose) -> ArraySlice<Unicode.Scalar> {
        let start = prose.scalars[..<colon].lastIndex { "。！？".unicodeScalars.contains($0) }
        return prose[(start.map { $0 + 1 } ?? 0)..<colon]
    }

    /// Whether words that lead to a colon announce targets: 目标 at their end, or 目标是, 目标为, 目标,即.
    private static func isTargets(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        let core = words.droppingSuffixes(": ： 即 是 为 如下 , ， 有 包括")
        return announcements.suffix(of: core) != nil
    }

    private static let announcements: WordList = "目标 目标任务 预期目标 主要指标 目标要求"
}

extension Division {
    /// Whether it is about targets by its heading: 总体目标, 行动目标.
    fileprivate var isGoal: Bool {
        guard let heading else { return false }
        var name = Array(heading.value.unicodeScalars)[...]
        while let last = name.last, "。.:：".unicodeScalars.contains(last) { name = name.dropLast() }
        return TargetLists.goalHeadings.suffix(of: name) != nil
    }
}

extension TargetLists {
    fileprivate static let goalHeadings: WordList = "目标 目标任务 主要指标 预期目标"
}

extension Text {
    /// The dates in it, in their order.
    var dates: [(span: Span, date: CalendarDate)] {
        spans.compactMap { span in
            switch span.kind {
            case .date(let date), .deadline(let date): (span, date)
            default: nil
            }
        }
    }
}
