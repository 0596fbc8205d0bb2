import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiCLI
import TestSupport
import Testing

/// The bad input that the readers of offices' files were built against, each kind by name and at a small size; at full size
/// `Tests/Interop/hostile.sh` runs them.
@Suite("What is handed in to do harm") struct HostileInputTests {
    private static let csv = Array("id\n1\n".utf8)

    /// Converts bytes under a name.
    private func convert(
        _ name: String, _ bytes: [UInt8], _ options: String...
    ) throws -> (outcome: CommandOutcome, place: Workplace) {
        let place = try Workplace()
        try Data(bytes).write(to: URL(fileURLWithPath: place.path(name)))
        let folder = name.hasSuffix(".zip") || name.hasSuffix(".tar")
        let output = folder ? ["-t", "ndjson", "-o", place.path("out") + "/"] : ["-o", place.path("out.json")]
        return (try place.runWhole(["convert", place.path(name), "--quiet"] + output + options), place)
    }

    /// What is refused is refused by name, and nothing is written.
    private func expectRefused(
        _ name: String, _ bytes: [UInt8], _ rule: String, _ options: String...,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let place = try Workplace()
        try Data(bytes).write(to: URL(fileURLWithPath: place.path(name)))
        let outcome = try place.runWhole(
            ["convert", place.path(name), "-t", "json", "-o", place.path("out"), "--quiet"] + options)
        #expect(outcome.status == .unreadable, "\(outcome.error)", sourceLocation: location)
        #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)", sourceLocation: location)
        #expect(place.names == [name], sourceLocation: location)
    }

    // MARK: Archives

    @Test("zeros that unpack to a thousand times their size are refused, in an archive, a stream and an office file")
    func zeros() throws {
        let zeros = [UInt8](repeating: 0, count: 8 << 20)
        let zip = try Archive.pack([NamedFile(name: "a.csv", bytes: zeros)])
        try expectRefused("zeros.zip", zip, "archive.ratio")
        try expectRefused("zeros.xlsx", try workbook(sheet: zeros), "archive.ratio")
        try expectRefused("zeros.docx", try document(zeros), "archive.ratio")
    }

