import Foundation
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

/// A workbook put together of its parts.
private struct Book {
    static let namespaces =
        #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#
        + #"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
    var sheets: [(name: String, state: String, content: String)] = []
    var strings: String?
    var styles: String?
    var properties = ""
    var extra: [NamedFile] = []

    /// A workbook of one sheet with rows.
    init(_ rows: String, after: String = "", strings: String? = nil) {
        sheets = [("表", "visible", "<sheetData>\(rows)</sheetData>\(after)")]
        self.strings = strings
    }

    var files: [NamedFile] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func file(_ name: String, _ text: String) -> NamedFile { NamedFile(name: name, bytes: Array(text.utf8)) }
        func relationships(_ all: [(String, String, String)]) -> String {
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all.map { "<Relationship Id=\"\($0)\" Type=\"\(types)/\($1)\" Target=\"\($2)\"/>" }.joined()
                + "</Relationships>"
        }
        var parts = sheets.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
        if strings != nil { parts.append(("t", "sharedStrings", "sharedStrings.xml")) }
        if styles != nil { parts.append(("y", "styles", "/xl/styles.xml")) }
        let list = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"s\($0)\"/>"
        }
        var files = [
            file("_rels/.rels", relationships([("r", "officeDocument", "xl/workbook.xml")])),
            file("xl/_rels/workbook.xml.rels", relationships(parts)),
            file(
                "xl/workbook.xml",
                "<workbook \(Book.namespaces)>\(properties)<sheets>\(list.joined())</sheets></workbook>"),
        ]
        for (index, sheet) in sheets.enumerated() {
            files.append(
                file(
                    "xl/worksheets/sheet\(index).xml",
                    "<worksheet \(Book.namespaces)>\(sheet.content)</worksheet>"))
        }
        if let strings { files.append(file("xl/sharedStrings.xml", "<sst \(Book.namespaces)>\(strings)</sst>")) }
        if let styles { files.append(file("xl/styles.xml", "<styleSheet \(Book.namespaces)>\(styles)</styleSheet>")) }
        return files + extra
    }

    func read(_ change: (inout RecordReadingOptions) -> Void = { _ in }) throws -> RecordReading {
        var options = RecordReadingOptions()
        change(&options)
        return RecordReading(try Archive.pack(files), by: XLSXRecordReader(), options: options, positions: true)
    }

    /// Rows of texts and numbers, from row 1; `nil` for no cell.
    static func rows(_ rows: [[String?]]) -> String {
        rows.enumerated().map { index, cells in
            let content = cells.enumerated().map { column, text in
                guard let text else { return "" }
                let place = "r=\"\(String(UnicodeScalar(UInt8(65 + column))))\(index + 1)\""
                return Int(text) == nil
                    ? "<c \(place) t=\"inlineStr\"><is><t>\(text)</t></is></c>" : "<c \(place)><v>\(text)</v></c>"
            }
            return "<row r=\"\(index + 1)\">\(content.joined())</row>"
        }
        .joined()
    }
}

