import GongkaiDiagnostics
import GongkaiModel

/// Builds tables from rows whose cells stand apart by tabs, by pipes, or aligned by runs of spaces.
///
/// A label (表1), caption and unit note (单位：万元) above the rows, and notes (注：) below them, belong to the table.
enum TableBuilder {
    /// One row of cells: where each stands in its line, and the column it begins at when aligned by spaces.
    private struct Row {
        var run: Run
        var cells: [Range<Int>]
        var columns: [Int] = []
        /// What the file itself says of the row.
        var grid: GridRow?
    }

    private static let fewestAlignedRows = 3
    private static let labels: [Word] = ["附表", "表"]
    private static let notes: [Word] = ["注：", "注:"]

    /// The table that begins at a line, and the line behind it.
    static func table(
        at start: Int, of lines: [LineInfo], until end: Int, leaves: Leaves
    ) -> (table: Table, end: Int)? {
        var index = start
        let label = isLabel(lines[index], in: leaves.text) ? index : nil
        if label != nil { index += 1 }
        let unit = index < end && isUnit(lines[index], in: leaves.text) ? index : nil
        if unit != nil { index += 1 }
        guard index < end, let rows = rows(at: index, of: lines, until: end, labelled: label != nil, leaves: leaves)
        else {
            return nil
        }
        var table = Table()
        if let label { take(label: lines[label], into: &table, leaves: leaves) }
        if let unit { take(unit: lines[unit], into: &table, leaves: leaves) }
        take(rows.rows, into: &table, leaves: leaves)
        index = rows.end
        while index < end, let note = footnote(lines[index], leaves: leaves) {
            table.footnotes.append(note)
            index += 1
        }
        table.source = extent(of: table)
        return (table, index)
    }

    /// 表1：各地…数量, 附表2, 表3-1: a short line of its own that names a table.
    static func isLabel(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.first == "表" || line.first == "附", line.count <= 60, !line.hasSentence, line.ending == .open,
            line.bullet == nil, !line.isRow
        else {
            return false
        }
        return labelEnd(text.run(of: line.index).scalars[...]) != nil
    }

    /// Where the label ends that opens a line: behind 表1.
    private static func labelEnd(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let word = labels.first(where: { line.starts(with: $0) }) else { return nil }
        var index = line.startIndex + word.count
        while index < line.endIndex, line[index].isSpace { index += 1 }
        let numberStart = index
        while index < line.endIndex, line[index].isDigit || line[index].isNumeral || line[index] == "-" { index += 1 }
        guard index > numberStart else { return nil }
        if index == line.endIndex { return index }
        return line[index].isColon || line[index].isSpace || line[index] == "." || line[index] == "、" ? index : nil
    }

    private static func isUnit(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.first == "单" || line.first.opensBracket, line.count <= 30, !line.isRow else { return false }
        return unitStart(text.run(of: line.index).scalars[...]) != nil
    }

    /// Where the unit begins in 单位：万元 and （单位：万元）.
    private static func unitStart(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
        let start = line.first?.opensBracket == true ? line.startIndex + 1 : line.startIndex
        guard line.has("单位", at: start), start + 2 < line.endIndex, line[start + 2].isColon else { return nil }
        return start + 3
    }

    private static func take(label line: LineInfo, into table: inout Table, leaves: Leaves) {
        let run = leaves.text.run(of: line.index)
        guard let end = labelEnd(run.scalars[...]) else { return }
        table.label = leaves.sourced(0..<end, of: run, spacing: .none)
        var captionStart = end
        while captionStart < run.scalars.count, run.scalars[captionStart].isColon || run.scalars[captionStart].isSpace {
            captionStart += 1
        }
        var caption = run.trimmed(captionStart..<run.scalars.count)
        var parts = [0..<end]
        if let bracket = run[caption].lastIndex(where: \.opensBracket),
            let start = unitStart(run[bracket..<caption.upperBound]),
            run[caption].last?.closesBracket == true
        {
            let unit = run.trimmed(start..<(caption.upperBound - 1))
            if !unit.isEmpty { table.unit = leaves.sourced(unit, of: run) }
            caption = run.trimmed(caption.lowerBound..<bracket)
            parts += [caption, unit]
        } else {
            parts.append(caption)
        }
        if !caption.isEmpty { table.caption = leaves.sourced(caption, of: run) }
        leaves.drop(outside: parts.filter { !$0.isEmpty }, of: run)
    }

