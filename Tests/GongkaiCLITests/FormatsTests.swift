import Foundation
import GongkaiCLI
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import Testing

/// A format that can only be written.
private struct SheetWriter: DocumentWriter {
    let format = Format(
        name: "sheet", english: "a sheet", chinese: "表单", extensions: ["sh1", "sh2"], mediaType: "text/x-sheet",
        content: [.publication, .records])

    func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] { [] }
}

@Suite struct FormatsTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func theTableComesFromTheRegistries() throws {
        let outcome = try place.run("formats", writers: [LinesWriter(), SheetWriter()])
        #expect(outcome.status == .done)
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows[0] == "NAME HOLDS READS WRITES EXTENSIONS MEDIA TYPE SUMMARY")
        #expect(rows[1] == "lines publication yes yes lines ln text/x-lines lines for tests")
        #expect(rows[2] == "sheet publication, records no yes sh1 sh2 text/x-sheet a sheet")
        let made = rows.dropFirst(3).map { $0.prefix { $0 != " " } }
        #expect(made == ["plugin:NAME", "template:FILE", "xslt:FILE"])
    }

    @Test func theChineseTableKeepsItsColumns() throws {
        let outcome = try place.run("formats", "--lang", "zh", writers: [LinesWriter(), SheetWriter()])
        // A Chinese character takes two places on a terminal: what stands before the media type is as wide in both rows.
        let rows = outcome.output.split(separator: "\n").dropFirst().prefix(2)
        let widths = rows.map { row in
            row.prefix(upTo: row.firstRange(of: "text/x-")?.lowerBound ?? row.endIndex).unicodeScalars
                .reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
        }
        #expect(widths.count == 2 && widths[0] == widths[1])
        #expect(rows.first?.contains("测试用行") == true)
    }

    @Test func theTableAsJSONHasAnObjectAFormat() throws {
        let outcome = try place.run("formats", "--json", writers: [LinesWriter(), SheetWriter()])
        let table = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(table.map { $0["name"] as? String } == ["lines", "sheet", "plugin:NAME", "template:FILE", "xslt:FILE"])
        let own = table.prefix(2)
        #expect(own.map { $0["reads"] as? Bool } == [true, false])
        #expect(table.allSatisfy { $0["writes"] as? Bool == true })
        #expect(own.map { $0["content"] as? [String] } == [["publication"], ["publication", "records"]])
        #expect(own.map { $0["extensions"] as? [String] } == [["lines", "ln"], ["sh1", "sh2"]])
        // What a plugin, a template or a stylesheet makes is not known before there is one.
        #expect(table.map { $0["readsBack"] as? Bool } == [true, false, nil, nil, nil])
        let again = try place.run("formats", "--as", "json", writers: [LinesWriter(), SheetWriter()])
        #expect(again.output == outcome.output)
    }

    @Test func theMatrixSaysWhatEachFormatCanDo() throws {
        let outcome = try place.run("formats", "--as", "matrix", writers: [LinesWriter(), SheetWriter()])
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows[0] == "NAME HOLDS READS WRITES READS BACK STREAMS VALIDATED FILES DATASETS EXTENSIONS")
        #expect(rows[1] == "lines publication yes yes yes no no 1 - lines ln")
        #expect(rows[2] == "sheet publication, records no yes no no no 1 1 sh1 sh2")
        #expect(rows[3] == "plugin:NAME publication, records no yes - - - - -")
        let chinese = try place.run("formats", "--as", "matrix", "--lang", "zh", writers: [LinesWriter()])
        #expect(chinese.output.hasPrefix("名称") && chinese.output.contains("可还原"))
    }

    @Test func theMatrixOfTheProgramComesFromItsWriters() throws {
        let outcome = try place.runWhole("formats", "--as", "matrix")
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("csv publication yes yes yes no no several - zip"))
        #expect(rows.contains("xml publication yes yes yes no yes 1 - xml"))
        #expect(rows.contains("docx publication yes yes no no no 1 - docx docm dotx dotm"))
        #expect(rows.contains("xml records yes yes yes yes yes 1 1 xml"))
        #expect(rows.contains("sqlite records yes yes yes yes no 1 several sqlite sqlite3 db"))
    }
}

/// A writer is one type and one line of a registry; the rest follows from what it says of itself.
@Suite struct AddedWriterTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func helpNamesIt() throws {
        let outcome = try place.run("convert", "--help", writers: [LinesWriter(), SheetWriter()])
        #expect(outcome.output.contains("lines, sheet, or"))
    }

    @Test func anOutputWithItsExtensionIsWrittenByIt() throws {
        let input = try place.write("甲\n", to: "input.lines")
        let outcome = try place.run(
            "convert", input, "-o", place.path("output.sh2"), writers: [LinesWriter(), SheetWriter()])
        #expect(outcome.status == .done)
        #expect(place.content(of: "output.sh2") == "")
    }

    @Test func itsNameChoosesIt() throws {
        let input = try place.write("甲\n", to: "input.lines")
        let outcome = try place.run("convert", input, "-t", "sheet", writers: [LinesWriter(), SheetWriter()])
        #expect(outcome.status == .done)
        #expect(outcome.output == "")
    }
}
