import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers

/// Reads the decoded text of a gazette issue or a lone document into a publication.
///
/// The walk is: lines, page furniture, contents, catalogue, documents, and then each document by itself.
struct GazetteParser {
    private var lines: [LineInfo]
    private let leaves: Leaves
    private let divisions: Leaves.DivisionCount
    private let workers: Workers
    /// What is known of the first document before its text is read.
    private let metadata: Document
    private var publication = Publication(kind: .document)

    /// Reads a text: valid UTF-8 without byte order mark.
    /// - Parameter workers: the threads that read the documents.
    /// - Returns: the publication, and the limits that were reached on the way, each once.
    static func parse(
        _ bytes: [UInt8], limits: ReadLimits, workers: Workers
    ) -> (publication: Publication, exceeded: [Diagnostic]) {
        parse(SourceText(bytes), limits: limits, workers: workers)
    }

    /// Reads a text.
    /// - Parameter metadata: a document that holds the box of metadata of the first one, where that is known already.
    static func parse(
        _ text: SourceText, metadata: Document = Document(id: ""), limits: ReadLimits, workers: Workers
    ) -> (publication: Publication, exceeded: [Diagnostic]) {
        let furniture = Furniture(in: text, workers: workers)
        let divisions = Leaves.DivisionCount()
        let leaves = Leaves(
            text, limits: limits, divisions: divisions, account: Leaves.Account(dropped: text.dropped))
        for index in text.lines.indices where furniture.contains(index) {
            let run = text.run(of: index)
            leaves.drop(run.whole, of: run, as: furniture.pageNumbers.contains(index) ? .pageNumber : .pageHeader)
        }
        let looks = workers.map(text.partsOfLines(for: workers)) { look(at: $0, of: text, but: furniture) }
        for rule in looks.lazy.flatMap(\.rules) {
            let run = text.run(of: rule)
            leaves.drop(run.whole, of: run, as: .rule)
        }
        let content = looks.flatMap(\.content)
        // Which division is one too many depends on all before it; and each takes at least a line.
        let isLimitFar = content.count <= limits[.divisions]
        var parser = GazetteParser(
            lines: content, leaves: leaves, divisions: divisions, workers: isLimitFar ? workers : .one,
            metadata: metadata)
        parser.parse()
        return (parser.publication, parser.leaves.account.exceeded)
    }

    /// Looks at each line that is neither blank nor furniture of the page: rules that only separate, and content.
    private static func look(
        at indices: Range<Int>, of text: SourceText, but furniture: Furniture
    ) -> (content: [LineInfo], rules: [Int]) {
        var content: [LineInfo] = []
        var rules: [Int] = []
        content.reserveCapacity(text.lines[indices].count { !$0.isBlank })
        for index in indices where !furniture.contains(index) {
            let isGrid = text.grid[index] != nil
            if text.lines[index].isBlank, !isGrid { continue }
            let run = text.run(of: index)
            if !isGrid, LineRule.isRule(run[run.whole]) {
                rules.append(index)
            } else {
                content.append(LineInfo(index, scalars: run[run.whole], in: text))
            }
        }
        return (content, rules)
    }

    private init(
        lines: [LineInfo], leaves: Leaves, divisions: Leaves.DivisionCount, workers: Workers, metadata: Document
    ) {
        self.metadata = metadata
        self.lines = lines
        self.leaves = leaves
        self.divisions = divisions
        self.workers = workers
    }

    private mutating func parse() {
        let contentsEnd = readContents()
        let catalogue = CatalogueParser.headingIndex(in: lines, after: contentsEnd, text: leaves.text)
        let end = catalogue ?? lines.count
        let opened = openDocuments(in: contentsEnd..<end)
        // Documents have lines of their own: all others are read but for those of the catalogue.
        lines = Array(lines[end...])
        read(opened)
        if catalogue != nil { readCatalogue() }
        publication.kind =
            publication.contents.isEmpty && publication.catalogue.isEmpty && publication.documents.count < 2
            ? .document : .gazette
        derive()
        publication.dropped = leaves.account.dropped.sorted {
            ($0.source.first?.start ?? 0) < ($1.source.first?.start ?? 0)
        }
    }