@Suite("Records of workbooks") struct XLSXRecordTests {
    @Test("cells have the values and types that the file says, digits as they stand")
    func types() throws {
        var book = Book(
            Book.rows([["a", "b", "c", "d", "e", "f"]])
                + #"<row><c t="s"><v>1</v></c><c><v>12345678901234567890.10</v></c><c t="b"><v>1</v></c>"#
                + #"<c t="str"><f>A1</f><v>x&amp;y</v></c><c t="e"><v>#N/A</v></c><c><f>1+1</f></c></row>"#
                + #"<row><c t="s"><v>0</v></c><c><v>1E+3</v></c><c t="b"><v>0</v></c><c s="9"/><c t="n"><v>-0.5</v></c>"#
                + #"<c t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>jia</t></rPh></is></c></row>"#,
            strings:
                "<si><t>line\nend _x005F_x0041_ _x0041_</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si>"
        )
        book.styles = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>"
        let reading = try book.read()
        #expect(reading.failure == nil)
        #expect(reading.headings == ["a", "b", "c", "d", "e", "f"])
        #expect(
            reading.records == [
                [
                    ReadValue("富文本"), ReadValue("12345678901234567890.10", .number), ReadValue("true", .boolean),
                    ReadValue("x&y"), ReadValue("#N/A"), .missing,
                ],
                [
                    ReadValue("line\nend _x0041_ A"), ReadValue("1E+3", .number), ReadValue("false", .boolean),
                    .missing,
                    ReadValue("-0.5", .number), ReadValue("甲 乙"),
                ],
            ])
        #expect(reading.rules == ["xlsx.error-cell", "xlsx.no-value"])
        #expect(reading.lines.map { $0[0] } == [2, 3])
    }

    @Test(
        "numbers that are formatted as dates are days, times and spans of both calendars",
        arguments: [
            (0, "45351", "2024-02-29"), (0, "45351.5", "2024-02-29T12:00:00"), (0, "1", "1900-01-01"),
            (0, "59", "1900-02-28"), (0, "61", "1900-03-01"), (0, "2958465", "9999-12-31"),
            (1, "0.75", "18:00:00"), (1, "45351.25", "2024-02-29T06:00:00"), (2, "1.5", "PT36H"),
            (2, "0", "PT0S"), (3, "45351", "2024-02-29"), (4, "45351", "45351"), (5, "0.999999999", "1900-01-01"),
            (6, "45351", "2024-02-29"), (7, "45351", "2024-02-29"), (8, "45351", "45351"),
            (9, "0.5", "12:00:00"), (0, "44927.123456", "2023-01-01T02:57:46.598"),
        ])
    func dates(style: Int, number: String, text: String) throws {
        var book = Book(
            Book.rows([["a", "b"]]) + "<row><c s=\"\(style)\"><v>\(number)</v></c><c t=\"b\"><v>1</v></c></row>")
        let codes = [
            "yyyy-mm-dd", "h:mm:ss", "[h]:mm", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "0.00E+00", "yyyy-mm-dd",
            "mmm-yy", "e\"年\"", "\"day\" 0 \\d", "上午/下午h\"时\"mm\"分\"",
        ]
        book.styles =
            "<numFmts>"
            + codes.enumerated().map {
                let code = $1.replacing("\"", with: "&quot;")
                return "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(code)\"/>"
            }
            .joined() + "</numFmts><cellXfs>"
            + codes.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined() + "</cellXfs>"
        #expect(try book.read().texts == [[text, "true"]])
        guard style == 0, number == "45351" else { return }
        book.properties = "<workbookPr date1904=\"1\"/>"
        #expect(try book.read().texts == [["2028-03-01", "true"]])
    }

    @Test("a day that no calendar has stays a number, and is told")
    func noDay() throws {
        for number in ["60", "-1", "3000000", "0"] {
            var book = Book(
                Book.rows([["a", "b"]]) + "<row><c s=\"0\"><v>\(number)</v></c><c t=\"b\"><v>1</v></c></row>")
            book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
            let reading = try book.read()
            #expect(reading.texts == [[number, "true"]])
            #expect(reading.rules == ["xlsx.bad-date"], "\(number)")
        }
    }

    @Test(
        "a number is the shortest decimal fraction of its binary one; few digits and whole numbers stay as they are",
        arguments: [
            ("8.6199999999999992", "8.62"), ("8.619999999999999", "8.62"), ("0.070000000000000007", "0.07"),
            ("-9210.2999999999993", "-9210.3"), ("8.0000000000000002", "8"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("123456789012345.6", "123456789012345.6"), ("1.50", "1.50"), ("12345678901234567", "12345678901234567"),
            ("1.0000000000000001E-7", "1.0000000000000001E-7"),
        ])
    func shortest(stored: String, number: String) throws {
        let book = Book(Book.rows([["a"]]) + "<row><c><v>\(stored)</v></c></row>")
        #expect(try book.read().records == [[ReadValue(number, .number)]])
    }

    @Test("titles and notes are told from data; headings of two levels are joined")
    func shape() throws {
        let rows = Book.rows([
            ["某市行政许可统计表"], ["单位：件"], ["地区", "2023年", nil, "2024年", nil, "备注"], [nil, "受理", "办结", "受理", "办结"],
            ["甲县", "1", "2", "3", "4", "无"], ["注：数据截至年底。"], ["乙县", "5", "6", "7", "8"], ["一、省直"],
        ])
        let merged = ["A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4", "A8:F8"].map { "<mergeCell ref=\"\($0)\"/>" }
        let reading = try Book(rows, after: "<mergeCells>\(merged.joined())</mergeCells>").read()
        #expect(reading.headings == ["地区", "2023年/受理", "2023年/办结", "2024年/受理", "2024年/办结", "备注"])
        #expect(reading.texts == [["甲县", "1", "2", "3", "4", "无"], ["乙县", "5", "6", "7", "8", nil]])
        #expect(reading.diagnostics.map(\.rule.id) == ["xlsx.row-left-out", "xlsx.row-left-out"])
        #expect(reading.findings.map(\.rule) == ["xlsx.row-left-out", "xlsx.row-left-out"])
        #expect(reading.findings.map(\.line) == [6, 8])
        #expect(reading.lines.map { $0[0] } == [5, 7])
    }

    @Test("cells merged down over records give each of them their value; those merged across stand in the first")
    func mergedData() throws {
        let rows = Book.rows([["a", "b", "c"], ["x", "1", "y"], [nil, "2"], ["z", nil, "3"]])
        let merged = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A4:B4\"/></mergeCells>"
        let reading = try Book(rows, after: merged).read()
        #expect(reading.texts == [["x", "1", "y"], ["x", "2", nil], ["z", nil, "3"]])
        #expect(reading.diagnostics.map(\.rule.id) == ["xlsx.merged-cells"])
    }

    @Test("the first visible sheet with data is read, others by name or number, and what is hidden is told")
    func sheets() throws {
        var book = Book("")
        let hidden = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
        book.sheets.append(("藏", "hidden", "<sheetData>\(Book.rows([["h", "i"], ["1", "2"]]))</sheetData>"))
        book.sheets.append(
            (
                "数据", "visible",
                "\(hidden)<sheetData>\(Book.rows([["a", "b"], ["1", "2"]]))<row r=\"3\" hidden=\"1\"><c><v>3</v></c></row></sheetData>"
            ))
        let first = try book.read()
        #expect(first.texts == [["1", "2"], ["3", nil]])
        #expect(first.diagnostics.map(\.rule.id) == ["xlsx.other-sheets", "xlsx.hidden-sheets", "xlsx.hidden-columns"])
        #expect(first.findings.map(\.rule) == ["xlsx.hidden-rows"])
        #expect(try book.read { $0.sheet = "藏" }.headings == ["h", "i"])
        #expect(try book.read { $0.sheet = "2" }.headings == ["h", "i"])
        #expect(try book.read { $0.sheet = "4" }.failure?.rule == .workbookNoSheet)
        #expect(try book.read { $0.sheet = "表" }.failure?.rule == .workbookEmpty)
        #expect(try book.read { $0.hasHeader = false }.texts.first == ["a", "b"])
        #expect(try book.read { $0.headerLines = 2 }.headings == ["a/1", "b/2"])
    }

    @Test("the same records come of pieces of any size")
    func pieces() throws {
        let rows = Book.rows((0..<300).map { ["甲\($0)", $0 % 7 == 0 ? nil : "\($0)", "\"\\\n"] })
        let whole = try Book(rows).read()
        #expect(whole.recordsRead == 299)
        for size in [1, 100, 5_000] {
            let cut = try Book(rows).read { $0.pieceSize = size }
            #expect(cut.records == whole.records && cut.lines == whole.lines)
        }
    }

    @Test(
        "rows are read once each, wherever among them something stands that programs do not write",
        arguments: [
            ("<row r=\"2500\"", "<row  r = '2500'"), (">甲2500<", ">&#x7532;2500<"), (">甲2500<", "><![CDATA[甲2500]]><"),
            (
                "<row r=\"2500\"",
                "<!-- </sheetData><mergeCells><mergeCell ref='A9:A99'/></mergeCells> --><row r=\"2500\""
            ),
            ("<row r=\"2500\"", "<?x </sheetData>?><row r=\"2500\""),
        ])
    func unusualRow(part: String, replacement: String) throws {
        let rows = Book.rows([["a", "b"]] + (2...5_000).map { ["甲\($0)", $0 == 4_001 ? nil : "\($0)"] })
        let merged = "<mergeCells><mergeCell ref=\"B4000:B4001\"/></mergeCells>"
        let usual = try Book(rows, after: merged).read()
        #expect(usual.recordsRead == 4_999)
        #expect(usual.texts[3_999] == ["甲4001", "4000"])
        #expect(rows.contains(part))
        let unusual = try Book(rows.replacingOccurrences(of: part, with: replacement), after: merged).read()
        #expect(unusual.failure == nil)
        #expect(unusual.records == usual.records && unusual.lines == usual.lines)
        #expect(unusual.diagnostics.map(\.rule.id) == usual.diagnostics.map(\.rule.id))
    }

    @Test("rows that are not well-formed are refused, however far behind the first they stand")
    func malformedRow() throws {
        let rows = Book.rows([["a", "b"]] + (2...5_000).map { ["甲\($0)", "\($0)"] })
        for part in ["</row>", "<c>&x;</c>", "<c a=1/>", "<c><v>\u{1}</v></c>"] {
            let broken = rows.replacingOccurrences(of: "<row r=\"2500\">", with: "<row r=\"2500\">" + part)
            #expect(try Book(broken).read().failure?.rule == .officePartMalformed)
        }
    }

    @Test("a record with a shared string that is none, or a value without a heading, is not read")
    func badRecords() throws {
        let rows = Book.rows([["a", "b"]]) + "<row><c t=\"s\"><v>7</v></c><c><v>1</v></c></row>"
        let reading = try Book(rows + "<row><c><v>2</v></c><c><v>3</v></c></row>", strings: "<si><t>x</t></si>").read()
        #expect(reading.texts == [["2", "3"]])
        #expect(reading.rules == ["xlsx.bad-string"])
        #expect(reading.recordsRead == 2)
        let wide = Book.rows([["a", "b"]] + (0..<60).map { ["\($0)", "1"] } + [["1", "2", "3"]])
        let outside = try Book(wide).read()
        #expect(outside.rules == ["xlsx.cell-outside"])
        #expect(outside.texts.count == 60)
    }

    @Test("what does not keep to the format is refused by name")
    func refused() throws {
        let good = Book.rows([["a", "b"], ["1", "2"]])
        func rule(_ book: Book) throws -> String? { try book.read().failure?.rule.id }
        #expect(try rule(Book(good)) == nil)
        #expect(try rule(Book(good + "<row>")) == "office.part-malformed")
        #expect(try rule(Book(good + "<row r=\"1\"/>")) == "xlsx.bad-place")
        #expect(try rule(Book(good + "<row r=\"1048577\"/>")) == "xlsx.bad-place")
        #expect(try rule(Book(good + "<row><c r=\"XFE3\"/></row>")) == "xlsx.bad-place")
        #expect(try rule(Book(good + "<row><c r=\"B3\"/><c r=\"A3\"/></row>")) == "xlsx.bad-place")
        #expect(try rule(Book("")) == "xlsx.empty")
        var book = Book(good)
        book.strings = "</sst><!DOCTYPE x [<!ENTITY a \"b\">]><sst>"
        #expect(try rule(book) == "office.part-malformed")
        book = Book(good)
        book.extra = [NamedFile(name: "../evil", bytes: [1])]
        #expect(try rule(book) == "archive.unsafe-name")
        let merged = String(repeating: "<mergeCell ref=\"A9:A10\"/>", count: 11)
        let many = Book(good, after: "<mergeCells>\(merged)</mergeCells>")
        #expect(try many.read { $0.limits[.mergedCells] = 10 }.failure?.rule == .limitMergedCells)
        #expect(try many.read { $0.limits[.mergedCells] = 11 }.failure == nil)
        #expect(try many.read { $0.limits[.unpackedSize] = 200 }.failure?.rule.id.hasPrefix("archive.") == true)
        #expect(try many.read { $0.limits[.archiveEntries] = 2 }.failure?.rule == .archiveTooManyEntries)
    }

    @Test("a document type is refused before anything of it is read")
    func doctype() throws {
        var files = Book(Book.rows([["a", "b"], ["1", "2"]])).files
        let place = try #require(files.firstIndex { $0.name.hasSuffix("sheet0.xml") })
        files[place].bytes = Array("<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>".utf8) + files[place].bytes
        let reading = RecordReading(try Archive.pack(files), by: XLSXRecordReader())
        #expect(reading.failure?.rule == .officePartDoctype)
    }

    @Test("cut and changed bytes are refused, and nothing falls over")
    func damaged() throws {
        let bytes = try Archive.pack(Book(Book.rows((0..<50).map { ["x\($0)", "\($0)"] })).files)
        for count in stride(from: 0, to: bytes.count, by: 37) {
            #expect(RecordReading(Array(bytes[..<count]), by: XLSXRecordReader()).failure != nil)
        }
        for place in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[place] ^= 0x55
            _ = RecordReading(changed, by: XLSXRecordReader())
        }
    }

    @Test(
        "formats that are not read are refused with what to do",
        arguments: [
            ("%PDF-1.7", "office.pdf"),
            ("PK\u{3}\u{4}\u{14}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "office.old-format"),
            ("{\\rtf1", "office.old-format"), ("PK\u{3}\u{4}  OFD.xml", "office.ofd"),
        ])
    func others(start: String, rule: String) {
        #expect(RecordReading(Array(start.utf8), by: XLSXRecordReader()).failure?.rule.id == rule)
    }
}
