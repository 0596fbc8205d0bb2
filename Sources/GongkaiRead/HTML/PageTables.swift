import GongkaiBytes
import GongkaiModel

/// Which tables of a page hold data, and which only set out the page.
///
/// A table holds data where at least two of its rows have two cells with something in them, no cell holds most of its text
/// in paragraphs, no table within it does, and it is no box of metadata.
struct PageTables {
    enum Role {
        case row, cell, none
    }

    private let tree: HTMLTree
    /// How many bytes of text stand before each node, white space aside.
    private let textBefore: [Int]
    private let roles: [Int: Role]
    private let dataTables: Set<Int>

    init(of tree: HTMLTree) {
        self.tree = tree
        textBefore = PageTables.textBefore(in: tree)
        var roles: [Int: Role] = [:]
        var dataTables: Set<Int> = []
        var end = 0
        // What stands within a table of data is its own affair.
        for (index, node) in tree.nodes.enumerated() where node.tag == .table && index >= end {
            let rows = PageTables.rows(of: index, in: tree)
            guard PageTables.isData(rows, of: index, in: tree, textBefore) else { continue }
            dataTables.insert(index)
            end = Int(node.end)
            for row in rows {
                roles[row.node] = .row
                for cell in row.cells { roles[cell] = .cell }
            }
        }
        self.roles = roles
        self.dataTables = dataTables
    }

    func isData(_ table: Int) -> Bool { dataTables.contains(table) }

    func role(of node: Int) -> Role { roles[node] ?? .none }

    func isInHead(_ cell: Int) -> Bool {
        var node = Int(tree.nodes[cell].parent)
        while node >= 0, tree.nodes[node].tag != .table {
            if tree.nodes[node].tag == .thead { return true }
            node = Int(tree.nodes[node].parent)
        }
        return false
    }

    private struct Row {
        var node: Int
        var cells: [Int]
    }

    private static func textBefore(in tree: HTMLTree) -> [Int] {
        var sums = [0]
        sums.reserveCapacity(tree.nodes.count + 1)
        var sum = 0
        tree.bytes.withUnsafeBufferPointer { bytes in
            for node in tree.nodes {
                if node.tag == .text {
                    sum += UnsafeBufferPointer(rebasing: bytes[node.start..<node.stop]).countBytes { $0 > 0x20 }
                }
                sums.append(sum)
            }
        }
        return sums
    }

    /// The rows of a table itself, not of those within it.
    private static func rows(of table: Int, in tree: HTMLTree) -> [Row] {
        var rows: [Row] = []
        for child in tree.children(of: table) {
            switch tree.nodes[child].tag {
            case .tr: rows.append(row(child, in: tree))
            case .thead, .tbody, .tfoot:
                rows += tree.children(of: child).filter { tree.nodes[$0].tag == .tr }.map { row($0, in: tree) }
            default: break
            }
        }
        return rows
    }

    private static func row(_ node: Int, in tree: HTMLTree) -> Row {
        Row(
            node: node,
            cells: tree.children(of: node).filter { tree.nodes[$0].tag == .td || tree.nodes[$0].tag == .th })
    }

    private static func isData(_ rows: [Row], of table: Int, in tree: HTMLTree, _ textBefore: [Int]) -> Bool {
        func size(_ node: Int) -> Int { textBefore[Int(tree.nodes[node].end)] - textBefore[node] }
        let full = rows.map { $0.cells.count { size($0) > 0 } }
        let hasHeads = rows.contains { $0.cells.contains { tree.nodes[$0].tag == .th || isTall($0, in: tree) } }
        guard full.count(where: { $0 >= 2 }) >= (hasHeads ? 1 : 2) else { return false }
        let whole = size(table)
        for cell in rows.lazy.flatMap(\.cells) where size(cell) * 2 > whole {
            let within = (cell + 1)..<Int(tree.nodes[cell].end)
            if tree.nodes[within].contains(where: { $0.tag == .table }) { return false }
            if tree.nodes[within].count(where: { $0.tag == .p || $0.tag == .br || $0.tag == .div }) >= 3,
                size(cell) > 300
            {
                return false
            }
        }
        let links = tree.nodes[table..<Int(tree.nodes[table].end)].indices.filter { tree.nodes[$0].tag == .a }
        guard links.reduce(0, { $0 + size($1) }) * 2 <= whole else { return false }
        return !isBox(rows, in: tree, size)
    }

    /// Whether a cell takes several rows.
    private static func isTall(_ cell: Int, in tree: HTMLTree) -> Bool {
        guard tree.nodes[cell].stop - tree.nodes[cell].start > 12 else { return false }
        return tree.attributes(of: cell)["rowspan"].map { $0 != [UInt8(ascii: "1")] } ?? false
    }

    /// Whether at least three cells name what boxes of metadata hold.
    private static func isBox(_ rows: [Row], in tree: HTMLTree, _ size: (Int) -> Int) -> Bool {
        var labels = 0
        for cell in rows.lazy.flatMap(\.cells) where (4...80).contains(size(cell)) {
            var words: [UInt8] = []
            for node in tree.nodes[cell..<Int(tree.nodes[cell].end)] where node.tag == .text {
                words += HTMLReferences.decoded(node.start..<node.stop, of: tree.bytes)
            }
            if BoxLabel.begins(String(decoding: words, as: UTF8.self)) { labels += 1 }
        }
        return labels >= 3
    }
}

/// Puts a table together from its cells as they come, and makes its rows whole (HTML Living Standard, 4.9.12).
struct GridBuilder {
    private var rows: [(line: Int, cells: [GridRow.Cell])] = []
    private var cells: [GridRow.Cell] = []
    private var hasHeads = false

