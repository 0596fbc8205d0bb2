import GongkaiModel

/// Builds the blocks of a body from its lines: divisions, paragraphs, lists, tables and notes.
///
/// Whether a line goes on in the next is decided here, where the place in the hierarchy is known.
struct BodyBuilder {
    let leaves: Leaves
    let lines: [LineInfo]
    private var stack: DivisionStack
    private let end: Int
    private let punctuated: Set<Division.Kind>
    /// The lines of a list of chapters (目录) in front of them: no divisions.
    private let tableOfContents: Range<Int>
    private static let noteLabels: [Word] = ["注：", "注:", "备注：", "备注:"]
    /// Whether the block added last was a label line, which the next one may complete.
    private var labelRoles: Set<Vocabulary.Role> = []
    /// Whether an enumeration has just ended with 。: a list mark on the next line is a slip of the scan.
    private var enumerationIsOver = false

    /// - Parameters:
    ///   - range: the lines of the body, as indices into `lines`.
    ///   - path: the identifier of what holds the body.
    init(_ range: Range<Int>, of lines: [LineInfo], leaves: Leaves, path: String) {
        self.lines = lines
        self.leaves = leaves
        stack = DivisionStack(path: path)
        end = range.upperBound
        punctuated = BodyBuilder.punctuatedKinds(lines[range])
        tableOfContents = BodyBuilder.tableOfContents(in: range, of: lines, text: leaves.text)
    }

    /// The chapters listed under 目录, up to where the first of them comes again.
    private static func tableOfContents(in range: Range<Int>, of lines: [LineInfo], text: SourceText) -> Range<Int> {
        let heading = range.prefix(20).first { index in
            lines[index].count <= 8 && ["目录", "目次"].contains(text.run(of: lines[index].index).scalars[...].compact)
        }
        guard let first = heading.map({ $0 + 1 }), first < range.upperBound else { return 0..<0 }
        let words = text.run(of: lines[first].index).scalars[...].compact
        let listed = (first..<range.upperBound).prefix { lines[$0].marker.map { $0.kind < .article } ?? false }
        let again = listed.dropFirst().first { text.run(of: lines[$0].index).scalars[...].compact == words }
        return again.map { first..<$0 } ?? 0..<0
    }

    /// Builds the blocks of a body and puts what was dropped on the account.
    static func blocks(_ range: Range<Int>, of lines: [LineInfo], leaves: Leaves, path: String) -> [Block] {
        var builder = BodyBuilder(range, of: lines, leaves: leaves, path: path)
        var index = range.lowerBound
        while index < range.upperBound { index = builder.build(at: index) }
        return builder.stack.finish()
    }

    /// Builds what begins at a line and returns the line behind it.
    private mutating func build(at index: Int) -> Int {
        let line = lines[index]
        defer { if line.bullet == nil { enumerationIsOver = false } }
        if let table = TableBuilder.table(at: index, of: lines, until: end, leaves: leaves) {
            labelRoles = []
            stack.append(.table(table.table))
            return table.end
        }
        if let marker = line.marker, !tableOfContents.contains(index),
            accepts(marker, of: line, afterUnfinished: false),
            leaves.hasRoomForDivision(at: leaves.text.lines[line.index].start)
        {
            labelRoles = []
            return division(marker, at: index)
        }
        if isListItem(index), !enumerationIsOver {
            labelRoles = []
            return list(at: index)
        }
        if let label = line.label { return labelLine(label, at: index) }
        labelRoles = []
        return paragraph(at: index)
    }

    // MARK: Divisions

    /// The kinds whose headings mostly end with a full stop: one of them that does not was torn.
    private static func punctuatedKinds(_ lines: ArraySlice<LineInfo>) -> Set<Division.Kind> {
        var counts: [Division.Kind: (punctuated: Int, all: Int)] = [:]
        for line in lines {
            guard let kind = line.marker?.kind else { continue }
            counts[kind, default: (0, 0)].all += 1
            if line.ending == .sentence || line.ending == .clause { counts[kind, default: (0, 0)].punctuated += 1 }
        }
        return Set(counts.filter { $0.value.punctuated * 2 > $0.value.all }.keys)
    }

