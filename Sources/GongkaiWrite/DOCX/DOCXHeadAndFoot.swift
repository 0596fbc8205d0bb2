import GongkaiModel

/// What is known of the head (版头) while it is written.
struct DOCXHead {
    /// Lines above the issuer's mark.
    var lines = 0
    var hasMasthead = false

    /// What is left of the 35 mm above the issuer's mark (7.2.4), 20 mm above that of an order (10.2).
    func aboveMasthead(of form: DocumentForm) -> Int {
        let room = form == .order ? DOCXMeasures.aboveOrder : DOCXMeasures.aboveMasthead
        return max(0, room - lines * DOCXMeasures.line)
    }

    /// The number at the left and the signers at the right (7.2.5, 7.2.6), by the tabs of the style.
    static func besideSigners(_ runs: [DOCXRun]) -> [DOCXRun] {
        guard let name = runs.last else { return runs }
        var before = runs.dropLast()
        if let label = before.popLast() {
            before.append(DOCXRun(text: "\t" + String(label.text.drop { $0 == "\u{3000}" })))
        }
        return [DOCXRun(text: "\t")] + before + [name.styled(.signer)]
    }
}

/// A line of the foot (版记): who gets copies, or who printed it and when.
struct DOCXFootLine {
    var role: LineRole
    var runs: [DOCXRun]

    var style: DOCXStyle { role == .copyRecipients ? .copyRecipients : .printer }

    /// The line as it is set: the date of printing stands at the right, by the tab of the style, in place of the blanks
    /// that push it there on a page.
    var layout: [DOCXRun] {
        guard role == .note, runs.count == 1, let date = runs[0].text.printingDate else { return runs }
        let printer = runs[0].text[..<date].reversed().drop(while: \.isBlank).reversed()
        return [DOCXRun(text: String(printer) + "\t" + runs[0].text[date...])]
    }
}

extension String {
    /// Where the date begins in the line of who printed a document and when: 2024年4月2日印发.
    fileprivate var printingDate: Index? {
        guard hasSuffix("印发") else { return nil }
        let signs = "0123456789〇○零一二三四五六七八九十年月日"
        var start = index(endIndex, offsetBy: -2)
        while start > startIndex, case let before = index(before: start),
            signs.contains(self[before]) || self[before].isBlank
        {
            start = before
        }
        let date = self[start...].drop(while: \.isBlank)
        return start > startIndex && date.contains("年") ? date.startIndex : nil
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == "\u{3000}" || self == " " }
}

/// The foot of a document: a table at the lower edge of the text area, with thick lines above and below and a thin one
/// between (7.4.1); at that of a letter without lines (10.1).
enum DOCXFoot {
    static func write(
        _ lines: [DOCXFootLine], hasLines: Bool, to body: inout DOCXMarkup, bookmarks: inout DOCXBookmarks
    ) {
        func border(_ side: String, eighths: Int) -> String {
            "<w:\(side) w:val=\"single\" w:sz=\"\(eighths)\" w:space=\"0\" w:color=\"000000\"/>"
        }
        let width = DOCXMeasures.textWidth
        let borders =
            "<w:tblBorders>" + border("top", eighths: 8) + border("bottom", eighths: 8)
            + border("insideH", eighths: 6) + "</w:tblBorders>"
        body.markup(
            "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" "
                + "w:horzAnchor=\"margin\" w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/>"
                + "<w:tblOverlap w:val=\"never\"/><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/>" + (hasLines ? borders : "")
                + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                + "<w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                + "<w:tblGrid><w:gridCol w:w=\"\(width)\"/></w:tblGrid>\n")
        for line in lines {
            body.markup(
                "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>")
            body.paragraph(line.style, line.layout, bookmarks: &bookmarks)
            body.markup("</w:tc></w:tr>\n")
        }
        body.markup("</w:tbl>\n")
    }
}

extension DOCXMarkup {
    /// Writes a paragraph of a cell.
    mutating func paragraph(_ style: DOCXStyle, _ runs: [DOCXRun], bookmarks: inout DOCXBookmarks) {
        markup("<w:p><w:pPr><w:pStyle w:val=\"\(style.identifier)\"/></w:pPr>")
        for run in runs { append(run, bookmarks: &bookmarks) }
        markup("</w:p>")
    }
}
