import GongkaiDiagnostics
package import GongkaiModel

/// Makes random publications that are valid and as odd as the model allows: every member present and absent, every
/// nesting, characters that formats stumble over, spans that nest, touch, and have no width.
///
/// The same seed gives the same publication, always. What no format may be asked to hold is never made: characters
/// that XML 1.0 forbids, negative numbers, ids that are doubled or hold white space.
package struct PublicationGenerator: Sendable {
    private let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// The publication of this seed.
    package func publication() -> Publication {
        var maker = PublicationMaker(seed: seed)
        return maker.publication()
    }
}

/// One random publication in the making.
private struct PublicationMaker {
    var random: SplitMix64
    /// Ids given so far, so that none is given twice.
    var identifiers = 0
    /// Nodes that may still be made below the one in hand; keeps publications small.
    var budget = 60

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    static let fragments = [
        "嘉兴市人民政府办公室", "关于印发", "〔2017〕11号", "第十条之一", "（一）", "abc", "0012", "-1.50", "true", "null",
        "<", ">", "&", "&amp;", "&#38;", "]]>", "<!--", "\"", "'", "\\", "/", "{", "}", ",", ":", "\\u0041",
        " ", "  ", "\t", "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{A0}", "\u{3000}", "\u{7F}", "\u{9F}",
        "e\u{301}", "\u{E9}", "\u{1100}\u{1161}", "\u{301}", "𠮷", "👨‍👩‍👧", "\u{FEFF}", "\u{FFFD}", "\u{E000}",
        "\u{10FFFD}", "\u{202E}", "\u{200B}",
    ]

