package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Finds in records what must not be published: values of fields that are not for everybody, and personal data.
package struct RecordGate: Sendable {
    /// What is looked for in a field.
    private struct Field: Sendable {
        let name: String
        let sensitivity: DatasetField.Sensitivity
        let context: PersonalDataField
        /// Whether values of the type may be personal data at all.
        let isScanned: Bool
        /// Whether it says how secret a record is.
        let isSecrecy: Bool
    }

    private let fields: [Field]

    package init(_ schema: DatasetSchema) {
        fields = schema.fields.map { field in
            let heading = [field.name, field.title.chinese, field.title.english].joined(separator: " ")
            var context = PersonalDataField(heading: heading)
            var isScanned = true
            switch field.type.element {
            case .integer, .decimal: context.isCodeOrAmount = context.expected.isEmpty
            case .uscc: context.isCreditCode = true
            case .boolean, .date, .time, .dateTime, .yearMonth, .yearQuarter, .year, .duration, .code, .divisionCode,
                .geopoint:
                isScanned = false
            case .string, .uri, .documentNumber, .list: break
            }
            return Field(
                name: field.name, sensitivity: field.sensitivity, context: context, isScanned: isScanned,
                isSecrecy: heading.contains("密级"))
        }
    }

    /// Looks at every value of a batch. No finding has a value in full.
    package func check(_ batch: RecordBatch, columns: [Int?], findings: inout [RecordFinding]) {
        for record in batch.records.indices {
            for (field, column) in zip(fields, columns) {
                guard let column else { continue }
                let place = batch.place(record: record, column: column)
                guard !place.isMissing, place.length > 0 else { continue }
                let index = Int(batch.records[record].index)
                for (rule, shown) in found(in: batch.value(at: place), of: field) {
                    findings.append(RecordFinding(rule, shown, record: index, field: field.name))
                }
            }
        }
    }

    private func found(in value: UnsafeRawBufferPointer, of field: Field) -> [(DiagnosticRule, [String])] {
        switch field.sensitivity {
        case .secret: return [(.gateSecretField, [])]
        case .restricted: return [(.gateRestrictedField, [])]
        case .open, .personal: break
        }
        if field.isSecrecy, let mark = SecrecyMark("密级:" + String(decoding: value, as: UTF8.self)) {
            return [(.gateSecrecyMark, [mark.text])]
        }
        guard field.isScanned else { return [] }
        return PersonalDataScanner.scan(value, field: field.context).map { ($0.kind.rule, [$0.masked]) }
    }
}
