import GongkaiModel

/// Spells a page in HTML. Every text goes through `text` or `attribute`, which escape it.
package struct HTMLOutput: PageOutput {
    package private(set) var bytes: [UInt8] = []

    /// A fragment leaves to its page what no document prints.
    var abilities: PageAbilities = [.emphasis, .links, .anchors, .dates, .mergedCells, .derivedFacts]

    package init() {}

    // MARK: Markup and text

    /// Writes what is markup already: words of the program, never of an input.
    package mutating func markup(_ markup: String) { bytes += markup.utf8 }

    /// Writes HTML that another output has spelt.
    package mutating func markup(_ html: [UInt8]) { bytes += html }

    /// Writes text; line feeds become breaks.
    package mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            case UInt8(ascii: "\n"): markup("<br>")
            default: bytes.append(byte)
            }
        }
    }

    /// Writes an attribute of the tag that is open, its value in one line.
    package mutating func attribute(_ name: String, _ value: String) {
        markup(" \(name)=\"")
        for byte in value.inOneLine.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "\""): markup("&quot;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            default: bytes.append(byte)
            }
        }
        markup("\"")
    }

    mutating func runs(_ runs: [PageRun]) {
        for run in runs {
            if let link = run.link {
                markup("<a")
                attribute("href", address(of: link))
                markup(">")
            }
            if run.isEmphasised { markup("<em>") }
            if let date = run.date {
                markup("<time")
                attribute("datetime", date.description)
                markup(">")
            }
            text(run.text)
            if run.date != nil { markup("</time>") }
            if run.isEmphasised { markup("</em>") }
            if run.link != nil { markup("</a>") }
        }
    }

    private func address(of link: PageRun.Link) -> String {
        switch link {
        case .address(let address): address
        case .anchor(let anchor): PageAddress.fragment(anchor)
        }
    }

    mutating func begin(title: String) {
        markup(HTMLStyle.beforeTitle)
        text(title.inOneLine)
        markup(HTMLStyle.behindTitle)
    }

    // MARK: Parts

    mutating func open(_ part: PagePart) {
        let element = element(of: part)
        markup("<" + element.name)
        if let name = element.className { attribute("class", name) }
        switch part {
        case .document(let anchor), .division(let anchor, _): attribute("id", anchor)
        case .list: attribute("role", "list")
        default: break
        }
        markup(">")
        if case .item(let marker) = part, !bulletMarkers.contains(marker) {
            span("marker", marker)
            markup(" ")
        }
        markup("\n")
    }

    mutating func close(_ part: PagePart) { markup("</\(element(of: part).name)>\n") }

    private func element(of part: PagePart) -> (name: String, className: String?) {
        switch part {
        case .masthead: ("header", nil)
        case .frontMatter: ("section", "front-matter")
        case .contents: ("section", "contents")
        case .catalogue: ("section", "catalogue")
        case .backMatter: ("section", "back-matter")
        case .document: ("article", "document")
        case .head: ("header", nil)
        case .division: ("section", "division")
        case .list: ("ul", nil)
        case .item(let marker): ("li", bulletMarkers.contains(marker) ? nil : "marked")
        case .signature: ("div", "signature")
        case .enclosure: ("section", "enclosure")
        case .attachment: ("section", "attachment")
        case .foot: ("footer", nil)
        }
    }

    // MARK: What stands in parts

    /// HTML has six levels; what is deeper says its own (ARIA).
    mutating func heading(_ heading: PageHeading) {
        let name = "h\(min(heading.level, 6))"
        markup("<" + name)
        if heading.isRunIn { attribute("class", "run-in") }
        if heading.level > 6 { attribute("aria-level", String(heading.level)) }
        markup(">")
        runs(heading.runs)
        markup("</\(name)>\n")
    }

    mutating func line(_ runs: [PageRun], as role: LineRole, marker: String?) {
        markup("<p")
        if role != .paragraph { attribute("class", role.rawValue) }
        markup(">")
        if let marker { span("marker", marker) }
        self.runs(runs)
        markup("</p>\n")
    }

    private mutating func span(_ name: String, _ content: String) {
        markup("<span")
        attribute("class", name)
        markup(">")
        text(content)
        markup("</span>")
    }

    mutating func entry(_ entry: PageEntry) {
        markup("<li>")
        let number = entry.number.map { "（\($0)）" } ?? ""
        runs([PageRun(text: entry.title + number, link: entry.anchor.map { .anchor($0) })])
        if let page = entry.page {
            markup(" ")
            span("page", page)
        }
        markup("</li>\n")
    }

    mutating func facts(_ facts: [PageFact], derived: Bool) {
        markup(derived ? "<dl class=\"derived\">\n" : "<dl>\n")
        for fact in facts {
            markup("<div><dt>")
            text(fact.label)
            markup("</dt><dd>")
            text(fact.value)
            markup("</dd></div>\n")
        }
        markup("</dl>\n")
    }
}
