import CLibXLSXWriter
import Glibc
package import GongkaiBytes

/// A workbook (XLSX) that is written row by row, in memory that does not grow with the rows. Cells of a row are written
/// from left to right, and rows from top to bottom.
///
/// The same cells give the same bytes: the workbook says that it was made on 1 January 1980, the first day that ZIP knows.
package final class Workbook {
    /// The most rows and columns of a sheet, and the most characters of a cell, counted in UTF-16.
    package static let rowLimit = 1_048_576
    package static let columnLimit = 16_384
    package static let characterLimit = 32_767

    private let library: gongkai_xlsx
    private let file: ScratchFile
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    private var names = SheetNames()
    private var formats: [String: UnsafeMutablePointer<lxw_format>?] = [:]
    /// Formats of numbers by their decimal places.
    private var numberFormats: [UnsafeMutablePointer<lxw_format>?] = []
    private var header: UnsafeMutablePointer<lxw_format>?
    private let text = ByteBuffer(capacity: 1 << 12)
    /// The first thing that went wrong with a cell.
    private var failure: lxw_error?

    /// - Parameter scratchFolder: a folder for what is needed on the way.
    package init(scratchFolder: String) throws(WorkbookError) {
        library = try LibXLSXWriter.functions()
        file = try ScratchFile(in: scratchFolder) { WorkbookError($0) }
        file.takeNameAway()
        book = scratchFolder.withCString { [library, file = file.openPath] folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return library.workbook_new_opt(file, &options)
        }
        guard let book else { throw WorkbookError(ScratchFile.words(ENOMEM)) }
        var properties = lxw_doc_properties()
        properties.created = 315_532_800
        _ = library.workbook_set_properties(book, &properties)
        header = library.workbook_add_format(book)
        library.format_set_bold(header)
        library.format_set_bg_color(header, 0xDDE6F0)
        library.format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        numberFormats = (0...15).map { places in
            format("0" + (places > 0 ? "." + String(repeating: "0", count: places) : ""))
        }
    }

    deinit { if let book { library.lxw_workbook_free(book) } }

    /// Begins a sheet with a header that stays in view.
    /// - Parameter name: what it is called, as far as a sheet can be.
    package func addSheet(named name: String, columns: [(title: String, width: Double)]) throws(WorkbookError) {
        guard let book, let added = library.workbook_add_worksheet(book, names.name(for: name)) else {
            throw WorkbookError(name)
        }
        sheet = added
        sheets.append(added)
        for (index, column) in columns.enumerated() {
            let place = lxw_col_t(index)
            note(library.worksheet_set_column(added, place, place, column.width, nil))
            note(library.worksheet_write_string(added, 0, place, column.title, header))
        }
        library.worksheet_freeze_panes(added, 1, 0)
        try check()
    }

    // MARK: Cells

    /// Writes text as text, whatever it looks like.
    package func write(_ value: UnsafeRawBufferPointer, row: Int, column: Int) {
        note(library.worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), terminated(value), format("@")))
    }

    /// Writes a number of at most 15 digits.
    package func write(number value: UnsafeRawBufferPointer, decimals: Int, row: Int, column: Int) {
        let number = strtod(terminated(value), nil)
        note(
            library.worksheet_write_number(
                sheet, lxw_row_t(row), lxw_col_t(column), number, numberFormats[min(decimals, 15)]))
    }

    /// Writes a date, as days since 30 December 1899.
    package func write(day: Int, row: Int, column: Int) {
        note(
            library.worksheet_write_number(
                sheet, lxw_row_t(row), lxw_col_t(column), Double(day), format("yyyy-mm-dd")))
    }

    package func write(boolean value: Bool, row: Int, column: Int) {
        note(library.worksheet_write_boolean(sheet, lxw_row_t(row), lxw_col_t(column), value ? 1 : 0, nil))
    }

    private func terminated(_ value: UnsafeRawBufferPointer) -> UnsafePointer<CChar> {
        text.count = 0
        text.append(value)
        text.append(0)
        return UnsafePointer(text.start.assumingMemoryBound(to: CChar.self))
    }

    private func format(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[code] { return format }
        let format = library.workbook_add_format(book)
        library.format_set_num_format(format, code)
        formats[code] = format
        return format
    }

    private func note(_ outcome: lxw_error) {
        if outcome != LXW_NO_ERROR, failure == nil { failure = outcome }
    }

    /// - Throws: `WorkbookError` where a cell could not be written.
    package func check() throws(WorkbookError) {
        if let failure { throw WorkbookError(words(failure)) }
    }

    private func words(_ outcome: lxw_error) -> String {
        library.lxw_strerror(outcome).map { String(cString: $0) } ?? ""
    }

    // MARK: The end

    /// Ends the workbook and hands out its bytes.
    package func finish<Failure>(
        _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(ScratchError<WorkbookError, Failure>) {
        do throws(WorkbookError) {
            try close()
        } catch {
            throw .making(error)
        }
        try file.read(failure: { WorkbookError($0) }, write)
    }

    private func close() throws(WorkbookError) {
        try check()
        // The library does not look whether its own files took what it wrote.
        for sheet in sheets {
            guard let rows = sheet.pointee.optimize_tmpfile else { continue }
            guard fflush(rows) == 0, ferror(rows) == 0 else { throw WorkbookError(ScratchFile.words(errno)) }
        }
        guard let book = book.take() else { return }
        let outcome = library.workbook_close(book)
        sheets = []
        guard outcome == LXW_NO_ERROR else { throw WorkbookError(words(outcome)) }
    }
}
