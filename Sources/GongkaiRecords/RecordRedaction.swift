import GongkaiBytes
package import GongkaiCheck
import GongkaiDiagnostics
package import GongkaiModel

/// Redacts the values of fields while records go by, a batch at a time.
package struct RecordRedaction: Sendable {
    private struct Step: Sendable {
        let field: Int
        let name: String
        let type: FieldType
        let redaction: Redaction
    }

    private let steps: [Step]

    /// - Parameter redactions: by the place of the field in the schema.
    package init(_ redactions: [Int: Redaction], in schema: DatasetSchema) {
        steps = redactions.sorted { $0.key < $1.key }.map { place, redaction in
            let field = schema.fields[place]
            return Step(field: place, name: field.name, type: field.type, redaction: redaction)
        }
    }

    /// Puts what is published in the place of each value. A value of a field that is refused is told.
    func apply(to batch: inout RecordBatch, columns: [Int?], findings: inout [RecordFinding]) {
        for step in steps {
            guard let column = columns[step.field] else { continue }
            for record in batch.records.indices {
                let place = batch.place(record: record, column: column)
                guard !place.isMissing else { continue }
                if case .refuse = step.redaction {
                    let index = Int(batch.records[record].index)
                    findings.append(RecordFinding(.gateRefusedField, record: index, field: step.name))
                } else if let value = step.redaction.applied(to: batch.value(at: place), of: step.type) {
                    batch.rewrite(record: record, column: column, as: value)
                } else {
                    batch.fields[record * batch.columnCount + column] = .missing
                }
            }
        }
    }
}
