import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The first record of a table: which column is which.
struct BundleHeader {
    let file: String
    /// For every field of the schema, its column.
    let columns: [Int]

    /// - Returns: `nil` where columns are missing, unknown or doubled, which is reported.
    init?(of schema: DatasetSchema, in batch: CSVBatch?, file: String, findings: BundleFindings) {
        self.file = file
        var places: [String: Int] = [:]
        var isSound = true
        func report(_ rule: DiagnosticRule, _ column: String, _ position: Diagnostic.Position) {
            findings.report(Diagnostic(rule, [column], at: position, in: file, modelPath: schema.name))
            isSound = false
        }
        let cells = batch?.record(0) ?? []
        for (column, cell) in cells.enumerated() {
            guard let batch else { break }
            let name = batch.text(of: cell) ?? "\u{FFFD}"
            if !schema.fields.contains(where: { $0.name.isIdentical(to: name) }) {
                report(.csvUnknownColumn, name, batch.position(of: cell))
            } else if places.updateValue(column, forKey: name) != nil {
                report(.csvRepeatedColumn, name, batch.position(of: cell))
            }
        }
        for field in schema.fields where places[field.name] == nil {
            report(.csvMissingColumn, field.name, Diagnostic.Position(offset: 0, line: 1, column: 1))
        }
        guard isSound else { return nil }
        columns = schema.fields.compactMap { places[$0.name] }
    }
}
