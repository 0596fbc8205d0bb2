import GongkaiCheck
import GongkaiModel
import TestSupport
import Testing

@Suite("Differences between two editions of a schema")
struct SchemaDifferenceTests {
    private static let base = DatasetSchema(
        "penalties", BilingualText("Penalties", "行政处罚"), description: BilingualText("All.", "全部。"),
        fields: [
            DatasetField("id", BilingualText("Id", "编号"), constraints: .init(required: true, unique: true)),
            DatasetField(
                "fine", BilingualText("Fine", "罚款"), .decimal, constraints: .init(minimum: "0", maximum: "100"),
                unit: "万元"),
            DatasetField(
                "kind", BilingualText("Kind", "种类"),
                .code([.init("a", "Warning", "警告"), .init("b", "Fine", "罚款")])),
            DatasetField("day", BilingualText("Day", "日期"), .date),
            DatasetField("parties", BilingualText("Parties", "当事人"), .list(of: .string)),
        ],
        version: SchemaVersion(1, 4, 2), primaryKey: ["id"],
        foreignKeys: [.init(["kind"], references: ["id"], of: "kinds")])

    /// What changes, as `kind field xml/json/csv`, with 2 for a break and 1 for some readers; and the version.
    private func changes(_ change: (inout DatasetSchema) -> Void) -> (changes: [String], version: String) {
        var new = SchemaDifferenceTests.base
        change(&new)
        let difference = SchemaDifference(from: SchemaDifferenceTests.base, to: new)
        let lines = difference.changes.map { change in
            let effects = SchemaChange.Exchange.allCases.map { String(change[$0].rawValue) }.joined()
            return "\(change.kind.rawValue) \(change.field ?? "-") \(effects)"
        }
        #expect(difference.breaks == lines.contains { $0.suffix(3).contains("2") })
        return (lines, difference.version.text)
    }

    @Test("The same schema has none, and the version stays")
    func none() {
        let (changes, version) = changes { _ in }
        #expect(changes == [])
        #expect(version == "1.4.2")
    }

    @Test("A field that goes, is renamed or gets another meaning breaks every reader")
    func removed() {
        #expect(changes { $0.fields.remove(at: 3) } == (["field-removed day 222"], "2.0.0"))
        #expect(changes { $0.fields[3].name = "date" } == (["field-renamed day 222"], "2.0.0"))
        #expect(changes { $0.fields[1].unit = "元" } == (["unit-changed fine 222"], "2.0.0"))
        #expect(changes { $0.primaryKey = ["id", "day"] } == (["primary-key-changed - 222"], "2.0.0"))
        #expect(changes { $0.name = "fines" } == (["dataset-renamed - 210"], "2.0.0"))
    }

    @Test("A key that a renamed field keeps is the same key")
    func renamedKey() {
        let (changes, _) = changes {
            $0.fields[0].name = "number"
            $0.primaryKey = ["number"]
        }
        #expect(changes == ["field-renamed id 222"])
    }

    @Test("A field at the end is minor; in between it moves the columns of CSV")
    func added() {
        let field = DatasetField("note", BilingualText("Note", "备注"))
        #expect(changes { $0.fields.append(field) } == (["field-added note 111"], "1.5.0"))
        #expect(changes { $0.fields.insert(field, at: 1) } == (["field-added note 112"], "2.0.0"))
    }

    @Test("As few fields as can be are said to have moved")
    func moved() {
        #expect(changes { $0.fields.append($0.fields.remove(at: 0)) } == (["field-moved id 102"], "2.0.0"))
    }

    @Test("A type that holds fewer values breaks only where JSON writes it otherwise")
    func types() {
        #expect(changes { $0.fields[1].type = .integer } == (["type-narrowed fine 000"], "1.5.0"))
        #expect(changes { $0.fields[0].type = .integer } == (["type-narrowed id 020"], "2.0.0"))
        #expect(changes { $0.fields[0].type = .uscc } == (["type-narrowed id 000"], "1.5.0"))
        #expect(changes { $0.fields[3].type = .string } == (["type-widened day 222"], "2.0.0"))
        #expect(changes { $0.fields[3].type = .dateTime } == (["type-changed day 222"], "2.0.0"))
        #expect(changes { $0.fields[4].type = .string } == (["type-changed parties 222"], "2.0.0"))
        #expect(changes { $0.fields[4].type = .list(of: .date) } == (["type-narrowed parties 000"], "1.5.0"))
    }

