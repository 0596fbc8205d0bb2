/// How the styles look. Properties stand in the order of ECMA-376-1 (17.3.1.26 and 17.3.2.28), as Word wants them.
/// What a style does not say comes from that of the body.
extension DOCXStyle {
    private typealias Measures = DOCXMeasures

    /// The children of `w:pPr`.
    var paragraphProperties: String {
        switch self {
        case .issueTitle: "<w:keepNext/>" + offGrid + spacing(before: 2, after: 1, exact: 2) + centred
        case .issueNumber: spacing(after: 2) + centred
        case .sectionTitle: "<w:keepNext/>" + spacing(before: 1, after: 1) + centred
        case .contentsEntry:
            tabs("<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"\(Measures.textWidth)\"/>")
                + indent(left: 1, first: -1) + left
        case .metadata: box + offGrid + indent(left: 0) + left
        case .copyNumber, .secrecy, .addressees: indent(left: 0)
        case .masthead, .longMasthead:
            offGrid
                + "<w:spacing w:before=\"\(Measures.aboveMasthead)\" w:line=\"\(2 * Measures.line)\" w:lineRule=\"exact\"/>"
                + centred
        // 发文机关标志下空二行 (7.2.5).
        case .number: spacing(before: 2) + centred
        case .numberWithSigners:
            tabs(
                "<w:tab w:val=\"left\" w:pos=\"\(Measures.character)\"/>"
                    + "<w:tab w:val=\"right\" w:pos=\"\(Measures.textWidth - Measures.character)\"/>")
                + spacing(before: 2) + indent(left: 0) + left
        case .plainNumber: spacing(after: 1) + centred
        // The red line, and two empty lines to the title (7.2.7, 7.3.1).
        case .redLine:
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"FF0000\"/></w:pBdr>"
                + offGrid
                + "<w:spacing w:after=\"\(2 * Measures.line)\" w:line=\"\(Measures.aboveRedLine)\" w:lineRule=\"exact\"/>"
                + indent(left: 0)
        // The mark as high as its characters are, so that its upper edge is where it is said to be (10.1).
        case .letterhead: offGrid + "<w:spacing w:line=\"720\" w:lineRule=\"exact\"/>" + centred
        case .longLetterhead: offGrid + "<w:spacing w:line=\"520\" w:lineRule=\"exact\"/>" + centred
        case .letterNumber: indent(left: 0) + right
        // 发文机关标志下空二行居中编排令号, 令号下空二行编排正文 (10.2).
        case .orderNumber: spacing(before: 2, after: 2) + centred
        // 正文下空二行右空四字; 签名章下空一行右空四字编排成文日期 (7.3.5.3).
        case .orderSigner: "<w:keepNext/>" + spacing(before: 2) + indent(left: 0, right: 4) + together + right
        case .orderDate: spacing(before: 1) + indent(left: 0, right: 4) + right
        // 左空二字; 回行时与冒号后的首字对齐 (10.3).
        case .attendance: indent(left: 5, first: -3) + left
        case .longAttendance: indent(left: 7, first: -5) + left
        // 主送机关 stand below the title and an empty line (7.3.2).
        case .title: "<w:keepNext/>" + offGrid + spacing(after: 1, exact: 1) + centred
        case .authors: spacing(after: 1) + centred
        case .body: indent(left: 0, first: 2) + "<w:jc w:val=\"both\"/>"
        case .note, .listItem, .article, .level1, .level2, .level3: ""
        case .chapter: "<w:keepNext/>" + spacing(before: 1, after: 1) + centred
        // 正文下空一行左空二字; what is broken goes on below the first character of the name (7.3.4).
        case .attachmentNote: spacing(before: 1) + indent(left: 5, first: -3)
        case .numberedAttachmentNote: spacing(before: 1) + indent(left: 6.5, first: -4.5)
        case .nextAttachmentNote: indent(left: 6.5, first: -1.5)
        // 另面编排, 顶格 (7.3.7); the title is in the third line.
        case .attachmentLabel: "<w:keepNext/><w:pageBreakBefore/>" + spacing(after: 1) + indent(left: 0)
        // 成文日期右空四字, the issuer in the middle above it (7.3.5.1).
        case .issuer: "<w:keepNext/>" + spacing(before: 1) + indent(left: 13.5) + together + centred
        case .longIssuer: "<w:keepNext/>" + spacing(before: 1) + indent(left: 0, right: 2) + together + right
        case .date: indent(left: 13.5) + centred
        // 左右各空一字, 回行时与冒号后的首字对齐 (7.4.2).
        case .copyRecipients:
            offGrid + "<w:ind w:left=\"\(4 * Measures.smallCharacter)\" "
                + "w:right=\"\(Measures.smallCharacter)\" w:hanging=\"\(3 * Measures.smallCharacter)\"/>"
        // 印发机关左空一字, 印发日期右空一字 (7.4.3).
        case .printer:
            tabs("<w:tab w:val=\"right\" w:pos=\"\(Measures.textWidth - Measures.smallCharacter)\"/>")
                + offGrid + "<w:ind w:left=\"\(Measures.smallCharacter)\" w:firstLine=\"0\"/>" + left
        case .anchor:
            offGrid + "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>" + indent(left: 0)
        case .tableCaption: "<w:keepNext/>" + centred
        case .tableCell: offGrid + indent(left: 0) + left
        case .tableHeader: offGrid + centred
        case .tableNote: offGrid + indent(left: 0)
        // 单页码居右空一字, 双页码居左空一字 (7.5).
        case .pageNumber: offGrid + indent(left: 0, right: 1) + right
        case .evenPageNumber: offGrid + indent(left: 1) + left
        case .emphasis, .link, .signer, .heiti, .kaiti: ""
        }
    }