    private static func take(unit line: LineInfo, into table: inout Table, leaves: Leaves) {
        let run = leaves.text.run(of: line.index)
        guard let start = unitStart(run.scalars[...]) else { return }
        let end = run.scalars.last?.closesBracket == true ? run.scalars.count - 1 : run.scalars.count
        let unit = run.trimmed(start..<end)
        if !unit.isEmpty { table.unit = leaves.sourced(unit, of: run) }
        leaves.drop(outside: [unit], of: run)
    }

    private static func footnote(_ line: LineInfo, leaves: Leaves) -> Text? {
        guard line.first == "注" else { return nil }
        let run = leaves.text.run(of: line.index)
        guard notes.contains(where: { run[run.whole].starts(with: $0) }) else { return nil }
        return leaves.text(run.whole, of: run)
    }

    // MARK: Rows

    private static func rows(
        at start: Int, of lines: [LineInfo], until end: Int, labelled: Bool, leaves: Leaves
    ) -> (rows: [Row], end: Int)? {
        if let grid = leaves.text.grid[lines[start].index] {
            let found = gather(at: start, until: end, leaves: leaves) { index, text in
                gridRow(of: lines[index], in: text, of: grid.table)
            }
            return found.rows.isEmpty ? nil : found
        }
        let (rows, index) = gather(at: start, until: end, leaves: leaves) { index, text in
            lines[index].isRow && text.grid[lines[index].index] == nil ? row(of: lines[index], in: text) : nil
        }
        let fewest = labelled || rows.first.map({ $0.cells.count >= 3 }) == true ? 1 : 2
        if rows.count >= fewest { return (rows, index) }
        return alignedRows(at: start, of: lines, until: end, labelled: labelled, leaves: leaves)
    }

    /// The rows from a line on for which a table has room, and the line behind them.
    private static func gather(
        at start: Int, until end: Int, leaves: Leaves, row: (Int, SourceText) -> Row?
    ) -> (rows: [Row], end: Int) {
        var rows: [Row] = []
        var room = TableRoom(leaves.limits)
        while start + rows.count < end, let row = row(start + rows.count, leaves.text) {
            guard room.take(row.cells.count) else {
                if let (limit, found) = room.exceeded {
                    leaves.exceed(limit, found: found, at: row.run.start)
                }
                break
            }
            rows.append(row)
        }
        return (rows, start + rows.count)
    }

    /// A row of the table of that number, as the file sets it out.
    private static func gridRow(of line: LineInfo, in text: SourceText, of table: Int) -> Row? {
        guard let grid = text.grid[line.index], grid.table == table else { return nil }
        let physical = text.lines[line.index]
        let run = text.run(from: physical.origin, to: max(physical.origin, physical.end))
        let offsets = run.offsets
        var index = 0
        let cells = grid.cells.map { cell in
            while index < offsets.count, offsets[index] < cell.text.lowerBound { index += 1 }
            let start = index
            while index < offsets.count, offsets[index] < cell.text.upperBound { index += 1 }
            return run.trimmed(start..<index)
        }
        return Row(run: run, cells: cells, grid: grid)
    }

    private static func row(of line: LineInfo, in text: SourceText) -> Row {
        let physical = text.lines[line.index]
        let run = text.run(from: physical.begin, to: physical.end)
        let isPiped = run[run.whole].trimmed.first == "|"
        let separator: Unicode.Scalar = isPiped ? "|" : "\t"
        var cells = run[run.whole].split(separator: separator, omittingEmptySubsequences: false)
            .map { run.trimmed($0.startIndex..<$0.endIndex) }
        if isPiped {
            cells.removeFirst()
            if cells.last?.isEmpty == true { cells.removeLast() }
        }
        return Row(run: run, cells: cells)
    }

    /// Rows of a table whose columns stand under each other: at least three, each with the same columns or fewer.
    private static func alignedRows(
        at start: Int, of lines: [LineInfo], until end: Int, labelled: Bool, leaves: Leaves
    ) -> (rows: [Row], end: Int)? {
        guard labelled || !leaves.unalignedLines.contains(lines[start].index) else { return nil }
        let (rows, index) = gather(at: start, until: end, leaves: leaves) { index, text in
            let line = lines[index]
            return line.ending == .open && !line.hasSentence ? alignedRow(of: line, in: text) : nil
        }
        let columns = rows.map(\.cells.count).max() ?? 0
        guard rows.count >= (labelled ? 2 : fewestAlignedRows), columns >= (labelled ? 2 : 3),
            let template = rows.first(where: { $0.cells.count == columns })
        else {
            if !labelled, start < index { leaves.unalignedLines = lines[start].index..<lines[index - 1].index + 1 }
            return nil
        }
        return (rows.map { place($0, under: template) }, index)
    }

