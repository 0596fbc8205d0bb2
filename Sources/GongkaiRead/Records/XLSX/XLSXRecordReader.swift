import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Reads the records of a sheet of a workbook (Office Open XML, ISO/IEC 29500), transitional or strict.
package struct XLSXRecordReader: RecordReader {
    package let format = Format(
        name: "xlsx", english: "records in a workbook (Office Open XML)", chinese: "工作簿中的数据记录（Office Open XML）",
        extensions: ["xlsx", "xlsm", "xltx", "xltm"],
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content: .records)

    package init() {}

    /// An empty cell may be empty text as well as a missing value.
    package let isExact = false

    package let readsText = false

    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        OfficePackage.begins(start, withPartsIn: "xl/")
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake { XLSXRecordIntake(options) }
}

/// Goes through the rows of a sheet. The packed file is in memory; of the sheet only what is being read is.
private final class XLSXRecordIntake: RecordIntake {
    private let options: RecordReadingOptions
    private var sheet: SheetReading?
    private var lines: RowLines?
    private var isOver = false
    private var firstColumn = 1

    /// How many rows are looked at to tell the header.
    private static let lookAhead = 50

    init(_ options: RecordReadingOptions) { self.options = options }

    func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let workbook = try WorkbookParts(OfficePackage(whole(source), limits: options.limits))
        var notes: [Diagnostic] = []
        guard let sheet = try chosenSheet(of: workbook) else { throw .unreadable([Diagnostic(.workbookEmpty)]) }
        tell(of: workbook, reading: sheet, &notes)
        let rows = Array(sheet.ahead.filter { !$0.values.isEmpty }.prefix(XLSXRecordIntake.lookAhead))
        let lines = options.headerLines > 1 ? options.headerLines : nil
        guard let header = SheetHeader(rows, merged: sheet.merged, hasHeader: options.hasHeader, lines: lines) else {
            throw .unreadable([Diagnostic(.workbookEmpty)])
        }
        guard header.columns.count <= options.limits[.tableColumns] else {
            throw .unreadable([
                ReadLimit.tableColumns.diagnostic(
                    found: header.columns.count, allowed: options.limits[.tableColumns])
            ])
        }
        for row in rows.prefix(header.leading) {
            let text = row.values.map { row.text($0) }.joined(separator: " ")
            notes.append(
                Diagnostic(.workbookRowLeftOut, [String(row.number), text], at: .init(line: row.number, column: 1)))
        }
        return begin(sheet, header, last: rows.prefix(header.leading + header.levels).last?.number ?? 0, notes)
    }

    private func begin(
        _ sheet: SheetReading, _ header: SheetHeader, last: Int, _ notes: [Diagnostic]
    ) -> RecordHead {
        self.sheet = sheet
        firstColumn = header.columns.lowerBound
        sheet.dropAhead(sheet.ahead.prefix { $0.number <= last }.count)
        lines = RowLines(
            columns: header.columns, padded: decimalColumns(header), merged: sheet.merged, behind: last)
        var notes = notes
        let down = sheet.frame.merged.count { $0.rows.count > 1 && $0.rows.lowerBound > last }
        if down > 0 { notes.append(Diagnostic(.workbookMergedCells, [String(down)])) }
        return RecordHead(headings: header.headings, lineEnds: last, diagnostics: notes)
    }

    /// The whole input.
    private func whole(_ source: ByteSource) throws(ReadError) -> ByteBuffer {
        let bytes = ByteBuffer(capacity: options.pieceSize)
        let most = options.limits[.inputSize]
        while try source.read(options.pieceSize, into: bytes) {
            guard bytes.count <= most else {
                throw .unreadable([ReadLimit.inputSize.diagnostic(found: bytes.count, allowed: most)])
            }
        }
        if bytes.count == 0 { throw .unreadable([Diagnostic(.inputEmpty)]) }
        if let refusal = StreamEncoding.officeRefusal(ofFile: bytes.bytes) { throw .unreadable([refusal]) }
        return bytes
    }

    /// The sheet that is asked for, or the first visible one that has a value.
    private func chosenSheet(of workbook: WorkbookParts) throws(ReadError) -> SheetReading? {
        for sheet in try workbook.sheets(called: options.sheet) {
            let reading = try SheetReading(sheet, of: workbook, options: options)
            try reading.readAhead(XLSXRecordIntake.lookAhead)
            if reading.ahead.contains(where: { !$0.values.isEmpty }) { return reading }
        }
        return nil
    }

    private func tell(of workbook: WorkbookParts, reading: SheetReading, _ notes: inout [Diagnostic]) {
        func names(_ sheets: [WorkbookParts.Sheet]) -> String {
            sheets.map { "“\($0.name)”" }.joined(separator: ", ")
        }
        let sheet = reading.sheet
        let others = workbook.sheets.filter { $0.part != sheet.part && !$0.isHidden }
        if !others.isEmpty { notes.append(Diagnostic(.workbookOtherSheets, [sheet.name, names(others)])) }
        let hidden = workbook.sheets.filter(\.isHidden)
        if !hidden.isEmpty { notes.append(Diagnostic(.workbookHiddenSheets, [names(hidden)])) }
        let columns = reading.frame.hiddenColumns.map { range in
            let first = CellReference.letters(range.lowerBound)
            return range.count == 1 ? first : first + "–" + CellReference.letters(range.upperBound)
        }
        if !columns.isEmpty {
            notes.append(Diagnostic(.workbookHiddenColumns, [columns.joined(separator: ", ")]))
        }
    }

    /// The columns of the schema's decimal fields.
    private func decimalColumns(_ header: SheetHeader) -> Set<Int> {
        guard let schema = options.schema else { return [] }
        var columns: Set<Int> = []
        for (column, heading) in zip(header.columns, header.headings) {
            let field = schema.fields.first { field in
                field.name == heading || field.title.chinese == heading || field.title.english == heading
                    || field.aliases.contains { $0.name == heading }
            }
            if field?.type == .decimal { columns.insert(column) }
        }
        return columns
    }

    func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        guard !isOver, let sheet, var lines else { return false }
        let buffer = batch.bytes
        while buffer.count < options.pieceSize, !isOver {
            isOver = try !sheet.read { lines.append($0, to: buffer) }
            guard buffer.count <= options.limits[.recordSize] else {
                throw .unreadable([
                    ReadLimit.recordSize.diagnostic(found: buffer.count, allowed: options.limits[.recordSize])
                ])
            }
        }
        if isOver { lines.finish(in: buffer) }
        self.lines = lines
        batch.inputCount = buffer.count
        return batch.inputCount > 0
    }

    func parser(columns: [String?]) -> any RecordParser {
        XLSXRecordParser(columnCount: columns.count, firstColumn: firstColumn)
    }
}