    // MARK: Chance

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &random) == 0 }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? { once(in: 2) ? make(&self) : nil }

    /// From none to `most` values; none once the budget is spent.
    mutating func several<Value>(_ most: Int = 3, _ make: (inout Self) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<Int.random(in: 0...most, using: &random) where budget > 0 {
            budget -= 1
            values.append(make(&self))
        }
        return values
    }

    // MARK: Values

    mutating func string() -> String {
        var string = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) { string += pick(Self.fragments) }
        return string
    }

    mutating func natural() -> Int {
        once(in: 20) ? Int.random(in: 0...999_999_999_999, using: &random) : Int.random(in: 0...40, using: &random)
    }

    mutating func boolean() -> Bool { once(in: 2) }

    mutating func date() -> CalendarDate {
        let year = once(in: 8) ? Int.random(in: 1...9999, using: &random) : 2017
        let month = Int.random(in: 0...12, using: &random)
        let day = Int.random(in: 0...31, using: &random)
        let whole = CalendarDate(year: year, month: month, day: day)
        if let date = whole ?? CalendarDate(year: year, month: month) ?? CalendarDate(year: year) { return date }
        preconditionFailure("every year from 1 to 9999 is a date")
    }

    mutating func number() -> DocumentNumber {
        let year = Int.random(in: 1000...9999, using: &random)
        let serial = Int.random(in: 1...999_999, using: &random)
        return DocumentNumber(
            pick([
                "嘉政发〔\(year)〕\(serial)号", "国务院令第\(serial)号", "财政部公告\(year)年第\(serial)号", "公告第\(serial)号",
                "市长办公会议纪要〔\(year)〕\(serial)号", "嘉政发〔\(year)〕0\(serial)号", string(),
            ]))
    }

    mutating func identifier(_ stem: String) -> String {
        identifiers += 1
        return pick([stem, "嘉政办发-2017/\(stem)", "𠮷&\"<\(stem)"]) + "-\(identifiers)"
    }

    mutating func ranges() -> [SourceRange] {
        var ranges: [SourceRange] = []
        for _ in 0..<pick([0, 1, 1, 1, 2, 3]) {
            let start = natural()
            ranges.append(SourceRange(start: start, end: start + natural(), line: 1 + natural()))
        }
        return ranges
    }

    mutating func sourced<Value>(_ value: Value) -> Sourced<Value> {
        Sourced(value, original: once(in: 3) ? string() : nil, source: ranges())
    }

    mutating func words() -> Sourced<String> { sourced(string()) }

    // MARK: Text

    mutating func text() -> Text {
        let string = string()
        return Text(string, spans: spans(over: string), source: ranges())
    }

    mutating func spans(over string: String) -> [Span] {
        var spans: [Span] = []
        if boolean() { addSpans(0, string.unicodeScalars.count, depth: 0, to: &spans) }
        return spans
    }

    /// Adds spans between two offsets, each followed by those within it.
    mutating func addSpans(_ lower: Int, _ upper: Int, depth: Int, to spans: inout [Span]) {
        var position = lower
        for _ in 0..<Int.random(in: 0...2, using: &random) where depth < 4 {
            let start = Int.random(in: position...upper, using: &random)
            let end = once(in: 5) ? start : Int.random(in: start...upper, using: &random)
            spans.append(Span(start: start, end: end, kind: spanKind()))
            addSpans(start, end, depth: depth + 1, to: &spans)
            position = end
        }
    }

    mutating func spanKind() -> Span.Kind {
        switch Int.random(in: 0...7, using: &random) {
        case 0: .reference(string())
        case 1: .organisation(string())
        case 2: .date(date())
        case 3: .deadline(date())
        case 4: .quantity(value: string(), unit: string())
        case 5: .emphasis
        case 6: .link(string())
        default: .repair(pick(Span.Repair.allCases), original: string())
        }
    }

    // MARK: Blocks

    mutating func blocks(depth: Int = 0) -> [Block] { several(depth < 6 ? 4 : 0) { $0.block(depth: depth) } }

    mutating func block(depth: Int) -> Block {
        switch Int.random(in: 0...6, using: &random) {
        case 0, 1: .division(division(depth: depth + 1))
        case 2: .list(list(depth: depth + 1))
        case 3: .table(table())
        case 4: .note(text())
        default: .paragraph(text())
        }
    }

    mutating func division(depth: Int) -> Division {
        let heading = optional { $0.words() }
        let headingSpans = heading.map { spans(over: $0.value) } ?? []
        return Division(
            id: identifier("level1"), kind: pick(Division.Kind.allCases), marker: words(),
            ordinal: several(2) { $0.natural() }, heading: heading, headingSpans: headingSpans, runIn: boolean(),
            blocks: blocks(depth: depth), responsibilities: several(2) { $0.responsibility() }, source: ranges())
    }

    mutating func list(depth: Int) -> List {
        List(
            items: several { maker in List.Item(marker: maker.words(), blocks: maker.blocks(depth: depth)) },
            source: ranges())
    }

    mutating func table() -> Table {
        Table(
            label: optional { $0.words() }, caption: optional { $0.words() }, unit: optional { $0.words() },
            rows: several { maker in maker.several { $0.cell() } }, footnotes: several(2) { $0.text() },
            source: ranges())
    }

    mutating func cell() -> Table.Cell {
        Table.Cell(text: text(), header: boolean(), rowSpan: 1 + natural(), columnSpan: 1 + natural())
    }

    mutating func responsibility() -> Responsibility {
        Responsibility(
            leads: several { $0.string() }, responsible: several { $0.string() },
            participants: several { $0.string() }, covers: several { $0.natural() }, scope: optional { $0.string() },
            deadline: optional { $0.date() }, text: string(), source: ranges())
    }

    // MARK: Documents

    mutating func document() -> Document {
        var document = Document(id: identifier("document"))
        head(of: &document)
        document.body = blocks()
        document.signature = optional { $0.signature() }
        document.enclosures = several(2) { $0.enclosure() }
        document.attachments = several(2) { $0.attachment() }
        document.notes = several(2) { $0.text() }
        document.relations = several(2) { $0.relation() }
        document.source = ranges()
        return document
    }

    mutating func head(of document: inout Document) {
        document.copyNumber = optional { $0.words() }
        document.secrecy = optional { $0.words() }
        document.secrecyTerm = optional { $0.words() }
        document.urgency = optional { $0.words() }
        document.masthead = optional { $0.words() }
        document.number = optional { maker in maker.sourced(maker.number()) }
        document.signers = several(2) { $0.words() }
        document.title = optional { $0.words() }
        document.kind = pick(DocumentKind.allCases)
        document.issuers = several { $0.string() }
        document.addressees = several { $0.words() }
        document.copyRecipients = several { $0.words() }
        document.metadata = several { maker in
            MetadataItem(label: maker.words(), value: maker.optional { $0.words() })
        }
        document.indexNumber = optional { $0.string() }
        document.subjects = several { $0.string() }
        document.written = optional { $0.date() }
        document.published = optional { $0.date() }
        document.effective = optional { $0.date() }
        document.expires = optional { $0.date() }
        document.validity = optional { $0.string() }
        document.status = pick(DocumentStatus.allCases)
        document.statusBasis = optional { $0.string() }
    }

    mutating func signature() -> Signature {
        Signature(
            issuers: several(2) { $0.words() }, date: optional { maker in maker.sourced(maker.date()) },
            source: ranges())
    }

    mutating func enclosure() -> Enclosure {
        Enclosure(
            title: optional { $0.words() }, number: optional { maker in maker.sourced(maker.number()) },
            authors: several(2) { $0.words() }, body: blocks(), signature: optional { $0.signature() },
            attachments: several(2) { $0.attachment() }, source: ranges())
    }

    mutating func attachment() -> Attachment {
        Attachment(
            ordinal: optional { $0.natural() }, title: optional { $0.words() }, omitted: boolean(),
            location: optional { $0.string() }, heading: optional { $0.words() }, body: blocks(), source: ranges())
    }

    mutating func relation() -> Relation {
        Relation(
            kind: pick(Relation.Kind.allCases), number: optional { $0.string() }, title: optional { $0.string() },
            within: optional { maker in
                Relation.Within(
                    articles: maker.several(2) { $0.natural() }, items: maker.several(2) { $0.natural() })
            },
            source: ranges())
    }

    // MARK: The publication

    mutating func publication() -> Publication {
        var publication = Publication(kind: pick(Publication.Kind.allCases))
        publication.title = optional { $0.words() }
        publication.publisher = optional { $0.string() }
        publication.period = optional { $0.date() }
        publication.issueNumber = optional { $0.words() }
        publication.sourceFile = optional { $0.sourceFile() }
        publication.contentsTitle = optional { $0.words() }
        publication.contents = several { $0.contentsEntry() }
        publication.catalogueTitle = optional { $0.words() }
        publication.catalogue = several { $0.catalogueEntry() }
        publication.dropped = several { maker in
            Dropped(reason: maker.pick(Dropped.Reason.allCases), text: maker.string(), source: maker.ranges())
        }
        // Each part has a budget of its own, so that the first cannot take everything.
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            budget = 60
            publication.documents.append(document())
        }
        budget = 12
        publication.frontMatter = blocks()
        budget = 12
        publication.backMatter = blocks()
        return publication
    }

    mutating func contentsEntry() -> ContentsEntry {
        ContentsEntry(
            section: optional { $0.words() }, title: words(),
            number: optional { maker in maker.sourced(maker.number()) },
            page: optional { maker in maker.sourced(maker.natural()) }, source: ranges())
    }

    mutating func catalogueEntry() -> CatalogueEntry {
        CatalogueEntry(
            number: optional { maker in maker.sourced(maker.number()) }, title: words(), source: ranges())
    }

    mutating func sourceFile() -> SourceFile {
        let digits = (0..<64).map { _ in pick(Array("0123456789abcdef")) }
        return SourceFile(
            name: string(), mediaType: pick(["text/plain", "text/markdown"]), encoding: pick(["UTF-8", "GB18030"]),
            bytes: natural(), sha256: String(digits))
    }
}
