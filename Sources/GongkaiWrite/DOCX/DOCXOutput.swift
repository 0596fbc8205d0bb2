import GongkaiModel

/// Spells a page in WordprocessingML: the paragraphs and tables of `word/document.xml`, each of a style.
struct DOCXOutput: PageOutput {
    private(set) var body = DOCXMarkup()
    /// The styles of headings that are there, by what they are and their level.
    private(set) var headings: Set<DOCXHeading> = []
    /// Tables with more columns than Word takes.
    var wideTables = 0

    /// What stands before the text of the next paragraph: a heading that it goes on behind, or an item's mark.
    private var lead: [DOCXRun] = []
    /// What the parts that are open are, the innermost last.
    private var parts: [PagePart] = []
    /// How deep the blocks stand in lists.
    private var depth = 0
    private var beginsPage = false
    private var bookmarks = DOCXBookmarks()
    private var head = DOCXHead()
    /// How the document is laid out whose head stood last.
    private var form = DocumentForm.usual
    /// The lines of the head of a letter, which stand in another order than they come.
    private var letterhead: [DOCXLetter.Line] = []
    /// Whether the first page of the section that is open bears no number: that of a letter (GB/T 9704-2012, 10.1).
    private(set) var hidesFirstPageNumber = false
    private var foot: [DOCXFootLine] = []

    var abilities: PageAbilities { [.emphasis, .links, .anchors, .mergedCells] }

    /// Ends the document.
    mutating func finish() {
        flush()
    }

    // MARK: Paragraphs

    /// Writes a paragraph.
    /// - Parameters:
    ///   - before, after: take the place of those of the style.
    ///   - frame: properties that stand before the spacing.
    mutating func paragraph(
        _ style: String, before: Int? = nil, after: Int? = nil, frame: String = "",
        _ write: (inout DOCXMarkup, inout DOCXBookmarks) -> Void
    ) {
        body.markup("<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>")
        if beginsPage { body.markup("<w:pageBreakBefore/>") }
        body.markup(frame)
        if before != nil || after != nil {
            let edges = [before.map { " w:before=\"\($0)\"" }, after.map { " w:after=\"\($0)\"" }]
            body.markup("<w:spacing" + edges.compactMap(\.self).joined() + "/>")
        }
        if depth > 1 { body.markup("<w:ind w:left=\"\(DOCXMeasures.characters(Double(2 * min(depth, 8) - 2)))\"/>") }
        body.markup("</w:pPr>")
        beginsPage = false
        body.markup(bookmarks.takeMarks())
        write(&body, &bookmarks)
        body.markup("</w:p>\n")
    }

    mutating func paragraph(
        _ style: DOCXStyle, _ runs: [DOCXRun] = [], before: Int? = nil, after: Int? = nil
    ) {
        paragraph(style.identifier, before: before, after: after) { body, bookmarks in
            for run in runs { body.append(run, bookmarks: &bookmarks) }
        }
    }

    /// Writes a line of a letter's head, with the lines of its first page where they hang on this paragraph.
    mutating func letterLine(
        _ style: DOCXStyle, _ runs: [DOCXRun], before: Int?, after: Int?, _ drawing: String
    ) {
        paragraph(style.identifier, before: before, after: after) { body, bookmarks in
            body.markup(drawing)
            for run in runs { body.append(run, bookmarks: &bookmarks) }
        }
    }

    /// Writes a paragraph in a frame at a place of its own on the page.
    mutating func framed(_ style: DOCXStyle, _ runs: [DOCXRun], _ frame: String) {
        paragraph(style.identifier, frame: frame) { body, bookmarks in
            for run in runs { body.append(run, bookmarks: &bookmarks) }
        }
    }

    /// Writes a lead that nothing followed.
    private mutating func flush() {
        guard !lead.isEmpty else { return }
        let runs = lead
        lead = []
        paragraph(depth > 0 ? .listItem : .body, runs)
    }

    // MARK: Parts

    mutating func open(_ part: PagePart) {
        flush()
        parts.append(part)
        switch part {
        case .document(let anchor):
            beginsPage = !body.bytes.isEmpty
            bookmarks.mark(anchor)
        case .enclosure, .catalogue, .backMatter: beginsPage = !body.bytes.isEmpty
        case .head(let form): open(headOf: form)
        case .item(let marker):
            depth += 1
            lead = [DOCXRun(text: bulletMarkers.contains(marker) ? "• " : marker + " ")]
        case .foot: foot = []
        default: break
        }
    }

