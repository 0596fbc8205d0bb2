import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

/// The test set of issue 6: planted values among look-alikes, in running text, in cells and in fields of records.
@Suite struct PersonalDataTests {
    private static let rules: [PlantedValues.Kind: String] = [
        .identity18: "gate.identity-number", .identity15: "gate.identity-number", .mobile: "gate.mobile-number",
        .landline: "gate.landline-number", .bankCard: "gate.bank-card", .passport: "gate.passport",
        .email: "gate.email", .address: "gate.address",
    ]

    private static func findings(inParagraph text: String) -> [Diagnostic] {
        var document = Document(id: "d")
        document.body = [.paragraph(Text(text))]
        return PublicationGate.findings(in: Publication(kind: .document, documents: [document]))
    }

    private static func findings(inCell text: String, under heading: String) -> [Diagnostic] {
        var document = Document(id: "d")
        let rows = [[Table.Cell(text: Text(heading), header: true)], [Table.Cell(text: Text(text))]]
        document.body = [.table(Table(rows: rows))]
        return PublicationGate.findings(in: Publication(kind: .document, documents: [document]))
    }

    private static func findings(inField text: String, called title: String) -> [RecordFinding] {
        let schema = DatasetSchema(
            "d", BilingualText("d", "d"), description: BilingualText("", ""),
            fields: [DatasetField("value", BilingualText("value", title))])
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 64), columnCount: 1)
        batch.bytes.append(text.utf8)
        batch.fields = [FieldPlace(start: 0, length: text.utf8.count)]
        batch.records = [RecordBatch.Record(start: 0, end: text.utf8.count, index: 0)]
        var findings: [RecordFinding] = []
        RecordGate(schema).check(batch, columns: [0], findings: &findings)
        return findings
    }

    private static let frames: [(String, String)] = [
        ("申请人为张某，", "，特此公示。"), ("现公布如下：", "。"), ("", ""), ("（", "）"), ("王某某 ", " 嘉兴"), ("经查，其提供的", "与登记一致"),
    ]

    @Test("every planted value is found, and few look-alikes are taken for one", arguments: [1, 2, 3] as [UInt64])
    func testSet(seed: UInt64) {
        var values = PlantedValues(seed: seed)
        var missed: [PlantedValues.Kind: Int] = [:]
        var examples: [String] = []
        let each = 240
        for kind in PlantedValues.Kind.allCases {
            for turn in 0..<each {
                let text = values.disguised(values.value(kind), kind)
                let frame = values.pick(Self.frames)
                let found: [String] =
                    switch turn % 3 {
                    case 0: Self.findings(inParagraph: frame.0 + text + frame.1).map(\.rule.id)
                    case 1: Self.findings(inCell: text, under: "备注").map(\.rule.id)
                    default: Self.findings(inField: text, called: "说明").map(\.rule.id)
                    }
                if !found.contains(Self.rules[kind] ?? "") {
                    missed[kind, default: 0] += 1
                    if examples.count < 40 { examples.append("\(kind) \(turn % 3) \(frame.0)[\(text)]\(frame.1)") }
                }
            }
        }
        var look = LookAlikes(seed: seed &+ 100)
        var (alarms, count) = (0, 6_000)
        for turn in 0..<count {
            let item = look.next()
            let frame = values.pick(Self.frames)
            let found: [String] =
                switch item.isAlone ? turn % 3 : 1 + turn % 2 {
                case 0: Self.findings(inParagraph: frame.0 + item.text + frame.1).map(\.rule.id)
                case 1: Self.findings(inCell: item.text, under: item.heading).map(\.rule.id)
                default: Self.findings(inField: item.text, called: item.heading).map(\.rule.id)
                }
            guard !found.isEmpty else { continue }
            alarms += 1
            if examples.count < 80 { examples.append("false \(found) \(turn % 3) \(item.heading): \(item.text)") }
        }
        count = max(count, 1)
        let figures = PlantedValues.Kind.allCases.map { "\($0) \(each - (missed[$0] ?? 0))/\(each)" }
        print("gate, seed \(seed): \(figures.joined(separator: ", ")); false alarms \(alarms)/\(count)")
        let lost = missed.filter { $0.key != .address }.values.reduce(0, +)
        #expect(lost == 0, "\(examples.joined(separator: "\n"))")
        #expect((missed[.address] ?? 0) * 20 <= each, "\(examples.joined(separator: "\n"))")
        #expect(alarms * 100 <= count, "\(examples.joined(separator: "\n"))")
    }

    @Test func noMessageHasAValueInFull() {
        var values = PlantedValues(seed: 7)
        for kind in PlantedValues.Kind.allCases where kind != .address && kind != .email {
            for _ in 0..<50 {
                let value = values.value(kind)
                let findings = Self.findings(inParagraph: "联系：" + value)
                let digits = value.filter { $0.isASCII && $0.isNumber }
                for finding in findings {
                    #expect(!finding.message(in: .english).contains(digits))
                    #expect(finding.message(in: .chinese).contains("*"))
                }
            }
        }
    }

    @Test func aPlaceInTheTextIsToldToTheByte() throws {
        var document = Document(id: "d")
        let text = "电话：13812345678"
        let range = SourceRange(start: 100, end: 100 + text.utf8.count, line: 7)
        document.body = [.paragraph(Text(text, source: [range]))]
        let finding = try #require(
            PublicationGate.findings(in: Publication(kind: .document, documents: [document])).first)
        #expect(finding.position == Diagnostic.Position(offset: 109, line: 7))
        #expect(finding.arguments == ["138****5678"])
        #expect(finding.modelPath == "documents/0/body/0/text")
    }
}