    @Test("A closed list breaks readers where it grows")
    func codes() {
        func with(_ codes: [FieldType.Code]) -> ([String], String) { changes { $0.fields[2].type = .code(codes) } }
        let (a, b) = (FieldType.Code("a", "Warning", "警告"), FieldType.Code("b", "Fine", "罚款"))
        #expect(with([a, b, .init("c", "C", "丙")]) == (["code-added kind 222"], "2.0.0"))
        #expect(with([a]) == (["code-removed kind 000"], "1.5.0"))
        #expect(with([a, .init("b", "Fine", "罚金")]) == (["label-changed kind 000"], "1.4.3"))
    }

    @Test("Constraints break readers where they let through more")
    func constraints() {
        func fine(_ change: (inout DatasetField.Constraints) -> Void) -> ([String], String) {
            changes { change(&$0.fields[1].constraints) }
        }
        #expect(fine { $0.minimum = "-1" } == (["constraint-loosened fine 222"], "2.0.0"))
        #expect(fine { $0.minimum = "0.5" } == (["constraint-tightened fine 000"], "1.5.0"))
        #expect(fine { $0.maximum = "99.9" } == (["constraint-tightened fine 000"], "1.5.0"))
        #expect(fine { $0.maximum = "100.00" } == ([], "1.4.2"))
        #expect(fine { $0.maximum = nil } == (["constraint-loosened fine 222"], "2.0.0"))
        #expect(fine { $0.required = true } == (["constraint-tightened fine 000"], "1.5.0"))
        #expect(changes { $0.fields[0].constraints.required = false } == (["constraint-loosened id 222"], "2.0.0"))
        #expect(changes { $0.fields[0].constraints.maximumLength = 9 } == (["constraint-tightened id 000"], "1.5.0"))
        #expect(changes { $0.fields[0].constraints.pattern = "[0-9]+" } == (["constraint-tightened id 000"], "1.5.0"))
        #expect(changes { $0.foreignKeys = [] } == (["foreign-key-removed - 222"], "2.0.0"))
    }

    @Test("What concerns the writing of cells concerns CSV alone")
    func csvForms() {
        #expect(changes { $0.missingValues = ["", "-"] } == (["missing-values-changed - 002"], "2.0.0"))
        #expect(changes { $0.fields[4].separator = "," } == (["separator-changed parties 002"], "2.0.0"))
        #expect(changes { $0.fields[1].readings = [.thousands] } == (["form-added fine 002"], "2.0.0"))
        #expect(changes { $0.fields[1].title = BilingualText("Fine", "罚款额") } == (["title-changed fine 001"], "1.5.0"))
    }

    @Test("Words are a patch, and the name of a receiver's own a minor one")
    func words() {
        #expect(changes { $0.description = BilingualText("All of it.", "全部。") } == (["words-changed - 000"], "1.4.3"))
        #expect(changes { $0.fields[3].example = "2017-05-16" } == (["words-changed day 000"], "1.4.3"))
        #expect(
            changes { $0.fields[3].aliases = [.init(receiver: "r", name: "RQ")] } == (
                ["alias-changed day 111"], "1.5.0"
            ))
    }

    @Test("No schema differs from itself, and every change has words", arguments: 0..<60)
    func generated(_ seed: UInt64) {
        var generator = DatasetSchemaGenerator(seed: seed)
        let (old, new) = (generator.makeSchema(), generator.makeSchema())
        #expect(SchemaDifference(from: old, to: old).changes == [])
        let difference = SchemaDifference(from: old, to: new)
        for change in difference.changes { #expect(!change.kind.words.what.chinese.isEmpty) }
        if difference.breaks { #expect(difference.version.major == old.version.major + 1) }
    }
}