    /// Whether a marker begins a division: units stand apart or in sequence, levels in sequence where the text before
    /// has not ended.
    private func accepts(_ marker: Marker, of line: LineInfo, afterUnfinished: Bool) -> Bool {
        switch marker.kind {
        case .part, .subpart, .chapter, .section:
            return !line.hasSentence && line.count <= 40 && (marker.standsApart || line.ending == .open)
                && line.ending != .unfinished
        case .article:
            return stack.isNext(marker) || (marker.standsApart && !afterUnfinished)
        case .level1, .level2, .level3, .level4, .level5:
            return !afterUnfinished || stack.isNext(marker)
        }
    }

    private mutating func division(_ marker: Marker, at index: Int) -> Int {
        let line = lines[index]
        stack.note(marker)
        let (run, next) = gather(at: index, asHeading: true)
        if line.textStart > 0, let bullet = line.bullet { leaves.drop(bullet, of: run, as: .markup) }
        let content = run.trimmed(marker.range.upperBound..<run.scalars.count)
        let parts = HeadingParts(marker.kind, content: content, of: run, isHeadingLine: marker.kind != .article)
        let spans = parts.heading.map { leaves.spans(inHeading: $0, of: run) } ?? []
        let notes = ResponsibilityNotes.notes(in: run[content])
        stack.push(marker) { path in
            Division(
                id: leaves.identifier(forDivisionAt: path), kind: marker.kind,
                marker: leaves.sourced(marker.range, of: run),
                ordinal: marker.ordinal, heading: parts.heading.map { leaves.sourced($0, of: run) },
                headingSpans: spans, runIn: parts.heading != nil && parts.text != nil)
        }
        if let text = parts.text {
            stack.append(.paragraph(leaves.text(text, of: run, parties: notes.flatMap(\.parties))))
        }
        add(notes, of: run)
        return next
    }

    // MARK: Paragraphs

    private mutating func paragraph(at index: Int) -> Int {
        let (run, next) = gather(at: index, asHeading: false)
        let line = lines[index]
        let opensNote = BodyBuilder.noteLabels.contains { run[run.whole].starts(with: $0) }
        let content = run.trimmed(line.textStart..<run.scalars.count)
        if let bullet = line.bullet { leaves.drop(bullet, of: run, as: .markup) }
        enumerationIsOver = false
        stack.closeBefore(run[content])
        let notes = ResponsibilityNotes.notes(in: run[content])
        let text = leaves.text(content, of: run, parties: notes.flatMap(\.parties))
        let isNote = opensNote || (line.isBracketed && notes.isEmpty && next == index + 1 && line.count <= 80)
        stack.append(isNote ? .note(text) : .paragraph(text))
        add(notes, of: run)
        return next
    }

    /// Takes the responsibilities that a text names into the innermost division.
    mutating func add(_ notes: [ResponsibilityNotes.Note], of run: Run) {
        for note in notes {
            let places = run.places(of: note.range, in: leaves.text)
            stack.add(
                note.groups.map { group in
                    var group = group
                    group.places = places
                    return group
                })
        }
    }

    /// Label lines that follow each other make one responsibility, until a role comes again.
    private mutating func labelLine(_ label: LabelLine, at index: Int) -> Int {
        let (run, next) = gather(at: index, asHeading: false)
        var names: [String] = []
        if case .role(_, let parties) = label {
            names = Parties.split(run[run.trimmed(parties.lowerBound..<run.scalars.count)])
        }
        stack.append(.paragraph(leaves.text(run.whole, of: run, parties: names)))
        let words = run.verbatim(run.whole, in: leaves.text)
        let source = run.source(of: run.whole, in: leaves.text)
        switch label {
        case .role(let role, _):
            if labelRoles.isEmpty || labelRoles.contains(role) {
                labelRoles = []
                stack.add([Responsibility(text: words, source: source).with(names, as: role)])
            } else {
                stack.changeLastResponsibility { last in
                    last = last.with(names, as: role)
                    last.text += "\n" + words
                    last.source += source
                }
            }
            labelRoles.insert(role)
        case .deadline(let date):
            guard !labelRoles.isEmpty else { break }
            stack.changeLastResponsibility { last in
                last.deadline = last.deadline ?? date
                last.text += "\n" + words
                last.source += source
            }
        }
        return next
    }

