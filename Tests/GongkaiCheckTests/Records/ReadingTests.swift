import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import Testing

@Suite("Readings of values in other forms")
struct ReadingTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let field: DatasetField
        let found: String
        let written: String

        init(_ field: DatasetField, _ found: String, _ written: String) {
            self.field = field
            self.found = found
            self.written = written
        }

        var testDescription: String { "\(field.name) \(found)" }
    }

    private static let truth: DatasetField = {
        var field = field(.boolean)
        field.truthValues = .init(true: ["是", "TRUE", "1"], false: ["否", "FALSE", "0"])
        return field
    }()

    /// Each with the leave that it needs.
    static let examples = [
        Example(field(.date), "2017/5/16", "2017-05-16"), Example(field(.date), "二〇一七年五月十六日", "2017-05-16"),
        Example(field(.date, format: "any"), "20170516", "2017-05-16"),
        Example(field(.date, readings: [.excelSerial]), "42871", "2017-05-16"),
        Example(field(.date, readings: [.fullWidth]), "２０１７-０５-１６", "2017-05-16"),
        Example(field(.dateTime), "2017-05-16 9:30", "2017-05-16T09:30:00"), Example(field(.time), "9时30分", "09:30:00"),
        Example(field(.yearMonth), "2017年5月", "2017-05"), Example(field(.yearQuarter), "2017年第二季度", "2017-Q2"),
        Example(field(.year), "2017年", "2017"), Example(field(.integer, readings: [.thousands]), "1,234", "1234"),
        Example(field(.integer, readings: [.units]), "3.5万", "35000"),
        Example(field(.decimal, readings: [.fullWidth]), "１２．５", "12.5"),
        Example(field(.decimal, readings: [.plus]), "+5", "5"),
        Example(field(.integer, readings: [.leadingZeros]), "007", "7"),
        Example(field(.decimal, readings: [.exponent]), "1.5e3", "1500"),
        Example(field(.decimal, readings: [.percent]), "12.5%", "0.125"), Example(field(.decimal), ".5", "0.5"),
        Example(field(.integer), " 12 ", "12"), Example(truth, "是", "true"), Example(truth, "0", "false"),
        Example(field(.uscc), " 91350100m000100y43", "91350100M000100Y43"),
        Example(field(.documentNumber), "嘉政发[2017] 11号", "嘉政发〔2017〕11号"),
        Example(field(.documentNumber), "嘉政发（2017）11号", "嘉政发〔2017〕11号"),
        Example(field(.geopoint), "120.75, 30.76", "120.75,30.76"),
        Example(field(.list(of: .date)), "2017/5/16；2017-05-17", "2017-05-16；2017-05-17"),
        Example(field(.list(of: .string)), "a\\b", "a\\\\b"),
    ]

    @Test("Each is rewritten, counted once and listed where that is asked for", arguments: examples)
    func rewritten(_ example: Example) throws {
        let outcome = try check(
            [example.field], [[Found(example.written)], [Found(example.found)]], listsReadings: true)
        #expect(outcome.texts == [[example.written], [example.written]])
        #expect(outcome.rules == ["record.value-read-as"])
        #expect(outcome.findings.map(\.arguments) == [[example.found, example.written]])
        let notes = outcome.tally.diagnostics(for: schema(example.field))
        #expect(!notes.isEmpty)
        #expect(notes.allSatisfy { $0.rule == .recordReadAs && $0.arguments[0] == "1" && !$0.arguments[2].isEmpty })
        #expect(try check([example.field], [[Found(example.found)]]).rules == [])
    }

    @Test("In canonical form alone, none of them is let in", arguments: examples)
    func canonicalOnly(_ example: Example) throws {
        let outcome = try check([example.field], [[Found(example.found)], [Found(example.written)]], form: .canonical)
        // A number of a document of any shape is one.
        #expect(outcome.rules == (example.field.type == .documentNumber ? [] : ["record.type"]))
        #expect(outcome.texts == [[example.found], [example.written]])
    }

    @Test(
        "Without leave, none of those that need one is let in",
        arguments: examples.filter { !$0.field.readings.isEmpty || $0.field.format != nil })
    func withoutLeave(_ example: Example) throws {
        var strict = example.field
        strict.readings = []
        strict.format = nil
        let outcome = try check([strict], [[Found(example.found)]])
        #expect(outcome.findings.count == 1)
        #expect(outcome.texts == [[example.found]])
        if let reading = example.field.readings.first {
            #expect(outcome.rules == ["record.reading-not-allowed"])
            #expect(outcome.findings[0].arguments[2] == reading.rawValue)
        }
    }

    @Test("Text is never changed, nor a code, whatever it looks like")
    func untouched() throws {
        let texts = [" 1 ", "007", "１２３", "2017/5/16", "1,234", "TRUE"]
        let outcome = try check([field(.string)], texts.map { [Found($0)] })
        #expect(outcome.texts == texts.map { [$0] })
        #expect(outcome.messages == [])
        let code = field(.code([.init("007", "Seven", "七"), .init(" 1 ", "One", "一")]))
        #expect(try check([code], [["007"], [" 1 "]]).texts == [["007"], [" 1 "]])
        #expect(
            try check([code], [["7"], ["1"], ["００７"]]).rules == [
                "record.not-a-code", "record.not-a-code", "record.not-a-code",
            ])
    }

    @Test("A rewritten value keeps to the constraints too")
    func constraints() throws {
        let dates = field(.date, .init(minimum: "2017-01-01"))
        let outcome = try check([dates], [["2016/12/31"], ["2017/1/1"]])
        #expect(outcome.rules == ["record.minimum"])
        #expect(outcome.findings[0].arguments == ["2016/12/31", "2017-01-01"])
        #expect(outcome.texts == [["2016/12/31"], ["2017-01-01"]])
        #expect(outcome.tally.count(of: .dateMarks, field: 0) == 1)
    }

    @Test("Counts of several workers are added up")
    func tallies() throws {
        let fields = [field(.date), field(.integer)]
        var total = try check(fields, [["2017/5/16", "1"], ["2017/05/16", "2"]]).tally
        total.add(try check(fields, [["2017.5.16", " 3"]]).tally)
        total.add(ReadingTally(fields: 2))
        #expect(total.count(of: .dateMarks, field: 0) == 3)
        #expect(total.count(of: .unpadded, field: 0) == 2)
        #expect(total.count(of: .spaces, field: 1) == 1)
        #expect(total.count(of: .thousands, field: 1) == 0)
        let notes = total.diagnostics(for: schema(fields[0], fields[1]))
        #expect(
            notes.map { $0.message(in: .english) } == [
                "3 values of date were read in the form 2017/05/16 and written in the canonical one",
                "2 values of date were read in the form 2017-5-16 and written in the canonical one",
                "1 values of integer were read in the form “ 1 ” and written in the canonical one",
            ])
    }

    private func schema(_ fields: DatasetField...) -> DatasetSchema {
        DatasetSchema("made-up", BilingualText("", ""), description: BilingualText("", ""), fields: fields)
    }
}
