import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import Testing

@Suite("Rules of records")
struct RecordRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let field: DatasetField
        let bad: [String?]
        let good: [String?]
        var message: String

        var testDescription: String { rule }
    }

    private static let codes = FieldType.code([.init("open", "Open", "开放"), .init("shut", "Shut", "关闭")])

    static let cases = [
        Case(
            rule: "record.type", field: field(.date), bad: ["2017-02-30", "", "yesterday"], good: ["2017-02-28", nil],
            message: "found “2017-02-30”; expected date (2017-05-16)"),
        Case(
            rule: "record.reading-not-allowed", field: field(.integer), bad: ["1,234", "+5", "007", "3万"],
            good: ["1234", "-5"],
            message: "found “1,234”; expected integer, and this field is not read in other forms (readings: thousands)"),
        Case(
            rule: "record.required", field: field(.string, .required), bad: [nil], good: ["", "x"],
            message: "found no value; expected one in every record"),
        Case(
            rule: "record.minimum", field: field(.decimal, .init(minimum: "0.5")), bad: ["0.49", "-1", "0"],
            good: ["0.5", "0.50", "123456789012345678901234567890", nil], message: "found “0.49”; expected 0.5 or more"),
        Case(
            rule: "record.maximum", field: field(.date, .init(maximum: "2017-05-16")),
            bad: ["2017-05-17", "2017/5/17"],
            good: ["2017-05-16", "0001-01-01"], message: "found “2017-05-17”; expected 2017-05-16 or less"),
        Case(
            rule: "record.minimum-length", field: field(.string, .init(minimumLength: 2)), bad: ["中", "", "a"],
            good: ["中文", "abc"], message: "found “中”, of length 1; expected a length of 2 or more"),
        Case(
            rule: "record.maximum-length", field: field(.list(of: .string), .init(maximumLength: 2)), bad: ["a；b；c"],
            good: ["a；b", "", "a\\；b；c"], message: "found “a；b；c”, of length 3; expected a length of 2 or less"),
        Case(
            rule: "record.pattern", field: field(.string, .init(pattern: "[A-Z]{2}\\d+")), bad: ["AB", "xAB1", "AB1 "],
            good: ["AB1", "ZZ99"], message: "found “AB”; expected text of the pattern [A-Z]{2}\\d+"),
        Case(
            rule: "record.enumeration", field: field(.decimal, .init(enumeration: ["1", "2.5"])),
            bad: ["3", "2.51"],
            good: ["1", "2.5", "1.0"], message: "found “3”; expected one of 1, 2.5"),
        Case(
            rule: "record.not-a-code", field: field(codes), bad: ["ajar", "Open", ""], good: ["open", "shut", nil],
            message: "found “ajar”; expected one of the codes open, shut"),
        Case(
            rule: "record.uscc-check", field: field(.uscc), bad: ["91350100M000100Y42"], good: ["91350100M000100Y43"],
            message:
                "found the code “91350100M000100Y42” with the check character 2; its other characters ask 3 (GB 32100)"),
    ]

    @Test("Each is told where it is broken and nowhere else", arguments: cases)
    func rules(_ example: Case) throws {
        let bad = try check([example.field], example.bad.map { [Found($0)] })
        #expect(bad.rules == example.bad.map { _ in example.rule })
        #expect(bad.findings.map(\.record) == Array(example.bad.indices))
        #expect(bad.findings.allSatisfy { $0.field == example.field.name })
        #expect(bad.messages.first == example.message)
        #expect(bad.texts == example.bad.map { [$0] }, "values with errors stay as they are")
        let good = try check([example.field], example.good.map { [Found($0)] })
        #expect(good.messages == [])
    }

    @Test("JSON's numbers and truth values stand for text nowhere")
    func jsonKinds() throws {
        let types: [FieldType] = [.string, .divisionCode, .uscc, RecordRuleTests.codes, .uri, .documentNumber]
        for type in types {
            let outcome = try check([field(type)], [[.number("330402")], [.boolean("true")]])
            #expect(outcome.rules == ["record.json-type", "record.json-type"], "\(type.name)")
        }
        let number = try check([field(.string)], [[.number("12")]])
        #expect(number.messages == ["found “12” as a JSON number; expected string as a JSON string"])
        #expect(try check([field(.string)], [[.structure("[1]")]]).rules == ["record.type"])
    }

    @Test("JSON's numbers are read as numbers, whatever their form")
    func jsonNumbers() throws {
        let outcome = try check(
            [field(.integer), field(.decimal), field(.year), field(.boolean)],
            [
                [.number("12"), .number("-0.50"), .number("2017"), .boolean("true")],
                [.number("1E2"), .number("1.5e-3"), .number("2017"), .boolean("false")],
                [.number("5.0"), .number("5.0"), .number("2017"), "true"],
                ["12", "12.5", "2017", nil],
            ])
        #expect(outcome.messages == [])
        #expect(
            outcome.texts == [
                ["12", "-0.50", "2017", "true"], ["100", "0.0015", "2017", "false"], ["5", "5.0", "2017", "true"],
                ["12", "12.5", "2017", nil],
            ])
        #expect(try check([field(.year)], [[.number("1")], [.number("987")]]).texts == [["0001"], ["0987"]])
        #expect(try check([field(.year)], [[.number("0")], [.number("12345")], [.number("-1")]]).rules.count == 3)
        #expect(try check([field(.integer)], [[.number("1.5")]]).rules == ["record.type"])
        #expect(try check([field(.integer)], [[.boolean("true")]]).rules == ["record.json-type"])
        #expect(try check([field(.boolean)], [[.number("1")]]).rules == ["record.json-type"])
    }

    @Test("JSON's arrays are read as lists and places")
    func structures() throws {
        let list = field(.list(of: .string))
        let outcome = try check(
            [list, field(.list(of: .integer)), field(.geopoint)],
            [
                [.structure(#"["甲；乙", "丙\\", "\u4e01"]"#), .structure("[1, 2.0, -3]"), .structure("[120.75, 30.76]")],
                [.structure("[]"), .structure("[ 1 ]"), nil],
            ])
        #expect(outcome.messages == [])
        #expect(outcome.texts == [["甲\\；乙；丙\\\\；丁", "1；2；-3", "120.75,30.76"], [nil, "1", nil]])
        for bad in [#"{"a":1}"#, #"["a", null]"#, #"["a", ["b"]]"#, #"[1]"#] {
            #expect(try check([list], [[.structure(bad)]]).rules == ["record.type"], "\(bad)")
        }
        #expect(try check([list], [[.structure(#"[""]"#)]]).texts == [[""]])
        #expect(try check([field(.list(of: .integer))], [[""]]).rules == ["record.type"])
        #expect(try check([field(.list(of: .string), .required)], [[.structure("[]")]]).rules == ["record.required"])
        #expect(try check([field(.geopoint)], [[.structure("[120.75]")]]).rules == ["record.type"])
    }

    @Test(
        "Values that not everybody may see are not shown",
        arguments: [DatasetField.Sensitivity.personal, .restricted, .secret])
    func concealed(_ sensitivity: DatasetField.Sensitivity) throws {
        for type in [FieldType.integer, .uscc, RecordRuleTests.codes, .date] {
            var secret = field(type)
            secret.sensitivity = sensitivity
            for value in ["91350100M000100Y42", "13812345678x", "1,234"] {
                let outcome = try check([secret], [[Found(value)]], listsReadings: true)
                #expect(outcome.findings.count == 1)
                #expect(
                    outcome.messages.allSatisfy { $0.contains("***") && !$0.contains(value) && !$0.contains("Y42") })
                let shown = outcome.findings.flatMap(\.arguments).joined()
                #expect(!shown.contains("2; ") && !shown.contains("138"))
            }
        }
    }

    @Test("Long values are cut, and characters that are not seen are named")
    func shown() throws {
        let long = String(repeating: "长", count: 100)
        let outcome = try check([field(.integer)], [[Found(long)], ["a\tb\u{200B} c"]])
        #expect(outcome.findings[0].arguments[0] == String(repeating: "长", count: 60) + "…")
        #expect(outcome.findings[1].arguments[0] == "aU+0009bU+200B c")
    }

    @Test("Findings come record by record, in the order of the fields")
    func order() throws {
        let fields = [field(.integer), field(.date), field(.year)]
        let outcome = try check(fields, [["1", "x", "2017"], ["a", "b", "c"], ["d", "2017-01-01", "e"]])
        #expect(
            outcome.findings.map { "\($0.record) \($0.field ?? "")" } == [
                "0 date", "1 integer", "1 date", "1 year", "2 integer", "2 year",
            ])
    }

    @Test("A field without a column is missing in every record; a part of the primary key is required")
    func columns() throws {
        let fields = [field(.integer, .required), field(.date), field(.string)]
        let outcome = try check(fields, [["x"], ["2017/5/16"]], columns: [nil, nil, 0])
        #expect(
            outcome.findings.map { "\($0.rule.id) \($0.record) \($0.field ?? "")" } == [
                "record.required 0 integer", "record.required 1 integer",
            ])
        let keyed = try check([field(.string)], [[nil], ["a"]], primaryKey: ["string"])
        #expect(keyed.rules == ["record.required"])
    }

    @Test("Every broken constraint of a value is told")
    func several() throws {
        let constraints = DatasetField.Constraints(minimumLength: 3, pattern: "[0-9]*", enumeration: ["123"])
        let outcome = try check([field(.string, constraints)], [["ab"]])
        #expect(outcome.rules == ["record.minimum-length", "record.enumeration", "record.pattern"])
    }

    @Test("Constraints that say nothing of the type are refused")
    func unusable() {
        for (type, constraints) in [
            (FieldType.string, DatasetField.Constraints(minimum: "1")), (.integer, .init(minimum: "1.5")),
            (.date, .init(maximum: "2017-02-30")), (.string, .init(pattern: "[")),
            (.integer, .init(enumeration: ["x"])),
            (.string, .init(minimumLength: 3, maximumLength: 2)),
        ] {
            #expect(throws: RecordCheckError.self) { try check([field(type, constraints)], []) }
        }
    }
}
