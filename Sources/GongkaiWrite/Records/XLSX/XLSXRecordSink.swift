import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkbook

/// Puts records into the sheets of a workbook, and hands it out in the end.
final class XLSXRecordSink: RecordSink {
    private let output: RecordOutput
    private let options: RecordWritingOptions
    private let rowLimit: Int
    private let workbook: Workbook
    private var schema: DatasetSchema?
    private var cells: [CellForm] = []
    /// The next row of the sheet.
    private var row = 0

    init(into output: RecordOutput, options: RecordWritingOptions, rowLimit: Int) throws(WriteError) {
        self.output = output
        self.options = options
        self.rowLimit = rowLimit
        do throws(WorkbookError) {
            workbook = try Workbook(scratchFolder: output.scratchFolder)
        } catch {
            throw XLSXRecordSink.failure(for: error)
        }
    }

    func begin(_ schema: DatasetSchema) throws(WriteError) {
        try XLSXRecordWriter.check(schema)
        self.schema = schema
        cells = schema.fields.map { CellForm(of: $0.type) }
        try addSheet()
    }

    private func addSheet() throws(WriteError) {
        guard let schema else { return }
        let columns = schema.fields.map { field in
            let title = options.name(of: field)
            return (title: title, width: CellForm(of: field.type).width(under: title))
        }
        let name = schema.title.chinese.isEmpty ? schema.name : schema.title.chinese
        do throws(WorkbookError) {
            try workbook.addSheet(named: name, columns: columns)
        } catch {
            throw XLSXRecordSink.failure(for: error)
        }
        row = 1
    }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        var offset = 0
        while offset < records.count {
            if row == rowLimit { try addSheet() }
            for (column, form) in cells.enumerated() {
                let length = Int(UInt32(littleEndian: records.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                offset += 4
                guard length > 0 else { continue }
                let value = UnsafeRawBufferPointer(rebasing: records[offset..<offset + length - 1])
                form.write(value, into: workbook, row: row, column: column)
                offset += length - 1
            }
            row += 1
        }
        do throws(WorkbookError) {
            try workbook.check()
        } catch {
            throw XLSXRecordSink.failure(for: error)
        }
    }

    func finish() throws(WriteError) {
        do throws(ScratchError<WorkbookError, WriteError>) {
            try workbook.finish(output.write)
        } catch {
            switch error {
            case .making(let error): throw XLSXRecordSink.failure(for: error)
            case .taking(let error): throw error
            }
        }
    }

    private static func failure(for error: WorkbookError) -> WriteError {
        error.isMissing ? .componentFailed(error.diagnostic) : .inputOutput(error.diagnostic)
    }
}
