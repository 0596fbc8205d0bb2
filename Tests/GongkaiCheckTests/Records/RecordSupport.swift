import Foundation
import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import Testing

/// A value as a reader finds it.
struct Found: ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    var text: String
    var kind: FieldPlace.Kind

    init(_ text: String?, _ kind: FieldPlace.Kind = .text) {
        self.text = text ?? ""
        self.kind = text == nil ? .missing : kind
    }

    init(stringLiteral text: String) { self.init(text) }
    init(nilLiteral: ()) { self.init(nil) }

    static func number(_ text: String) -> Found { Found(text, .number) }
    static func boolean(_ text: String) -> Found { Found(text, .boolean) }
    static func structure(_ text: String) -> Found { Found(text, .structure) }
}

extension RecordBatch {
    /// A batch of records as a reader would fill it.
    init(_ rows: [[Found]], columnCount: Int? = nil) {
        let buffer = ByteBuffer(capacity: 16)
        self.init(bytes: buffer, columnCount: columnCount ?? rows.first?.count ?? 0)
        for (index, row) in rows.enumerated() {
            let start = buffer.count
            for value in row {
                let bytes = Array(value.text.utf8)
                fields.append(
                    value.kind == .missing
                        ? .missing : FieldPlace(start: buffer.count, length: bytes.count, kind: value.kind))
                buffer.append(bytes)
            }
            records.append(Record(start: start, end: buffer.count, index: index))
        }
        inputCount = buffer.count
        recordsRead = rows.count
    }

    /// Every value as text.
    var texts: [[String?]] {
        records.indices.map { record in (0..<columnCount).map { text(record: record, column: $0) } }
    }
}

/// What a check made of a batch.
struct Outcome {
    var texts: [[String?]]
    var findings: [RecordFinding]
    var tally: ReadingTally

    var rules: [String] { findings.map(\.rule.id) }
    var messages: [String] {
        findings.map { Diagnostic($0.rule, $0.arguments).message(in: .english) }
    }
}

/// Checks records of some fields.
func check(
    _ fields: [DatasetField], _ rows: [[Found]], form: RecordCheck.Form = .lenient, primaryKey: [String] = [],
    listsReadings: Bool = false, columns: [Int?]? = nil
) throws -> Outcome {
    let schema = DatasetSchema(
        "made-up", BilingualText("Made up", "编造"), description: BilingualText("", ""), fields: fields,
        primaryKey: primaryKey)
    let check = try RecordCheck(schema, form: form, listsReadings: listsReadings)
    var batch = RecordBatch(rows)
    var tally = ReadingTally(fields: fields.count)
    var findings: [RecordFinding] = []
    check.check(&batch, columns: columns ?? Array(fields.indices), tally: &tally, findings: &findings)
    return Outcome(texts: batch.texts, findings: findings, tally: tally)
}

/// A field that is called after its type.
func field(
    _ type: FieldType, _ constraints: DatasetField.Constraints = .none, readings: Set<NumberReading> = [],
    format: String? = nil
) -> DatasetField {
    DatasetField(
        type.name, BilingualText(type.name, type.name), type, format: format, constraints: constraints,
        readings: readings)
}

/// A temporary file whose name is removed already.
@Sendable func makeSpillFile() throws(SpillError) -> SpillFile {
    var template = Array((NSTemporaryDirectory() + "/gongkai-spill-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SpillError(number: errno) }
    unlink(template)
    return SpillFile(descriptor: descriptor)
}