    mutating func close(_ part: PagePart) {
        flush()
        parts.removeLast()
        switch part {
        case .item: depth -= 1
        case .head(.letter): closeLetterhead()
        // An order has no line below its head (10.2).
        case .head(.order): break
        case .head where head.hasMasthead: paragraph(.redLine)
        case .foot: writeFoot()
        case .document where bookmarks.hasMarks: paragraph(.body)
        default: break
        }
    }

    private mutating func open(headOf form: DocumentForm) {
        head = DOCXHead()
        self.form = form
        letterhead = []
        if form == .letter { beginSection() }
    }

    /// Begins the section of a letter: only the first page of a section can be without a number. What stands behind the
    /// letter stays in it, since its pages bear theirs.
    private mutating func beginSection() {
        if !body.bytes.isEmpty {
            body.markup(
                "<w:p><w:pPr><w:pStyle w:val=\"\(DOCXStyle.anchor.identifier)\"/>"
                    + DOCXPackage.section(hidesFirstPageNumber: hidesFirstPageNumber) + "</w:pPr></w:p>\n")
            // A section begins on a new page by itself.
            beginsPage = false
        }
        hidesFirstPageNumber = true
    }

    private mutating func closeLetterhead() {
        // The frames are outside the text, so that it is the paragraph behind them that begins the page.
        if beginsPage { paragraph(.anchor) }
        DOCXLetter.write(letterhead, to: &self)
    }

    private mutating func writeFoot() {
        guard !foot.isEmpty else { return }
        if beginsPage { paragraph(.anchor) }
        DOCXFoot.write(foot, hasLines: form != .letter, to: &body, bookmarks: &bookmarks)
        paragraph(.anchor)
        foot = []
    }

    // MARK: What stands in parts

    mutating func heading(_ heading: PageHeading) {
        let style = DOCXHeading(kind: heading.kind, of: parts.last, level: heading.level)
        let runs = lead + heading.runs.map { DOCXRun($0) }
        lead = []
        guard !heading.isRunIn else {
            lead = runs.map { $0.styled(style.look.characters) }
            return
        }
        guard !heading.isItem else { return item(runs, style.look) }
        if case .document? = parts.last, takesForMark(runs) {
            head.hasMasthead = true
            return paragraph(markStyle(of: runs), runs, before: head.aboveMasthead(of: form))
        }
        headings.insert(style)
        paragraph(style.identifier) { body, bookmarks in
            for run in runs { body.append(run, bookmarks: &bookmarks) }
        }
    }

    /// Whether a title is the mark of a special form, which bears no other: 云溪市人民政府令, …会议纪要 (10.2, 10.3).
    private func takesForMark(_ runs: [DOCXRun]) -> Bool {
        let title = runs.map(\.text).joined()
        guard !head.hasMasthead else { return false }
        return (form == .order && (title.hasSuffix("令") || title.hasSuffix("命令")))
            || (form == .minutes && title.hasSuffix("纪要"))
    }

    private func markStyle(of runs: [DOCXRun]) -> DOCXStyle {
        runs.reduce(0) { $0 + $1.text.unicodeScalars.count } > 12 ? .longMasthead : .masthead
    }

    /// Writes an item of an enumeration: its numeral looks as those of its level do, its words as those of the body.
    private mutating func item(_ runs: [DOCXRun], _ look: DOCXStyle) {
        let numeral = runs.first.map { [$0.styled(look.characters)] } ?? []
        paragraph(depth > 0 ? .listItem : .body, numeral + runs.dropFirst())
    }

