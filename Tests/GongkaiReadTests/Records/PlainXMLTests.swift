import GongkaiBytes
import GongkaiXML
import TestSupport
import Testing

@testable import GongkaiRead

/// What is read as plain XML is read as libxml2 reads it; all else is left to libxml2.
@Suite struct PlainXMLTests {
    /// What a reader tells, with pieces of text put together.
    private final class Events: OfficeXMLHandler {
        private(set) var log: [String] = []
        private var pending: [UInt8] = []
        let passedOver: StaticString?

        init(passingOver passedOver: StaticString? = nil) { self.passedOver = passedOver }

        func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
            flush()
            let known = (["r", "s", "t", "space", "hidden"] as [StaticString]).map { attributes.text($0) ?? "-" }
            let isCell: Bool =
                switch name {
                case "c": true
                default: false
                }
            log.append("<\(isCell) \(known)")
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>) { pending += utf8 }

        func endElement() {
            flush()
            log.append(">")
        }

        private func flush() {
            if !pending.isEmpty { log.append(String(decoding: pending, as: UTF8.self)) }
            pending = []
        }
    }

    /// - Returns: what is told of plain XML; `nil` where it is unusual.
    private static func plain(
        _ bytes: [UInt8], pieceSize: Int, passingOver passedOver: StaticString? = nil
    ) -> [String]? {
        let events = Events(passingOver: passedOver)
        let scan = PlainXMLScan(events, deepest: 100)
        for start in stride(from: 0, to: bytes.count, by: pieceSize) {
            let piece = Array(bytes[start..<min(start + pieceSize, bytes.count)])
            guard piece.withUnsafeBytes({ scan.feed($0) }) else { return nil }
        }
        return scan.finish() ? events.log : nil
    }

    /// - Returns: what libxml2 tells; `nil` where the file is not well-formed.
    private static func judged(_ bytes: [UInt8]) -> [String]? {
        let events = Events()
        let parser = XMLParser(rawHandler: events, limits: XMLLimits(depth: 100))
        bytes.withUnsafeBytes { parser.feed($0) }
        return parser.finish().isEmpty ? events.log : nil
    }

    private static let sheet = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x14='http://schemas/x14'><sheetData>\
        <row r="1" hidden='1'><c r="A1" t="s" s="3"><v>0</v></c><c/><c t="inlineStr"><is><t xml:space="preserve"> 甲 &amp; &#20057;\
        \n&lt;</t></is></c></row><x14:ext x14:r="1" r="2"/></sheetData></worksheet>

        """

    @Test(arguments: [1, 2, 3, 7, 64, 1 << 16])
    func whatProgramsWriteIsReadAsLibxml2Does(pieceSize: Int) {
        let bytes = Array(PlainXMLTests.sheet.utf8)
        let events = PlainXMLTests.plain(bytes, pieceSize: pieceSize)
        #expect(events != nil)
        #expect(events == PlainXMLTests.judged(bytes))
    }

    /// Word writes line ends of packed data as references, and names of drawings are anybody's.
    @Test func valuesWithReferencesAndNamesOfOfficesAreReadAsLibxml2Does() {
        let text = """
            <a xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o="urn:schemas-microsoft-com:office:office" s='&lt;&amp;&#10;x'
             r="&quot;&#x4E59;" t='&#38;amp;&#13;'><v:b o:r='&gt;' s='&amp;#38;' t='a'/><b s='a'/></a>
            """
        for pieceSize in [1, 7, 1 << 16] {
            let events = PlainXMLTests.plain(Array(text.utf8), pieceSize: pieceSize)
            #expect(events != nil)
            #expect(events == PlainXMLTests.judged(Array(text.utf8)))
        }
        for address in ["urn:", "urn::a", "urn:a b", "urn:a%", "urx:a"] {
            #expect(PlainXMLTests.plain(Array("<a xmlns:v='\(address)'/>".utf8), pieceSize: 9) == nil, "\(address)")
        }
    }

    @Test(arguments: [
        "<a><!-- --></a>", "<a><![CDATA[b]]></a>", "<!DOCTYPE a><a/>", "<a><?b c?></a>", "<a>b\rc</a>", "<a b='&c;'/>",
        "<a b='c\td'/>", "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>", "<中/>", "<a b=''  b=''/>", "<a>]]></a>",
        "<a>&b;</a>",
        "<a>&#0;</a>", "<a><b></a></b>", "<a>", "<a/>b", "<a/><a/>", "", "<b:a/>", "<a b:c=''/>", "<a b=c/>",
        "<a b='<'/>",
        "<a xmlns='a b'/>", "<a xmlns:xml='http://a'/>", "<a b='1'c='2'/>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "</a>",
        "<a",
        "<a xmlns:p='http://p' xmlns:q='http://p' p:b='' q:b=''/>", "<p xmlns:p='http://p'><p:b/></p><p:b/>",
        "<a xml:lang='1'/>",
    ])
    func allElseIsLeftToLibxml2(text: String) {
        #expect(PlainXMLTests.plain(Array(text.utf8), pieceSize: 1 << 16) == nil)
    }

    /// Damage is never taken for plain where libxml2 would tell of it, or read otherwise.
    @Test func whateverIsTakenForPlainIsReadTheSame() {
        var random = SplitMix64(seed: 7)
        let snippets = [
            "<", ">", "&", "'", "\"", "/", "=", " ", "]]>", "<b/>", "</c>", "&#10;", "&amp;", " r='1'",
            " x14:s='&#38;'",
            "\r", "\t",
            "<!---->", "<q:b xmlns:q='http://q'/>", "\u{FEFF}", ":", "-", ".", "1", "xmlns=''", "]", "]]", "\u{FFFF}",
        ].map { Array($0.utf8) }
        let whole = Array(PlainXMLTests.sheet.utf8)
        var plainCount = 0
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.insert(contentsOf: snippets.randomElement(using: &random) ?? [], at: place)
                case 1: bytes.removeSubrange(place..<min(place + Int.random(in: 1...9, using: &random), bytes.count))
                default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
                }
            }
            guard let events = PlainXMLTests.plain(bytes, pieceSize: Int.random(in: 1...99, using: &random)) else {
                continue
            }
            plainCount += 1
            let judged = PlainXMLTests.judged(bytes)
            #expect(events == judged, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(plainCount > 100)
    }

    /// Behind rows that are passed over, what comes is read as if they were not there.
    @Test(arguments: [1, 2, 3, 7, 64, 1 << 16])
    func whatIsPassedOverEndsWhereItsElementDoes(pieceSize: Int) {
        let row = "<row r='1'><c t='s'>&amp;</c><sheetDat/><s/></row><r></r><sz></sz>"
        for name in ["sheetData", "x:sheetData"] {
            for count in [0, 1, 30] {
                let (before, after) = ("<a xmlns:x='http://x'><col s='1'/>", "<b t='1'>甲</b></a>")
                let content = String(repeating: row, count: count)
                let whole = "\(before)<\(name) t='2'>\(content)</\(name)>\(after)"
                let empty = "\(before)<\(name) t='2'></\(name)>\(after)"
                let events = PlainXMLTests.plain(Array(whole.utf8), pieceSize: pieceSize, passingOver: "sheetData")
                #expect(events != nil)
                #expect(events == PlainXMLTests.judged(Array(empty.utf8)))
            }
        }
    }

    @Test(arguments: [
        "<!-- </sheetData> -->", "<![CDATA[</sheetData>]]>", "<?x </sheetData>?>", "<sheetData></sheetData>",
        "</sheetDataX>",
    ])
    func whatMayHideItsEndIsLeftToLibxml2(content: String) {
        let text = "<a><sheetData><row/>\(content)<row/></sheetData><b/></a>"
        #expect(PlainXMLTests.plain(Array(text.utf8), pieceSize: 1 << 16, passingOver: "sheetData") == nil)
    }

    @Test func anElementOfTheNameElsewhereIsRead() {
        for text in [
            "<sheetData><b/></sheetData>", "<a><b><sheetData><c/></sheetData></b></a>", "<a><sheetData/><b/></a>",
        ] {
            let events = PlainXMLTests.plain(Array(text.utf8), pieceSize: 1 << 16, passingOver: "sheetData")
            #expect(events == PlainXMLTests.judged(Array(text.utf8)))
        }
        #expect(PlainXMLTests.plain(Array("<a><sheetData><b/>".utf8), pieceSize: 5, passingOver: "sheetData") == nil)
    }
}