    @Test("archives in archives whose members are bombs are refused whole, once what they would unpack to is too much")
    func nestedBombs() throws {
        var inner = try Archive.pack([NamedFile(name: "a.csv", bytes: [UInt8](repeating: 0, count: 4 << 20))])
        for _ in 0..<3 {
            let archive = inner
            inner = try Archive.pack((0..<6).map { NamedFile(name: "\($0).zip", bytes: archive) })
        }
        let place = try Workplace()
        try Data(inner).write(to: URL(fileURLWithPath: place.path("in.zip")))
        let outcome = try place.runWhole(
            "convert", place.path("in.zip"), "-t", "json", "-o", place.path("out"), "--limit", "archive-size=40M")
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("in.zip: error"), "\(outcome.error)")
        #expect(outcome.error.contains("[archive.too-large]"), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
        #expect(place.names == ["in.zip"])
    }

    @Test("entries that share their data are refused whole")
    func overlapping() throws {
        var zip = RawZip()
        let data = Array(repeating: Self.csv, count: 100).flatMap { $0 }
        let place = zip.local("0.csv", data)
        for number in 0..<50 { zip.entry("\(number).csv", at: place, data) }
        let place2 = try Workplace()
        try Data(zip.bytes).write(to: URL(fileURLWithPath: place2.path("in.zip")))
        let outcome = try place2.runWhole("convert", place2.path("in.zip"), "-t", "json", "-o", place2.path("out"))
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("[archive.overlap]") || outcome.error.contains("[archive.unreadable]"))
        #expect(place2.names == ["in.zip"])
    }

    @Test(
        "names that lead out, links and encrypted members are refused one by one, and nothing is written outside",
        arguments: [
            ("../up.csv", 0, 0o100644, "archive.unsafe-name"), ("/up.csv", 0, 0o100644, "archive.unsafe-name"),
            ("a\\..\\up.csv", 0, 0o100644, "archive.unsafe-name"), ("C:up.csv", 0, 0o100644, "archive.unsafe-name"),
            ("up.csv", 0, 0o120777, "archive.special-file"), ("up.csv", 1, 0o100644, "archive.encrypted"),
        ])
    func members(name: String, flags: Int, mode: Int, rule: String) throws {
        var zip = RawZip()
        zip.add(name, Self.csv + Array(repeating: 0x31, count: 12), flags: flags, mode: mode)
        zip.add("ok.csv", Self.csv)
        let (outcome, place) = try convert("in.zip", zip.bytes)
        #expect(outcome.status == .unreadable)
        #expect(outcome.error.contains("[\(rule)]"), "\(outcome.error)")
        #expect(place.names == ["in.zip", "out"])
        #expect(try FileManager.default.subpathsOfDirectory(atPath: place.path("out")) == ["ok.ndjson"])
        #expect(!FileManager.default.fileExists(atPath: place.path("../up.ndjson")))
    }

    @Test("a name that comes twice refuses the archive; names that differ in case do not overwrite one another")
    func names() throws {
        var twice = RawZip()
        for _ in 0..<2 { twice.add("a.csv", Self.csv) }
        try expectRefused("in.zip", twice.bytes, "archive.repeated-name")
        var cases = RawZip()
        for name in ["a.csv", "A.csv"] { cases.add(name, Self.csv) }
        let (outcome, place) = try convert("cases.zip", cases.bytes)
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: place.path("out")).sorted() == ["A.ndjson", "a.ndjson"])
    }

    @Test(
        "archives of other programs are told by name, with a password or without", arguments: ["in.7z", "in", "in.zip"])
    func otherArchives(name: String) throws {
        let sevenZip: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] + [UInt8](repeating: 7, count: 200)
        try expectRefused(name, sevenZip, "archive.not-read")
        try expectRefused(name, Array(sevenZip.prefix(20)), "archive.not-read")
        try expectRefused(
            name, Array("Rar!".utf8) + [0x1A, 7, 1, 0] + [UInt8](repeating: 7, count: 100), "archive.not-read")
    }

    // MARK: Office files

    /// A compound file (MS-CFB) of some size whose directory stands at its end, with one stream in it.
    private func compound(_ stream: String, sectors: Int) -> [UInt8] {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        bytes[26] = 3
        bytes[28...29] = [0xFE, 0xFF]
        bytes[30] = 9
        for place in 0..<4 { bytes[48 + place] = UInt8(truncatingIfNeeded: sectors >> (8 * place)) }
        bytes += [UInt8](repeating: 0xA5, count: sectors * 512)
        for name in ["Root Entry", stream] {
            let entry = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            bytes += entry + [UInt8](repeating: 0, count: 128 - entry.count)
        }
        return bytes
    }

    @Test(
        "an office file with a password is told as such, however large; an old binary one as what it is",
        arguments: ["in.xlsx", "in.docx", "in.doc", "in"], [1, 4_000])
    func encryptedOffice(name: String, sectors: Int) throws {
        try expectRefused(name, compound("EncryptedPackage", sectors: sectors), "office.encrypted")
        try expectRefused(name, compound("WordDocument", sectors: sectors), "office.old-format")
        try expectRefused(name, compound("Workbook", sectors: sectors), "office.old-format")
    }

    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

    private func package(_ parts: [(String, [UInt8])], main: String, typed: Bool = true) throws -> [UInt8] {
        let relationships =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"\(main)\"/></Relationships>"
        let types = typed ? [NamedFile(name: "[Content_Types].xml", bytes: Array("<Types/>".utf8))] : []
        return try Archive.pack(
            types + [NamedFile(name: "_rels/.rels", bytes: Array(relationships.utf8))]
                + parts.map { NamedFile(name: $0.0, bytes: $0.1) })
    }

    private func document(_ part: [UInt8], typed: Bool = true) throws -> [UInt8] {
        try package([("word/document.xml", part)], main: "word/document.xml", typed: typed)
    }

    private func document(_ body: String, before: String = "", typed: Bool = true) throws -> [UInt8] {
        try document(
            Array("\(before)<w:document \(Self.word)><w:body>\(body)</w:body></w:document>".utf8), typed: typed)
    }

    private func workbook(sheet: [UInt8], strings: String? = nil) throws -> [UInt8] {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let relationships =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" Type=\"\(type)worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + (strings == nil
                ? "" : "<Relationship Id=\"t\" Type=\"\(type)sharedStrings\" Target=\"sharedStrings.xml\"/>")
            + "</Relationships>"
        let book =
            "<workbook \(Self.sheet) xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
        var parts = [
            ("xl/workbook.xml", Array(book.utf8)), ("xl/_rels/workbook.xml.rels", Array(relationships.utf8)),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        if let strings { parts.append(("xl/sharedStrings.xml", Array(strings.utf8))) }
        return try package(parts, main: "xl/workbook.xml")
    }

    private func workbook(_ content: String, before: String = "", strings: String? = nil) throws -> [UInt8] {
        try workbook(
            sheet: Array("\(before)<worksheet \(Self.sheet)>\(content)</worksheet>".utf8), strings: strings)
    }

    private func row(_ cells: [String]) -> String {
        "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }

    @Test("a Word document without its list of types is one document, and its parts are no documents of their own")
    func untyped() throws {
        let paragraphs = ["云溪市人民政府关于防汛工作的通知", "云政发〔2024〕3号", "各区人民政府：", "请认真执行。"]
        let bytes = try document(
            paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined(), typed: false)
        let (outcome, place) = try convert("in.docx", bytes)
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(place.content(of: "out.json")?.contains("云政发〔2024〕3号") == true)
    }

    @Test("a document type in any part of an office file is refused, whatever it declares, and in every encoding")
    func documentTypes() throws {
        let laughs =
            "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">"
            + "bcdefghi".unicodeScalars.map { name in
                let of = Character(Unicode.Scalar(name.value - 1) ?? "a")
                return "<!ENTITY \(name) \"" + String(repeating: "&\(of);", count: 10) + "\">"
            }.joined() + "]>"
        let outside = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\" [<!ENTITY i SYSTEM \"file:///etc/passwd\">]>"
        for type in [laughs, outside] {
            let body = "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"
            try expectRefused("in.docx", try document(body, before: type), "office.part-doctype")
            let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\(type)<w:document \(Self.word)>\(body)</w:document>"
            let units = [0xFEFF] + Array(wide.utf16)
            try expectRefused(
                "in.docx", try document(units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
                "office.part-doctype")
            let rows = "<sheetData>" + row(["甲"]) + row(["&i;"]) + "</sheetData>"
            try expectRefused("in.xlsx", try workbook(rows, before: type), "office.part-doctype")
            let strings = "\(type)<sst \(Self.sheet)><si><t>&i;</t></si></sst>"
            try expectRefused(
                "in.xlsx", try workbook("<sheetData>" + row(["甲"]) + "</sheetData>", strings: strings),
                "office.part-doctype")
        }
    }

    @Test("elements that stand too deep in one another, and too many attributes, are refused in office files")
    func deep() throws {
        // Each is named otherwise, so that it does not pack too well.
        func nested(_ count: Int) -> String {
            (0..<count).map { "<e\($0 &* 7_919 % 99_991)>" }.joined()
                + (0..<count).reversed().map { "</e\($0 &* 7_919 % 99_991)>" }.joined()
        }
        try expectRefused("in.docx", try document(nested(2_000)), "office.part-malformed")
        try expectRefused("in.xlsx", try workbook("<sheetData>\(nested(2_000))</sheetData>"), "office.part-malformed")
        try expectRefused(
            "in.xlsx",
            try workbook(
                "<sheetData>" + row(["甲"]) + "</sheetData>", strings: "<sst \(Self.sheet)>\(nested(2_000))</sst>"),
            "office.part-malformed")
        let attributes = (0..<5_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        try expectRefused("in.docx", try document("<w:p \(attributes)/>"), "office.part-malformed")
    }

    @Test("shared strings that there are none of, by any number, lose their record and no other")
    func sharedStrings() throws {
        let places = ["1", "-1", "999999999", "18446744073709551616", "x", "0.5"]
        let rows = places.map { "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"s\"><v>\($0)</v></c></row>" }
        let book = try workbook(
            "<sheetData>" + row(["甲", "乙"]) + "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>"
                + rows.joined() + "</sheetData>", strings: "<sst \(Self.sheet)><si><t>好</t></si></sst>")
        let place = try Workplace()
        try Data(book).write(to: URL(fileURLWithPath: place.path("in.xlsx")))
        let outcome = try place.runWhole(
            "convert", place.path("in.xlsx"), "-o", place.path("out.ndjson"), "--rejects", place.path("bad.ndjson"))
        #expect(
            outcome.error.components(separatedBy: "[xlsx.bad-string]").count - 1 == places.count, "\(outcome.error)")
        #expect(place.content(of: "out.ndjson") == "{\"甲\":\"好\",\"乙\":\"好\"}\n")
    }

    @Test("merged cells beyond the limit are refused; those that lie over one another or over the whole sheet are read")
    func mergedCells() throws {
        let rows =
            "<sheetData>" + row(["甲", "乙"]) + (0..<20).map { row(["a\($0)", "b\($0)"]) }.joined() + "</sheetData>"
        func merged(_ references: [String]) throws -> [UInt8] {
            try workbook(
                rows + "<mergeCells>" + references.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>")
        }
        let pairs = (0..<50).map { "A\($0 * 2 + 2):A\($0 * 2 + 3)" }
        try expectRefused("in.xlsx", try merged(pairs), "limit.merged-cells", "--limit", "merged-cells=49")
        for references in [pairs, ["A2:XFD1048576"], Array(repeating: "B2:B21", count: 1_000)] {
            let (outcome, _) = try convert("in.xlsx", try merged(references))
            #expect(outcome.status == .done, "\(outcome.error)")
        }
    }

    // MARK: Width and length

    @Test(
        "tables of ten thousand columns are read whole from a page, a Word document and a workbook, or refused by name")
    func wideTables() throws {
        let cells = (0..<10_000).map { "c\($0)" }
        let head = ["云溪市人民政府关于防汛工作的通知", "云政发〔2024〕3号", "各区人民政府：", "请认真执行。"]
        let page =
            "<!DOCTYPE html><meta charset=utf-8>" + head.map { "<p>\($0)</p>" }.joined() + "<table>"
            + String(repeating: "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>", count: 2) + "</table>"
        let paragraph = { (text: String) in "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
        let table =
            "<w:tbl>"
            + String(
                repeating: "<w:tr>" + cells.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>", count: 2)
            + "</w:tbl>"
        let word = try document(head.map(paragraph).joined() + table)
        for (name, bytes) in [("in.html", Array(page.utf8)), ("in.docx", word)] {
            let (outcome, place) = try convert(name, bytes)
            #expect(outcome.status == .done, "\(outcome.error)")
            let json = place.content(of: "out.json") ?? ""
            #expect(json.components(separatedBy: "\"c9999\"").count - 1 == 2, "\(name)")
        }
        try expectRefused("in.docx", word, "limit.table-columns", "--limit", "table-columns=9999")
        let book = try workbook("<sheetData>" + row(cells) + row(cells) + "</sheetData>")
        let (outcome, place) = try convert("in.xlsx", book)
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect(place.content(of: "out.json")?.contains("\"c9999\":\"c9999\"") == true)
        try expectRefused("in.xlsx", book, "limit.table-columns", "--limit", "table-columns=9999")
    }

    @Test("a page on one line is read; a paragraph that is too long is refused by name")
    func longLine() throws {
        let head = "<!DOCTYPE html><meta charset=utf-8><p>云溪市人民政府关于防汛工作的通知</p><p>云政发〔2024〕3号</p>"
        let sentence = "请认真执行，加强防汛工作。"
        let page = head + String(repeating: "<p>\(sentence)</p>", count: 20_000)
        let (outcome, place) = try convert("in.html", Array(page.utf8))
        #expect(outcome.status == .done, "\(outcome.error)")
        #expect((place.content(of: "out.json") ?? "").components(separatedBy: sentence).count - 1 == 20_000)
        let long = head + "<p>" + String(repeating: sentence, count: 20_000)
        try expectRefused("in.html", Array(long.utf8), "limit.line-length", "--limit", "line-length=100K")
        try expectRefused(
            "in.html", Array((head + String(repeating: "<b>", count: 5_000)).utf8), "limit.nodes", "--limit",
            "nodes=4000")
    }
}
