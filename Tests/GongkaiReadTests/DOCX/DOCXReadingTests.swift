import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWorkers
import GongkaiWrite
import TestSupport
import Testing

/// A Word document put together of its parts.
private struct Package {
    var body: String
    var parts: [(kind: String, content: String)] = []

    private static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
        + #"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#
        + #"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#

    /// A root element with the namespaces.
    static func root(_ name: String, _ content: String) -> String { "<w:\(name) \(namespaces)>\(content)</w:\(name)>" }

    var files: [NamedFile] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relationships(_ all: [(String, String)]) -> String {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all.enumerated().map {
                    "<Relationship Id=\"r\($0)\" Type=\"\(types)/\($1.0)\" Target=\"\($1.1)\"/>"
                }.joined() + "</Relationships>"
        }
        var files = [
            ("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
            (
                "word/_rels/document.xml.rels",
                relationships(parts.enumerated().map { ($1.kind, "part\($0).xml") })
            ),
            ("word/document.xml", Package.root("document", "<w:body>\(body)</w:body>")),
        ]
        for (index, part) in parts.enumerated() { files.append(("word/part\(index).xml", part.content)) }
        return files.map { NamedFile(name: $0.0, bytes: Array($0.1.utf8)) }
    }

    struct Outcome: Equatable {
        var publication: Publication?
        var rules: [String]
    }

    func read(_ limits: ReadLimits = ReadLimits()) throws -> Outcome {
        Package.read(try Archive.pack(files), limits)
    }

    static func read(
        _ bytes: [UInt8], _ limits: ReadLimits = ReadLimits(), workers: Workers = .one
    ) -> Outcome {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            let input = Input(name: "x.docx", bytes: bytes, limits: limits)
            let publication = try DOCXPublicationReader(workers: workers).read(input, diagnostics: &sink)
            return Outcome(publication: publication, rules: sink.diagnostics.map(\.rule.id))
        } catch {
            return Outcome(rules: error.diagnostics.map(\.rule.id))
        }
    }

    /// The texts of the body, of divisions with their numerals.
    func texts() throws -> [String] {
        var texts = Texts()
        for document in try #require(read().publication).documents { texts.visit(blocks: document.body) }
        return texts.found
    }
}

private struct Texts: PublicationVisitor {
    var found: [String] = []

    mutating func visit(_ division: Division) {
        found.append(division.marker.value + (division.heading?.value ?? ""))
        visit(blocks: division.blocks)
    }

    mutating func visit(paragraph text: Text) { found.append(text.string) }
    mutating func visit(note text: Text) { found.append(text.string) }
}

private func paragraph(_ text: String, list: Int? = nil, level: Int = 0) -> String {
    let place = list.map { "<w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\($0)\"/></w:numPr></w:pPr>" }
    return "<w:p>\(place ?? "")<w:r><w:t>\(text)</w:t></w:r></w:p>"
}

private let head = paragraph("云溪市人民政府关于印发办法的通知") + paragraph("各县（区）人民政府：")

private func tables(_ publication: Publication?) -> [Table] {
    (publication?.documents ?? []).flatMap(\.body).compactMap { if case .table(let table) = $0 { table } else { nil } }
}

