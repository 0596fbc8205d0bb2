import GongkaiBytes
import GongkaiCLI
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import Testing

/// A format of records from outside: a line a record, its values between bars. Several datasets stand one behind another.
private struct BarsWriter: RecordWriter {
    let format = Format(
        name: "bars", english: "values between bars", chinese: "竖线分隔", extensions: ["bars"],
        mediaType: "text/x-bars", content: .records)
    let holdsSeveralDatasets = true

    func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        Encoder(
            opening: Array("# \(schema.name)\n".utf8), columns: Array(schema.fields.indices))
    }

    private struct Encoder: RecordEncoder {
        let opening: [UInt8]
        let columns: [Int]
        let closing: [UInt8] = []
        let separatorLength = 0

        func encode(_ emission: inout RecordEmission) {
            emission.forEach { values, output throws(UnwritableCharacter) in
                for field in columns {
                    let text = values.text(field) ?? ""
                    if text.contains("|") { throw UnwritableCharacter(field: field, scalar: "|") }
                    output.append("|".utf8)
                    output.append(text.utf8)
                }
                output.append("|\n".utf8)
            }
        }
    }
}

/// Formats that a program from outside adds to those of the house, through the whole command line.
@Suite struct ForeignFormatTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func run(_ arguments: String..., input: String = "") throws -> CommandOutcome {
        try place.run(arguments, input: input) { input, output, error in
            Surroundings(
                environment: [:], standardInput: input, standardOutput: output, standardError: error,
                readers: DocumentReaderRegistry.standard.adding(LinesReader()),
                writers: DocumentWriterRegistry.standard.adding(LinesWriter()),
                recordWriters: RecordWriterRegistry.standard.adding(BarsWriter()))
        }
    }

    @Test func formatsOfTheHouseAndTheTablesStayBesideThoseThatAreAdded() throws {
        let rows = try run("formats").output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).prefix(4).joined(separator: " ")
        }
        for row in [
            "lines publication yes yes", "bars publication no yes", "bars records no yes", "xlsx publication no yes",
            "sql publication no yes", "html publication yes yes", "gazette publication yes no",
        ] { #expect(rows.contains(row), "\(row)") }
    }

    @Test func aForeignReaderIsReadInAFormatOfTheHouse() throws {
        let input = try place.write("甲\n", to: "a.lines")
        let outcome = try run("convert", input, "-t", "json")
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("甲"))
    }

    @Test func aForeignWriterOfRecordsWritesAndRefuses() throws {
        let input = try place.write("code,name\n007,甲\n", to: "a.csv")
        let outcome = try run("convert", input, "-o", place.path("a.bars"))
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(place.content(of: "a.bars")?.hasSuffix("\n|007|甲|\n") == true)
        let refused = try run(
            "convert", try place.write("code,name\n007,a|b\n", to: "b.csv"), "-o", place.path("b.bars"))
        #expect(refused.status != .done && refused.error.contains("[record.not-representable]"))
        #expect(place.content(of: "b.bars") == nil)
    }

    @Test func aPublicationIsWrittenAsItsTablesInAForeignFormat() throws {
        let outcome = try run("convert", try place.write("甲\n", to: "a.lines"), "-t", "bars", "--verbose")
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("# documents\n") && outcome.output.contains("# divisions\n"))
        #expect(outcome.error.contains("[write.tables-only]"))
    }
}
