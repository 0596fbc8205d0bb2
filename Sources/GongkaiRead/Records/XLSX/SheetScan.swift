import GongkaiBytes
import GongkaiXML

/// A row of a sheet as the file has it.
struct SheetRow {
    /// One cell, with its text among the bytes of its row.
    struct Cell {
        /// What the text is (ISO/IEC 29500-1, 18.18.11).
        enum Kind {
            case number, shared, text, boolean, error, date
        }
        var column: Int
        var kind: Kind
        var style: Int
        var start: Int
        var end: Int
        var hasFormula: Bool
        /// Whether there is a value, be it empty.
        var hasValue: Bool
    }

    var number = 0
    var isHidden = false
    var cells: [Cell] = []
}

/// Goes through the rows of a sheet (ISO/IEC 29500-1, 18.3.1). One row is in memory at a time.
final class SheetScan: OfficeXMLHandler {
    private enum Element {
        case other, sheetData, row, cell, value, inline, run, text, guide, formula
    }

    /// The row that is being read, and the bytes of its cells.
    @exclusivity(unchecked) private(set) var row = SheetRow()
    let bytes = ByteBuffer(capacity: 1 << 12)
    /// The cell that is open.
    @exclusivity(unchecked) private var cell = SheetRow.Cell(
        column: 0, kind: .number, style: 0, start: 0, end: 0, hasFormula: false, hasValue: false)
    /// Where the first row or cell stands that cannot stand there.
    private(set) var misplaced: String?
    /// Takes each row when it is whole.
    var take: () -> Void = {}
    @exclusivity(unchecked) private var open: [Element] = []
    @exclusivity(unchecked) private var isTaking = false

    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        let element = element(name, in: open.last ?? .other)
        open.append(element)
        switch element {
        case .row: beginRow(attributes)
        case .cell: beginCell(attributes)
        case .formula: cell.hasFormula = true
        case .value, .text:
            isTaking = true
            cell.hasValue = true
        default: break
        }
    }

    @inline(__always)
    private func element(_ name: XMLRawName, in parent: Element) -> Element {
        switch (parent, name) {
        case (.row, "c"): .cell
        case (.cell, "v"): .value
        case (.cell, "is"): .inline
        case (.cell, "f"): .formula
        case (.inline, "t"), (.run, "t"): .text
        case (.inline, "r"): .run
        case (.sheetData, "row"): .row
        case (.other, "sheetData"): open.count == 1 ? .sheetData : .other
        default: .other
        }
    }

    private func beginRow(_ attributes: XMLRawAttributes) {
        let number = attributes["r"] == nil ? row.number + 1 : attributes.number("r") ?? 0
        if number <= row.number || number > CellReference.lastRow {
            misplaced = misplaced ?? attributes.text("r") ?? String(number)
        }
        row.number = number
        row.isHidden = attributes.isTrue("hidden")
        row.cells.removeAll(keepingCapacity: true)
        bytes.count = 0
    }

    private func beginCell(_ attributes: XMLRawAttributes) {
        let last = row.cells.last?.column ?? 0
        var column = last + 1
        if let reference = attributes["r"] { column = CellReference.parse(reference)?.column ?? 0 }
        if column <= last || column > CellReference.lastColumn {
            misplaced = misplaced ?? attributes.text("r") ?? String(column)
        }
        cell = SheetRow.Cell(
            column: column, kind: SheetScan.kind(attributes["t"]), style: attributes.number("s") ?? 0,
            start: bytes.count, end: bytes.count, hasFormula: false, hasValue: false)
    }

    @inline(__always)
    private static func kind(_ text: UnsafeBufferPointer<UInt8>?) -> SheetRow.Cell.Kind {
        guard let text, let first = text.first else { return .number }
        switch first {
        case UInt8(ascii: "s"): return text.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): return .text
        case UInt8(ascii: "b"): return .boolean
        case UInt8(ascii: "e"): return .error
        case UInt8(ascii: "d"): return .date
        default: return .number
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        if isTaking { bytes.append(UnsafeRawBufferPointer(utf8)) }
    }

    func endElement() {
        switch open.popLast() {
        case .value, .text: isTaking = false
        case .cell:
            cell.end = bytes.count
            row.cells.append(cell)
        case .row: take()
        default: break
        }
    }
}

/// What a sheet says besides its rows: merged cells and hidden columns.
final class SheetFrame: OfficeXMLHandler {
    private(set) var merged: [MergedCells] = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    /// How many merged cells there are, those that could not be read included.
    private(set) var mergedCount = 0
    private let mostMerged: Int

    init(mostMerged: Int) { self.mostMerged = mostMerged }

    /// The rows, which are the most of it by far.
    var passedOver: StaticString? { "sheetData" }

    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        switch name {
        case "mergeCell":
            mergedCount += 1
            if mergedCount <= mostMerged, let cells = attributes["ref"].flatMap({ MergedCells($0) }) {
                merged.append(cells)
            }
        case "col" where attributes.isTrue("hidden"):
            guard let first = attributes.number("min"), let last = attributes.number("max"), first > 0, first <= last
            else { return }
            hiddenColumns.append(first...last)
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

    func endElement() {}
}
