import GongkaiDiagnostics
import GongkaiModel

/// Reads the printed contents (目录): sections, and entries of title, number and page over one line or several.
struct ContentsParser {
    /// The contents, and the line behind them.
    struct Result {
        var title: Sourced<String>
        var entries: [ContentsEntry]
        var end: Int
    }

    private let lines: [LineInfo]
    private let end: Int
    private var entries: [ContentsEntry] = []
    private var section: Sourced<String>?
    /// The printed section heading that no entry has taken yet.
    private var pendingSection: (run: Run, name: Range<Int>)?

    /// An entry takes no more lines than this.
    private static let longestEntry = 5
    /// The contents stand at the front: before this many lines of text.
    private static let front = 60

    private init(lines: [LineInfo], end: Int) {
        self.lines = lines
        self.end = end
    }

    /// The index of the line 目录 near the front, if there is one.
    static func headingIndex(in lines: [LineInfo], text: SourceText) -> Int? {
        lines.prefix(front).indices.first { index in
            lines[index].count <= 12
                && ["目录", "目次", "本期目录"].contains(text.run(of: lines[index].index).scalars[...].compact)
        }
    }

    /// Reads the contents whose heading stands at a line.
    static func parse(at heading: Int, of lines: [LineInfo], leaves: Leaves) -> Result {
        let run = leaves.text.run(of: lines[heading].index)
        let title = leaves.sourced(run.whole, of: run)
        var parser = ContentsParser(lines: lines, end: lines.count)
        var index = heading + 1
        while index < lines.count, let next = parser.read(at: index, leaves: leaves) { index = next }
        parser.dropPendingSection(leaves: leaves)
        return Result(title: title, entries: parser.entries, end: index)
    }

    /// Reads a section or an entry; `nil` where neither begins.
    private mutating func read(at index: Int, leaves: Leaves) -> Int? {
        if let entryEnd = entryEnd(from: index, in: leaves.text) {
            if entryEnd > index + 1, isSection(lines[index], before: index + 1, in: leaves.text) {
                takeSection(lines[index], leaves: leaves)
                return index + 1
            }
            takeEntry(index..<entryEnd, leaves: leaves)
            return entryEnd
        }
        guard isSection(lines[index], before: index + 1, in: leaves.text) else { return nil }
        takeSection(lines[index], leaves: leaves)
        return index + 1
    }

    /// A section heading: in brackets, or a short line without page before lines that bear list marks.
    private func isSection(_ line: LineInfo, before next: Int, in text: SourceText) -> Bool {
        guard line.count <= 24, line.bullet == nil, line.numberForm == nil, next < end else { return false }
        let run = text.run(of: line.index)
        guard PageMark(run[run.whole]) == nil, entryEnd(from: next, in: text) != nil || line.isBracketed else {
            return false
        }
        if line.isBracketed || run.scalars.first == "◎" { return entryEnd(from: next, in: text) != nil }
        return lines[next].bullet != nil || !run[run.whole].containsAny(of: ["关于", "印发", "转发"])
    }

    /// The line behind the entry that begins at a line: behind the first that ends with a page.
    private func entryEnd(from start: Int, in text: SourceText) -> Int? {
        var index = start
        while index < min(end, start + ContentsParser.longestEntry) {
            let line = lines[index]
            if index > start, line.bullet != nil { return nil }
            if line.hasSentence { return nil }
            let run = text.run(of: line.index)
            // Behind the bullet, as the entry is taken: a bullet and a number alone are no entry.
            let textStart = index == start ? line.textStart : 0
            if PageMark(run[textStart..<run.scalars.count]) != nil { return index + 1 }
            index += 1
        }
        return nil
    }

    private mutating func takeSection(_ line: LineInfo, leaves: Leaves) {
        let run = leaves.text.run(of: line.index)
        var name = run.whole
        if line.isBracketed { name = 1..<(run.scalars.count - 1) }
        if run.scalars.first == "◎" { name = 1..<run.scalars.count }
        name = run.trimmed(name)
        dropPendingSection(leaves: leaves)
        section = leaves.sourced(name, of: run)
        pendingSection = (run, name)
        leaves.drop(outside: [name], of: run)
    }

    /// A heading without entries has no place in the model but among what was dropped.
    private mutating func dropPendingSection(leaves: Leaves) {
        guard let pending = pendingSection else { return }
        leaves.drop(pending.name, of: pending.run, as: .label)
        pendingSection = nil
        section = nil
    }

