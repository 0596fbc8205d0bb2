import GongkaiModel

/// Spells a page in plain text: titles in the middle, paragraphs indented by two characters, the signature at the right.
/// Lines are not broken: whoever shows them does that.
struct TextOutput: PageOutput {
    private var text = ""
    /// A heading or marker in whose line the text goes on.
    private var lead = ""
    /// How deep the blocks stand in lists.
    private var depth = 0
    /// What the last line was; lines of one kind stand together, others have an empty line between them.
    private var last: LineRole?

    var abilities: PageAbilities { [] }

    mutating func finish() -> [UInt8] {
        flush()
        return Array(text.utf8)
    }

    private mutating func put(_ content: String, isTight: Bool = false) {
        if !text.isEmpty, !isTight { text += "\n" }
        text += content + "\n"
    }

    /// Writes a lead that nothing followed.
    private mutating func flush() {
        guard !lead.isEmpty else { return }
        put(indent + lead)
        lead = ""
        last = nil
    }

    private var indent: String { String(repeating: "　", count: 2 * (depth + 1)) }

    // MARK: Parts

    mutating func open(_ part: PagePart) {
        flush()
        switch part {
        case .item(let marker):
            depth += 1
            lead = bulletMarkers.contains(marker) ? "- " : marker + " "
        case .list: break
        default: last = nil
        }
    }

    mutating func close(_ part: PagePart) {
        flush()
        if case .item = part { depth -= 1 }
    }

    // MARK: What stands in parts

    mutating func heading(_ heading: PageHeading) {
        let line = lead + heading.runs.string
        lead = ""
        last = nil
        if heading.isRunIn {
            lead = line
        } else if let kind = heading.kind, kind >= .article {
            put(indent + line)
        } else {
            put(line.replacingLineFeeds(by: " ").centred)
        }
    }

    mutating func line(_ runs: [PageRun], as role: LineRole, marker: String?) {
        let content = lead + (marker ?? "") + runs.string
        lead = ""
        let isTight = last != nil && last == role.group && role.group != .paragraph
        last = role.group
        for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            put(placed(String(line), as: role), isTight: isTight || index > 0)
        }
    }

    private func placed(_ line: String, as role: LineRole) -> String {
        switch role {
        case .masthead, .number, .issue, .authors: line.centred
        case .issuer, .date: line.atRight
        case .status, .copyNumber, .secrecy, .urgency, .addressees, .attachmentLabel, .copyRecipients: line
        case .nextAttachmentNote: indent + "　　　" + line
        case .paragraph, .note, .attachmentNote: indent + line
        }
    }

    mutating func entry(_ entry: PageEntry) {
        let number = entry.number.map { "（\($0)）" } ?? ""
        put("- " + entry.title + number + (entry.page.map { " ……（\($0)）" } ?? ""), isTight: last == .issue)
        last = .issue
    }

    mutating func facts(_ facts: [PageFact], derived: Bool) {
        for (index, fact) in facts.enumerated() {
            put((fact.label + "：" + fact.value).replacingLineFeeds(by: " "), isTight: index > 0)
        }
        last = nil
    }

    /// A row is a line, with a tab between cells.
    mutating func table(_ table: PageTable) {
        flush()
        last = nil
        if !table.caption.isEmpty { put(table.caption.replacingLineFeeds(by: " ")) }
        for (index, row) in TableGrid(table).rows.enumerated() {
            put(row.map { $0?.runs.string.inOneLine ?? "" }.joined(separator: "\t"), isTight: index > 0)
        }
        for footnote in table.footnotes where !footnote.isEmpty { line(footnote, as: .note, marker: nil) }
    }
}

extension LineRole {
    /// The first of those that stand together.
    fileprivate var group: LineRole {
        switch self {
        case .secrecy, .urgency: .copyNumber
        case .nextAttachmentNote: .attachmentNote
        case .date: .issuer
        default: self
        }
    }
}

extension String {
    /// Characters in a line of a page of GB/T 9704-2012 (5.2.3).
    private static let lineWidth = 28

    /// How many halves of a full-width character the text takes.
    private var halves: Int { unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) } }

    fileprivate var centred: String { indented((2 * String.lineWidth - halves) / 4) }

    /// At the right, four characters from the margin, as a date stands (7.3.5.1).
    fileprivate var atRight: String { indented((2 * (String.lineWidth - 4) - halves) / 2) }

    private func indented(_ characters: Int) -> String { String(repeating: "　", count: max(0, characters)) + self }
}