    private static func alignedRow(of line: LineInfo, in text: SourceText) -> Row? {
        guard line.marker == nil, line.bullet == nil, !line.isDate else { return nil }
        let physical = text.lines[line.index]
        let run = text.run(from: physical.begin, to: physical.end)
        var row = Row(run: run, cells: [])
        var column = 0
        var cellStart: (index: Int, column: Int)?
        var spaces = 0
        for index in run.scalars.indices {
            let scalar = run.scalars[index]
            if scalar.isSpace {
                spaces += scalar == "\u{3000}" ? 2 : 1
                if spaces >= 2, let start = cellStart {
                    row.cells.append(run.trimmed(start.index..<index))
                    row.columns.append(start.column)
                    cellStart = nil
                }
            } else {
                spaces = 0
                cellStart = cellStart ?? (index, column)
            }
            column += scalar.value > 0x2E7F ? 2 : 1
        }
        if let start = cellStart {
            row.cells.append(run.trimmed(start.index..<run.scalars.count))
            row.columns.append(start.column)
        }
        return row.cells.count >= 2 ? row : nil
    }

    /// Puts each cell under the column of the template that begins nearest.
    private static func place(_ row: Row, under template: Row) -> Row {
        guard row.cells.count < template.cells.count else { return row }
        var placed = Row(run: row.run, cells: [])
        var column = 0
        for (offset, cell) in row.cells.enumerated() {
            let remaining = row.cells.count - offset
            let candidates = column...(template.cells.count - remaining)
            let nearest = nearest(to: row.columns[offset], in: template.columns[candidates])
            while placed.cells.count < nearest { placed.cells.append(0..<0) }
            placed.cells.append(cell)
            column = nearest + 1
        }
        return placed
    }

    /// The index of the column, of an ascending few, that begins nearest to a place; the left one of two as near.
    private static func nearest(to place: Int, in columns: ArraySlice<Int>) -> Int {
        var low = columns.startIndex
        var high = columns.endIndex - 1
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < place { low = middle + 1 } else { high = middle }
        }
        let isLeftNearer = low > columns.startIndex && place - columns[low - 1] <= abs(columns[low] - place)
        return isLeftNearer ? low - 1 : low
    }

    private static func take(_ rows: [Row], into table: inout Table, leaves: Leaves) {
        let columns = rows.map(\.cells.count).max() ?? 0
        var isFirst = true
        for row in rows {
            if let grid = row.grid {
                table.rows.append(
                    zip(row.cells, grid.cells).map { place, cell in
                        Table.Cell(
                            text: leaves.text(place, of: row.run), header: cell.isHeader, rowSpan: cell.rowSpan,
                            columnSpan: cell.columnSpan)
                    })
                continue
            }
            if isRule(row) {
                leaves.drop(row.run.whole, of: row.run, as: .markup)
                continue
            }
            let isHeader = isFirst && rows.count > 1 && !row.cells.contains { isNumeric(row.run[$0]) }
            var cells = row.cells.map { Table.Cell(text: leaves.text($0, of: row.run), header: isHeader) }
            while cells.count < columns { cells.append(Table.Cell(text: Text(""), header: isHeader)) }
            table.rows.append(cells)
            dropSeparators(of: row, leaves: leaves)
            isFirst = false
        }
    }

    private static func dropSeparators(of row: Row, leaves: Leaves) {
        var cells = row.cells[...]
        for index in row.run.scalars.indices where row.run.scalars[index] == "|" {
            // Empty cells stand nowhere, the others in order.
            while let cell = cells.first, cell.upperBound <= index { cells.removeFirst() }
            if cells.first?.contains(index) != true {
                leaves.drop(index..<(index + 1), of: row.run, as: .markup)
            }
        }
    }

    /// The row of dashes under the head of a pipe table.
    private static func isRule(_ row: Row) -> Bool {
        row.run.scalars.contains("-") && row.run.scalars.allSatisfy { $0.isSpace || ["|", "-", ":", "+"].contains($0) }
    }

    private static func isNumeric(_ cell: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = cell.first, first.isDigit || first == "-" else { return false }
        return cell.allSatisfy { $0.isDigit || [".", ",", "%", "-", " "].contains($0) }
    }

    private static func extent(of table: Table) -> [SourceRange] {
        let cells = table.rows.joined().flatMap(\.text.source)
        let above = (table.label?.source ?? []) + (table.caption?.source ?? []) + (table.unit?.source ?? [])
        return SourceRange.hull(above + cells + table.footnotes.flatMap(\.source))
    }
}
