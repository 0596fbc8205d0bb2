import GongkaiDiagnostics
import GongkaiModel

/// Links to files: where the attachments of a document are to be found; and what else a page has that was not read.
struct PageAttachments {
    private(set) var diagnostics: [Diagnostic] = []
    private let tree: HTMLTree
    private let layout: PageLayout
    private let isContent: [Bool]
    /// The last line of the document.
    private let lastLine: Int?

    private struct Link {
        var node: Int
        var address: String
        var words: String
        var line: Int
        var isFile: Bool
    }

    init(_ tree: HTMLTree, _ layout: PageLayout, isContent: [Bool]) {
        self.tree = tree
        self.layout = layout
        self.isContent = isContent
        lastLine = isContent.lastIndex(of: true)
    }

    /// Takes the links to files as places of attachments; one that is listed nowhere is an attachment by itself.
    /// - Parameter used: what of the text of the page was taken; what is taken here is added.
    mutating func take(into publication: inout Publication, used: inout [Range<Int>], leaves: Leaves) {
        guard let last = publication.documents.indices.last else { return report([]) }
        var elsewhere: [Link] = []
        for link in links() {
            guard link.isFile else {
                elsewhere.append(link)
                continue
            }
            if place(link, in: &publication.documents[last].attachments) { continue }
            if isContent[link.line] {
                elsewhere.append(link)
            } else if isBelowContent(link.line), !PageLinks.isImage(link.address),
                !used.contains(where: { $0.overlaps(layout.lines[link.line].text) })
            {
                let text = layout.lines[link.line].text
                let run = leaves.text.run(from: text.lowerBound, to: text.upperBound)
                publication.documents[last].attachments.append(
                    Attachment(
                        title: leaves.sourced(run.whole, of: run), location: link.address,
                        source: run.source(of: run.whole, in: leaves.text)))
                used.append(text)
            }
        }
        report(lost(of: elsewhere, in: publication))
    }

    /// Those of links that no text of the publication keeps.
    private func lost(of links: [Link], in publication: Publication) -> [Link] {
        guard !links.isEmpty else { return [] }
        var kept = KeptLinks()
        kept.visit(publication)
        return links.filter { !kept.take($0.address) }
    }

    /// The addresses that texts keep.
    private struct KeptLinks: SpanVisitor {
        private var counts: [String: Int] = [:]

        mutating func visit(spans: [Span]) {
            for span in spans { if case .link(let address) = span.kind { counts[address, default: 0] += 1 } }
        }

        /// Whether an address is kept once more than it was asked for.
        mutating func take(_ address: String) -> Bool {
            guard let count = counts[address], count > 0 else { return false }
            counts[address] = count - 1
            return true
        }
    }

    /// The links to files, and those of the document to anything else.
    private func links() -> [Link] {
        layout.addresses.compactMap { node, address in
            let end = Int(tree.nodes[node].end)
            guard end > node + 1, let line = layout.line(ofNode: node + 1), layout.lines[line].nodes.lowerBound < end,
                !layout.lines[line].isHidden
            else { return nil }
            let isFile = PageLinks.isFile(address)
            guard isFile || isContent[line] else { return nil }
            let words = words(of: node)
            return words.isEmpty ? nil : Link(node: node, address: address, words: words, line: line, isFile: isFile)
        }
    }

    /// The text of an element, without white space.
    private func words(of node: Int) -> String {
        var words: [UInt8] = []
        for inner in (node + 1)..<Int(tree.nodes[node].end) where tree.nodes[inner].tag == .text {
            words += HTMLReferences.decoded(tree.nodes[inner].start..<tree.nodes[inner].stop, of: tree.bytes)
        }
        return Array(String(decoding: words.prefix(2_000), as: UTF8.self).unicodeScalars)[...].compact
    }

    /// Notes the place of the attachment that a link names.
    private func place(_ link: Link, in attachments: inout [Attachment]) -> Bool {
        // More than any document has; each link is compared with each of them.
        guard attachments.count <= PageAttachments.mostCompared else { return false }
        // The same file may be offered twice.
        if attachments.contains(where: { $0.location == link.address }) { return true }
        let words = PageAttachments.name(link.words)
        for index in attachments.indices where attachments[index].location == nil {
            let attachment = attachments[index]
            let names = [attachment.title?.value, attachment.heading?.value].compactMap { $0 }.map(PageAttachments.name)
            let isNamed = names.contains {
                $0 == words || $0.count >= 4 && (words.contains($0) || words.count >= 4 && $0.contains(words))
            }
            let isNumbered =
                attachment.ordinal.map { words == String($0) || link.words == "附件\($0)" }
                ?? (words.isEmpty && attachments.count == 1)
            guard isNamed || isNumbered else { continue }
            attachments[index].location = link.address
            return true
        }
        return false
    }

