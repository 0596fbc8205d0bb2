package import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Why records cannot be checked against a schema: a constraint that says nothing of its field's type, or a pattern that
/// is none. A schema without flaws has only the latter.
package struct RecordCheckError: Error, Hashable, Sendable {
    package let diagnostic: Diagnostic
}

/// Checks batches of records against a schema: types, requirements and constraints of each value by itself. What records
/// are among each other, `KeyIndex` and `ReferenceSet` say.
///
/// Made once and shared by all workers. A value in canonical form is looked at once, as bytes; everything else takes a
/// slower way.
package struct RecordCheck: Sendable {
    /// In which forms values are let in.
    package enum Form: Sendable {
        /// In canonical form alone, as in record XML, so that a file is valid exactly where its XSD says so.
        case canonical
        /// In the forms that occur, which are rewritten: CSV, JSON, spreadsheets.
        case lenient
    }

    private let fields: [FieldCheck]

    /// - Parameter listsReadings: whether each value that is rewritten is told by a finding of its own.
    package init(_ schema: DatasetSchema, form: Form, listsReadings: Bool = false) throws(RecordCheckError) {
        var fields: [FieldCheck] = []
        for field in schema.fields {
            fields.append(try FieldCheck(field, of: schema, form: form, listsReadings: listsReadings))
        }
        self.fields = fields
    }

    /// Checks the records of a batch, and puts the canonical form in the place of values that are read in another one.
    ///
    /// A record with findings that are errors keeps the values that they are about.
    /// - Parameters:
    ///   - columns: for each field of the schema, the column of the batch that holds its values; `nil` where none does
    ///     and every value is missing.
    ///   - tally: counts the values that were read in other forms.
    ///   - findings: takes what is wrong, record by record, with `record` the record's `index`. Places in the input are left
    ///     to whoever knows them.
    package func check(
        _ batch: inout RecordBatch, columns: [Int?], tally: inout ReadingTally, findings: inout [RecordFinding]
    ) {
        let first = findings.count
        let holdsJSON = batch.fields.withUnsafeBufferPointer(FieldPlace.holdsJSON)
        for (index, field) in fields.enumerated() {
            guard let column = columns[index] else {
                field.reportAllMissing(in: batch, findings: &findings)
                continue
            }
            guard !field.admitsEverything || holdsJSON else { continue }
            for record in field.suspects(in: batch, column: column) {
                field.examine(record, column, of: &batch, tally: &tally[index], findings: &findings)
            }
        }
        RecordCheck.order(&findings, from: first)
    }

    /// Brings findings that were made column by column into the order of the records; those of one record stay in that of
    /// the fields.
    private static func order(_ findings: inout [RecordFinding], from first: Int) {
        guard findings.count - first > 1 else { return }
        let ordered = findings[first...].enumerated().sorted {
            ($0.element.record, $0.offset) < ($1.element.record, $1.offset)
        }
        findings.replaceSubrange(first..., with: ordered.map(\.element))
    }
}
