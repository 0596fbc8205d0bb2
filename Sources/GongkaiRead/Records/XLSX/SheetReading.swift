import GongkaiBytes
import GongkaiDiagnostics

/// Reads the rows of a sheet as far as they are wanted.
final class SheetReading {
    let sheet: WorkbookParts.Sheet
    let merged: MergedIndex
    let frame: SheetFrame
    private let package: OfficePackage
    private var part: OfficePackage.PartStream
    private var scan = SheetScan()
    /// How many rows were taken, and how many more are known already.
    private var (taken, known) = (0, 0)
    private let cells: CellReader
    private let row = RowValues()
    /// Rows that were read ahead.
    private(set) var ahead: [RowValues] = []
    private var take: (RowValues) -> Void = { _ in }

    init(
        _ sheet: WorkbookParts.Sheet, of workbook: WorkbookParts, options: RecordReadingOptions
    ) throws(ReadError) {
        self.sheet = sheet
        package = workbook.package
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
        part = try SheetReading.part(sheet.part, of: package, by: scan, isPlain: isPlain)
        cells = CellReader(
            strings: workbook.strings, formats: workbook.formats, dates: SerialDate(is1904: workbook.is1904),
            missing: (options.missingValues + [""]).map { Array($0.utf8) })
        takeRows()
    }

    private static func part(
        _ name: String, of package: OfficePackage, by scan: SheetScan, isPlain: Bool
    ) throws(ReadError) -> OfficePackage.PartStream {
        guard let part = try package.stream(name, by: scan, isPlain: isPlain) else {
            throw .unreadable([Diagnostic(.officePartMissing, ["xlsx", name])])
        }
        return part
    }

    private func takeRows() {
        scan.take = { [unowned self] in
            taken += 1
            guard taken > known else { return }
            cells.read(scan, into: row)
            take(row)
        }
    }

    /// Reads the sheet from its beginning by libxml2, and passes the rows that were taken already: what is plain, it reads in
    /// the same way.
    private func startOver() throws(ReadError) {
        (taken, known) = (0, taken)
        scan = SheetScan()
        part = try SheetReading.part(sheet.part, of: package, by: scan, isPlain: false)
        takeRows()
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
        var goesOn = try part.advance()
        if part.isUnusual {
            try startOver()
            goesOn = true
        }
        if let place = scan.misplaced { throw .unreadable([Diagnostic(.workbookBadPlace, [sheet.part, place])]) }
        return goesOn
    }
}
