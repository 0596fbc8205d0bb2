import GongkaiModel

/// What a line looks like by itself, before its place in the document is known.
///
/// It never changes and is handed about a great deal: a reference costs one count where a copy costs many.
final class LineInfo: Sendable {
    /// How a line ends, which tells whether it can go on in the next.
    enum Ending {
        /// With a mark that ends a sentence, or a note in brackets behind one.
        case sentence
        /// With ； or ：.
        case clause
        /// With ， or 、, or inside an open bracket or quotation: it must go on.
        case unfinished
        /// With none of these.
        case open
    }

    /// The physical line.
    let index: Int
    /// How many scalars the line has.
    let count: Int
    /// Where the text behind the list mark begins, if there is one.
    let textStart: Int
    /// A list mark at the start: `-`, `•`, ——.
    var bullet: Range<Int>? { textStart > 0 ? 0..<textStart : nil }
    let marker: Marker?
    let label: LabelLine?
    /// The first and last characters of the text: most questions about a line are answered by them.
    let first: Unicode.Scalar
    let last: Unicode.Scalar
    /// Width of the white space before it.
    let indent: Int32
    /// The form of the document number that the whole line states.
    let numberForm: DocumentNumber.Form?
    /// Whether the whole line states a date.
    let isDate: Bool
    let ending: Ending
    /// Whether the cells of a table row stand in it, apart by tabs or pipes.
    let isRow: Bool
    /// Whether the whole line stands in brackets.
    let isBracketed: Bool
    /// The kind of official document that it ends with as a title does; `nil` for a sentence.
    let titleKind: DocumentKind?
    /// Whether it could be the title of what a document issues or attaches.
    let isTitleOfWork: Bool
    /// Whether it could be an organisation's name and nothing more.
    let isOrganisation: Bool
    /// Whether 附件 opens it.
    let opensAttachment: Bool
    let hasSentence: Bool
    /// Whether a label of minutes opens it: 出席：, 列席人员：.
    let isOfMeeting: Bool

    /// - Parameters:
    ///   - index: the physical line.
    ///   - scalars: its characters.
    init(_ index: Int, scalars: ArraySlice<Unicode.Scalar>, in text: SourceText) {
        let line = text.lines[index]
        self.index = index
        count = scalars.count
        indent = line.indent
        textStart = LineInfo.bullet(in: scalars)?.upperBound ?? 0
        let body = scalars[textStart...].trimmed
        first = body.first ?? " "
        last = body.last ?? " "
        marker = Marker(in: body)
        isRow = text.grid[index] != nil || LineInfo.isRow(scalars)
        isBracketed = body.first?.opensBracket == true && body.closing(ofBracketAt: body.startIndex) == body.endIndex
        numberForm = body.count <= 60 ? NumberForm.whole(SignerColumn.before(body))?.number.form : nil
        isDate = body.count <= 24 && DateForm.whole(body) != nil
        label = LabelLine(body)
        ending = LineInfo.ending(of: body)
        hasSentence = body.contains { $0 == "。" || $0 == "；" || $0 == "！" }
        let couldBeTitle = !hasSentence && ending == .open && (2...120).contains(body.count) && !isRow
        // Old prints space titles out: 几 个 问 题 的 通 知.
        let title = couldBeTitle && body.contains(where: \.isSpace) ? body.filter { !$0.isSpace }[...] : body
        titleKind = couldBeTitle ? Vocabulary.kind(ofTitle: title) : nil
        isTitleOfWork = couldBeTitle && Vocabulary.isTitleOfWork(title)
        isOrganisation =
            couldBeTitle && body.count <= 40 && !body.contains { $0.isComma || $0 == "《" }
            && Vocabulary.endsAsOrganisation(body)
        isOfMeeting = MeetingLabel.opens(body)
        opensAttachment = LineInfo.attachmentLabels.contains { body.starts(with: $0) }
    }

    private static let attachmentLabels: [Word] = ["附件", "附:", "附："]

    private static func bullet(in line: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
        guard let first = line.first else { return nil }
        let second = line.count > 1 ? line[line.startIndex + 1] : nil
        switch first {
        case "-", "*", "+":
            return second == " " && line.count > 2 ? 0..<1 : nil
        case "•", "●", "○", "■", "□", "◆", "◇", "▪", "★", "☆", "➢", "\u{F0B7}":
            return line.count > 1 ? 0..<1 : nil
        case "—", "─", "―":
            return second == first && line.count > 2 && line[2] != first ? 0..<2 : nil
        default: return nil
        }
    }

    /// At least two cells apart by tabs, or a pipe at the start and another behind it.
    private static func isRow(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        if line.trimmed.first == "|" { return line.count { $0 == "|" } >= 2 }
        guard line.contains("\t") else { return false }
        return line.split(separator: "\t").count { !$0.trimmed.isEmpty } >= 2
    }

    private static func ending(of line: ArraySlice<Unicode.Scalar>) -> Ending {
        guard var last = line.last else { return .sentence }
        if isInsideBracket(line) { return .unfinished }
        if last.isComma || last == "、" { return .unfinished }
        var rest = line.dropLast()
        while last == "”" || last == "’" || last == "\"", let previous = rest.last,
            previous.endsSentence || previous.isSemicolon
        {
            last = previous
            rest = rest.dropLast()
        }
        if last.endsSentence || last == "…" || last == "." { return .sentence }
        if last.isSemicolon || last.isColon { return .clause }
        return last.closesBracket && closesNote(line) ? .sentence : .open
    }

    /// Whether the bracket that ends a line opened behind the end of a sentence: a note.
    private static func closesNote(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        var depth = 0
        for index in line.indices.reversed() {
            if line[index].closesBracket { depth += 1 }
            guard line[index].opensBracket else { continue }
            depth -= 1
            guard depth <= 0 else { continue }
            let before = line[..<index].trimmed.last
            return before.map { $0.endsSentence || $0.isSemicolon || $0.opensBracket } ?? true
        }
        return true
    }

    /// Whether a bracket, a quotation or a title is still open at the end.
    private static func isInsideBracket(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        var brackets = 0
        var quotes = 0
        var titles = 0
        for scalar in line {
            if scalar.isHan { continue }
            if scalar.opensBracket { brackets += 1 }
            if scalar.closesBracket { brackets = max(0, brackets - 1) }
            if scalar == "“" { quotes += 1 }
            if scalar == "”" { quotes = max(0, quotes - 1) }
            if scalar == "《" { titles += 1 }
            if scalar == "》" { titles = max(0, titles - 1) }
        }
        guard let last = line.last, !last.endsSentence else { return false }
        return brackets > 0 || quotes > 0 || titles > 0
    }
}