    mutating func line(_ runs: [PageRun], as role: LineRole, marker: String?) {
        var runs = runs.map { DOCXRun($0) }
        if let marker { runs.insert(DOCXRun(text: marker, style: markerStyle), at: 0) }
        runs = lead + runs
        lead = []
        if case .foot? = parts.last { return foot.append(DOCXFootLine(role: role, runs: runs)) }
        if case .head(.letter)? = parts.last { return letterhead.append((role, runs)) }
        if form == .minutes, role == .paragraph, let label = runs.first?.text.attendanceLabel {
            return attendance(runs, label)
        }
        if form == .order, role == .issuer { runs = runs.map(\.asOfficeAndName) }
        switch role {
        case .copyNumber, .secrecy, .urgency: head.lines += 1
        case .masthead: head.hasMasthead = true
        default: break
        }
        let style = style(of: role, runs)
        // Below a mark that is the title, which ends no head.
        let endsHead: Bool = if case .document? = parts.last { role == .number && form == .minutes } else { false }
        defer { if endsHead, style == .number { paragraph(.redLine) } }
        let layout = role == .number && style == .numberWithSigners ? DOCXHead.besideSigners(runs) : runs
        paragraph(style, layout, before: role == .masthead ? head.aboveMasthead(of: form) : nil)
    }

    /// Writes who was at a meeting, the label in 黑体; the first of the lists stands below an empty line (10.3).
    private mutating func attendance(_ runs: [DOCXRun], _ label: String) {
        var rest = runs[0]
        rest.text.removeFirst(label.count)
        let list = [DOCXRun(text: label, style: .heiti), rest] + runs.dropFirst()
        paragraph(
            label.count > 3 ? .longAttendance : .attendance, list,
            before: label.hasPrefix("出席") ? DOCXMeasures.line : nil)
    }

    /// How the numeral of the division that is open looks, where it stands before text.
    private var markerStyle: DOCXStyle? {
        guard case .division(_, let kind)? = parts.last else { return nil }
        return DOCXHeading(kind: kind, of: nil, level: 1).look.characters
    }

    private func style(of role: LineRole, _ runs: [DOCXRun]) -> DOCXStyle {
        let length = runs.reduce(0) { $0 + $1.text.unicodeScalars.count }
        return switch role {
        case .issue: .issueNumber
        case .copyNumber: .copyNumber
        case .status, .secrecy, .urgency: .secrecy
        case .masthead: length > 12 ? .longMasthead : .masthead
        case .number where !head.hasMasthead: .plainNumber
        case .number where form == .order: .orderNumber
        case .number: runs.count > 1 ? .numberWithSigners : .number
        case .authors: .authors
        case .addressees: .addressees
        case .paragraph: depth > 0 ? .listItem : .body
        case .note: .note
        case .attachmentNote: runs.first?.isNumbered == true ? .numberedAttachmentNote : .attachmentNote
        case .nextAttachmentNote: .nextAttachmentNote
        case .issuer where form == .order: .orderSigner
        case .date where form == .order: .orderDate
        case .issuer: length > 14 ? .longIssuer : .issuer
        case .date: .date
        case .attachmentLabel: .attachmentLabel
        case .copyRecipients: .copyRecipients
        }
    }

    mutating func entry(_ entry: PageEntry) {
        flush()
        let link = entry.anchor.map { PageRun.Link.anchor($0) }
        var runs = [DOCXRun(text: entry.title + (entry.number.map { "（\($0)）" } ?? ""), link: link)]
        if let page = entry.page { runs.append(DOCXRun(text: "\t（\(page)）")) }
        paragraph(.contentsEntry, runs)
    }

    mutating func facts(_ facts: [PageFact], derived: Bool) {
        flush()
        for fact in facts {
            paragraph(.metadata, [DOCXRun(text: fact.label + "：", style: .heiti), DOCXRun(text: fact.value)])
        }
    }

    mutating func table(_ table: PageTable) {
        flush()
        if !table.caption.isEmpty { paragraph(.tableCaption, [DOCXRun(text: table.caption)]) }
        if beginsPage || bookmarks.hasMarks { paragraph(.anchor) }
        let grid = DOCXGrid(table)
        if grid.columns > DOCXGrid.columnLimit {
            wideTables += 1
            for row in TableGrid(table).rows {
                let cells = row.map { $0?.runs.string.inOneLine ?? "" }
                paragraph(.tableNote, [DOCXRun(text: cells.joined(separator: "\t"))])
            }
        } else if grid.columns > 0 {
            DOCXTable.write(grid, headerRows: table.headerRows, to: &body, bookmarks: &bookmarks)
        }
        // Two tables that nothing parts would be one.
        if table.footnotes.allSatisfy(\.isEmpty) { return paragraph(.anchor) }
        for note in table.footnotes where !note.isEmpty { paragraph(.tableNote, note.map { DOCXRun($0) }) }
    }
}
