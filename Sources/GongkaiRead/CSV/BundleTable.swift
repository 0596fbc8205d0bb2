import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// One table of a bundle, its values read by their types, with the places where they stand.
final class BundleTable {
    let schema: DatasetSchema
    let file: String
    private let findings: BundleFindings
    private let batches: [CSVBatch]
    /// For every field of the schema, its column in the file.
    private let columns: [Int]
    private let fields: [String: Int]

    /// One record: a value for every field of the schema, in canonical form.
    struct Record {
        let values: [String?]
        /// The 1-based number in the file, where the header is the first.
        let number: Int
        fileprivate let batch: Int
        fileprivate let index: Int
    }

    private(set) var records: [Record] = []
    /// For every record, whether the model has a place for it.
    private var isTaken: [Bool] = []

    /// Reads a table, and reports what is wrong with its values.
    init(_ schema: DatasetSchema, header: BundleHeader, batches: [CSVBatch], findings: BundleFindings) {
        self.schema = schema
        self.file = header.file
        self.findings = findings
        self.batches = batches
        columns = header.columns
        fields = Dictionary(schema.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (batchIndex, batch) in batches.enumerated() {
            for index in 0..<batch.count where batch.firstRecord + index > 1 {
                let number = batch.firstRecord + index
                let cells = batch.record(index)
                let values = zip(schema.fields, columns).map { field, column in
                    BundleValue(cells[cells.startIndex + column], of: field, in: batch, record: number)
                        .read { report($0, $1, record: (batch, index), field: field.name) }
                }
                records.append(Record(values: values, number: number, batch: batchIndex, index: index))
            }
        }
        isTaken = Array(repeating: false, count: records.count)
    }

    /// The value of a field; `nil` where it is missing.
    func value(_ field: String, of record: Int) -> String? {
        fields[field].flatMap { records[record].values[$0] }
    }

    /// A value that is a whole number, as the schema has made sure.
    func integer(_ field: String, of record: Int) -> Int? { value(field, of: record).flatMap { Int($0) } }

    // MARK: What the model has a place for

    func take(_ record: Int) { isTaken[record] = true }

    /// The records that nobody took.
    var untaken: [Int] { isTaken.indices.filter { !isTaken[$0] } }

    // MARK: Reporting

    /// Reports something about a record, or one of its fields. The record's number is the caller's to name.
    func report(_ rule: DiagnosticRule, _ arguments: [String], of record: Int, field: String? = nil) {
        let place = records[record]
        report(rule, arguments, record: (batches[place.batch], place.index), field: field)
    }

    private func report(
        _ rule: DiagnosticRule, _ arguments: [String], record: (batch: CSVBatch, index: Int), field: String?
    ) {
        let cells = record.batch.record(record.index)
        let column = field.flatMap { fields[$0] }.map { columns[$0] } ?? 0
        let path = [schema.name, String(record.batch.firstRecord + record.index), field].compactMap { $0 }
        findings.report(
            Diagnostic(
                rule, arguments, at: record.batch.position(of: cells[cells.startIndex + column]), in: file,
                modelPath: path.joined(separator: "/")))
    }

    // MARK: Comparing

    /// The table as the writer writes it, whatever the layout of the file: what its digest in the package is taken of.
    var canonicalBytes: [UInt8] {
        var csv = CSVEmitter()
        csv.record(schema.fields.map(\.name))
        for record in records {
            csv.record(
                zip(schema.fields, record.values).map { $0.isPlainText ? $1.map(SpreadsheetSafeText.encode) : $1 })
        }
        return csv.bytes
    }
}

extension DatasetField {
    /// Whether its values are text of any kind, written in the form that is safe from spreadsheets.
    var isPlainText: Bool { type == .string && !isPartialDate }
}
