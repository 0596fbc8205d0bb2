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
        #expect(
            outcome.output == """
                NAME   HOLDS                 READS  WRITES  EXTENSIONS  MEDIA TYPE    SUMMARY
                lines  publication           yes    yes     lines ln    text/x-lines  lines for tests
                sheet  publication, records  no     yes     sh1 sh2     text/x-sheet  a sheet

                """)
    }

    @Test func theChineseTableKeepsItsColumns() throws {
        let outcome = try place.run("formats", "--lang", "zh", writers: [LinesWriter(), SheetWriter()])
        #expect(
            outcome.output == """
                名称   内容              读取  写出  扩展名    媒体类型      说明
                lines  出版物            是    是    lines ln  text/x-lines  测试用行
                sheet  出版物, 数据记录  否    是    sh1 sh2   text/x-sheet  表单

                """)
    }

    @Test func theTableAsJSONHasAnObjectAFormat() throws {
        let outcome = try place.run("formats", "--json", writers: [LinesWriter(), SheetWriter()])
        let table = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(table.map { $0["name"] as? String } == ["lines", "sheet"])
        #expect(table.map { $0["reads"] as? Bool } == [true, false])
        #expect(table.map { $0["writes"] as? Bool } == [true, true])
        #expect(table.map { $0["content"] as? [String] } == [["publication"], ["publication", "records"]])
        #expect(table.map { $0["extensions"] as? [String] } == [["lines", "ln"], ["sh1", "sh2"]])
    }
}

/// A writer is one type and one line of a registry; the rest follows from what it says of itself.
@Suite struct AddedWriterTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func helpNamesIt() throws {
        let outcome = try place.run("convert", "--help", writers: [LinesWriter(), SheetWriter()])
        #expect(outcome.output.contains("The output's format: lines, sheet."))
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
