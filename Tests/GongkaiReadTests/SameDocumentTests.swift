import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// One document in text, on our page and in Word gives the same divisions, tables and metadata.
@Suite("One document in several forms") struct SameDocumentTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples")

    /// What a document says: its metadata, divisions with what stands under them, and tables, in lines. Items of lists stand
    /// as their paragraphs, since a page shows no signs before them.
    private struct Shape: PublicationVisitor {
        var lines: [String] = []

        static func lines(of publication: Publication, withContents: Bool = true) -> [String] {
            var shape = Shape()
            shape.lines.append("\(publication.kind) \(publication.title?.value ?? "") \(publication.publisher ?? "")")
            shape.lines.append("\(publication.issueNumber?.value ?? "") \(publication.period?.description ?? "")")
            var publication = publication
            if !withContents { publication = Publication(kind: .document, documents: publication.documents) }
            shape.visit(publication)
            return shape.lines
        }

        mutating func visit(_ entry: ContentsEntry) {
            lines.append("\(entry.section?.value ?? "") \(entry.title.value) \(entry.number?.value.text ?? "")")
        }

        mutating func visit(_ entry: CatalogueEntry) {
            lines.append("\(entry.title.value) \(entry.number?.value.text ?? "")")
        }

        mutating func visit(_ document: Document) {
            lines.append(
                "document \(document.number?.value.text ?? "") \(document.title?.value ?? "") \(document.kind)")
            let head = [
                document.copyNumber, document.secrecy, document.secrecyTerm, document.urgency, document.masthead,
            ]
            lines.append("head \(head.map { $0?.value ?? "" })")
            let names = [document.signers, document.addressees, document.copyRecipients].map { $0.map(\.value) }
            lines.append("names \(names) \(document.issuers)")
            let dates = [document.written, document.published, document.effective, document.expires]
            lines.append("dates \(dates.map { $0?.description ?? "" }) \(document.validity ?? "") \(document.status)")
            lines.append("metadata \(document.metadata.map { [$0.label.value, $0.value?.value ?? ""] })")
            lines += document.relations.map { "\($0.kind) \($0.number ?? "") \($0.title ?? "")" }
            descend(into: document)
        }

        mutating func visit(_ enclosure: Enclosure) {
            lines.append("enclosure \(enclosure.title?.value ?? "") \(enclosure.authors.map(\.value))")
            descend(into: enclosure)
        }

        mutating func visit(_ attachment: GongkaiModel.Attachment) {
            let place = attachment.location ?? ""
            lines.append(
                "attachment \(attachment.ordinal ?? 0) \(attachment.title?.value ?? "") \(attachment.omitted) \(place)")
            visit(blocks: attachment.body)
        }

        mutating func visit(_ signature: Signature) {
            lines.append("signed \(signature.issuers.map(\.value)) \(signature.date?.value.description ?? "")")
        }

        mutating func visit(_ division: Division) {
            lines.append(
                "\(division.kind) \(division.marker.value) \(division.ordinal) \(division.heading?.value ?? "")")
            lines += division.responsibilities.map { "\($0.leads) \($0.responsible) \($0.participants) \($0.covers)" }
            visit(blocks: division.blocks)
            lines.append("end")
        }

        mutating func visit(paragraph: Text) { lines.append("p " + paragraph.string) }
        mutating func visit(note: Text) { lines.append("note " + note.string) }

        mutating func visit(_ table: Table) {
            lines.append("table \(table.label?.value ?? "") \(table.caption?.value ?? "") \(table.unit?.value ?? "")")
            for row in table.rows {
                lines.append(
                    row.map { "\($0.text.string)[\($0.rowSpan)x\($0.columnSpan)\($0.header)]" }.joined(separator: "|"))
            }
            lines += table.footnotes.map(\.string)
        }
    }

    private func read(_ bytes: [UInt8], _ reader: any DocumentReader) throws -> Publication {
        var sink = DiagnosticSink()
        return try reader.read(Input(name: "input", bytes: bytes), diagnostics: &sink)
    }

    private func expectSame(_ text: [UInt8], _ comment: Comment, onPage: Bool = true) throws {
        let publication = try read(text, GazetteReader())
        let word = try read(DOCXPublicationWriter().write(publication), DOCXPublicationReader())
        let plain = try read(TextPublicationWriter().write(publication), GazetteReader())
        let page = try read(HTMLPublicationWriter().write(publication), HTMLReader())
        expect(Shape.lines(of: word), Shape.lines(of: publication), "\(comment), Word")
        expect(Shape.lines(of: plain), Shape.lines(of: publication), "\(comment), text")
        // The contents of our page are links, which no reader takes for the printed contents: its documents are compared.
        if onPage {
            expect(
                Shape.lines(of: page, withContents: false), Shape.lines(of: publication, withContents: false),
                "\(comment), page")
        }
    }

    private func expect(_ found: [String], _ expected: [String], _ comment: Comment) {
        let changes = found.difference(from: expected)
        #expect(changes.isEmpty, "\(comment): \(changes.prefix(8).map { "\($0)" })")
    }

    @Test(
        "the samples say the same in text, in Word and on our page",
        arguments: ["gazette-2024-03", "notice", "request"])
    func samples(name: String) throws {
        try expectSame([UInt8](Data(contentsOf: Self.samples.appendingPathComponent("\(name).txt"))), "\(name)")
    }

    @Test(
        "the real gazette says the same in text and in Word",
        .enabled(if: SharedInputs.has("corpus/jiaxing-2017-05.txt"), "needs the shared inputs"))
    func corpus() throws {
        let url = try #require(SharedInputs.path("corpus/jiaxing-2017-05.txt"))
        let publication = try read([UInt8](Data(contentsOf: url)), GazetteReader())
        let word = try read(DOCXPublicationWriter().write(publication), DOCXPublicationReader())
        expect(Shape.lines(of: word), Shape.lines(of: publication), "Word")
    }

    @Test(
        "an order keeps who signed it, with the office and without, in text and in Word",
        arguments: ["市长 王某某", "省 长　李某", "主任：周某某", "王某某", "李 某", "市　长\n王某某"])
    func order(signer: String) throws {
        let text = """
            云溪市古树保护办法

            云溪市人民政府令第12号

            《云溪市古树保护办法》已经市政府常务会议审议通过，现予公布，自2024年5月1日起施行。

            \(signer)
            2024年3月4日
            """
        let publication = try read(Array(text.utf8), GazetteReader())
        let document = try #require(publication.documents.first)
        #expect(document.signers.count == 1)
        #expect(document.signers.first?.verbatim == signer)
        #expect(document.signature?.date?.value.description == "2024-03-04")
        try expectSame(Array(text.utf8), "order", onPage: false)
    }

    @Test("minutes keep who was there in paragraphs of their own, in text and in Word", arguments: ["", "。"])
    func minutes(stop: String) throws {
        let text = """
            云溪市人民政府常务会议纪要

            〔2024〕6号

            会议研究内涝治理工作。现将会议确定的事项纪要如下：

            一、会议原则同意项目建设方案。

            出席：市政府沈某某、陆某某、方某某，市水务局周某某\(stop)
            请假：市住房城乡建设局罗某某\(stop)
            列席：澜东区人民政府秦某某\(stop)

            抄送：市委办公室。
            """
        let lines = Shape.lines(of: try read(Array(text.utf8), GazetteReader()))
        #expect(lines.count { $0.hasPrefix("p 出席：") || $0.hasPrefix("p 请假：") || $0.hasPrefix("p 列席：") } == 3)
        try expectSame(Array(text.utf8), "minutes", onPage: false)
    }

    @Test("a document within a frame of Word, with a box of metadata, is read as one without")
    func frame() throws {
        func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
        func cell(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }
        func table(_ rows: [[String]]) -> String {
            "<w:tbl>" + rows.map { "<w:tr>" + $0.map(cell).joined() + "</w:tr>" }.joined() + "</w:tbl>" + paragraph("")
        }
        let lines = [
            "云溪市人民政府关于加强古树保护的通知", "溪政发〔2024〕5号", "各县（区）人民政府：", "现就有关事项通知如下：", "一、总体要求",
            String(repeating: "各地要认真落实，", count: 40) + "确保实效。", "二、组织实施", "请认真执行。", "云溪市人民政府", "2024年3月4日",
        ]
        let box = table(
            [
                ["索引号：", "0001/2024-1", "发布日期：", "2024年3月6日"], ["发文机关：", "云溪市人民政府", "主题词：", ""],
            ].map { $0.map(paragraph) })
        let framed = box + table([[paragraph(""), lines.map(paragraph).joined()]])
        let found = try read(word(framed), DOCXPublicationReader()).documents
        let document = try #require(found.first)
        #expect(found.count == 1)
        #expect(document.indexNumber == "0001/2024-1")
        #expect(document.published?.description == "2024-03-06")
        #expect(document.metadata.map(\.label.value) == ["索引号", "发布日期", "发文机关", "主题词"])
        #expect(document.number?.value.text == "溪政发〔2024〕5号")
        let plain = try #require(read(Array(lines.joined(separator: "\n\n").utf8), GazetteReader()).documents.first)
        #expect(Outline.lines(of: document) == Outline.lines(of: plain))
    }

    private func word(_ body: String) throws -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        let files = [
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"\(main)\" Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
            ),
        ]
        return try Archive.pack(files.map { NamedFile(name: $0.0, bytes: Array($0.1.utf8)) })
    }
}