    private mutating func takeEntry(_ range: Range<Int>, leaves: Leaves) {
        var run = Run()
        for index in range { run.join(leaves.text.run(of: lines[index].index)) }
        if let bullet = lines[range.lowerBound].bullet { leaves.drop(bullet, of: run, as: .markup) }
        let start = lines[range.lowerBound].textStart
        guard let mark = PageMark(run[start..<run.scalars.count]) else { return }
        var titleEnd = run.trimmed(start..<mark.range.lowerBound).upperBound
        var number: Sourced<DocumentNumber>?
        if let found = EntryNumber.trailing(run[start..<titleEnd]) {
            number = run.sourced(found.number, found.range, in: leaves.text)
            leaves.drop(outside: [found.range], of: run, within: found.bracket)
            titleEnd = run.trimmed(start..<found.bracket.lowerBound).upperBound
        }
        let title = run.trimmed(start..<titleEnd)
        dropMark(mark, of: run, leaves: leaves)
        var source = title.isEmpty ? [] : run.source(of: title, in: leaves.text)
        source += (number?.source ?? []) + run.source(of: mark.digits, in: leaves.text)
        entries.append(
            ContentsEntry(
                section: section, title: leaves.sourced(title, of: run), number: number,
                page: run.sourced(mark.page, mark.digits, in: leaves.text), source: SourceRange.hull(source)))
        // Only a section's first entry says where the section is printed.
        section?.source = []
        section?.original = nil
        pendingSection = nil
    }

    private func dropMark(_ mark: PageMark, of run: Run, leaves: Leaves) {
        leaves.drop(mark.range.lowerBound..<mark.digits.lowerBound, of: run, as: mark.hasLeader ? .leader : .label)
        leaves.drop(mark.digits.upperBound..<mark.range.upperBound, of: run, as: .label)
    }
}

/// The page at the end of an entry: ……(12), .... 5, or a number behind a wide gap.
struct PageMark {
    var page: Int
    var digits: Range<Int>
    /// The digits with brackets and leader.
    var range: Range<Int>
    var hasLeader: Bool

    init?(_ line: ArraySlice<Unicode.Scalar>) {
        let line = line.trimmed
        guard let last = line.last else { return nil }
        var end = line.endIndex
        if last.closesBracket { end -= 1 }
        var start = end
        while start > line.startIndex, line[start - 1].isDigit { start -= 1 }
        guard (1...4).contains(end - start) else { return nil }
        digits = start..<end
        page = line[digits].reduce(0) { $0 * 10 + ($1.digit ?? 0) }
        var before = start
        var isSetOff = false
        if last.closesBracket {
            guard before > line.startIndex, line[before - 1].opensBracket, page < 2000, end - start <= 3 else {
                return nil
            }
            before -= 1
            isSetOff = true
        }
        let leaderEnd = before
        while before > line.startIndex, PageMark.isLeader(line[before - 1]) || line[before - 1].isSpace { before -= 1 }
        let gap = line[before..<leaderEnd]
        hasLeader = gap.contains(where: PageMark.isLeader)
        let isWide = gap.contains("\t") || gap.contains("\u{3000}") || gap.count >= 2
        guard isSetOff || gap.count(where: PageMark.isLeader) >= 2 || gap.contains("…") || isWide else { return nil }
        range = before..<line.endIndex
    }

    private static func isLeader(_ scalar: Unicode.Scalar) -> Bool {
        [".", "…", "·", "•", "．", "⋯", "‥", "—", "─", "－", "-", "_"].contains(scalar)
    }
}

/// The number of an entry: in brackets behind the title, or bare before it.
enum EntryNumber {
    /// A number, where it stands, and the bracket around it.
    typealias Found = (number: DocumentNumber, range: Range<Int>, bracket: Range<Int>)

    /// The number in the bracket at the end: 关于…的通知(嘉政发〔2017〕11号).
    static func trailing(_ line: ArraySlice<Unicode.Scalar>) -> Found? {
        let line = line.trimmed
        guard let last = line.last, last.closesBracket else { return nil }
        var depth = 0
        for index in line.indices.reversed() {
            if line[index].closesBracket { depth += 1 }
            guard line[index].opensBracket else { continue }
            depth -= 1
            guard depth == 0 else { continue }
            let inner = line[(index + 1)..<(line.endIndex - 1)].trimmed
            return NumberForm.whole(inner).map { ($0.number, inner.startIndex..<inner.endIndex, index..<line.endIndex) }
        }
        return nil
    }

    /// The number at the start: 嘉政发〔2017〕11 号 嘉兴市人民政府关于….
    static func leading(_ line: ArraySlice<Unicode.Scalar>) -> Found? {
        guard let end = line.firstIndex(of: "号") else { return nil }
        let head = line[...end].trimmed
        guard head.count <= 40, let match = NumberForm.whole(head) else { return nil }
        let range = head.startIndex..<head.endIndex
        return (match.number, range, range)
    }
}
