import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import GongkaiXML
import Testing

/// The special forms of GB/T 9704-2012, clause 10: letters, orders and minutes.
@Suite struct DOCXFormTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Tests/Interop/forms")

    /// A paragraph of `word/document.xml`: its style, what it says of itself, and its text.
    private struct Paragraph {
        var style: String
        var markup: String
        var text: String
    }

    private func read(_ name: String) throws -> Publication {
        let bytes = [UInt8](try Data(contentsOf: DOCXFormTests.folder.appendingPathComponent("\(name).txt")))
        var sink = DiagnosticSink()
        return try GazetteReader().read(Input(name: name, bytes: bytes), diagnostics: &sink)
    }

    private func document(_ publication: Publication) throws -> String {
        let writer = try #require(DocumentWriterRegistry.standard.writer(named: "docx"))
        var sink = DiagnosticSink()
        let files = try Archive.unpack(try writer.write(publication, diagnostics: &sink))
        let bytes = try #require(files.first { $0.name == "word/document.xml" }).bytes
        _ = try XMLElement(reading: bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func paragraphs(of document: String) -> [Paragraph] {
        document.split(separator: "<w:p>").dropFirst().map { piece in
            let style = piece.split(separator: "<w:pStyle w:val=\"").last?.prefix { $0 != "\"" } ?? ""
            let text = piece.replacing("<w:tab/>", with: "<w:t>\t</w:t>").split(separator: "<w:t").dropFirst()
                .filter { $0.hasPrefix(">") || $0.hasPrefix(" xml") }
                .map { String($0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }) }.joined()
            return Paragraph(style: String(style), markup: String(piece), text: text)
        }
    }

    private func publication(_ document: Document) -> Publication {
        Publication(kind: .document, documents: [document])
    }

    @Test func aLetterHasItsMarkAndItsDoubleLinesAtTheirPlacesOfThePage() throws {
        let publication = try read("letter")
        #expect(publication.documents.map(\.kind) == [.letter])
        let document = try document(publication)
        let paragraphs = paragraphs(of: document)
        let mark = try #require(paragraphs.first { $0.markup.contains("<w:framePr") })
        #expect(mark.style == "Letterhead" && mark.text == "云溪市财政局")
        // 30 mm from the upper edge of the page.
        #expect(mark.markup.contains("w:vAnchor=\"page\"") && mark.markup.contains("w:y=\"1701\""))
        // 170 mm in the middle of the page, 上粗下细 4 mm below the mark, 上细下粗 20 mm above the lower edge.
        let lines = document.split(separator: "<v:line ").dropFirst()
        #expect(lines.allSatisfy { $0.contains("from=\"56.7pt,") && $0.contains("to=\"538.6pt,") })
        #expect(lines.map { $0.contains("\"2.25pt\"") } == [true, false, false, true])
        #expect(lines.map { $0.contains(",132.4pt\"") } == [true, false, false, false])
        #expect(lines.map { $0.contains(",785.2pt\"") } == [false, false, false, true])
        #expect(!paragraphs.contains { $0.style == "RedLine" })
    }

    @Test func theNumberOfALetterStandsAtTheRightOfTheFirstLineBelowTheDoubleLine() throws {
        let document = try document(try read("letter"))
        let all = paragraphs(of: document)
        let number = try #require(all.first { $0.style == "LetterNumber" })
        #expect(number.text == "溪财函〔2024〕21号")
        #expect(number.markup.contains("w:xAlign=\"right\"") && number.markup.contains("w:y=\"3021\""))
        let left = all.filter { $0.style == "CopyNumber" || $0.style == "Secrecy" }
        #expect(left.map(\.text) == ["000003", "机密★1年", "特急"])
        #expect(left.map { $0.markup.contains("w:before=\"280\"") } == [true, false, false])
        // Two empty lines to the title; no number on the first page; no lines in the foot.
        #expect(left.map { $0.markup.contains("w:after=\"1158\"") } == [false, false, true])
        #expect(document.contains("<w:titlePg/>"))
        #expect(document.contains("抄送：市发展改革委。"))
        #expect(!document.contains("<w:tblBorders>"))
    }

    @Test func aLetterWithANumberAloneHasItInALineOfItsOwn() throws {
        var letter = try #require(read("letter").documents.first)
        (letter.copyNumber, letter.secrecy, letter.secrecyTerm, letter.urgency) = (nil, nil, nil, nil)
        let number = paragraphs(of: try document(publication(letter))).first { $0.style == "LetterNumber" }
        #expect(number?.markup.contains("<w:framePr") == false)
        #expect(number?.markup.contains("<v:line") == true)
    }

    @Test func aLetterUnderAHeadOfDocumentsIsLaidOutAsThoseAre() throws {
        var document = try #require(read("letter").documents.first)
        document.masthead = Sourced("云溪市财政局文件")
        let written = try self.document(publication(document))
        #expect(!written.contains("<w:framePr"))
        #expect(!written.contains("<w:titlePg/>"))
        #expect(paragraphs(of: written).contains { $0.style == "RedLine" })
    }

    /// Each letter of a volume has a section of its own, so that its first page bears no number (10.1); what stands before
    /// the first of them has its numbers, and what stands behind one begins a page and no section.
    @Test func eachLetterOfAVolumeBeginsASectionWhoseFirstPageHasNoNumber() throws {
        let letter = try #require(read("letter").documents.first)
        let order = try #require(read("order").documents.first)
        func sections(_ documents: [Document]) throws -> [Bool] {
            let written = try document(Publication(kind: .gazette, documents: documents))
            #expect(
                written.components(separatedBy: "w:val=\"Letterhead\"").count - 1
                    == documents.count { $0.kind == .letter })
            return written.components(separatedBy: "<w:sectPr>").dropFirst()
                .map { $0.components(separatedBy: "</w:sectPr>")[0].contains("<w:titlePg/>") }
        }
        #expect(try sections([letter]) == [true])
        #expect(try sections([order]) == [false])
        #expect(try sections([order, letter]) == [false, true])
        #expect(try sections([letter, order]) == [true])
        #expect(try sections([order, letter, order, letter]) == [false, true, true])
    }

    @Test func anOrderIsTwentyMillimetresDownWithItsNumberInTheMiddleAndNoLine() throws {
        let publication = try read("order")
        #expect(publication.documents.map(\.kind) == [.order])
        let all = paragraphs(of: try document(publication))
        // The order bears no other mark than its title.
        let masthead = try #require(all.first { $0.style == "Masthead" })
        #expect(masthead.text == "云溪市人民政府令")
        #expect(masthead.markup.contains("w:before=\"1134\""))
        #expect(all.first { $0.style == "OrderNumber" }?.text == "第41号")
        #expect(!all.contains { $0.style == "RedLine" })
        // 签名章左空二字标注签发人职务.
        #expect(all.first { $0.style == "OrderSigner" }?.text == "市长　　沈若舟")
        #expect(all.first { $0.style == "OrderDate" }?.text == "2024年4月15日")
    }

    @Test func minutesSayWhoWasThereInListsOfTheirOwn() throws {
        let publication = try read("minutes")
        #expect(publication.documents.map(\.kind) == [.minutes])
        let all = paragraphs(of: try document(publication))
        #expect(all.first { $0.style == "Masthead" || $0.style == "LongMasthead" }?.text == "云溪市人民政府常务会议纪要")
        let lists = all.filter { $0.style == "Attendance" }
        #expect(lists.map { String($0.text.prefix(3)) } == ["出席：", "请假：", "列席："])
        #expect(lists.map { $0.markup.contains("w:before=") } == [true, false, false])
        #expect(lists.allSatisfy { $0.markup.contains("<w:rStyle w:val=\"Heiti\"/>") })
        #expect(all.filter { $0.style == "RedLine" }.count == 1)
        #expect(all.contains { $0.text == "〔2024〕6号" })
    }

    @Test func anOrderWithAMarkOfItsOwnKeepsItsTitle() throws {
        var document = try #require(read("order").documents.first)
        document.masthead = Sourced("云溪市人民政府令")
        document.title = Sourced("云溪市城市内涝防治办法")
        let all = paragraphs(of: try self.document(publication(document)))
        #expect(all.filter { $0.style == "Masthead" }.map(\.text) == ["云溪市人民政府令"])
        #expect(all.first { $0.text == "云溪市城市内涝防治办法" }?.style.hasPrefix("Title") == true)
        #expect(!all.contains { $0.style == "RedLine" })
    }

    @Test func whoWasThereIsAListInMinutesAlone() throws {
        var document = try #require(read("minutes").documents.first)
        document.kind = .notice
        #expect(!paragraphs(of: try self.document(publication(document))).contains { $0.style == "Attendance" })
        document.kind = .minutes
        document.body = [.paragraph(Text("出席人员：甲、乙")), .paragraph(Text("出席会议的有：甲、乙"))]
        let all = paragraphs(of: try self.document(publication(document)))
        #expect(all.filter { $0.style == "LongAttendance" }.map(\.text) == ["出席人员：甲、乙"])
        #expect(all.contains { $0.style == "Normal" && $0.text == "出席会议的有：甲、乙" })
    }

    /// Nothing of an order is lost where it is written and read back.
    @Test(arguments: ["letter", "order", "minutes"])
    func whatIsWrittenIsReadBack(_ name: String) throws {
        let publication = try read(name)
        let writer = try #require(DocumentWriterRegistry.standard.writer(named: "docx"))
        var sink = DiagnosticSink()
        let bytes = try writer.write(publication, diagnostics: &sink)
        let reader = try #require(DocumentReaderRegistry.standard.reader(named: "docx"))
        let back = try reader.read(Input(name: name + ".docx", bytes: bytes), diagnostics: &sink)
        let (before, after) = (try #require(publication.documents.first), try #require(back.documents.first))
        #expect(after.kind == before.kind)
        #expect(after.masthead?.value == before.masthead?.value)
        #expect(after.number?.value.text == before.number?.value.text)
        #expect(after.signers.map(\.value) == before.signers.map(\.value))
        #expect(after.signature?.date?.value == before.signature?.date?.value)
        #expect(after.title?.value == before.title?.value)
        #expect(after.secrecy?.value == before.secrecy?.value)
        #expect(after.copyRecipients.map(\.value) == before.copyRecipients.map(\.value))
    }
}
