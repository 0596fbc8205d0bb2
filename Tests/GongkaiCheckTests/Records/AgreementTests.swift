import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

@Suite("Records and the model agree")
struct AgreementTests {
    private static let codes = FieldType.code([.init("a", "A", "甲"), .init("b；", "B", "乙")])

    /// Each with texts that are near its form.
    static let types: [(type: FieldType, near: [String])] = [
        (.string, ["", "x"]), (.integer, ["0", "-12", "007"]), (.decimal, ["0.5", "-12.50", "1"]),
        (.boolean, ["true", "false", "1"]), (.date, ["2016-02-29", "2017-12-31"]), (.time, ["09:30:00", "23:59:59.5"]),
        (.dateTime, ["2017-05-16T09:30:00", "2017-05-16T09:30:00.5+08:00", "2017-05-16T09:30:00Z"]),
        (.yearMonth, ["2017-05", "2017-12"]), (.yearQuarter, ["2017-Q1"]), (.year, ["2017", "0001"]),
        (.duration, ["P1Y2M3DT4H5M6.7S", "-P30D", "PT1H"]), (.uri, ["http://例.cn/a?b=%41#c", "urn:a:b"]),
        (codes, ["a", "b；"]),
        (.uscc, ["91350100M000100Y43", "12330400000000000X"]), (.divisionCode, ["330402", "110000"]),
        (.documentNumber, ["嘉政发〔2017〕11号", ""]), (.geopoint, ["120.75,30.76", "-180,90"]),
    ]

    @Test("What bytes are taken for is what the model says of the text", arguments: types.indices)
    func canonical(_ place: Int) throws {
        let (type, near) = AgreementTests.types[place]
        var random = SplitMix64(seed: UInt64(place + 100))
        let alphabet = Array("0123456789-+.:TZPYMDHSQab；%#/ ,é号一\\")
        let texts =
            near
            + (0..<600).map { _ in
                var text = Array(near.randomElement(using: &random) ?? "")
                for _ in 0..<Int.random(in: 0...2, using: &random) {
                    let at = Int.random(in: 0...text.count, using: &random)
                    if Bool.random(using: &random), at < text.count {
                        text.remove(at: at)
                    } else {
                        text.insert(alphabet.randomElement(using: &random) ?? "0", at: at)
                    }
                }
                return String(text)
            }
        let outcome = try check([field(type)], texts.map { [Found($0)] }, form: .canonical)
        let refused = Set(outcome.findings.map(\.record))
        for (record, text) in texts.enumerated() {
            #expect(!refused.contains(record) == type.isCanonical(text), "\(type.name): \(text)")
        }
        // What is canonical is let in, and not changed, where other forms are read too.
        let sound = texts.filter(type.isCanonical).filter { type != .documentNumber || !$0.contains(" ") }
        let lenient = try check([field(type)], sound.map { [Found($0)] })
        #expect(lenient.messages == [])
        #expect(lenient.texts == sound.map { [$0] })
    }

    /// A value of a type, or of another.
    private func value(of type: FieldType, _ random: inout SplitMix64) -> FieldValue {
        let number = Int.random(in: -20...20, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .missing
        case 1:
            return [
                .string("x y"), .integer(number), .boolean(true), .list([.integer(number), .integer(number)]),
                FieldValue(CalendarDate(year: 2017, month: 5)), FieldValue(CalendarDate(year: 2017, month: 5, day: 16)),
                FieldValue(CalendarDate(year: 2017)), ExactDecimal("-0.50").map(FieldValue.decimal) ?? .missing,
            ].randomElement(using: &random) ?? .missing
        default: break
        }
        switch type {
        case .string: return .string(["", "甲", "é；\\"].randomElement(using: &random) ?? "")
        case .integer: return .integer(number)
        case .decimal: return ExactDecimal("\(number).5").map(FieldValue.decimal) ?? .integer(number)
        case .boolean: return .boolean(number > 0)
        case .date: return FieldValue(CalendarDate(year: 2000 + number, month: 2, day: 28))
        case .yearMonth: return FieldValue(CalendarDate(year: 2000 + number, month: 2))
        case .year: return FieldValue(CalendarDate(year: 2000 + number))
        case .code: return .string(number > 0 ? "a" : "b；")
        case .list(let element):
            return .list(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    element == .integer ? .integer(number) : .string("甲；\\")
                })
        default: return .missing
        }
    }

    @Test("What a dataset in memory violates, its records violate as bytes")
    func violations() throws {
        let types: [FieldType] = [
            .string, .integer, .decimal, .boolean, .date, .yearMonth, .year, AgreementTests.codes, .list(of: .integer),
            .list(of: .string),
        ]
        for seed in 0..<40 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let fields = types.enumerated().map { place, type in
                DatasetField(
                    "f\(place)", BilingualText("", ""), type,
                    constraints: .init(required: Int.random(in: 0..<3, using: &random) == 0 || place == 1))
            }
            var dataset = Dataset(
                DatasetSchema(
                    "made-up", BilingualText("", ""), description: BilingualText("", ""), fields: fields,
                    primaryKey: ["f1"]))
            for _ in 0..<20 { dataset.append(types.map { value(of: $0, &random) }) }

            var batch = RecordBatch(dataset.records.map { $0.map { Found($0.text) } })
            var tally = ReadingTally(fields: fields.count)
            var findings: [RecordFinding] = []
            let columns = fields.indices.map(Optional.some)
            try RecordCheck(dataset.schema, form: .canonical)
                .check(&batch, columns: columns, tally: &tally, findings: &findings)
            let keys = RecordKeys(dataset.schema)
            var index = KeyIndex(keyCount: keys.count, makeFile: makeSpillFile)
            let repeats = try index.add(keys.hasher.hashes(of: batch, columns: columns), firstRecord: 0)
            findings += repeats.map(keys.finding)

            #expect(Set(findings.map(AgreementTests.violation)) == Set(expected(dataset)), "seed \(seed)")
        }
    }

    /// What the dataset says of itself, but for what text cannot tell: a number that stands where text may, and a missing
    /// key, which bytes take for none.
    private func expected(_ dataset: Dataset) -> [Dataset.Violation] {
        dataset.violations.filter { violation in
            switch violation {
            case .type(let field, let record):
                let index = dataset.schema.index(of: field) ?? 0
                let text = dataset.records[record][index].text ?? ""
                return !AgreementTests.isText(text, of: dataset.schema.fields[index].type)
            case .repeatedKey(let record): return dataset.records[record][1] != .missing
            case .required: return true
            }
        }
    }

    /// Whether a text can be read as the type, whatever it was in the model.
    private static func isText(_ text: String, of type: FieldType) -> Bool {
        guard case .list(let element) = type else { return type.isCanonical(text) }
        return element == .string
            ? true : text.isEmpty || text.split(separator: "；").allSatisfy { element.isCanonical(String($0)) }
    }

    private static func violation(_ finding: RecordFinding) -> Dataset.Violation {
        let field = finding.field ?? ""
        switch finding.rule.id {
        case "record.required": return .required(field: field, record: finding.record)
        case "record.repeated-key": return .repeatedKey(record: finding.record)
        default: return .type(field: field, record: finding.record)
        }
    }
}
