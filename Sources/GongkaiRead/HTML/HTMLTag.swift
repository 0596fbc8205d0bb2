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
    /// A name in lower case as one number, six bits for each letter or digit; `nil` where it is none of a known element.
    @inline(__always)
    private static func key(_ name: some Collection<UInt8>) -> UInt64? {
        guard name.count <= longestName else { return nil }
        var key: UInt64 = 0
        for byte in name {
            let code: UInt8 =
                switch byte {
                case 0x61...0x7A: byte - 0x60
                case 0x41...0x5A: byte - 0x40
                case 0x30...0x39: byte - 0x30 + 27
                default: 0
                }
            guard code > 0 else { return nil }
            key = key << 6 | UInt64(code)
        }
        return key
    }

    /// As many as six bits each leave room for.
    private static let longestName = 10

    /// The elements by their keys: each at the place that its key has, or at one of those behind it.
    private static let byKey: [(key: UInt64, tag: HTMLTag)] = {
        var slots = [(key: UInt64, tag: HTMLTag)](repeating: (0, .other), count: 1 << slotBits)
        for tag in allCases where tag != .other && tag != .text {
            guard let key = key(tag.rawValue.utf8) else { continue }
            var place = place(of: key)
            while slots[place].key != 0 { place = (place + 1) % slots.count }
            slots[place] = (key, tag)
        }
        return slots
    }()

    /// Four places for each element, so that most names are found at once and others are soon known to be none.
    private static let slotBits = 9

    @inline(__always)
    private static func place(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - slotBits)) }

    /// The element of a name in any case.
    init(_ name: some Collection<UInt8>) {
        self = .other
        guard let key = HTMLTag.key(name) else { return }
        let slots = HTMLTag.byKey
        var place = HTMLTag.place(of: key)
        while slots[place].key != 0 {
            if slots[place].key == key {
                self = slots[place].tag
                return
            }
            place = (place + 1) % slots.count
        }
    }
}