    private mutating func readContents() -> Int {
        guard let heading = ContentsParser.headingIndex(in: lines, text: leaves.text) else { return 0 }
        let droppedBefore = leaves.account.dropped.count
        let result = ContentsParser.parse(at: heading, of: lines, leaves: leaves)
        guard !result.entries.isEmpty else {
            leaves.forgetDropped(behind: droppedBefore)
            return 0
        }
        var metadata = Document(id: "")
        readFront(0..<heading, metadata: &metadata)
        publication.contentsTitle = result.title
        publication.contents = result.entries
        return result.end
    }

    private mutating func openDocuments(in range: Range<Int>) -> [DocumentParser.Opened] {
        let finder = DocumentFinder(range, of: lines, in: leaves.text)
        var heads = finder.heads()
        if heads.isEmpty {
            heads = [
                finder.loneHead()
                    ?? DocumentFinder.Head(
                        start: range.lowerBound, title: nil, number: nil, bodyStart: range.lowerBound)
            ]
            guard !range.isEmpty else { return [] }
        }
        if heads.count > leaves.limits[.documents] {
            // The rest is read as what the last document goes on with.
            let first = lines[heads[leaves.limits[.documents]].start]
            leaves.exceed(.documents, found: heads.count, at: leaves.text.lines[first.index].start)
            heads.removeLast(heads.count - leaves.limits[.documents])
        }
        for index in heads.indices {
            heads[index].start = headStart(
                of: heads[index], after: index > 0 ? heads[index - 1].bodyStart : range.lowerBound)
        }
        var metadata = metadata
        readFront(range.lowerBound..<heads[0].start, metadata: &metadata)
        return open(heads, until: range.upperBound, metadata: metadata)
    }

    /// Reads the heads one after the other: each document is named with regard to those before it.
    private func open(
        _ heads: [DocumentFinder.Head], until end: Int, metadata: Document
    ) -> [DocumentParser.Opened] {
        var metadata = metadata
        var identifiers = DocumentIdentifiers()
        return heads.indices.map { index in
            defer { metadata = Document(id: "") }
            let start = heads[index].start
            let own = lines[start..<(index + 1 < heads.count ? heads[index + 1].start : end)]
            return DocumentParser.open(
                heads[index].counted(from: start), of: Array(own), metadata: metadata, place: index + 1,
                identifiers: &identifiers,
                leaves: Leaves(leaves.text, limits: leaves.limits, divisions: divisions))
        }
    }

    /// Reads the documents, several at a time, and takes them over in their order.
    private mutating func read(_ opened: consuming [DocumentParser.Opened]) {
        let (text, limits, divisions) = (leaves.text, leaves.limits, divisions)
        let results = workers.map(consuming: opened) { opened in
            DocumentParser.read(opened) { account in
                Leaves(text, limits: limits, divisions: divisions, account: account)
            }
        }
        publication.documents.reserveCapacity(results.count)
        for (index, result) in results.enumerated() {
            var document = result.document
            leaves.add(result.account)
            let isLast = index + 1 == results.count
            for range in result.rest {
                let path = isLast ? "back" : document.id + "/rest"
                let blocks = BodyBuilder.blocks(range, of: result.lines, leaves: leaves, path: path)
                if isLast { publication.backMatter += blocks } else { document.body += blocks }
            }
            publication.documents.append(document)
        }
    }

    /// Takes in the lines above a title that belong to its head: a metadata box, 份号, 特急, the masthead.
    private func headStart(of head: DocumentFinder.Head, after floor: Int) -> Int {
        var start = isLetterhead(head.start - 1, of: head, after: floor) ? head.start - 1 : head.start
        var index = start
        while index > floor {
            index -= 1
            if isAboveTitle(index, until: head.bodyStart) {
                start = index
            } else if index + 1 < start || !isValueBelowLabel(index, floor: floor, until: head.bodyStart) {
                break
            }
        }
        if isLetterhead(start - 1, of: head, after: floor) { start -= 1 }
        return start
    }

