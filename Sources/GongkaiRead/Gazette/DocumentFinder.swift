import GongkaiModel

/// Finds where documents begin: at a title that a number or addressees go with.
///
/// Titles stand above the number (gazettes, portals) or below it (GB/T 9704-2012, with masthead and number above).
struct DocumentFinder {
    /// The head of one document.
    struct Head: Equatable {
        /// The first line that belongs to the document.
        var start: Int
        var title: Range<Int>?
        /// Lines that state the number; an order's may be its second line.
        var number: Int?
        /// Where what follows the head begins.
        var bodyStart: Int

        /// The same head, told by lines that begin so many later.
        func counted(from line: Int) -> Head {
            Head(
                start: start - line, title: title.map { $0.lowerBound - line..<$0.upperBound - line },
                number: number.map { $0 - line }, bodyStart: bodyStart - line)
        }
    }

    private let lines: [LineInfo]
    private let text: SourceText
    private let range: Range<Int>

    private static let mostTitleLines = 6
    private static let longestTitle = 160

    init(_ range: Range<Int>, of lines: [LineInfo], in text: SourceText) {
        self.range = range
        self.lines = lines
        self.text = text
    }

    /// The heads of all documents, in order.
    func heads() -> [Head] {
        var heads: [Head] = []
        for index in range {
            guard let head = head(at: index) else { continue }
            if let last = heads.last, head.start < last.bodyStart || isEnclosed(head, in: last) { continue }
            heads.append(head)
        }
        return heads
    }

    /// The head of a document that stands alone: its first lines, if they make a title.
    func loneHead() -> Head? {
        for index in range.prefix(DocumentFinder.mostTitleLines) {
            guard lines[index].marker == nil, !lines[index].hasSentence, !lines[index].isRow else { return nil }
            let title = range.lowerBound..<(index + 1)
            if isTitle(title) || isTitleOfWork(title) {
                return Head(start: range.lowerBound, title: title, number: nil, bodyStart: index + 1)
            }
        }
        return nil
    }

    private func head(at index: Int) -> Head? {
        if lines[index].numberForm != nil { return numberedHead(at: index) }
        if let order = orderHead(at: index) { return order }
        guard let title = titleAbove(index), isAddressees(index), !isNumberBefore(title.lowerBound) else { return nil }
        return Head(start: title.lowerBound, title: title, number: nil, bodyStart: index)
    }

    // MARK: Numbers

    private func numberedHead(at index: Int) -> Head? {
        if let title = titleAbove(index) {
            return Head(start: title.lowerBound, title: title, number: index, bodyStart: index + 1)
        }
        if let title = titleBelow(index + 1) {
            return Head(start: index, title: title, number: index, bodyStart: title.upperBound)
        }
        // 云溪市人民政府令第12号 is its own title.
        guard let form = lines[index].numberForm, form == .order || form == .announcement else { return nil }
        // Gazettes print the title of what an order promulgates above it.
        let above = index - 1
        if above >= range.lowerBound, lines[above].isTitleOfWork, canBePartOfTitle(above) {
            return Head(start: above, title: above..<index, number: index, bodyStart: index + 1)
        }
        return Head(start: index, title: index..<(index + 1), number: index, bodyStart: index + 1)
    }

    /// 云溪市人民政府令, with 第12号 on the line below; 公告 with 2024年第3号.
    private func orderHead(at index: Int) -> Head? {
        guard index > range.lowerBound, lines[index].count <= 20,
            NumberForm.bareOrdinal(text.run(of: lines[index].index).scalars[...]) != nil
        else { return nil }
        let above = index - 1
        guard let kind = lines[above].titleKind, [.order, .announcement, .publicNotice, .minutes].contains(kind) else {
            return nil
        }
        let title = titleAbove(index) ?? above..<index
        return Head(start: title.lowerBound, title: title, number: index, bodyStart: index + 1)
    }

    private func isNumberBefore(_ index: Int) -> Bool {
        index > range.lowerBound && lines[index - 1].numberForm != nil
    }

    // MARK: Titles