    // MARK: Lists

    private mutating func list(at index: Int) -> Int {
        let (list, next, isOver) = ListBuilder.list(at: index, in: &self)
        stack.append(.list(list))
        enumerationIsOver = isOver
        return next
    }

    /// Whether a line begins an item of a list: it bears a list mark, and no marker of the hierarchy.
    func isListItem(_ index: Int) -> Bool {
        guard index < end, lines[index].bullet != nil else { return false }
        return lines[index].marker.map { !accepts($0, of: lines[index], afterUnfinished: false) } ?? true
    }

    // MARK: Joining

    /// A line with what was torn off it, and the line behind.
    mutating func gather(at index: Int, asHeading: Bool) -> (run: Run, next: Int) {
        var run = leaves.text.run(of: lines[index].index)
        if asHeading, let kind = lines[index].marker?.kind, kind <= .section { return joinTitle(of: run, at: index) }
        var next = index + 1
        while next < end,
            goesOn(lines[next - 1], run: run, first: lines[index], asHeading: asHeading, into: lines[next])
        {
            run.join(leaves.text.run(of: lines[next].index))
            next += 1
        }
        return (run, next)
    }

    /// A chapter whose title stands on the next line.
    private func joinTitle(of run: Run, at index: Int) -> (run: Run, next: Int) {
        let line = lines[index]
        let next = index + 1
        guard let marker = line.marker, run.trimmed(marker.range.upperBound..<run.scalars.count).isEmpty, next < end,
            lines[next].marker == nil, lines[next].ending == .open, lines[next].count <= 30, lines[next].bullet == nil,
            !lines[next].isRow
        else { return (run, next) }
        var joined = run
        joined.join(leaves.text.run(of: lines[next].index))
        return (joined, next + 1)
    }

    /// Whether a line goes on in the next one: it has not ended, and nothing begins there.
    private func goesOn(
        _ last: LineInfo, run: Run, first: LineInfo, asHeading: Bool, into next: LineInfo
    ) -> Bool {
        guard last.ending == .open || last.ending == .unfinished, !begins(next, after: last) else { return false }
        if last.ending == .unfinished { return true }
        if first.label != nil { return !endsWithParty(run) }
        if first.isOfMeeting { return MeetingLabel.goesOn(last, of: first, into: next) }
        guard last.count >= BodyBuilder.shortestTornLine else { return false }
        if asHeading, let marker = first.marker {
            let content = run[marker.range.upperBound..<run.scalars.count]
            return content.contains { $0.endsSentence } || punctuated.contains(marker.kind) || marker.kind == .article
        }
        return !(last.index == first.index && (last.isTitleOfWork || last.isOrganisation) && last.count <= 60)
    }

    /// Lines torn by a page break fill the measure; shorter ones end where they end.
    private static let shortestTornLine = 12

    /// Whether something of its own begins at a line, so that it continues nothing.
    private func begins(_ line: LineInfo, after last: LineInfo) -> Bool {
        if line.bullet != nil || line.isRow || line.label != nil || line.numberForm != nil || line.isDate
            || line.isOfMeeting
        {
            return true
        }
        if line.opensAttachment || TableBuilder.isLabel(line, in: leaves.text) { return true }
        if line.isBracketed && last.ending != .unfinished { return true }
        return line.marker.map { accepts($0, of: line, afterUnfinished: true) } ?? false
    }

    /// Whether the last name of a label line is whole.
    private func endsWithParty(_ run: Run) -> Bool {
        let pieces = run[run.whole].splitOutsideBrackets { ["、", "，", ",", "：", ":"].contains(run.scalars[$0]) }
        return pieces.last.map { Vocabulary.endsAsOrganisation($0) } ?? true
    }
}

extension Responsibility {
    fileprivate func with(_ parties: [String], as role: Vocabulary.Role) -> Responsibility {
        var copy = self
        copy.add(parties, as: role)
        return copy
    }
}
