import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

@Suite("The native check and the XML Schema")
struct NativeAndXSDTests {
    /// The records whose values the native check lets in, each with a value of the one field.
    private func native(_ schema: DatasetSchema, _ values: [String?]) throws -> [Bool] {
        let buffer = ByteBuffer(capacity: 64)
        var batch = RecordBatch(bytes: buffer, columnCount: 1)
        for (index, value) in values.enumerated() {
            let start = buffer.count
            if let value {
                batch.fields.append(FieldPlace(start: start, length: value.utf8.count, kind: .text))
                buffer.append(Array(value.utf8))
            } else {
                batch.fields.append(.missing)
            }
            batch.records.append(RecordBatch.Record(start: start, end: buffer.count, index: index))
        }
        batch.recordsRead = values.count
        var tally = ReadingTally(fields: 1)
        var findings: [RecordFinding] = []
        try RecordCheck(schema, form: .canonical).check(&batch, columns: [0], tally: &tally, findings: &findings)
        let refused = Set(findings.filter { $0.rule.severity == .error }.map(\.record))
        return values.indices.map { !refused.contains($0) }
    }

    private func xml(_ schema: DatasetSchema, _ value: String?) -> [UInt8] {
        var xml = XMLEmitter()
        xml.open("dataset", [("xmlns", schema.namespace)])
        xml.open("record")
        if let value { xml.element(schema.fields[0].name, text: value) }
        xml.close()
        xml.close()
        return xml.finish()
    }

    /// Whether the value is one on which the two differ, and `Docs/records.md` says so.
    private func isKnownDifference(_ field: DatasetField, _ value: String) -> Bool {
        switch field.type {
        case .uscc: value.utf8.count == 18 && !UnifiedSocialCreditCode.isValid(value)
        case .dateTime: field.constraints != .none && field.constraints != .required
        default: false
        }
    }

    @Test("take the same values", arguments: 0..<300)
    func sameVerdict(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        var field = generator.makeField(named: "a")
        guard !field.type.isList else { return }
        // One record stands for itself: what must not repeat is not looked at here.
        field.constraints.unique = false
        let schema = DatasetSchema(
            "one", BilingualText("One", "一"), description: BilingualText("", ""), fields: [field])
        var values = DatasetValueGenerator(random: generator.random)
        let near = [field.constraints.minimum, field.constraints.maximum] + (field.constraints.enumeration ?? [])
        let candidates = [nil] + near.compactMap(\.self) + (0..<60).map { _ in values.candidate(field.type) }
        let xsd = try XMLSchema(bytes: schema.xsd())
        for (value, verdict) in zip(candidates, try native(schema, candidates)) {
            if let value, isKnownDifference(field, value) { continue }
            let issues = xsd.validate(xml(schema, value))
            #expect(
                issues.isEmpty == verdict,
                "\(field.type.name) \(field.constraints): \(value ?? "missing"): \(issues.map(\.message))")
        }
    }
}