    /// The lines above an index that make a title: the fewest that name an issuer and a matter.
    private func titleAbove(_ index: Int) -> Range<Int>? {
        guard index > range.lowerBound, lines[index - 1].titleKind != nil else { return nil }
        var start = index - 1
        while start >= range.lowerBound, index - start <= DocumentFinder.mostTitleLines, canBePartOfTitle(start) {
            if isTitle(start..<index) { return withJointIssuers(start..<index) }
            start -= 1
        }
        return nil
    }

    /// The lines from an index on that make a title.
    private func titleBelow(_ index: Int) -> Range<Int>? {
        var end = index
        while end < range.upperBound, end - index < DocumentFinder.mostTitleLines, canBePartOfTitle(end) {
            end += 1
            if isTitle(index..<end) { return index..<end }
        }
        return nil
    }

    private func canBePartOfTitle(_ index: Int) -> Bool {
        let line = lines[index]
        return !line.hasSentence && line.ending != .clause && line.ending != .sentence && !line.isDate
            && line.numberForm == nil && line.label == nil && line.marker == nil && !line.isRow && !line.opensAttachment
            && !line.isBracketed && line.bullet == nil
    }

    /// Whether lines make a whole title: an issuer, 关于 or what is issued, and a kind of document at the end.
    private func isTitle(_ range: Range<Int>) -> Bool {
        let title = joined(range)
        guard title.count <= DocumentFinder.longestTitle, Vocabulary.kind(ofTitle: title) != nil else { return false }
        return TitleParts(title).verb != nil
    }

    private func isTitleOfWork(_ range: Range<Int>) -> Bool {
        let title = joined(range)
        return title.count <= 80 && Vocabulary.isTitleOfWork(title) && lines[range.upperBound - 1].ending == .open
    }

    /// Issuers of a joint document stand on lines above: of a title that begins with 关于 always, else directly above.
    private func withJointIssuers(_ title: Range<Int>) -> Range<Int> {
        var start = title.lowerBound
        let lacksIssuer = TitleParts(joined(title)).issuers?.isEmpty ?? false
        while start > range.lowerBound, lines[start - 1].isOrganisation, canBePartOfTitle(start - 1),
            lacksIssuer || lines[start].index == lines[start - 1].index + 1,
            title.upperBound - start < DocumentFinder.mostTitleLines
        {
            start -= 1
        }
        return start..<title.upperBound
    }

    private func joined(_ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
        var scalars: [Unicode.Scalar] = []
        for index in range { scalars += text.run(of: lines[index].index).scalars.filter { !$0.isSpace } }
        return scalars[...]
    }

    // MARK: Context

    /// Whether a line, or the lines from it on, names addressees: organisations before a colon.
    private func isAddressees(_ index: Int) -> Bool {
        index > range.lowerBound && Addressees.end(from: index, of: lines, until: range.upperBound, in: text) != nil
    }

    /// A document that another passes on stands inside that one: its title names it.
    private func isEnclosed(_ head: Head, in last: Head) -> Bool {
        guard let title = head.title, let outer = last.title else { return false }
        let outerTitle = joined(outer)
        guard outerTitle.containsAny(of: ["转发", "批转", "印发"]) else { return false }
        let inner = joined(title)
        let matter = TitleParts(inner).verb.map { inner[$0...] } ?? inner
        return outerTitle.contains(inner) || outerTitle.contains(matter)
    }
}

/// A title in its parts: issuers, the verb (关于, 印发 …), the matter.
struct TitleParts {
    /// Where the verb begins; `nil` where none stands behind an issuer or at the start.
    private(set) var verb: Int?
    /// The name or names before the verb.
    private(set) var issuers: Range<Int>?

    init(_ title: ArraySlice<Unicode.Scalar>) {
        let verbs: [Word] = ["关于", "印发", "转发", "批转"]
        let first = verbs.compactMap { title.firstIndex(of: $0) }.min()
        if let first {
            verb = first
            issuers = title.startIndex..<first
            return
        }
        // 云溪市人民政府令, 云溪市人民政府公告: the kind follows the issuer directly.
        for kind in Vocabulary.kinds where title.ends(with: kind.word) {
            let end = title.endIndex - kind.word.count
            guard end > title.startIndex, Vocabulary.endsAsOrganisation(title[..<end]) else { continue }
            verb = end
            issuers = title.startIndex..<end
            return
        }
    }
}