@Suite("Reading Word documents") struct DOCXReadingTests {
    @Test("numerals of lists are those that Word shows: levels, restarts, Chinese counting, articles")
    func numbering() throws {
        func level(_ level: Int, _ format: String, _ text: String) -> String {
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        let numbering = Package.root(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "chineseCounting", "%1、")
                + level(1, "chineseCountingThousand", "（%2）") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
                + level(0, "chineseCounting", "第%1条") + "</w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
                + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"12\"/></w:lvlOverride></w:num>"
        )
        let levels = Package(
            body: head + paragraph("总体要求", list: 1) + paragraph("目标明确。", list: 1, level: 1)
                + paragraph("措施有力。", list: 1, level: 1) + paragraph("组织实施", list: 1)
                + paragraph("加强领导。", list: 1, level: 1),
            parts: [("numbering", numbering)])
        var kinds: [String] = []
        for case .division(let division) in try #require(levels.read().publication?.documents.first).body {
            kinds.append(division.marker.value)
            for case .division(let inner) in division.blocks { kinds.append(inner.marker.value) }
        }
        #expect(kinds == ["一、", "（一）", "（二）", "二、", "（一）"])
        let articles = Package(
            body: head + paragraph("为了规范，制定本办法。", list: 2) + paragraph("本办法适用于本市。", list: 2)
                + paragraph("另起的条。", list: 3),
            parts: [("numbering", numbering)])
        var numbers: [String] = []
        for case .division(let division) in try #require(articles.read().publication?.documents.first).body {
            numbers.append(division.marker.value)
        }
        #expect(numbers == ["第一条", "第二条", "第十二条"])
    }

    /// All that a body is read for, in every order: what is plain XML is read as libxml2 reads it, whoever unpacks it.
    @Test("a body says the same as plain XML and by way of libxml2, with any number of workers")
    func plainAndUnusual() throws {
        let blocks = [
            paragraph("一、总体要求"), paragraph("第一条 为了规范，制定本办法。"), paragraph("甲&amp;乙&lt;&#20057;"),
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>甲</w:t><w:tab/><w:t xml:space=\"preserve\"> 乙</w:t></w:r></w:p>",
            "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>与下段</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>甲<w:t>乙</w:t>丙<w:u/>丁</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>",
            "<w:p><w:r><w:drawing><w:x v:data=\"a&#xA;b\"><w:txbxContent>\(paragraph("框中"))</w:txbxContent></w:x></w:drawing></w:r></w:p>",
            "<w:sdt><w:sdtContent>\(paragraph("控件"))</w:sdtContent></w:sdt>", "<w:altChunk/>",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>码</w:t><w:fldChar w:fldCharType=\"separate\"/><w:t>果</w:t>"
                + "<w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(paragraph("地区"))</w:tc></w:tr><w:tr><w:tc>\(paragraph("甲"))"
                + "</w:tc><w:tc>\(paragraph("3"))</w:tc></w:tr></w:tbl>",
            "<mc:AlternateContent><mc:Choice>\(paragraph("选"))</mc:Choice><mc:Fallback>\(paragraph("备"))</mc:Fallback></mc:AlternateContent>",
        ]
        var random = SplitMix64(seed: 11)
        for count in [3, 20, 20, 20, 6_000] {
            let body = head + (0..<count).map { _ in blocks.randomElement(using: &random) ?? "" }.joined()
            let plain = try Archive.pack(Package(body: body).files)
            let unusual = try Archive.pack(Package(body: body + "<!-- -->").files)
            for workers in [Workers.one, Workers(count: 3)] {
                var (one, other) = (
                    Package.read(plain, workers: workers), Package.read(unusual, workers: workers)
                )
                #expect(one.publication != nil)
                one.publication?.sourceFile = nil
                other.publication?.sourceFile = nil
                // Asked first: a difference of large values is told for minutes.
                let isSame = one == other
                #expect(isSame)
            }
        }
    }

    @Test("a large body that is damaged or not well-formed behind its middle is refused, with any number of workers")
    func largeAndBroken() throws {
        let paragraphs = String(repeating: paragraph("云溪市人民政府办公室关于公布目录的通知"), count: 9_000)
        let broken = try Archive.pack(Package(body: paragraphs + "<w:p>").files)
        var damaged = try Archive.pack(Package(body: paragraphs).files)
        for place in damaged.count / 2..<damaged.count / 2 + 40 { damaged[place] ^= 0x55 }
        for workers in [Workers.one, Workers(count: 2)] {
            #expect(Package.read(broken, workers: workers).rules == ["office.part-malformed"])
            #expect(Package.read(damaged, workers: workers).rules == ["archive.damaged"])
        }
    }

    @Test("tables keep merged cells, headers, and signs that mean something in lines; one after another stay two")
    func mergedCells() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
        }
        let table =
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell("地区", "<w:vMerge w:val=\"restart\"/>"))"
            + "\(cell("数量", "<w:gridSpan w:val=\"2\"/>"))</w:tr>"
            + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("a|b"))\(cell("-"))</w:tr>"
            + "<w:tr>\(cell("-"))\(cell("-"))\(cell("-"))</w:tr></w:tbl>"
        let other = "<w:tbl><w:tr>\(cell("甲"))\(cell("乙"))</w:tr><w:tr>\(cell("1"))\(cell(""))</w:tr></w:tbl>"
        let outcome = try Package(body: head + paragraph("情况如下。") + table + "<w:p/>" + other).read()
        let found = tables(outcome.publication)
        #expect(found.count == 2)
        let first = try #require(found.first)
        #expect(first.rows.map { $0.map(\.text.string) } == [["地区", "数量"], ["a|b", "-"], ["-", "-", "-"]])
        #expect(first.rows[0].map(\.rowSpan) == [2, 1] && first.rows[0].map(\.columnSpan) == [1, 2])
        #expect(first.rows.map { $0.map(\.header) } == [[true, true], [false, false], [false, false, false]])
        #expect(found.last?.rows.map { $0.map(\.text.string) } == [["甲", "乙"], ["1", ""]])
    }

    @Test("changes are accepted; comments, objects, chunks, hidden text, links, superscripts and furniture are told")
    func told() throws {
        let change = "w:id=\"1\" w:author=\"a\""
        let body =
            head
            + "<w:p><w:r><w:t>保留</w:t></w:r><w:ins \(change)><w:r><w:t>插入</w:t></w:r></w:ins><w:del \(change)><w:r><w:delText>删去</w:delText></w:r></w:del>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>完。</w:t></w:r></w:p><w:altChunk/>"
            + "<w:p><w:pPr><w:rPr><w:del \(change)/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + paragraph("后半。")
            + "<w:p><w:r><w:object/></w:r></w:p>"
            + "<w:p><w:hyperlink xmlns:r=\"urn:r\" r:id=\"r9\"><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:t>10</w:t></w:r>"
            + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r><w:hyperlink w:anchor=\"a\"/></w:p>"
        let package = Package(
            body: body,
            parts: [
                ("comments", Package.root("comments", "<w:comment \(change)><w:p/></w:comment>")),
                ("footer", Package.root("ftr", paragraph("— 1 —"))),
            ])
        #expect(try package.texts() == ["保留插入完。", "前半后半。", "链接103"])
        let outcome = try package.read()
        let expected = ["revisions", "comments", "objects", "chunks", "hidden-text", "links", "raised", "furniture"].map
        { "docx." + $0 }
        #expect(outcome.rules.filter { $0.hasPrefix("docx.") } == expected)
        #expect(outcome.publication?.dropped.contains { $0.reason == .pageHeader && $0.text == "— 1 —" } == true)
    }

    @Test("text boxes stand before what they are anchored in, once; footnotes behind; fields show their results")
    func places() throws {
        let box = "<w:txbxContent>\(paragraph("框内文字。"))</w:txbxContent>"
        let body =
            head
            + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r>"
            + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>"
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>代码</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>结果。</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        let notes = Package.root("footnotes", "<w:footnote w:id=\"2\">\(paragraph("注文。"))</w:footnote>")
        #expect(
            try Package(body: body, parts: [("footnotes", notes)]).texts()
                == ["框内文字。", "正文［1］。", "［1］注文。", "结果。"])
    }

    @Test(
        "what we write as Word reads as what we write as text does",
        arguments: ["notice", "request", "gazette-2024-03"])
    func samples(name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent("Samples/\(name).txt")))
        var sink = DiagnosticSink()
        let publication = try GazetteReader().read(Input(name: name, bytes: bytes), diagnostics: &sink)
        func written(by writer: any DocumentWriter, read reader: any DocumentReader) throws -> Publication {
            let output = try writer.write(publication, diagnostics: &sink)
            return try reader.read(Input(name: name, bytes: output), diagnostics: &sink)
        }
        let text = try written(by: TextPublicationWriter(), read: GazetteReader())
        let word = try written(by: DOCXPublicationWriter(), read: DOCXPublicationReader())
        #expect(word.documents.map(\.title?.value) == text.documents.map(\.title?.value))
        #expect(word.documents.map(\.number?.value) == text.documents.map(\.number?.value))
        #expect(word.documents.map { $0.issuers } == text.documents.map { $0.issuers })
        #expect(word.documents.map(\.written) == text.documents.map(\.written))
        #expect(word.contents.map(\.title.value) == text.contents.map(\.title.value))
        for (word, text) in zip(word.documents, text.documents) {
            var (mine, other) = (Texts(), Texts())
            mine.visit(blocks: word.body)
            other.visit(blocks: text.body)
            #expect(mine.found == other.found)
            #expect(word.attachments.count == text.attachments.count && word.enclosures.count == text.enclosures.count)
        }
    }

    @Test("what does not keep to the format is refused by name, and nothing falls over")
    func refused() throws {
        let good = Package(body: head + paragraph("正文。"))
        #expect(try Package(body: "<w:p>").read().rules == ["office.part-malformed"])
        #expect(try Package(body: "<w:p/>").read().rules == ["input.blank"])
        var files = good.files
        files[2].bytes = Array("<!DOCTYPE w [<!ENTITY a \"b\">]>".utf8) + files[2].bytes
        #expect(Package.read(try Archive.pack(files)).rules == ["office.part-doctype"])
        files = good.files
        files.remove(at: 2)
        #expect(Package.read(try Archive.pack(files)).rules == ["office.part-missing"])
        let deep = String(repeating: "<w:sdt><w:sdtContent>", count: 600)
        #expect(try Package(body: deep).read().rules == ["office.part-malformed"])
        let wide =
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        #expect(try Package(body: head + wide).read().rules == ["limit.table-columns"])
        let bytes = try Archive.pack(good.files)
        for count in stride(from: 0, to: bytes.count, by: 29) {
            #expect(Package.read(Array(bytes[..<count])).publication == nil)
        }
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= 0x41
            _ = Package.read(changed)
        }
    }
}
