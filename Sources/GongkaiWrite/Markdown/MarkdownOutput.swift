import GongkaiModel

/// Spells a page in CommonMark, a blank line between all blocks.
struct MarkdownOutput: PageOutput {
    private(set) var text = ""
    /// Stretches whose emphasis CommonMark would not see: it wants no punctuation at their ends.
    private(set) var plainEmphasis = 0
    /// How deep the blocks stand in lists.
    private var depth = 0
    /// How many items were opened and hold nothing yet.
    private var pendingItems = 0
    /// Whether a list was closed and nothing followed; another list would be taken for its end.
    private var followsList = false
    /// Whether the last block was an entry, whose list goes on.
    private var followsEntry = false

    var abilities: PageAbilities { [.emphasis, .links, .derivedFacts] }

    /// Begins a block: a blank line, the place in lists, the marks of items that begin here.
    private mutating func block(_ first: String, isTight: Bool = false) {
        if !text.isEmpty { text += isTight ? "\n" : "\n\n" }
        text += String(repeating: "  ", count: depth - pendingItems) + String(repeating: "- ", count: pendingItems)
        pendingItems = 0
        followsList = false
        followsEntry = false
        text += first
        if first.isEmpty, text.last == " " { text.removeLast() }
    }

    /// Lines of one block.
    private mutating func block(_ lines: [String], separator: String) {
        block(lines.joined(separator: separator + "\n" + String(repeating: "  ", count: depth)))
    }

    // MARK: Parts

    mutating func open(_ part: PagePart) {
        switch part {
        case .list:
            if followsList { block("<!-- -->") }
        case .item(let marker):
            depth += 1
            pendingItems += 1
            if !bulletMarkers.contains(marker) { block(MarkdownText.escaped(marker)) }
        default: break
        }
    }

    mutating func close(_ part: PagePart) {
        switch part {
        case .list:
            followsList = true
            followsEntry = false
        case .item:
            if pendingItems > 0 { block("") }
            depth -= 1
        default: break
        }
    }

    // MARK: What stands in parts

    mutating func heading(_ heading: PageHeading) {
        let line = spelled(heading.runs, lineEnd: "<br>")
        if !line.isEmpty { block(String(repeating: "#", count: min(heading.level, 6)) + " " + line) }
    }

    mutating func line(_ runs: [PageRun], as role: LineRole, marker: String?) {
        let all = (marker.map { [PageRun(text: $0)] } ?? []) + runs
        let lines = spelled(all, lineEnd: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        block(lines, separator: "\\")
    }

    mutating func entry(_ entry: PageEntry) {
        let number = entry.number.map { "（\($0)）" } ?? ""
        let page = entry.page.map { " \($0)" } ?? ""
        item(entry.title + number + page, isTight: followsEntry)
        followsEntry = true
    }

    mutating func facts(_ facts: [PageFact], derived: Bool) {
        if followsList { block("<!-- -->") }
        for (index, fact) in facts.enumerated() { item(fact.label + "：" + fact.value, isTight: index > 0) }
        followsList = true
    }

    private mutating func item(_ content: String, isTight: Bool) {
        depth += 1
        pendingItems += 1
        block(MarkdownText.escaped(content).replacingLineFeeds(by: "<br>"), isTight: isTight)
        depth -= 1
    }

    mutating func table(_ table: PageTable) {
        if !table.caption.isEmpty { line([PageRun(text: table.caption)], as: .paragraph, marker: nil) }
        let grid = TableGrid(table)
        if grid.columns > 0 {
            let hasHeader = table.headerRows > 0
            var lines = [row(hasHeader ? grid.rows[0] : [], columns: grid.columns)]
            lines.append("|" + String(repeating: " --- |", count: grid.columns))
            lines += grid.rows.dropFirst(hasHeader ? 1 : 0).map { row($0, columns: grid.columns) }
            block(lines, separator: "")
        }
        for footnote in table.footnotes where !footnote.isEmpty { line(footnote, as: .note, marker: nil) }
    }

    private mutating func row(_ cells: [PageTable.Cell?], columns: Int) -> String {
        var line = "|"
        for column in 0..<columns {
            let runs = column < cells.count ? cells[column]?.runs ?? [] : []
            line += " " + spelled(runs, lineEnd: "<br>") + " |"
        }
        return line
    }

    // MARK: Runs

    private mutating func spelled(_ runs: [PageRun], lineEnd: String) -> String {
        var line = ""
        for run in runs {
            var content = MarkdownText.escaped(run.text)
            if run.isEmphasised {
                if MarkdownText.canBeEmphasised(run.text), line.unicodeScalars.last != "*" {
                    content = "*\(content)*"
                } else {
                    plainEmphasis += 1
                }
            }
            if case .address(let address)? = run.link { content = "[\(content)](<\(address)>)" }
            line += content
        }
        return MarkdownText.withOuterSpaceKept(line).replacingLineFeeds(by: lineEnd)
    }
}
