import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// Nothing that anybody feeds the reader breaks it. `make hostile` runs these at full size.
@Suite struct HostileTextTests {
    private func read(_ bytes: [UInt8], by reader: some DocumentReader = GazetteReader()) throws -> Publication {
        var sink = DiagnosticSink()
        return try reader.read(Input(name: "input", bytes: bytes), diagnostics: &sink)
    }

    private func read(_ text: String) throws -> Publication { try read(Array(text.utf8)) }

    @Test(
        "a hostile text is read without loss, and what was read goes through XML and JSON",
        .timeLimit(.minutes(10)), arguments: HostileText.all)
    func borne(text: HostileText) throws {
        let bytes = text.bytes
        let publication = try read(bytes)
        #expect(Conservation(of: publication, in: bytes).violations.prefix(3) == [])
        #expect(try read(XMLPublicationWriter().write(publication), by: XMLPublicationReader()) == publication)
        // The JSON of a million headings takes a gigabyte, and its tree ten.
        guard bytes.count < HostileTextTests.largestForJSON else { return }
        #expect(try read(JSONPublicationWriter().write(publication), by: JSONPublicationReader()) == publication)
    }

    private static let largestForJSON = 4_000_000

    @Test("a table of 10,000 columns is a table", arguments: ["|", "\t", "    "])
    func wideTable(separator: String) throws {
        let row = (separator == "|" ? "|" : "") + Array(repeating: "1", count: 10_000).joined(separator: separator)
        let publication = try read("表1：数\n\(row)\n\(row)\n\(row)\n")
        let table = publication.documents.first?.body.first
        guard case .table(let table)? = table else {
            Issue.record("found \(String(describing: table).prefix(200))")
            return
        }
        #expect(table.rows.map(\.count) == [10_000, 10_000, 10_000])
    }

    @Test("rows that differ widely do not fill each other up")
    func raggedRows() throws {
        let narrow = String(repeating: "a\tb\n", count: 2_000)
        let publication = try read(narrow + Array(repeating: "1", count: 5_000).joined(separator: "\t"))
        let cells = publication.documents.flatMap(\.body).map { block in
            if case .table(let table) = block { table.rows.map(\.count).reduce(0, +) } else { 0 }
        }
        #expect(cells == [4_000, 5_000])
    }

    @Test("a cell stands under the column that begins nearest, the left one of two as near")
    func placedCells() throws {
        let publication = try read("甲    乙    丙    丁\n1               4\n1              3\n1    2\n")
        guard case .table(let table)? = publication.documents.first?.body.first else {
            Issue.record("found no table")
            return
        }
        #expect(
            table.rows.dropFirst().map { $0.map(\.text.string) }
                == [["1", "", "", "4"], ["1", "", "3", ""], ["1", "2", "", ""]])
    }

    /// Found by the fuzzer: the title was taken, and then the whole line once more.
    @Test("a masthead with an issue behind one that has its issue already is text of the front, once")
    func secondIssue() throws {
        let text = "云溪市人民政府公恥 2024年第9期\n云溪市人民政府公报 2024年第3期\n\n云溪市人民政府关于加强安全工作的意见\n\n云政发〔2024〕3号\n\n正文。\n"
        let publication = try read(text)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        #expect(publication.issueNumber?.value == "云溪市人民政府公恥2024年第9期")
        #expect(publication.frontMatter.count == 1)
    }

    /// Found by the fuzzer: the comment took the control character with it, which had been dropped by itself.
    @Test("a control character in a comment is dropped once, and the comment goes without it")
    func controlCharacterInComment() throws {
        let text = "<!-- 甲\u{0}乙 -->\n正文。\n"
        let publication = try read(text)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        #expect(publication.dropped.map(\.text).contains("<!-- 甲乙 -->"))
        #expect(throws: Never.self) { try XMLPublicationWriter().write(publication) }
    }

    /// Found by the fuzzer: the bullet was dropped, and the number behind it was in no leaf.
    @Test("a bullet and a number in the contents are no entry, and are kept")
    func bulletAndNumber() throws {
        let text = "目 录\n道路    18\n  *  200\n"
        let publication = try read(text)
        #expect(Conservation(of: publication, in: Array(text.utf8)).violations == [])
        #expect(publication.contents.map(\.page?.value) == [18])
    }

    @Test("bidirectional overrides stay in the text")
    func bidirectional() throws {
        let publication = try read("云溪市人民政府关于\u{202E}工作\u{202C}的通知\n云政发〔2024〕1号\n\n正文\u{2066}甲\u{2069}。\n")
        #expect(publication.documents.first?.title?.value == "云溪市人民政府关于\u{202E}工作\u{202C}的通知")
        #expect(publication.documents.first?.body.description.contains("正文\u{2066}甲\u{2069}。") == true)
    }

    @Test("two documents under one number are two, with identifiers of their own")
    func oneNumber() throws {
        let document = "云溪市人民政府关于加强工作的通知\n云政发〔2024〕1号\n\n各县人民政府：\n正文。\n\n云溪市人民政府\n2024年1月1日\n\n"
        let publication = try read(document + document)
        #expect(publication.documents.map(\.number?.value.text) == ["云政发〔2024〕1号", "云政发〔2024〕1号"])
        #expect(Set(publication.documents.map(\.id)).count == 2)
        #expect(throws: Never.self) { try XMLPublicationWriter().write(publication) }
    }

    @Test("a text without number, title and date is one document, and a warning says so")
    func nothingToGoBy() throws {
        var sink = DiagnosticSink()
        let input = Input(name: "input", bytes: Array("天气晴。\n今日无事。\n".utf8))
        let publication = try GazetteReader().read(input, diagnostics: &sink)
        #expect(publication.documents.count == 1)
        #expect(sink.diagnostics.map(\.rule) == [.gazetteNoDocument])
    }

    @Test("every control character that XML forbids is dropped and told, and no other")
    func controlCharacters() throws {
        let forbidden = (UInt8(0)..<0x20).filter { ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
        for control in (UInt8(0)..<0x20).map({ $0 }) + [0x7F] {
            var sink = DiagnosticSink()
            let bytes = Array(String(repeating: "文", count: 100).utf8) + [control] + Array("字。".utf8)
            let publication = try GazetteReader().read(Input(name: "input", bytes: bytes), diagnostics: &sink)
            #expect(Conservation(of: publication, in: bytes).violations == [])
            let isTold = sink.diagnostics.contains { $0.rule == .gazetteControlCharacter }
            #expect(isTold == forbidden.contains(control), "\(control)")
        }
    }
}

extension [Block] {
    fileprivate var description: String { String(describing: self) }
}