    /// Whether a line is the issuer's mark of a letter, which has no 文件; it stands above the number, or above the other
    /// lines of the head (GB/T 9704-2012, 10.1).
    private func isLetterhead(_ index: Int, of head: DocumentFinder.Head, after floor: Int) -> Bool {
        guard head.number == head.start, index >= floor, let title = head.title else { return false }
        return lines[title.upperBound - 1].titleKind == .letter && lines[index].isOrganisation
    }

    private func isAboveTitle(_ index: Int, until end: Int) -> Bool {
        HeadParser.isHeadLine(lines[index], in: leaves.text)
            || MetadataBox.isRow(index, of: lines, until: end, in: leaves.text)
    }

    /// Whether a line is the value of the row of metadata above it.
    private func isValueBelowLabel(_ index: Int, floor: Int, until end: Int) -> Bool {
        index > floor && lines[index].count <= 200
            && MetadataBox.isRow(index - 1, of: lines, until: end, in: leaves.text)
    }

    private mutating func readCatalogue() {
        let result = CatalogueParser.parse(at: 0, of: lines, leaves: leaves)
        publication.catalogueTitle = result.title
        publication.catalogue = result.entries
        let rest = result.end..<lines.count
        publication.backMatter += BodyBuilder.blocks(rest, of: lines, leaves: leaves, path: "back")
    }

    /// Takes text before the contents or the first document: the gazette's title and issue, else blocks.
    private mutating func readFront(_ range: Range<Int>, metadata: inout Document) {
        var index = range.lowerBound
        while index < range.upperBound, let masthead = GazetteTitle(lines[index], in: leaves.text) {
            // A line is taken whole or not at all: each of its parts only once.
            guard masthead.title == nil || publication.title == nil,
                masthead.issue == nil || publication.issueNumber == nil
            else { break }
            let run = leaves.text.run(of: lines[index].index)
            if let title = masthead.title { publication.title = leaves.sourced(title, of: run) }
            if let issue = masthead.issue { publication.issueNumber = leaves.sourced(issue, of: run) }
            index += 1
        }
        readMetadata(in: &index, until: range.upperBound, metadata: &metadata)
        publication.frontMatter += BodyBuilder.blocks(
            index..<range.upperBound, of: lines, leaves: leaves, path: "front")
    }

    /// A box of metadata above the document, with a portal's page around it: at least two rows that follow each other.
    private mutating func readMetadata(in index: inout Int, until end: Int, metadata: inout Document) {
        let rows = (index..<max(index, end)).filter { MetadataBox.isRow($0, of: lines, until: end, in: leaves.text) }
        guard let first = rows.first, rows.count >= 2 else { return }
        publication.frontMatter += BodyBuilder.blocks(index..<first, of: lines, leaves: leaves, path: "front")
        index = first
        while index < end,
            let next = MetadataBox.take(at: index, of: lines, until: end, into: &metadata, leaves: leaves)
        {
            index = next
        }
    }

    // MARK: What follows from the parts

    private mutating func derive() {
        publication.documents = DocumentCollection.settled(publication.documents)
        let title = publication.catalogueTitle?.value
        if publication.kind == .document, let document = publication.documents.first {
            publication.title = publication.title ?? document.title.map { Sourced($0.value) }
            publication.publisher = document.issuers.first
            return
        }
        publication.publisher = PublisherFinder.publisher(of: publication)
        publication.period = PublisherFinder.period(
            printed: [publication.issueNumber?.value, publication.title?.value, title].compactMap { $0 },
            of: publication.documents)
    }
}

/// A line that only separates: dashes, stars, underscores.
enum LineRule {
    static func isRule(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        var marks = 0
        for scalar in line where !scalar.isSpace {
            guard isMark(scalar) else { return false }
            marks += 1
        }
        return marks >= 3
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "—", "_", "*", "=", "─", "━", "－", "·", "~", "＊": true
        default: false
        }
    }
}
