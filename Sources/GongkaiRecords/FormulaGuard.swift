import GongkaiBytes
package import GongkaiModel

/// Puts an apostrophe before texts that a spreadsheet would take for a formula (`FormulaText`). Numbers stay as they are.
package struct FormulaGuard: Sendable {
    /// The formats of records that spreadsheets open.
    package static let formats: Set<String> = ["csv", "tsv", "xlsx"]

    /// What a guarded text begins with.
    package static let mark = UInt8(ascii: "'")

    /// The places of the fields whose values are text.
    private let fields: [Int]

    package init(_ schema: DatasetSchema) {
        fields = schema.fields.indices.filter { FormulaGuard.isText(schema.fields[$0].type) }
    }

    private static func isText(_ type: FieldType) -> Bool {
        switch type {
        case .string, .uri, .documentNumber, .list, .code: true
        default: false
        }
    }

    /// Guards the values of a batch.
    func apply(to batch: inout RecordBatch, columns: [Int?]) {
        for field in fields {
            guard let column = columns[field] else { continue }
            for record in batch.records.indices {
                let place = batch.place(record: record, column: column)
                guard !place.isMissing else { continue }
                let value = batch.value(at: place)
                guard FormulaText.begins(value) else { continue }
                batch.rewrite(record: record, column: column, as: [FormulaGuard.mark] + Array(value))
            }
        }
    }
}
