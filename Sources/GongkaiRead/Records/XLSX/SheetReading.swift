import GongkaiBytes
import GongkaiDiagnostics

/// Reads the rows of a sheet as far as they are wanted.
final class SheetReading {
    let sheet: WorkbookParts.Sheet
    let merged: MergedIndex
    let frame: SheetFrame
    private let part: OfficePackage.PartStream
    private let scan = SheetScan()
    private let cells: CellReader
    private let row = RowValues()
    /// Rows that were read ahead.
    private(set) var ahead: [RowValues] = []
    private var take: (RowValues) -> Void = { _ in }

    init(
        _ sheet: WorkbookParts.Sheet, of workbook: WorkbookParts, options: RecordReadingOptions
    ) throws(ReadError) {
        self.sheet = sheet
        let limit = options.limits[.mergedCells]
        // What merged cells there are stands behind the rows, and decides what the first of them are.
        let (frame, isPlain) =
            try workbook.package.scan(
                sheet.part, by: { SheetFrame(mostMerged: limit) }, while: { $0.mergedCount <= limit })
            ?? (SheetFrame(mostMerged: limit), false)
        self.frame = frame
        guard frame.mergedCount <= limit else {
            throw .unreadable([ReadLimit.mergedCells.diagnostic(found: frame.mergedCount, allowed: limit)])
        }
        merged = MergedIndex(frame.merged)
        guard let part = try workbook.package.stream(sheet.part, by: scan, isPlain: isPlain) else {
            throw .unreadable([Diagnostic(.officePartMissing, ["xlsx", sheet.part])])
        }
        self.part = part
        cells = CellReader(
            strings: workbook.strings, formats: workbook.formats, dates: SerialDate(is1904: workbook.is1904),
            missing: (options.missingValues + [""]).map { Array($0.utf8) })
        scan.take = { [unowned self] in
            cells.read(scan, into: row)
            take(row)
        }
    }

    /// Reads rows with a value or a note until there are so many, or no more.
    func readAhead(_ count: Int) throws(ReadError) {
        take = { [unowned self] row in
            if !row.values.isEmpty || row.isHidden || !row.notes.isEmpty { ahead.append(RowValues(row)) }
        }
        while ahead.count < count, try advance() {}
    }

    /// Hands on rows, until a piece of the file has been gone through.
    /// - Returns: whether there may be more.
    func read(_ take: @escaping (RowValues) -> Void) throws(ReadError) -> Bool {
        self.take = take
        for row in ahead { take(row) }
        ahead = []
        return try advance()
    }

    /// Drops the first of the rows that were read ahead.
    func dropAhead(_ count: Int) { ahead.removeFirst(count) }

    private func advance() throws(ReadError) -> Bool {
        let goesOn = try part.advance()
        // It was plain when it was looked through.
        guard !part.isUnusual else { throw .unreadable([Diagnostic(.officePartMalformed, [sheet.part, ""])]) }
        if let place = scan.misplaced { throw .unreadable([Diagnostic(.workbookBadPlace, [sheet.part, place])]) }
        return goesOn
    }
}
