import GongkaiModel

/// A stretch of text that is all of one style.
struct DOCXRun {
    var text: String
    var style: DOCXStyle?
    var link: PageRun.Link?

    init(text: String, style: DOCXStyle? = nil, link: PageRun.Link? = nil) {
        self.text = text
        self.style = style
        self.link = link
    }

    init(_ run: PageRun) {
        self.init(text: run.text, style: run.isEmphasised ? .emphasis : nil, link: run.link)
    }

    /// The run in a style, unless it has one.
    func styled(_ style: DOCXStyle?) -> DOCXRun { DOCXRun(text: text, style: self.style ?? style, link: link) }

    /// The run with the room that an order has between office and name.
    var asOfficeAndName: DOCXRun { DOCXRun(text: text.asOfficeAndName, style: style, link: link) }

    /// Whether it is the first line of the list of attachments, and they are numbered: 附件：1. 名单.
    var isNumbered: Bool {
        guard text.hasPrefix("附件：") else { return false }
        let rest = text.dropFirst(3)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && rest.dropFirst(digits.count).hasPrefix(".")
    }
}

extension DOCXMarkup {
    mutating func append(_ run: DOCXRun, bookmarks: inout DOCXBookmarks) {
        switch run.link {
        case nil: append(run.text, as: run.style)
        case .address(let address): link(to: address) { $0.append(run.text, as: run.style ?? .link) }
        case .anchor(let anchor):
            markup("<w:hyperlink w:anchor=\"\(bookmarks.name(of: anchor))\" w:history=\"1\">")
            append(run.text, as: run.style)
            markup("</w:hyperlink>")
        }
    }
}

/// The bookmarks that links lead to. Word takes no ids of ours for names: they are numbered as they are met.
struct DOCXBookmarks {
    private var numbers: [String: Int] = [:]
    private var marked: Set<Int> = []
    /// Those that begin with the next paragraph.
    private var pending: [Int] = []

    var hasMarks: Bool { !pending.isEmpty }

    private mutating func number(of anchor: String) -> Int {
        if let number = numbers[anchor] { return number }
        let number = numbers.count + 1
        numbers[anchor] = number
        return number
    }

    mutating func name(of anchor: String) -> String { "document\(number(of: anchor))" }

    /// Has the next paragraph bear the anchor. Of two with one anchor the first gets it.
    mutating func mark(_ anchor: String) {
        let number = number(of: anchor)
        if marked.insert(number).inserted { pending.append(number) }
    }

    mutating func takeMarks() -> String {
        defer { pending = [] }
        return pending.map {
            "<w:bookmarkStart w:id=\"\($0)\" w:name=\"document\($0)\"/><w:bookmarkEnd w:id=\"\($0)\"/>"
        }.joined()
    }
}

/// A heading: what it is, and how high it stands in the outline.
struct DOCXHeading: Hashable {
    var look: DOCXStyle
    var level: Int

    /// Word has nine levels; what is deeper is no part of its outline.
    static let deepest = 9

    init(kind: Division.Kind?, of part: PagePart?, level: Int) {
        self.level = min(level, DOCXHeading.deepest + 1)
        switch (kind, part) {
        case (.part?, _), (.subpart?, _), (.chapter?, _), (.section?, _): look = .chapter
        case (.article?, _): look = .article
        case (.level1?, _): look = .level1
        case (.level2?, _): look = .level2
        case (_?, _): look = .level3
        case (nil, .masthead): look = .issueTitle
        case (nil, .contents), (nil, .catalogue): look = .sectionTitle
        case (nil, _): look = .title
        }
    }

    var identifier: String { "\(look.identifier)-\(level)" }

    /// The style's element: that of its look, at a place of the outline.
    var markup: String {
        let outline = level > DOCXHeading.deepest ? "" : "<w:pPr><w:outlineLvl w:val=\"\(level - 1)\"/></w:pPr>"
        return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"\(identifier)\">"
            + "<w:name w:val=\"\(look.name) \(level)\"/><w:basedOn w:val=\"\(look.identifier)\"/>"
            + "<w:next w:val=\"Normal\"/><w:qFormat/>\(outline)</w:style>\n"
    }
}

extension PageHeading {
    /// Whether it is a sentence or a piece of one, under which nothing stands: an item, no title of anything.
    var isItem: Bool {
        guard isAlone, let kind, kind >= .article, let last = runs.last?.text.last else { return false }
        return "。；;，,".contains(last)
    }
}

extension DOCXStyle {
    /// The style of a stretch of text that looks as a heading of this style does.
    var characters: DOCXStyle? {
        switch self {
        case .chapter, .article, .level1: .heiti
        case .level2: .kaiti
        default: nil
        }
    }
}
