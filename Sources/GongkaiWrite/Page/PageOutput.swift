import GongkaiModel

/// What a format for people spells. `PageWalk` says what stands where, the same for all; a format only how it is written.
///
/// All text comes cleaned: it holds no control character but tab and line feed, and no line feed at either end.
protocol PageOutput {
    /// What the format has a way to say, so that the walk can tell what is lost.
    var abilities: PageAbilities { get }

    mutating func open(_ part: PagePart)
    mutating func close(_ part: PagePart)
    mutating func heading(_ heading: PageHeading)
    /// - Parameter marker: what is printed before a division's first line, where it has no heading: 第一条.
    mutating func line(_ runs: [PageRun], as role: LineRole, marker: String?)
    mutating func entry(_ entry: PageEntry)
    mutating func facts(_ facts: [PageFact], derived: Bool)
    mutating func table(_ table: PageTable)
}

/// What a format has a way to say.
struct PageAbilities: OptionSet {
    let rawValue: Int
    static let emphasis = PageAbilities(rawValue: 1)
    static let links = PageAbilities(rawValue: 2)
    /// Links to nodes of the same file.
    static let anchors = PageAbilities(rawValue: 16)
    /// Dates for machines behind those for people.
    static let dates = PageAbilities(rawValue: 32)
    static let mergedCells = PageAbilities(rawValue: 4)
    /// What no page prints: the kind of a document, its relations to others.
    static let derivedFacts = PageAbilities(rawValue: 8)
}

/// A part that holds others.
enum PagePart {
    case masthead, frontMatter, contents, catalogue, backMatter
    case document(anchor: String)
    /// What stands above a document's title (版头).
    case head(DocumentForm)
    case division(anchor: String, kind: Division.Kind)
    case list
    case item(marker: String)
    case signature, enclosure, attachment
    /// What stands at a document's end (版记).
    case foot
}

/// What a line is, by the names of GB/T 9704-2012.
enum LineRole: String {
    /// Whether a document is no longer in force as it stands, above all else.
    case status
    case issue, copyNumber = "copy-number", secrecy, urgency, masthead, number, authors, addressees, paragraph, note
    case attachmentNote = "attachment-note"
    case nextAttachmentNote = "attachment-note next"
    case issuer, date, attachmentLabel = "attachment-label"
    case copyRecipients = "copy-recipients"
}

/// A heading; `kind` is that of its division, and absent for the title of a whole.
struct PageHeading {
    var runs: [PageRun]
    var level: Int
    var kind: Division.Kind?
    /// Whether the text goes on in its line.
    var isRunIn = false
    /// Whether nothing is under it.
    var isAlone = false
}

/// A stretch of text that is all of one make.
struct PageRun {
    enum Link: Hashable {
        /// An address of the web, percent-encoded and of a scheme that runs nothing.
        case address(String)
        /// A node of this publication, by its anchor.
        case anchor(String)
    }

    var text: String
    var link: Link?
    var isEmphasised = false
    var date: CalendarDate?
}

/// A line of the contents or the catalogue.
struct PageEntry {
    var title: String
    var number: String?
    var page: String?
    /// The document that it speaks of.
    var anchor: String?
}

/// A named value that belongs to a document.
struct PageFact {
    var label: String
    var value: String
}

/// A table with its texts cleaned.
struct PageTable {
    struct Cell {
        var runs: [PageRun]
        var isHeader: Bool
        var rowSpan: Int
        var columnSpan: Int
    }

    /// Label, caption and unit, in one line.
    var caption: String
    var rows: [[Cell]]
    var footnotes: [[PageRun]]

    /// How many rows at the top are headers and are not merged with rows below them.
    var headerRows: Int {
        let count = rows.prefix { !$0.isEmpty && $0.allSatisfy(\.isHeader) }.count
        let crosses = rows.prefix(count).enumerated().contains { row, cells in
            cells.contains { $0.rowSpan > count - row }
        }
        return crosses ? 0 : count
    }
}

extension [PageRun] {
    /// The text without what is known of it.
    var string: String { map(\.text).joined() }
}