    private static let widestSpan = 1_000
    private static let highestSpan = 65_534

    var hasCells: Bool { !cells.isEmpty }

    mutating func beginRow() { cells = [] }

    mutating func beginCell(_ attributes: HTMLAttributes, isHeader: Bool, at offset: Int) {
        hasHeads = hasHeads || isHeader
        cells.append(
            GridRow.Cell(
                text: offset..<offset, isHeader: isHeader,
                rowSpan: GridBuilder.span(
                    attributes["rowspan"], GridBuilder.highestSpan, zero: GridBuilder.highestSpan),
                columnSpan: GridBuilder.span(attributes["colspan"], GridBuilder.widestSpan, zero: 1)))
    }

    mutating func endCell(at offset: Int) {
        guard let last = cells.indices.last else { return }
        cells[last].text = cells[last].text.lowerBound..<max(offset, cells[last].text.lowerBound)
    }

    mutating func endRow(at line: Int) {
        rows.append((line, cells))
        cells = []
    }

    private static func span(_ value: [UInt8]?, _ most: Int, zero: Int) -> Int {
        guard let value else { return 1 }
        let digits = value.drop(while: HTMLTokenizer.isSpace).prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return 1 }
        let number = digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return number == 0 ? zero : min(number, most)
    }

    /// The rows by their lines: spans within the table and over nothing else, every row as wide as the table.
    func finish(number: Int, text: [UInt8]) -> [(Int, GridRow)] {
        var result: [(Int, GridRow)] = []
        guard isReasonable else { return rows.map { ($0.line, GridRow(table: number, cells: $0.cells.map(\.single))) } }
        /// How many rows below are taken, by column.
        var taken: [Int] = []
        var placed: [(line: Int, cells: [GridRow.Cell], columns: [Int])] = []
        for (index, row) in rows.enumerated() {
            var column = 0
            var cells: [GridRow.Cell] = []
            var columns: [Int] = []
            var next = taken.map { max(0, $0 - 1) }
            for var cell in row.cells {
                while column < taken.count, taken[column] > 0 { column += 1 }
                cell.rowSpan = min(cell.rowSpan, rows.count - index)
                var width = 1
                while width < cell.columnSpan, column + width >= taken.count || taken[column + width] == 0 {
                    width += 1
                }
                cell.columnSpan = width
                while next.count < column + width { next.append(0) }
                for place in column..<(column + width) { next[place] = cell.rowSpan - 1 }
                cells.append(cell)
                columns.append(column)
                column += width
            }
            placed.append((row.line, cells, columns))
            while taken.count < next.count { taken.append(0) }
            taken = next
        }
        let width = taken.count
        var above = [Int](repeating: 0, count: width)
        let headRows = hasHeads ? 0 : headRows(text: text)
        for (index, row) in placed.enumerated() {
            let full = filled(row, width: width, above: &above).map { cell in
                var cell = cell
                cell.isHeader = cell.isHeader || index < headRows
                return cell
            }
            result.append((row.line, GridRow(table: number, cells: full)))
        }
        return result
    }

    /// Spans that make so many times more places than there are cells are no table's.
    private var isReasonable: Bool {
        let width = rows.map { $0.cells.reduce(0) { $0 + $1.columnSpan } }.max() ?? 0
        let cells = rows.reduce(0) { $0 + $1.cells.count }
        return rows.count * width <= max(GridBuilder.smallTable, cells * GridBuilder.mostFilling)
    }

    private static let mostFilling = 16
    private static let smallTable = 65_536

    /// A row with an empty cell wherever nothing stands.
    private func filled(
        _ row: (line: Int, cells: [GridRow.Cell], columns: [Int]), width: Int, above: inout [Int]
    ) -> [GridRow.Cell] {
        var cells: [GridRow.Cell] = []
        var below = above.map { max(0, $0 - 1) }
        var column = 0
        func empty() -> GridRow.Cell {
            let place = cells.last?.text.upperBound ?? row.cells.first?.text.lowerBound ?? 0
            return GridRow.Cell(text: place..<place)
        }
        for (cell, start) in zip(row.cells, row.columns) {
            while column < start {
                if above[column] == 0 { cells.append(empty()) }
                column += 1
            }
            cells.append(cell)
            for place in start..<(start + cell.columnSpan) { below[place] = cell.rowSpan - 1 }
            column = start + cell.columnSpan
        }
        while column < width {
            if above[column] == 0 { cells.append(empty()) }
            column += 1
        }
        above = below
        return cells
    }

    /// Without `th`, the first row is a head where it has no numbers, with the rows that its cells reach down to.
    private func headRows(text: [UInt8]) -> Int {
        guard rows.count > 1, let first = rows.first, !first.cells.contains(where: { isNumeric(text[$0.text]) }) else {
            return 0
        }
        let depth = first.cells.map(\.rowSpan).filter { $0 < rows.count }.max() ?? 1
        return min(depth, rows.count - 1)
    }

    private func isNumeric(_ cell: ArraySlice<UInt8>) -> Bool {
        guard let first = cell.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-") else { return false }
        return cell.allSatisfy { (0x30...0x39).contains($0) || [0x2E, 0x2C, 0x25, 0x2D, 0x20].contains($0) }
    }
}

extension GridRow.Cell {
    /// The cell without its spans.
    fileprivate var single: GridRow.Cell { GridRow.Cell(text: text, isHeader: isHeader) }
}
