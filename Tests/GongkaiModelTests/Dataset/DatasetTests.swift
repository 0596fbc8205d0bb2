import GongkaiModel
import Testing

@Suite("Datasets and their schemas")
struct DatasetTests {
    private static let schema = DatasetSchema(
        "bus-stops", BilingualText("Bus stops", "公交停靠站"),
        description: BilingualText("Made up for this test.", "为本测试编写。"),
        fields: [
            DatasetField("id", BilingualText("Id", "编号"), .integer, constraints: .required),
            DatasetField(
                "state", BilingualText("State", "状态"),
                .code([.init("open", "Open", "开放"), .init("shut", "Shut", "关闭")])),
            DatasetField("lines", BilingualText("Lines", "线路"), .list(of: .string)),
            DatasetField("fare", BilingualText("Fare", "票价"), .decimal, unit: "元"),
            DatasetField("opened", BilingualText("Opened", "启用"), .yearMonth),
        ],
        primaryKey: ["id"])

    @Test("A sound schema has no flaws, and each flaw is told")
    func flaws() {
        #expect(DatasetTests.schema.flaws == [])
        var schema = DatasetTests.schema
        schema.name = "Bus stops"
        schema.fields.append(DatasetField("id", BilingualText("Again", "再次")))
        schema.fields.append(DatasetField("2nd", BilingualText("Second", "第二")))
        schema.fields.append(
            DatasetField("twice", BilingualText("Twice", "两次"), .code([.init("a", "A", "甲"), .init("a", "B", "乙")])))
        schema.primaryKey = ["number"]
        schema.foreignKeys = [
            .init(["id", "state"], references: ["line"], of: "lines"), .init(["id"], references: ["x"]),
        ]
        #expect(
            schema.flaws == [
                .name("Bus stops"), .repeatedField("id"), .fieldName("2nd"), .repeatedCode(field: "twice", code: "a"),
                .unknownKeyField("number"), .unknownKeyField("x"), .unequalForeignKey(["id", "state"]),
            ])
    }

    @Test(
        "Field names are NCNames",
        arguments: [
            ("line", true), ("罚款金额", true), ("a-b.c", true), ("", false), ("a:b", false), ("-a", false), ("a b", false),
        ]
    )
    func fieldNames(_ name: String, _ isName: Bool) {
        #expect(DatasetName.isFieldName(name) == isName)
    }

    @Test("A record leaves out what is missing, and missing is not empty")
    func missing() {
        var dataset = Dataset(DatasetTests.schema)
        dataset.append(["id": .integer(1), "state": .string("open")])
        dataset.append([.integer(2), .missing, .list([]), .missing, .missing])
        #expect(dataset.values(of: "lines") == [.missing, .list([])])
        #expect(dataset.values(of: "lines").map(\.text) == [nil, ""])
        #expect(dataset.values(of: "nothing") == [])
        #expect(dataset.violations == [])
    }

    @Test("Values of another type, missing and repeated keys are told")
    func violations() {
        var dataset = Dataset(DatasetTests.schema)
        dataset.append(["state": .string("ajar"), "fare": .string("2"), "opened": FieldValue(CalendarDate(year: 2017))])
        dataset.append(["id": .integer(3), "lines": .list([.string("K1"), .integer(2)])])
        dataset.append(["id": .integer(3)])
        #expect(
            dataset.violations == [
                .required(field: "id", record: 0), .type(field: "state", record: 0), .type(field: "fare", record: 0),
                .type(field: "opened", record: 0), .type(field: "lines", record: 1), .repeatedKey(record: 2),
            ])
    }

    @Test("An item of a list keeps its own separators apart from the list's")
    func listText() {
        #expect(FieldValue.list([.string("甲；乙"), .string("丙\\")]).text == "甲\\；乙；丙\\\\")
    }

    @Test(
        "Decimals are read exactly, in one form only",
        arguments: [
            ("462", "462"), ("007.50", "7.50"), ("-0.10", "-0.10"), ("-0.0", "0.0"), ("+3", "3"),
            ("123456789012345678901234567890.1", "123456789012345678901234567890.1"),
        ])
    func decimals(_ text: String, _ canonical: String) {
        #expect(ExactDecimal(text)?.text == canonical)
    }

    @Test("What is no decimal is refused", arguments: ["", ".", "1.", ".5", "1,000", "1e3", " 1", "--1", "１"])
    func noDecimals(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("Frequencies have a code that is read back, and no other is read")
    func frequencies() {
        for frequency in UpdateFrequency.named + [.everyDays(5)] {
            #expect(UpdateFrequency(code: frequency.code) == frequency)
        }
        for code in ["every-1-days", "every-05-days", "every--days", "Monthly", ""] {
            #expect(UpdateFrequency(code: code) == nil)
        }
    }
}
