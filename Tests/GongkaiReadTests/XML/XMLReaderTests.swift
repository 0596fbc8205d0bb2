import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import Testing

@Suite struct XMLReaderTests {
    private func read(_ bytes: [UInt8]) throws(ReadError) -> Publication {
        var sink = DiagnosticSink()
        return try XMLPublicationReader().read(Input(name: "-", bytes: bytes), diagnostics: &sink)
    }

    private func rules(_ bytes: [UInt8]) -> [DiagnosticRule] {
        do {
            _ = try read(bytes)
            return []
        } catch { return error.diagnostics.map(\.rule) }
    }

    private func sample() throws -> [UInt8] { try XMLPublicationWriter().write(samplePublication) }

    @Test("a file cut off anywhere is refused")
    func truncated() throws {
        let bytes = try sample()
        // The last byte is a line break that may be missing.
        for end in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(rules(Array(bytes[..<end])).contains(.xmlNotWellFormed), "cut at \(end)")
        }
    }

    @Test("UTF-16 and a byte order mark are read; GBK that claims to be UTF-8 is refused")
    func encodings() throws {
        let text = String(decoding: try sample(), as: UTF8.self)
        #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == samplePublication)
        let wide = text.replacing("UTF-8\"?>", with: "UTF-16\"?>", maxReplacements: 1).utf16
        #expect(try read([0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == samplePublication)
        let parts = text.split(separator: "公报", maxSplits: 1).map { Array($0.utf8) }
        #expect(rules(parts[0] + [0xB9, 0xAB, 0xB1, 0xA8] + parts[1]).contains(.xmlNotWellFormed))
    }

    @Test("a document type is refused by its own rule")
    func doctype() throws {
        let text = String(decoding: try sample(), as: UTF8.self)
        let bomb = "<!DOCTYPE publication [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<publication "
        #expect(rules(Array(text.replacing("<publication ", with: bomb).utf8)) == [.xmlDoctype])
    }

    @Test("an error behind line 65,535 has its own line")
    func manyLines() {
        let notes = String(repeating: "<note/>\n", count: 70_000)
        let text = """
            <publication xmlns="urn:gongkai:publication:1" model="gongkai-publication/1" kind="gazette"><frontMatter>
            \(notes)<nothing/></frontMatter></publication>
            """
        let error = #expect(throws: ReadError.self) { try read(Array(text.utf8)) }
        #expect(error?.diagnostics.map { $0.position?.line } == [70_002])
        #expect(error?.diagnostics.first?.modelPath == "/publication/frontMatter[1]/nothing[1]")
    }

    @Test("deep nesting is an error with the limit's name", arguments: ["division", "emphasis"])
    func depth(_ name: String) {
        let text = String(repeating: "<\(name)>", count: 100_000)
        #expect(rules(Array("<publication>\(text)".utf8)).contains(.xmlTooDeep))
    }

    @Test("spans nest nearly to the limit")
    func deepSpans() throws {
        let spans = (0..<900).map { _ in Span(start: 0, end: 1, kind: .emphasis) }
        let publication = Publication(kind: .document, frontMatter: [.paragraph(Text("字", spans: spans))])
        #expect(try read(try XMLPublicationWriter().write(publication)) == publication)
    }

    @Test("comments, processing instructions, CDATA and other prefixes change nothing")
    func freedom() throws {
        let text = """
            <?xml version='1.0'?><!-- a --><g:publication xmlns:g='urn:gongkai:publication:1'
              kind='document' model='gongkai-publication/1'><?x?>
              <g:publisher>a<!-- b -->b<![CDATA[<]]></g:publisher></g:publication>
            """
        #expect(try read(Array(text.utf8)) == Publication(kind: .document, publisher: "ab<"))
    }

    @Test("a file is recognised by its beginning")
    func recognises() throws {
        let reader = XMLPublicationReader()
        #expect(reader.recognises(try sample()))
        #expect(reader.recognises(Array("\u{FEFF} \n<publication xmlns='x'>".utf8)))
        #expect(reader.recognises([0xFE, 0xFF] + "<?xml version".utf16.flatMap { [0, UInt8($0)] }))
        for text in ["", "公报", "{\"model\":1}", "<html>", "# 标题", "<?xmlish"] {
            #expect(!reader.recognises(Array(text.utf8)), "\(text)")
        }
    }

    @Test("the example in the documentation is read, and written as it stands there")
    func documentation() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Docs/xml.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let example = try #require(text.firstMatch(of: /```xml\n([^`]*)```/)?.output.1)
        let publication = try read(Array(example.utf8))
        #expect(publication.documents.first?.number?.value == DocumentNumber("嘉政发〔2017〕11号"))
        #expect(String(decoding: try XMLPublicationWriter().write(publication), as: UTF8.self) == example)
    }

    @Test("the registries know the format by name and by extension")
    func registries() throws {
        #expect(DocumentReaderRegistry.standard.reader(named: "xml")?.format.mediaType == "application/xml")
        #expect(DocumentReaderRegistry.standard.reader(forFileNamed: "a.XML", bytes: [])?.format.name == "xml")
        #expect(DocumentReaderRegistry.standard.reader(forFileNamed: "-", bytes: try sample())?.format.name == "xml")
        #expect(DocumentWriterRegistry.standard.writer(named: "xml")?.format.extensions == ["xml"])
        #expect(DocumentWriterRegistry.standard.writer(forFileNamed: "a.b.xml")?.format.name == "xml")
    }
}
