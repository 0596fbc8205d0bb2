import GongkaiModel

/// Finds the part of a page that is the document.
///
/// From the root down, always into the one part that holds nearly all of what looks like a document, as long as what stays
/// outside is no part of one; then the title and number that stand above that part. No name of a class or an identifier
/// is looked at: they are each site's own.
struct ContentFinder {
    /// The lines that are the document.
    private(set) var content: [Bool]
    /// From the first line to behind the last that nothing but a document has; empty where there is none.
    private(set) var core = 0..<0
    /// The element whose lines they are.
    private(set) var node: Int?

    private let tree: HTMLTree
    private let layout: PageLayout
    private let look: PageLook
    /// The titles that the page gives its document.
    private let titles: [String]

    /// - Parameter box: lines that are the box of metadata, and no document.
    init(_ layout: PageLayout, of tree: HTMLTree, titles: [String], box: Set<Int>) {
        self.tree = tree
        self.layout = layout
        self.titles = titles
        look = PageLook(layout, of: tree, but: box)
        content = [Bool](repeating: false, count: layout.lines.count)
        node = descend()
        guard let node else {
            for index in layout.lines.indices { content[index] = !layout.lines[index].isHidden }
            return
        }
        take(node)
    }

    // MARK: Down the tree

    private func descend() -> Int? {
        var roots: [Int] = []
        var next = 0
        while next < tree.nodes.count {
            roots.append(next)
            next = Int(tree.nodes[next].end)
        }
        guard var node = heaviest(of: roots), look.weights[node].mass > 0, look.weights[node].solids > 0
        else { return nil }
        while let child = heaviest(of: tree.children(of: node)), isDocument(child, within: node) { node = child }
        return node
    }

    private func heaviest(of nodes: [Int]) -> Int? {
        var best: Int?
        for node in nodes where tree.nodes[node].tag != .text {
            if best.map({ look.weights[node].mass > look.weights[$0].mass }) ?? true { best = node }
        }
        return best
    }

    /// Whether a part holds the whole document that is in a larger part.
    private func isDocument(_ child: Int, within node: Int) -> Bool {
        let (part, whole) = (look.weights[child], look.weights[node])
        // One line is no document: what is around it is looked at line by line.
        guard part.mass > 0, part.lines >= 2 || whole.lines < 2 else { return false }
        // A table of data, however large, is none without the text around it.
        guard part.solids > 0 else { return false }
        guard tree.nodes[child].tag != .p, !tree.nodes[child].tag.isHeading else { return false }
        if whole.solids == part.solids { return part.mass * 10 >= whole.mass * 6 }
        return part.mass * 100 >= whole.mass * (whole.officials == part.officials ? 85 : 97)
    }

    // MARK: Line by line

    private mutating func take(_ node: Int) {
        let inside = lines(of: node)
        let solid = inside.filter { look.lines[$0].isSolid }
        guard let first = solid.first, let last = solid.last else { return }
        core = first..<(last + 1)
        for index in inside where isPart(index) { content[index] = true }
        dropLinkLists(in: inside)
        takeHead(before: inside.first ?? first)
    }

    private func lines(of node: Int) -> [Int] {
        let range = node..<Int(tree.nodes[node].end)
        return layout.lines.indices.filter {
            range.contains(layout.lines[$0].nodes.isEmpty ? layout.lines[$0].block : layout.lines[$0].nodes.lowerBound)
        }
    }

    private func isPart(_ index: Int) -> Bool {
        let line = layout.lines[index]
        guard !line.isHidden, !line.isBeside || isImprint(index) else { return false }
        guard !core.contains(index), line.count > 0 else { return true }
        return !look.lines[index].hasChromeWords && (line.linked * 2 <= line.count || hasFile(index))
    }

    /// Whether a line is one of the 版记 (GB/T 9704-2012, 7.4), which a page may rightly have in its footer: 抄送：…, …印发.
    private func isImprint(_ index: Int) -> Bool {
        guard index >= core.upperBound, layout.lines[index].text.count <= 3_000 else { return false }
        let words = layout.scalars(layout.lines[index].text)[...].trimmed
        let isCopy = words.starts(with: "抄送".unicodeScalars) && words.dropFirst(2).first?.isColon == true
        return isCopy
            || words.suffix(2).elementsEqual("印发".unicodeScalars) && words.contains("年") && words.contains("日")
    }

    /// Whether a link of the line leads to a file.
    private func hasFile(_ index: Int) -> Bool {
        layout.lines[index].nodes.contains { node in
            var node = node
            while node >= 0 {
                if tree.nodes[node].tag == .a { return layout.address(ofLink: node).map(PageLinks.isFile) ?? false }
                if tree.nodes[node].tag.isBlock { return false }
                node = Int(tree.nodes[node].parent)
            }
            return false
        }
    }

    /// Three lines or more that follow each other and are nothing but links lead to other pages.
    private mutating func dropLinkLists(in inside: [Int]) {
        var list: [Int] = []
        func isLink(_ index: Int) -> Bool {
            layout.lines[index].count > 0 && layout.lines[index].linked * 10 >= layout.lines[index].count * 9
                && !look.lines[index].isOfficial && !hasFile(index)
        }
        for index in inside + [-1] {
            if index >= 0, layout.lines[index].count == 0 { continue }
            if index >= 0, isLink(index) {
                list.append(index)
            } else {
                if list.count >= 3 { for line in list { content[line] = false } }
                list = []
            }
        }
    }

    // MARK: Title and number

    private static let farthestTitle = 60
    private static let mostTitleLines = 6