    /// The children of `w:rPr`; `w:sz` counts half points. Size 3 is 16 points, 2 is 22, 4 is 14.
    var runProperties: String {
        let red = "<w:color w:val=\"FF0000\"/>"
        return switch self {
        case .issueTitle, .masthead, .letterhead: DOCXFont.xiaobiaosong.markup + red + size(72)
        case .longMasthead, .longLetterhead: DOCXFont.xiaobiaosong.markup + red + size(52)
        case .title: DOCXFont.xiaobiaosong.markup + size(44)
        case .secrecy, .sectionTitle, .chapter, .article, .level1, .attachmentLabel, .heiti: DOCXFont.heiti.markup
        case .level2, .authors, .signer, .kaiti: DOCXFont.kaiti.markup
        // The grid counts from the size of this style (ECMA-376-1, 17.6.5).
        case .body:
            DOCXFont.fangsong.markup + "<w:spacing w:val=\"\(DOCXMeasures.characterSpacing)\"/>" + size(32)
        case .tableHeader: DOCXFont.heiti.markup + size(24)
        case .metadata, .tableCell, .tableNote: size(24)
        case .copyRecipients, .printer: size(28)
        case .pageNumber, .evenPageNumber: DOCXFont.songti.markup + size(28)
        case .tableCaption: DOCXFont.heiti.markup + size(28)
        case .anchor: size(2)
        case .emphasis: "<w:b/><w:bCs/>"
        default: ""
        }
    }

    // MARK: Properties

    private var centred: String { (paragraphHasIndent ? "" : indent(left: 0)) + "<w:jc w:val=\"center\"/>" }
    private var left: String { "<w:jc w:val=\"left\"/>" }
    private var right: String { "<w:jc w:val=\"right\"/>" }
    /// No space between paragraphs of this style.
    private var together: String { "<w:contextualSpacing/>" }

    /// Those that are moved aside and in the middle of what is left.
    private var paragraphHasIndent: Bool { self == .issuer || self == .date }

    /// Lines and characters where their own size puts them, not where the page's grid does: those of other sizes.
    private var offGrid: String { "<w:snapToGrid w:val=\"0\"/>" }

    private var box: String {
        let sides = ["top", "left", "bottom", "right"]
        return "<w:pBdr>"
            + sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"A6A6A6\"/>" }.joined()
            + "</w:pBdr>"
    }

    private func size(_ halfPoints: Int) -> String {
        "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
    }

    private func tabs(_ stops: String) -> String { "<w:tabs>" + stops + "</w:tabs>" }

    /// Empty lines above and below. A line that is exact is so many of the page high, however large its font.
    private func spacing(before: Double = 0, after: Double = 0, exact: Double? = nil) -> String {
        let line = exact.map { " w:line=\"\(Measures.lines($0))\" w:lineRule=\"exact\"" } ?? ""
        return "<w:spacing w:before=\"\(Measures.lines(before))\" w:after=\"\(Measures.lines(after))\"\(line)/>"
    }

    /// Characters of size 3 to the left and right; the first line begins so many further right, or left.
    private func indent(left: Double, right: Double = 0, first: Double = 0) -> String {
        let firstLine =
            first < 0
            ? "w:hanging=\"\(Measures.characters(-first))\"" : "w:firstLine=\"\(Measures.characters(first))\""
        return "<w:ind w:left=\"\(Measures.characters(left))\" w:right=\"\(Measures.characters(right))\" \(firstLine)/>"
    }
}
