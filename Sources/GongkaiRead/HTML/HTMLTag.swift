/// The elements of HTML that reading a page treats in a way of their own (HTML Living Standard, 4); all others are alike.
enum HTMLTag: String, CaseIterable, Sendable {
    case html, head, body, title, meta, base, link, script, style, noscript, template
    case div, p, h1, h2, h3, h4, h5, h6, blockquote, pre, address, article, section, main, header, footer, nav, aside
    case center, fieldset, form, figure, figcaption, details, summary, dialog, hgroup, hr, br, search
    case ul, ol, li, dl, dt, dd, menu, dir
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
    case a, b, strong, em, i, u, s, font, span, label, sup, sub, big, small
    case img, input, button, select, option, optgroup, textarea, iframe, embed, object, param, area, map, source, track
    case canvas, svg, math, audio, video, noframes, frameset, frame, marquee, wbr, xmp, plaintext, noembed, applet
    /// Any other element.
    case other = ""
    /// No element: text.
    case text = "#text"

    /// Whether it has neither content nor an end tag (13.1.2).
    var isVoid: Bool {
        switch self {
        case .meta, .base, .link, .hr, .br, .col, .img, .input, .embed, .param, .area, .source, .track, .wbr, .frame:
            true
        default: false
        }
    }

    /// Whether its content is no markup, up to its own end tag (13.2.6.2).
    var isRawText: Bool {
        switch self {
        case .script, .style, .title, .textarea, .iframe, .noframes, .xmp, .noembed: true
        default: false
        }
    }

    /// Whether a line begins before it and ends behind it (15.3).
    var isBlock: Bool {
        switch self {
        case .html, .body, .div, .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .address, .article, .section,
            .main, .header, .footer, .nav, .aside, .center, .fieldset, .form, .figure, .figcaption, .details,
            .summary, .dialog, .hgroup, .hr, .search, .ul, .ol, .li, .dl, .dt, .dd, .menu, .dir, .table, .caption,
            .thead, .tbody, .tfoot, .tr, .td, .th, .option, .optgroup, .frameset, .marquee, .title, .xmp:
            true
        default: false
        }
    }

    /// Whether its start tag ends a paragraph that is open (13.2.6.4.7).
    var endsParagraph: Bool {
        switch self {
        case .option, .optgroup, .title, .marquee, .br, .text: false
        default: isBlock
        }
    }

    /// Whether nothing of it is ever shown as text of the page.
    var isNeverShown: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .textarea, .select, .option, .optgroup, .button, .iframe,
            .noframes, .noembed, .canvas, .svg, .audio, .video, .object, .applet:
            true
        default: false
        }
    }

    /// Whether it is by its name something beside the content of the page (4.3).
    var isBesideContent: Bool {
        switch self {
        case .nav, .aside, .footer, .menu, .search: true
        default: isNeverShown
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// Whether an end tag of something outside does not reach into it.
    var isBoundary: Bool {
        switch self {
        case .table, .td, .th, .caption, .html, .body, .button, .object, .template: true
        default: false
        }
    }
}

extension HTMLTag {
    /// A name in lower case, packed: its first eight bytes, and its length.
    private static func key(_ name: some Sequence<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        var count: UInt64 = 0
        for byte in name {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            key = key &* 0x100_0000_01B3 ^ UInt64(lower)
            count += 1
        }
        return key &* 31 &+ count
    }

    private static let byKey: [UInt64: HTMLTag] = {
        var tags: [UInt64: HTMLTag] = [:]
        for tag in allCases where tag != .other && tag != .text { tags[key(tag.rawValue.utf8)] = tag }
        return tags
    }()

    /// The element of a name in any case.
    init(_ name: ArraySlice<UInt8>) {
        self = .other
        guard name.count <= 10, let tag = HTMLTag.byKey[HTMLTag.key(name)] else { return }
        // The key may be another name's too.
        let isSame = name.elementsEqual(tag.rawValue.utf8) { $0 == $1 || ($0 | 0x20) == $1 }
        if isSame { self = tag }
    }
}
