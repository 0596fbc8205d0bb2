import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers

/// A page cut into lines, and what of them is the document.
struct HTMLPage {
    private let tree: HTMLTree
    private let layout: PageLayout
    private let content: ContentFinder
    private let box: PageBox
    private let titles: PageTitles
    /// The lines that are the document, those of the box aside.
    private let isContent: [Bool]

    init(_ tree: HTMLTree) {
        self.tree = tree
        layout = PageLayout(of: tree)
        var box = PageBox(layout, of: tree)
        titles = PageTitles(of: tree)
        content = ContentFinder(layout, of: tree, titles: titles.titles, box: Set(box.pairs.flatMap(\.lines)))
        box.complete(with: content)
        self.box = box
        var isContent = content.content
        for line in box.pairs.flatMap(\.lines) { isContent[line] = false }
        self.isContent = isContent
    }

    /// Holds the lines of the document to the limit.
    /// - Throws: `ReadError.unreadable` with the first line that is too long.
    func checkLines(_ limits: ReadLimits) throws(ReadError) {
        let most = limits[.lineLength]
        for line in layout.lines where line.text.count > most {
            let position = Diagnostic.Position(offset: layout.map.place(of: line.text.lowerBound))
            throw .unreadable([ReadLimit.lineLength.diagnostic(found: line.text.count, allowed: most, at: position)])
        }
    }

    func read(limits: ReadLimits, workers: Workers) -> (publication: Publication, diagnostics: [Diagnostic]) {
        let page = SourceText(layout.bytes, map: layout.map)
        let leaves = Leaves(page, limits: limits, divisions: Leaves.DivisionCount())
        var metadata = Document(id: "")
        var used = takeBox(into: &metadata, leaves: leaves)
        if metadata.published == nil, let words = titles.published {
            let scalars = Array(words.unicodeScalars)[...].trimmed
            metadata.published = DateForm.match(in: scalars, at: scalars.startIndex)?.date
        }
        let text = documentText()
        var (publication, diagnostics) = GazetteParser.parse(text, metadata: metadata, limits: limits, workers: workers)
        if publication.documents.isEmpty, !metadata.metadata.isEmpty {
            metadata.id = "document-1"
            publication.documents = [metadata]
        }
        var links = PageAttachments(tree, layout, isContent: isContent)
        links.take(into: &publication, used: &used, leaves: leaves)
        dropRest(used, leaves: leaves, diagnostics: &diagnostics)
        let inText = Set(text.dropped)
        publication.dropped =
            (publication.dropped + leaves.account.dropped + page.dropped.filter { !inText.contains($0) })
            .sorted { ($0.source.first?.start ?? 0) < ($1.source.first?.start ?? 0) }
        if content.node == nil { diagnostics.append(Diagnostic(.htmlNoContent)) }
        diagnostics += links.diagnostics
        return (publication, diagnostics)
    }

    // MARK: The box

    /// Takes the rows of the box; returns what of the text of the page they took.
    private func takeBox(into document: inout Document, leaves: Leaves) -> [Range<Int>] {
        var used: [Range<Int>] = []
        for pair in box.pairs {
            let label = leaves.text.run(from: pair.label.lowerBound, to: pair.label.upperBound)
            var item = MetadataItem(label: leaves.sourced(label.whole, of: label, spacing: .none))
            used.append(pair.label)
            if let colon = pair.colon {
                let run = leaves.text.run(from: colon.lowerBound, to: colon.upperBound)
                leaves.drop(run.whole, of: run, as: .label)
                used.append(colon)
            }
            var value = Run()
            for part in pair.values { value.join(leaves.text.run(from: part.lowerBound, to: part.upperBound)) }
            used += pair.values
            if !value[value.whole].trimmed.isEmpty {
                let text = leaves.sourced(value.whole, of: value)
                item.value = text
                if let field = pair.field {
                    MetadataBox.apply(field, text.value, of: value[value.whole].trimmed, to: &document)
                }
            }
            document.metadata.append(item)
        }
        return used
    }

    // MARK: The document

    /// The lines of the document as a text of their own.
    private func documentText() -> SourceText {
        var bytes: [UInt8] = []
        var map = SourceMap(sharingFileOf: layout.map)
        var grid: [Int: GridRow] = [:]
        var number = 0
        var (links, emphasised) = (PageMarks(layout.links.map(\.range)), PageMarks(layout.emphasised))
        for (index, line) in layout.lines.enumerated() where isContent[index] {
            let shift = bytes.count - line.text.lowerBound
            map.take(line.text, from: layout.map, at: bytes.count)
            links.take(line.text, shift: shift)
            emphasised.take(line.text, shift: shift)
            bytes += layout.bytes[line.text]
            if var row = layout.grid[index] {
                for cell in row.cells.indices {
                    let place = row.cells[cell].text
                    row.cells[cell].text = (place.lowerBound + shift)..<(place.upperBound + shift)
                }
                grid[number] = row
            }
            map.spell(0..<0, at: bytes.count)
            bytes.append(0x0A)
            number += 1
        }
        return SourceText(
            bytes, map: map, grid: grid, emphasised: emphasised.taken.map(\.range),
            links: links.taken.map { SourceText.Link(range: $0.range, address: layout.links[$0.mark].address) })
    }

    // MARK: The rest

    /// Drops what is neither the document's nor was used.
    private func dropRest(_ used: [Range<Int>], leaves: Leaves, diagnostics: inout [Diagnostic]) {
        let used = used.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        var (pieces, characters) = (0, 0)
        for (index, line) in layout.lines.enumerated() where !isContent[index] && line.count > 0 {
            var start = line.text.lowerBound
            func drop(to end: Int) {
                guard start < end else { return }
                let run = leaves.text.run(from: start, to: end)
                let words = run[run.whole].trimmed
                guard !words.isEmpty else { return }
                leaves.drop(run.whole, of: run, as: .siteChrome)
                pieces += 1
                characters += words.count
            }
            while next < used.count, used[next].lowerBound < line.text.upperBound {
                drop(to: used[next].lowerBound)
                start = max(start, used[next].upperBound)
                next += 1
            }
            drop(to: line.text.upperBound)
        }
        if pieces > 0 { diagnostics.append(Diagnostic(.htmlChrome, [String(pieces), String(characters)])) }
    }
}