    /// The name of an attachment without 附件, its number, quotation marks and the ending of a file.
    private static func name(_ words: String) -> String {
        var scalars = Array(words.unicodeScalars).filter { !$0.isSpace && $0 != "《" && $0 != "》" }
        if scalars.starts(with: "附件".unicodeScalars) { scalars.removeFirst(2) }
        if let dot = scalars.lastIndex(of: "."), scalars.count - dot <= 5, scalars[(dot + 1)...].allSatisfy(\.isLatin) {
            scalars.removeSubrange(dot...)
        }
        let core = scalars.drop { $0.isDigit || $0.isColon || $0 == "." || $0 == "、" || $0 == "．" }
        return core.isEmpty ? scalars[...].string : Array(core)[...].string
    }

    private func isBelowContent(_ line: Int) -> Bool {
        guard let last = lastLine, line > last, line - last <= 100, !layout.lines[line].isBeside else { return false }
        return layout.lines[last...line].count { $0.count > 0 } <= PageAttachments.farthest
    }

    private mutating func report(_ elsewhere: [Link]) {
        if let first = elsewhere.first {
            let position = Diagnostic.Position(offset: tree.nodes[first.node].start)
            diagnostics.append(Diagnostic(.htmlLinks, [String(elsewhere.count), first.address], at: position))
        }
        reportRaised()
        guard let start = isContent.firstIndex(of: true), let end = isContent.lastIndex(of: true) else { return }
        let shown = layout.lines[start...end].filter { !$0.nodes.isEmpty }.map(\.nodes)
        let from = shown.first?.lowerBound ?? 0
        let to = shown.last?.upperBound ?? tree.nodes.count
        var told = 0
        for node in tree.nodes.indices where told < PageAttachments.mostTold {
            let tag = tree.nodes[node].tag
            let isImage = tag == .img && (from..<to).contains(node) && !isSmall(node)
            let isEmbedded = tag == .iframe || tag == .embed || tag == .object
            guard isImage || isEmbedded, let address = address(of: node, tag) else { continue }
            let position = Diagnostic.Position(offset: tree.nodes[node].start)
            diagnostics.append(
                isImage
                    ? Diagnostic(.htmlImage, [address], at: position)
                    : Diagnostic(.htmlEmbedded, [tag.rawValue, address], at: position))
            told += 1
        }
    }

    /// Tells of superscripts and subscripts, which the model has no place for: 10³ is 103.
    private mutating func reportRaised() {
        var count = 0
        var first: (node: Int, words: String)?
        for node in tree.nodes.indices where tree.nodes[node].tag == .sup || tree.nodes[node].tag == .sub {
            guard Int(tree.nodes[node].end) > node + 1, let line = layout.line(ofNode: node + 1), isContent[line],
                layout.lines[line].nodes.lowerBound < Int(tree.nodes[node].end), tree.nodes[node + 1].tag == .text
            else { continue }
            count += 1
            guard first == nil else { continue }
            var words: [UInt8] = []
            let before = node > 0 && tree.nodes[node - 1].tag == .text ? [node - 1] : []
            for text in before + [node + 1] {
                words += HTMLReferences.decoded(tree.nodes[text].start..<tree.nodes[text].stop, of: tree.bytes)
            }
            first = (node, String(String(decoding: words, as: UTF8.self).suffix(PageAttachments.mostWords)))
        }
        guard let first else { return }
        let position = Diagnostic.Position(offset: tree.nodes[first.node].start)
        diagnostics.append(Diagnostic(.htmlRaised, [String(count), first.words], at: position))
    }

    private static let mostWords = 12
    private static let mostTold = 100
    private static let mostCompared = 500
    /// How many lines behind the document attachments may stand.
    private static let farthest = 8

    private func address(of node: Int, _ tag: HTMLTag) -> String? {
        let attributes = tree.attributes(of: node)
        guard let bytes = tag == .object ? attributes["data"] : attributes["src"], !bytes.isEmpty else { return nil }
        return String(decoding: bytes.prefix(200).filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
    }

    /// Marks before links and the like.
    private func isSmall(_ image: Int) -> Bool {
        let attributes = tree.attributes(of: image)
        return [attributes["width"], attributes["height"]].contains { value in
            guard let value,
                let number = Int(String(decoding: value.filter { (0x30...0x39).contains($0) }.prefix(6), as: UTF8.self))
            else { return false }
            return number <= 32
        }
    }
}
