import GongkaiModel

/// Finds and reads what ends a body: the attachment note, and remarks in brackets.
struct TailParser {
    private let lines: [LineInfo]

    init(_ lines: [LineInfo]) {
        self.lines = lines
    }

    /// Where the tail of a body begins: at the attachment note, or at the remarks behind the last sentence.
    func start(in range: Range<Int>, text: SourceText) -> Int {
        var start = range.upperBound
        while start > range.lowerBound, isRemark(start - 1, text: text) { start -= 1 }
        for index in range where AttachmentList.begins(at: index, of: lines, until: range.upperBound, in: text) {
            guard isTail(from: index, to: range.upperBound, text: text) else { continue }
            var first = index
            while first > range.lowerBound, isRemark(first - 1, text: text) || isFragment(first - 1, text: text) {
                first -= 1
            }
            return min(first, start)
        }
        return start
    }

    /// Reads a tail: attachments and notes, in the order in which they stand.
    func read(
        _ range: Range<Int>, attachments: inout [Attachment], notes: inout [Text], leaves: Leaves
    ) {
        let note = range.first { AttachmentList.begins(at: $0, of: lines, until: range.upperBound, in: leaves.text) }
        let fragment = note.flatMap { note in
            (range.lowerBound..<note).first { isFragment($0, text: leaves.text) && lines[$0].numberForm == nil }
        }
        var index = range.lowerBound
        while index < range.upperBound {
            if AttachmentList.begins(at: index, of: lines, until: range.upperBound, in: leaves.text) {
                var list = AttachmentList()
                let torn = index == note ? fragment : nil
                index = list.read(at: index, of: lines, until: range.upperBound, fragment: torn, leaves: leaves)
                attachments += list.attachments
            } else if index == fragment {
                index += 1
            } else {
                index = readRemark(at: index, until: range.upperBound, notes: &notes, leaves: leaves)
            }
        }
    }

    /// Whether nothing but names of attachments and remarks follows a line.
    private func isTail(from start: Int, to end: Int, text: SourceText) -> Bool {
        (start + 1..<max(end, start + 1)).allSatisfy { index in
            let line = lines[index]
            if isRemark(index, text: text) || isFragment(index, text: text) || line.opensAttachment { return true }
            let isName = line.marker?.kind == .level3 || line.marker == nil
            return isName && !line.hasSentence && line.count <= 120 && line.label == nil && line.ending != .clause
        }
    }

    /// A remark in brackets of its own, on one line or torn over two: (可登陆…查询, / 网址:…).
    private func isRemark(_ index: Int, text: SourceText) -> Bool {
        let line = lines[index]
        guard line.count <= 120, line.marker == nil, line.bullet == nil, !line.isRow,
            line.first.opensBracket || line.last.closesBracket
        else { return false }
        let run = text.run(of: line.index)
        if line.isBracketed { return ResponsibilityNotes.notes(in: run[run.whole]).isEmpty }
        let opens = run.scalars.first?.opensBracket == true && line.ending == .unfinished
        if opens, index + 1 < lines.count { return closesRemark(index + 1, text: text) }
        return closesRemark(index, text: text) && index > 0 && opensRemark(index - 1, text: text)
    }

    private func opensRemark(_ index: Int, text: SourceText) -> Bool {
        lines[index].ending == .unfinished && text.run(of: lines[index].index).scalars.first?.opensBracket == true
    }

    private func closesRemark(_ index: Int, text: SourceText) -> Bool {
        let run = text.run(of: lines[index].index)
        guard let last = run.scalars.last, last.closesBracket, run.scalars.count <= 120, let first = run.scalars.first
        else { return false }
        return !first.opensBracket
            && run.scalars.count(where: \.closesBracket) > run.scalars.count(where: \.opensBracket)
    }

    /// The tail of a torn name, printed alone: 解(略).
    private func isFragment(_ index: Int, text: SourceText) -> Bool {
        let line = lines[index]
        guard line.last.closesBracket, line.count <= 24, line.marker == nil, !line.opensAttachment, !line.hasSentence,
            !line.isBracketed,
            line.bullet == nil
        else { return false }
        let run = text.run(of: line.index)
        return Omission.ends(run[run.whole])
    }

    private func readRemark(
        at index: Int, until end: Int, notes: inout [Text], leaves: Leaves
    ) -> Int {
        var run = leaves.text.run(of: lines[index].index)
        var next = index + 1
        if opensRemark(index, text: leaves.text), next < end, closesRemark(next, text: leaves.text) {
            run.join(leaves.text.run(of: lines[next].index))
            next += 1
        }
        notes.append(leaves.text(run.whole, of: run))
        return next
    }
}
