/// A style of the document: what GB/T 9704-2012 calls an element, and how it sets it.
enum DOCXStyle: String, CaseIterable {
    case issueTitle, issueNumber, sectionTitle, contentsEntry, metadata
    case copyNumber, secrecy, masthead, longMasthead, number, numberWithSigners, plainNumber, redLine
    case letterhead, longLetterhead, letterNumber, orderNumber, orderSigner, orderDate
    case attendance, longAttendance
    case title, authors, addressees, body, note, listItem
    case chapter, article, level1, level2, level3
    case attachmentNote, numberedAttachmentNote, nextAttachmentNote, attachmentLabel
    case issuer, longIssuer, date
    case copyRecipients, printer, anchor
    case tableCaption, tableCell, tableHeader, tableNote, pageNumber, evenPageNumber
    /// Of stretches of text, not of paragraphs.
    case emphasis, link, signer, heiti, kaiti

    var isOfCharacters: Bool { DOCXStyle.ofCharacters.contains(self) }
    private static let ofCharacters: Set<DOCXStyle> = [.emphasis, .link, .signer, .heiti, .kaiti]

    var identifier: String { self == .body ? "Normal" : rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// What Word shows; the name of the element in the standard where it has one.
    var name: String {
        switch self {
        case .issueTitle: "公报名称"
        case .issueNumber: "公报期号"
        case .sectionTitle: "目录标题"
        case .contentsEntry: "目录条目"
        case .metadata: "网页信息"
        case .copyNumber: "份号"
        case .secrecy: "密级和紧急程度"
        case .masthead: "发文机关标志"
        case .longMasthead: "发文机关标志（长）"
        case .number: "发文字号"
        case .numberWithSigners: "发文字号和签发人"
        case .plainNumber: "发文字号（无版头）"
        case .redLine: "版头分隔线"
        case .letterhead: "信函发文机关标志"
        case .longLetterhead: "信函发文机关标志（长）"
        case .letterNumber: "信函发文字号"
        case .orderNumber: "令号"
        case .orderSigner: "签发人职务和签名"
        case .orderDate: "成文日期（令）"
        case .attendance: "出席请假列席"
        case .longAttendance: "出席请假列席人员"
        case .title: "公文标题"
        case .authors: "题注"
        case .addressees: "主送机关"
        case .body: "Normal"
        case .note: "附注"
        case .listItem: "列表"
        case .chapter: "章节标题"
        case .article: "条标题"
        case .level1: "第一层标题"
        case .level2: "第二层标题"
        case .level3: "第三层及以下标题"
        case .attachmentNote: "附件说明"
        case .numberedAttachmentNote: "附件说明（多个）"
        case .nextAttachmentNote: "附件说明（续）"
        case .attachmentLabel: "附件标识"
        case .issuer: "发文机关署名"
        case .longIssuer: "发文机关署名（长）"
        case .date: "成文日期"
        case .copyRecipients: "抄送机关"
        case .printer: "印发机关和印发日期"
        case .anchor: "版记定位"
        case .tableCaption: "表题"
        case .tableCell: "表格文字"
        case .tableHeader: "表头"
        case .tableNote: "表注"
        case .pageNumber: "页码"
        case .evenPageNumber: "页码（双页）"
        case .emphasis: "强调文字"
        case .link: "链接"
        case .signer: "签发人姓名"
        case .heiti: "层次序数（黑体）"
        case .kaiti: "层次序数（楷体）"
        }
    }
}

/// The fonts that the standard names, by the names that offices have them under, and what stands in for them.
enum DOCXFont: String, CaseIterable {
    case fangsong = "仿宋_GB2312"
    case heiti = "黑体"
    case kaiti = "楷体_GB2312"
    case songti = "宋体"
    case xiaobiaosong = "方正小标宋简体"

    /// The font that Word takes where there is none of the name.
    var fallback: String {
        switch self {
        case .fangsong: "仿宋"
        case .heiti: "SimHei"
        case .kaiti: "楷体"
        case .songti: "SimSun"
        case .xiaobiaosong: "华文中宋"
        }
    }

    /// Of run properties. One font for all scripts, so that no quotation mark falls out of the text.
    var markup: String {
        "<w:rFonts w:ascii=\"\(rawValue)\" w:hAnsi=\"\(rawValue)\" w:eastAsia=\"\(rawValue)\" w:cs=\"\(rawValue)\"/>"
    }
}
