import GongkaiBytes

/// The parts of the file beside the document itself (ECMA-376-2), the same for all but styles and properties.
enum DOCXPackage {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    /// The files of the package. No clock is in them: who made the file is known, when is not said.
    static func files(of output: DOCXOutput, title: String, creator: String) -> [NamedFile] {
        [
            file("[Content_Types].xml", contentTypes), file("_rels/.rels", relationships),
            file("docProps/core.xml", core(title: title, creator: creator)),
            NamedFile(name: "word/document.xml", bytes: document(output)),
            file("word/_rels/document.xml.rels", documentRelationships),
            file("word/styles.xml", DOCXStyleSheet.markup(headings: output.headings)),
            file("word/settings.xml", settings), file("word/fontTable.xml", fonts),
            file("word/footer1.xml", footer(.pageNumber)), file("word/footer2.xml", footer(.evenPageNumber)),
        ]
    }

    private static func file(_ name: String, _ markup: String) -> NamedFile {
        NamedFile(name: name, bytes: Array((declaration + markup + "\n").utf8))
    }

    private static func file(_ name: String, _ markup: DOCXMarkup) -> NamedFile {
        NamedFile(name: name, bytes: Array(declaration.utf8) + markup.bytes)
    }

    // MARK: The document

    private static func document(_ output: DOCXOutput) -> [UInt8] {
        let begin = declaration + "<w:document xmlns:w=\"\(main)\" xmlns:r=\"\(office)\"><w:body>\n"
        return Array(begin.utf8) + output.body.bytes
            + Array((section(hidesFirstPageNumber: output.hidesFirstPageNumber) + "\n</w:body></w:document>\n").utf8)
    }

    /// The page and its grid (5.2) of what stands before it. A first page without a foot of its own bears no number.
    static func section(hidesFirstPageNumber: Bool) -> String {
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
            + "<w:pgSz w:w=\"\(DOCXMeasures.pageWidth)\" w:h=\"\(DOCXMeasures.pageHeight)\"/>"
            + "<w:pgMar w:top=\"\(DOCXMeasures.top)\" w:right=\"\(DOCXMeasures.right)\" "
            + "w:bottom=\"\(DOCXMeasures.bottom)\" w:left=\"\(DOCXMeasures.left)\" w:header=\"851\" "
            + "w:footer=\"\(DOCXMeasures.footer)\" w:gutter=\"0\"/>"
            + (hidesFirstPageNumber ? "<w:titlePg/>" : "")
            + "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"\(DOCXMeasures.line)\"/></w:sectPr>"
    }

    /// The page's number between dashes (7.5).
    private static func footer(_ style: DOCXStyle) -> String {
        func field(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        return "<w:ftr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"\(style.identifier)\"/></w:pPr>"
            + "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>" + field("begin")
            + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + field("separate")
            + "<w:r><w:t>1</w:t></w:r>" + field("end")
            + "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
    }

    // MARK: What holds the parts together

    private static var contentTypes: String {
        func part(_ name: String, _ type: String) -> String {
            "<Override PartName=\"/\(name)\" ContentType=\"\(type)\"/>"
        }
        return "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
            + part("word/document.xml", word + "document.main+xml") + part("word/styles.xml", word + "styles+xml")
            + part("word/settings.xml", word + "settings+xml") + part("word/fontTable.xml", word + "fontTable+xml")
            + part("word/footer1.xml", word + "footer+xml") + part("word/footer2.xml", word + "footer+xml") + "</Types>"
    }

    private static func relationship(_ number: Int, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"rId\(number)\" Type=\"\(type)\" Target=\"\(target)\"/>"
    }

    private static var relationships: String {
        "<Relationships xmlns=\"\(package)/relationships\">"
            + relationship(1, office + "/officeDocument", "word/document.xml")
            + relationship(2, package + "/relationships/metadata/core-properties", "docProps/core.xml")
            + "</Relationships>"
    }

    private static var documentRelationships: String {
        "<Relationships xmlns=\"\(package)/relationships\">" + relationship(1, office + "/styles", "styles.xml")
            + relationship(2, office + "/settings", "settings.xml")
            + relationship(3, office + "/fontTable", "fontTable.xml")
            + relationship(4, office + "/footer", "footer1.xml")
            + relationship(5, office + "/footer", "footer2.xml") + "</Relationships>"
    }

    private static func core(title: String, creator: String) -> DOCXMarkup {
        var markup = DOCXMarkup()
        markup.markup(
            "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
                + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
        for (name, value) in [("title", title), ("creator", creator), ("language", "zh-CN")] where !value.isEmpty {
            markup.element("dc:" + name, value)
        }
        markup.markup("</cp:coreProperties>\n")
        return markup
    }

    /// Pages with odd and even numbers have feet of their own; a line that is broken by hand is not stretched.
    private static var settings: String {
        "<w:settings xmlns:w=\"\(main)\"><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
            + "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
            + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
            + "</w:compat></w:settings>"
    }

    private static var fonts: String {
        "<w:fonts xmlns:w=\"\(main)\">"
            + DOCXFont.allCases.map {
                "<w:font w:name=\"\($0.rawValue)\"><w:altName w:val=\"\($0.fallback)\"/><w:charset w:val=\"86\"/>"
                    + "<w:family w:val=\"auto\"/><w:pitch w:val=\"default\"/></w:font>"
            }.joined() + "</w:fonts>"
    }
}

/// All styles, and those of the headings that are there.
enum DOCXStyleSheet {
    static func markup(headings: Set<DOCXHeading>) -> String {
        let sorted = headings.sorted { ($0.level, $0.identifier) < ($1.level, $1.identifier) }
        return "<w:styles xmlns:w=\"\(DOCXPackage.main)\">\n" + defaults + DOCXStyle.allCases.map(element).joined()
            + table + sorted.map(\.markup).joined() + "</w:styles>"
    }

    /// 3号仿宋体, black, two characters of indent, to both edges (5.2.2, 5.2.4, 7.3.3); nothing between Han characters
    /// and digits, no lines kept together: a page is full (5.2.3).
    private static var defaults: String {
        "<w:docDefaults><w:rPrDefault><w:rPr>\(DOCXFont.fangsong.markup)<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
            + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
            + "<w:pPrDefault><w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
            + "</w:pPr></w:pPrDefault>"
            + "</w:docDefaults>\n"
    }

    private static func element(_ style: DOCXStyle) -> String {
        let type = style.isOfCharacters ? "character" : "paragraph"
        let isBody = style == .body
        let paragraph = style.paragraphProperties
        let run = style.runProperties
        return
            "<w:style w:type=\"\(type)\" \(isBody ? "w:default" : "w:customStyle")=\"1\" w:styleId=\"\(style.identifier)\">"
            + "<w:name w:val=\"\(style.name)\"/>"
            + (isBody || style.isOfCharacters ? "" : "<w:basedOn w:val=\"Normal\"/>")
            + "<w:qFormat/>" + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
            + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>\n"
    }

    private static var table: String {
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
        return "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
            + sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>" }.joined()
            + "</w:tblBorders><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>"
            + "</w:tblCellMar></w:tblPr></w:style>\n"
    }
}
