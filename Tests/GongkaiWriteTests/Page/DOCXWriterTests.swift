import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

/// Word documents laid out by GB/T 9704-2012.
@Suite struct DOCXWriterTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func writer(_ name: String = "docx") throws -> any DocumentWriter {
        try #require(DocumentWriterRegistry.standard.writer(named: name))
    }

    private func parts(of publication: Publication) throws -> (files: [String: [UInt8]], rules: [String]) {
        var sink = DiagnosticSink()
        let bytes = try writer().write(publication, diagnostics: &sink)
        let files = try Archive.unpack(bytes).map { ($0.name, $0.bytes) }
        return (Dictionary(uniqueKeysWithValues: files), sink.diagnostics.map(\.rule.id))
    }

    private func document(_ publication: Publication) throws -> String {
        String(decoding: try #require(parts(of: publication).files["word/document.xml"]), as: UTF8.self)
    }

    private func sample(_ name: String) throws -> Publication {
        let url = DOCXWriterTests.root.appendingPathComponent("Samples/\(name).txt")
        var sink = DiagnosticSink()
        return try GazetteReader().read(
            Input(name: name, bytes: [UInt8](try Data(contentsOf: url))), diagnostics: &sink)
    }

    private func saying(_ string: String, spans: [Span] = []) -> Publication {
        let text = Text(string, spans: spans)
        let table = Table(
            caption: Sourced(string), rows: [[Table.Cell(text: text, header: true)], [Table.Cell(text: text)]])
        return Publication(
            kind: .document, title: Sourced(string), publisher: string,
            documents: [
                Document(
                    id: "\"><b>&", masthead: Sourced(string), title: Sourced(string), copyRecipients: [Sourced(string)],
                    metadata: [MetadataItem(label: Sourced(string))],
                    body: [.paragraph(text), .table(table), .note(text)])
            ])
    }

    /// The text of `w:t`, without what is white.
    private func squeezed(_ text: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.filter { !$0.properties.isWhitespace })
        return String(view)
    }

    private func text(of element: XMLElement, wanted: Bool = false) -> String {
        element.children.map { child in
            switch child {
            case .element(let element): text(of: element, wanted: element.name.local == "t")
            case .text(let text): wanted ? text : ""
            }
        }.joined()
    }

    @Test(
        "the samples and the small publication are these very documents",
        arguments: ["notice", "request", "publication"])
    func golden(_ name: String) throws {
        let publication = name == "publication" ? Publication.small : try sample(name)
        let bytes = Data(try #require(parts(of: publication).files["word/document.xml"]))
        let golden = DOCXWriterTests.root.appendingPathComponent("Tests/GongkaiWriteTests/Golden/\(name).docx.xml")
        if ProcessInfo.processInfo.environment["GONGKAI_UPDATE_GOLDEN"] == "1" { try bytes.write(to: golden) }
        #expect(try bytes == Data(contentsOf: golden))
    }

    @Test("a gazette says in Word what it says as plain text, line by line")
    func sameText() throws {
        for name in ["notice", "request", "gazette-2024-03"] {
            let publication = try sample(name)
            let bytes = try #require(parts(of: publication).files["word/document.xml"])
            let said = squeezed(text(of: try XMLElement(reading: bytes)).unicodeScalars)
            let plain = String(decoding: try writer("text").write(publication), as: UTF8.self)
            for line in plain.split(separator: "\n") {
                for cell in line.split(separator: "\t") {
                    // Bullets and the dots of the contents are each format's own.
                    let words = cell.replacing("- ", with: "").split(separator: "……").map {
                        squeezed($0.unicodeScalars)
                    }
                    for word in words { #expect(said.contains(word), "\(name): \(word)") }
                }
            }
        }
    }

    @Test("generated publications give well-formed parts and the same bytes twice")
    func generated() throws {
        for seed in UInt64(0)..<100 {
            let publication = PublicationGenerator(seed: seed).publication()
            #expect(try writer().write(publication) == writer().write(publication))
            for (name, bytes) in try parts(of: publication).files {
                #expect(throws: Never.self, "seed \(seed): \(name)") { try XMLElement(reading: bytes) }
            }
        }
    }

    @Test("every style that is used is there, and every link leads to a bookmark")
    func references() throws {
        for seed in UInt64(0)..<100 {
            let files = try parts(of: PublicationGenerator(seed: seed).publication()).files
            func names(_ pattern: String, in file: String) throws -> Set<String> {
                let text = String(decoding: try #require(files[file]), as: UTF8.self)
                let expression = try NSRegularExpression(pattern: pattern)
                let whole = NSRange(text.startIndex..., in: text)
                return Set(
                    expression.matches(in: text, range: whole).compactMap { match in
                        Range(match.range(at: 1), in: text).map { String(text[$0]) }
                    })
            }
            let used = try names("<w:(?:pStyle|rStyle|tblStyle) w:val=\"([^\"]*)\"", in: "word/document.xml")
            #expect(try used.isSubset(of: names("w:styleId=\"([^\"]*)\"", in: "word/styles.xml")))
            let linked = try names("w:anchor=\"([^\"]*)\"", in: "word/document.xml")
            #expect(
                try linked.isSubset(of: names("<w:bookmarkStart [^>]*w:name=\"([^\"]*)\"", in: "word/document.xml")))
        }
    }

    @Test("markup and control characters are text, and what is replaced is told")
    func hostile() throws {
        let (files, rules) = try parts(of: saying("</w:t><w:p>&\"甲\u{0}乙\u{1B}\u{FFFE}丙\n丁\t戊"))
        for (name, bytes) in files { #expect(throws: Never.self, "\(name)") { try XMLElement(reading: bytes) } }
        let document = String(decoding: try #require(files["word/document.xml"]), as: UTF8.self)
        #expect(document.contains("&lt;/w:t&gt;&lt;w:p&gt;&amp;\"甲\u{FFFD}乙\u{FFFD}\u{FFFD}丙</w:t><w:br/>"))
        #expect(document.contains("丁</w:t><w:tab/><w:t xml:space=\"preserve\">戊"))
        #expect(rules == ["write.not-representable.control-characters"])
    }

    @Test("links lead to the web and nowhere else, by fields that no address breaks")
    func links() throws {
        let spans = [
            Span(start: 0, end: 1, kind: .link("http://a.example/\"\\<x")),
            Span(start: 1, end: 2, kind: .link("file:///x")),
        ]
        let (files, rules) = try parts(of: saying("甲乙", spans: spans))
        let document = String(decoding: try #require(files["word/document.xml"]), as: UTF8.self)
        #expect(document.contains(" HYPERLINK \"http://a.example/%22%5C%3Cx\" "))
        #expect(!document.contains("file:"))
        #expect(rules == ["write.not-representable.addresses"])
    }

    @Test("merged cells are merged in Word, and every row has all columns")
    func merged() throws {
        func cell(_ text: String, rows: Int = 1, columns: Int = 1) -> Table.Cell {
            Table.Cell(text: Text(text), rowSpan: rows, columnSpan: columns)
        }
        let rows = [[cell("a", rows: 9), cell("b", columns: 2)], [cell("c"), cell("d")], [], [cell("e", columns: 4)]]
        let document = try document(
            Publication(kind: .document, documents: [Document(id: "d", body: [.table(Table(rows: rows))])]))
        let widths = document.split(separator: "<w:tr>").dropFirst().map { row in
            row.split(separator: "<w:tc>").reduce(0) { sum, cell in
                let span = cell.firstRange(of: "<w:gridSpan w:val=\"").map {
                    cell[$0.upperBound...].prefix { $0 != "\"" }
                }
                return sum + (span.flatMap { Int($0) } ?? 1)
            }
        }
        #expect(widths == [5, 5, 5, 5])
        #expect(document.split(separator: "<w:vMerge/>").count == 4)
        #expect(document.split(separator: "<w:vMerge w:val=\"restart\"/>").count == 2)
    }

    @Test("a table that is too wide for Word is lines, which is told")
    func wide() throws {
        let row = (0..<64).map { Table.Cell(text: Text("格\($0)")) }
        let (files, rules) = try parts(
            of: Publication(kind: .document, documents: [Document(id: "d", body: [.table(Table(rows: [row]))])]))
        let document = String(decoding: try #require(files["word/document.xml"]), as: UTF8.self)
        #expect(!document.contains("<w:tbl>") && document.contains("格63</w:t>"))
        #expect(rules == ["write.not-representable.wide-tables"])
    }

    @Test("the page is that of the standard: A4, margins, 22 lines, and a masthead 35 mm below the edge of the text")
    func page() throws {
        let notice = try document(sample("notice"))
        #expect(notice.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\""))
        #expect(notice.contains("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\"/>"))
        // Two lines of 579 twips stand above it: 1984 − 2 × 579.
        #expect(notice.contains("<w:pStyle w:val=\"Masthead\"/><w:spacing w:before=\"826\"/>"))
        #expect(notice.contains("办公室</w:t><w:tab/><w:t xml:space=\"preserve\">2024年4月2日印发"))
        let request = try document(sample("request"))
        #expect(request.contains("<w:rStyle w:val=\"Signer\"/></w:rPr><w:t xml:space=\"preserve\">周砚秋"))
    }

    @Test("documents of an issue begin on new pages, and doubled ids do no harm")
    func pages() throws {
        let documents = (1...3).map { Document(id: "d", title: Sourced("文\($0)")) }
        let text = try document(Publication(kind: .gazette, title: Sourced("公报"), documents: documents))
        #expect(text.split(separator: "<w:pageBreakBefore/>").count == 4)
        #expect(text.split(separator: "<w:bookmarkStart ").count == 2)
    }
}
