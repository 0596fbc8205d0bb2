import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// Each limit: what is read at it, and what is said beyond it.
@Suite struct LimitTests {
    private struct Outcome {
        var publication: Publication?
        var found: [Diagnostic] = []

        /// What is said of limits: the rule, what was found and allowed, and the line.
        var limits: [[String]] {
            found.filter {
                DiagnosticRule.limitRules.contains($0.rule) || $0.rule == .xmlTooDeep || $0.rule == .jsonNesting
            }
            .map { [$0.rule.id] + $0.arguments + [$0.position?.line.map(String.init) ?? "-"] }
        }
    }

    private func read(
        _ text: String, _ limit: ReadLimit, _ allowed: Int, by reader: some DocumentReader = GazetteReader()
    ) throws -> Outcome {
        var limits = ReadLimits()
        limits[limit] = allowed
        let bytes = Array(text.utf8)
        var sink = DiagnosticSink()
        do throws(ReadError) {
            let publication = try reader.read(Input(name: "-", bytes: bytes, limits: limits), diagnostics: &sink)
            if reader is GazetteReader { #expect(Conservation(of: publication, in: bytes).violations == []) }
            return Outcome(publication: publication, found: sink.diagnostics)
        } catch {
            guard case .unreadable(let diagnostics) = error else { throw error }
            return Outcome(found: diagnostics)
        }
    }

    @Test("a limit is set to no less than one and no more than its most")
    func bounds() {
        var limits = ReadLimits()
        #expect(limits[.nesting] == 1_000)
        limits[.nesting] = 5_000
        #expect(limits[.nesting] == 1_000)
        limits[.nesting] = 0
        #expect(limits[.nesting] == 1)
    }

    @Test("a line at the limit is read, a longer one is not, whatever ends it", arguments: ["\n", "\r\n", "\r", ""])
    func lineLength(ending: String) throws {
        let text = "甲。\n123456789\(ending)"
        #expect(try read(text, .lineLength, 9).limits == [])
        let refused = try read(text, .lineLength, 8)
        #expect(refused.publication == nil)
        #expect(refused.limits == [["limit.line-length", "9", "8", "2"]])
    }

    @Test("documents beyond the limit stay with the last one")
    func documents() throws {
        let document = "云溪市人民政府关于加强工作的通知\n云政发〔2024〕1号\n\n各县人民政府：\n正文。\n\n云溪市人民政府\n2024年1月1日\n\n"
        let text = String(repeating: document, count: 5)
        #expect(try read(text, .documents, 5).limits == [])
        let outcome = try read(text, .documents, 2)
        #expect(outcome.publication?.documents.count == 2)
        #expect(outcome.limits == [["limit.documents", "5", "2", "19"]])
    }

    @Test("headings beyond the limit are paragraphs")
    func divisions() throws {
        let text = "一、甲\n二、乙\n三、丙\n四、丁\n"
        #expect(try read(text, .divisions, 4).limits == [])
        let outcome = try read(text, .divisions, 2)
        #expect(outcome.limits == [["limit.divisions", "3", "2", "3"]])
        let blocks = outcome.publication?.documents.first?.body ?? []
        #expect(blocks.count == 2)
    }

    @Test("headings behind list marks are paragraphs beyond the limit too")
    func bulletedDivisions() throws {
        let outcome = try read("- 一、甲\n- 二、乙\n- 三、丙\n", .divisions, 1)
        #expect(outcome.limits == [["limit.divisions", "2", "1", "2"]])
    }

    @Test("a table that outgrows its rows or cells goes on as another table, and a row too wide is a paragraph")
    func tables() throws {
        let text = "表1：数\n" + String(repeating: "甲\t乙\t丙\n", count: 5)
        func shapes(_ outcome: Outcome) -> [Int] {
            outcome.publication?.documents.flatMap(\.body).map { block in
                if case .table(let table) = block { table.rows.count } else { 0 }
            } ?? []
        }
        #expect(try read(text, .tableRows, 5).limits == [])
        let rows = try read(text, .tableRows, 2)
        #expect(shapes(rows) == [2, 2, 1])
        #expect(rows.limits == [["limit.table-rows", "3", "2", "4"]])
        let cells = try read(text, .tableCells, 8)
        #expect(shapes(cells) == [2, 2, 1])
        #expect(cells.limits == [["limit.table-cells", "9", "8", "4"]])
        let columns = try read(text, .tableColumns, 2)
        #expect(shapes(columns).allSatisfy { $0 == 0 })
        #expect(columns.limits == [["limit.table-columns", "3", "2", "2"]])
    }

    @Test("spans beyond the limit are left out, in a text and in a heading")
    func spans() throws {
        func count(_ outcome: Outcome) -> Int {
            guard case .paragraph(let text)? = outcome.publication?.documents.first?.body.first else { return -1 }
            return text.spans.count
        }
        let text = "2024年1月1日、2024年1月2日和2024年1月3日。"
        #expect(try count(read(text, .spans, 3)) == 3)
        let outcome = try read(text, .spans, 2)
        #expect(count(outcome) == 2)
        #expect(outcome.limits == [["limit.spans", "3", "2", "1"]])
    }

    @Test("XML and JSON beyond a limit are refused", arguments: ["xml", "json"])
    func formats(format: String) throws {
        let text = "云溪市人民政府关于加强工作的通知\n一、甲\n二、2024年1月1日和2024年1月2日。\n表1：数\n甲\t乙\t丙\n丁\t1\t2\n"
        let publication = try #require(try read(text, .documents, 1).publication)
        let written =
            try format == "xml" ? XMLPublicationWriter().write(publication) : JSONPublicationWriter().write(publication)
        func limits(_ limit: ReadLimit, _ allowed: Int) throws -> [String] {
            let file = String(decoding: written, as: UTF8.self)
            let outcome =
                try format == "xml"
                ? read(file, limit, allowed, by: XMLPublicationReader())
                : read(file, limit, allowed, by: JSONPublicationReader())
            #expect((outcome.publication == nil) == !outcome.limits.isEmpty)
            return outcome.limits.map { $0.dropLast().joined(separator: " ") }
        }
        #expect(try limits(.documents, 1) == [])
        #expect(try limits(.divisions, 2) == [])
        #expect(try limits(.divisions, 1) == ["limit.divisions 2 1"])
        #expect(try limits(.tableRows, 1) == ["limit.table-rows 2 1"])
        #expect(try limits(.tableColumns, 2) == ["limit.table-columns 3 2"])
        #expect(try limits(.tableCells, 5) == ["limit.table-cells 6 5"])
        #expect(try limits(.tableCells, 6) == [])
        #expect(try limits(.spans, 1) == ["limit.spans 2 1"])
        #expect(try limits(.nesting, 3) == [format == "xml" ? "xml.too-deep 3" : "json.nesting 3"])
    }
}