    /// Takes in the title that stands above the part, and a number between them, where the part has none of its own.
    private mutating func takeHead(before start: Int) {
        let head = core.lowerBound..<min(core.upperBound, core.lowerBound + 12)
        let own = (start..<max(start, head.upperBound)).filter { content[$0] }
        dropHeadingAbove(own)
        let ownWords = own.prefix(16).map { words($0) }.joined()
        guard !titles.contains(where: { ownWords.contains($0) }), !hasTitle(own) else { return }
        let above = (max(0, start - ContentFinder.farthestTitle)..<start).filter {
            layout.lines[$0].count > 0 && !layout.lines[$0].isBeside
        }
        guard let title = title(in: above) else { return }
        for index in title { content[index] = true }
        for index in above
        where index > (title.last ?? start) && NumberForm.whole(layout.scalars(layout.lines[index].text)[...]) != nil {
            content[index] = true
        }
    }

    /// A heading of the page that has the document's title, above the title that the document has itself.
    private mutating func dropHeadingAbove(_ own: [Int]) {
        for (place, index) in own.prefix(4).enumerated() {
            let title = words(index)
            guard layout.lines[index].block >= 0, tree.nodes[layout.lines[index].block].tag.isHeading,
                titles.contains(title) || title.count >= 6
            else { continue }
            let below = own[(place + 1)...].prefix(8).map { words($0) }.joined()
            if below.contains(title) { content[index] = false }
        }
    }

    private func words(_ index: Int) -> String {
        layout.lines[index].text.count > 900 ? "" : layout.scalars(layout.lines[index].text)[...].compact
    }

    /// Whether the first lines have a title of their own: one that names an issuer, a matter and a kind.
    private func hasTitle(_ lines: [Int]) -> Bool {
        var joined: [Unicode.Scalar] = []
        for index in lines.prefix(8) {
            let words = layout.scalars(layout.lines[index].text).filter { !$0.isSpace }
            guard !words.contains("。"), words.last?.isColon != true else { break }
            if NumberForm.whole(words[...]) != nil {
                joined = []
                continue
            }
            joined += words
            if joined.count > 160 { return false }
            if Vocabulary.kind(ofTitle: joined[...]) != nil, TitleParts(joined[...]).verb != nil { return true }
        }
        return false
    }

    /// The lines that make up one of the titles that the page names, nearest first; else its nearest heading.
    private func title(in above: [Int]) -> ArraySlice<Int>? {
        for hidden in [false, true] {
            let lines = above.filter { layout.lines[$0].isHidden == hidden }
            for end in lines.indices.reversed() {
                var joined = ""
                for start in (max(0, end + 1 - ContentFinder.mostTitleLines)...end).reversed() {
                    joined = words(lines[start]) + joined
                    if titles.contains(joined) { return lines[start...end] }
                    if joined.count > 200 { break }
                }
            }
        }
        let shown = above.filter { !layout.lines[$0].isHidden }
        if let title = formalTitle(in: shown.suffix(ContentFinder.nearestTitle)) { return title }
        return shown.indices.last { isHeading(shown[$0]) }.map { shown[$0...$0] }
    }

    /// The nearest lines that name an issuer, a matter and a kind, as titles of official documents do.
    private func formalTitle(in lines: ArraySlice<Int>) -> ArraySlice<Int>? {
        for end in lines.indices.reversed() {
            var joined = ""
            for start in (max(lines.startIndex, end - 3)...end).reversed() {
                let line = layout.lines[lines[start]]
                guard line.linked == 0, line.count <= 120, !look.lines[lines[start]].hasChromeWords else { break }
                joined = words(lines[start]) + joined
                let title = Array(joined.unicodeScalars)[...]
                guard title.count <= 160, Vocabulary.kind(ofTitle: title) != nil else { break }
                if let issuers = TitleParts(title).issuers, !issuers.isEmpty { return lines[start...end] }
            }
        }
        return nil
    }

    private static let nearestTitle = 12

    private func isHeading(_ index: Int) -> Bool {
        let line = layout.lines[index]
        guard line.block >= 0, (6...120).contains(line.count), line.linked == 0, !look.lines[index].hasChromeWords
        else {
            return false
        }
        return tree.nodes[line.block].tag.isHeading
    }
}

/// The titles that a page gives its document: in its head, as 政府网站发展指引 (国办发〔2017〕47号, annex 2) has it.
struct PageTitles {
    /// Without white space; the likeliest first.
    private(set) var titles: [String] = []
    /// The day that the page says it was published, as it is written.
    private(set) var published: String?

    init(of tree: HTMLTree) {
        var written: [String] = []
        for (index, node) in tree.nodes.enumerated() {
            if node.tag == .meta {
                let attributes = tree.attributes(of: index)
                guard let name = attributes["name"], let content = attributes["content"] else { continue }
                let key = String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
                if key == "articletitle" { titles.append(PageTitles.compact(content)) }
                if key == "pubdate" { published = published ?? String(decoding: content, as: UTF8.self) }
            } else if node.tag == .title, Int(node.end) > index + 1 {
                let text = tree.nodes[index + 1]
                written.append(PageTitles.compact(HTMLReferences.decoded(text.start..<text.stop, of: tree.bytes)))
            }
        }
        for title in written {
            titles.append(title)
            // 标题 - 某市人民政府门户网站, 标题_某局: the site's name stands behind.
            for (index, character) in title.enumerated() where index >= 6 && PageTitles.parts(character) {
                titles.append(String(title.prefix(index)))
            }
        }
        titles = titles.filter { $0.count >= 6 && $0.count <= 200 }
    }

    private static func parts(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case "-", "_", "|", "—", "–": character.unicodeScalars.count == 1
        default: false
        }
    }

    private static func compact(_ bytes: [UInt8]) -> String {
        Array(String(decoding: bytes.prefix(2_000), as: UTF8.self).unicodeScalars)[...].compact
    }
}
