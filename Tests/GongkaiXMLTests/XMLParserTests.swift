import Foundation
import GongkaiXML
import Testing

@Suite struct XMLParserTests {
    private func check(_ text: String) -> [XMLIssue] { XMLParser.check(Array(text.utf8)) }

    @Test("a whole file has no issues, in whatever pieces it comes")
    func pieces() {
        let bytes = Array("<a>\r\n嘉<b c='&lt;𠮷'/>&#13;<![CDATA[<x>嘉𠮷]]></a>\n".utf8)
        for size in 1...bytes.count {
            let recorder = EventRecorder()
            let parser = XMLParser(handler: recorder)
            for start in stride(from: 0, to: bytes.count, by: size) {
                Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { parser.feed($0) }
            }
            #expect(parser.finish().isEmpty, "pieces of \(size)")
            #expect(recorder.log == "<a>\n嘉<b c=<𠮷></>\r<x>嘉𠮷</>", "pieces of \(size)")
        }
    }

    @Test("a file cut off anywhere is never called well-formed")
    func truncated() {
        let text = "<?xml version=\"1.0\"?><a b=\"c\"><嘉>x&amp;y</嘉><!-- c --><?p i?><![CDATA[z]]></a>"
        let bytes = Array(text.utf8)
        #expect(XMLParser.check(bytes).isEmpty)
        for end in bytes.indices {
            let issues = XMLParser.check(Array(bytes[..<end]))
            #expect(issues.contains { $0.kind == .notWellFormed }, "cut at \(end)")
        }
    }

    @Test(
        "malformed files are refused with the line",
        arguments: [
            ("<a>\n<b></a>", 2), ("<a/>\n\nx", 3), ("<a/>\n<b/>", 2), ("<a>\n&nope;</a>", 2), ("<a>\n<x:b/></a>", 2),
            ("<a>\n\u{1}</a>", 2), ("<a>\n&#1;</a>", 2), ("<a\nb='1' b='2'/>", 2), ("\n<?xml version='1.0'?><a/>", 2),
            ("", 1), ("  ", 1), ("plain", 1), ("<a>\n\0</a>", 2), ("<a>\n<b c='<'/></a>", 2),
        ])
    func malformed(text: String, line: Int) {
        let issues = check(text)
        #expect(issues.first?.kind == .notWellFormed)
        #expect(issues.first?.line == line, "\(issues)")
        #expect(issues.first?.message.isEmpty == false)
    }

    @Test("bytes behind the root element are refused", arguments: [[0x00], [0xFF], [0xC3], [0x0A, 0x00], [0x3C]])
    func trailing(_ bytes: [UInt8]) {
        #expect(!XMLParser.check(Array("<a/>".utf8) + bytes).isEmpty)
    }

    // MARK: Encodings

    /// `嘉兴` in GBK.
    static let gbk: [UInt8] = [0xBC, 0xCE, 0xD0, 0xCB]

    @Test(
        "bytes that are not of the declared encoding are refused wherever they stand",
        arguments: [
            "<a>*</a>", "<a b='*'/>", "<a><!--*--></a>", "<a><![CDATA[*]]></a>", "<a><*/></a>", "<a><?p *?></a>",
        ])
    func misencoded(_ shape: String) {
        for bad in [Self.gbk, [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE5, 0x98], [0x80]] {
            for declaration in ["", "<?xml version='1.0' encoding='UTF-8'?>"] {
                let parts = (declaration + shape).split(separator: "*").map { Array($0.utf8) }
                #expect(!XMLParser.check(parts[0] + bad + parts[1]).isEmpty, "\(bad) in \(declaration + shape)")
            }
        }
    }

    @Test("UTF-8 with and without a mark, UTF-16 with one, and GBK where it is declared, are read")
    func encodings() throws {
        let plain = Array("<a>嘉兴𠮷</a>".utf8)
        let utf16 = "<a>嘉兴𠮷</a>".utf16
        let little: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [plain, [0xEF, 0xBB, 0xBF] + plain, little, big] {
            #expect(try XMLElement(reading: bytes).text == "嘉兴𠮷")
        }
        let gbk = Array("<?xml version='1.0' encoding='GBK'?><a>".utf8) + Self.gbk + Array("</a>".utf8)
        #expect(try XMLElement(reading: gbk).text == "嘉兴")
        #expect(!XMLParser.check(gbk + [0xBC]).isEmpty)
    }

    @Test("wrong UTF-16 is refused: declared but not there, torn, with half a pair, of the other order")
    func wrongUTF16() {
        let utf16 = "<a>嘉兴</a>".utf16
        let little: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let swapped: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let half: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x3E, 0, 0x00, 0xD8, 0x3C, 0, 0x2F, 0, 0x61, 0, 0x3E, 0]
        let declared = Array("<?xml version='1.0' encoding='UTF-16'?><a>嘉</a>".utf8)
        let unknown = Array("<?xml version='1.0' encoding='X-NOPE'?><a>b</a>".utf8)
        #expect(XMLParser.check(little).isEmpty)
        for (name, bytes) in [
            ("torn", Array(little.dropLast())), ("odd", little + [0x20]), ("swapped", swapped), ("half", half),
            ("declared", declared), ("unknown", unknown),
        ] {
            #expect(!XMLParser.check(bytes).isEmpty, "\(name)")
        }
    }

    // MARK: What is refused for safety

    @Test(
        "any document type is refused, and nothing it declares is used",
        arguments: [
            "<!DOCTYPE a><a/>", "<!DOCTYPE a []><a/>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
            "<!DOCTYPE a PUBLIC 'x' 'http://localhost:9/x.dtd'><a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost:9/'> %p;]><a/>",
            "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'><!ENTITY z '&y;&y;&y;&y;'>]><a>&z;</a>",
            "<?xml version='1.0'?><!-- c --><!DOCTYPE html><a/>",
        ])
    func doctype(_ text: String) {
        let recorder = EventRecorder()
        let issues = XMLParser.check(Array(text.utf8), handler: recorder)
        #expect(issues.map(\.kind) == [.doctype])
        #expect(recorder.log.isEmpty)
    }

    @Test("a doctype in UTF-16, and one that comes byte by byte, is refused too")
    func hiddenDoctype() {
        let text = "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(XMLParser.check(wide).map(\.kind) == [.doctype])
        let parser = XMLParser()
        for byte in text.utf8 { [byte].withUnsafeBytes { parser.feed($0) } }
        #expect(parser.finish().map(\.kind) == [.doctype])
    }

    @Test("nesting to the limit is read, and beyond it is an issue with its place", arguments: [1, 3, 1_000])
    func depth(limit: Int) {
        let limits = XMLLimits(depth: limit)
        func nest(_ levels: Int) -> [UInt8] {
            Array((String(repeating: "<a>\n", count: levels) + String(repeating: "</a>", count: levels)).utf8)
        }
        #expect(XMLParser.check(nest(limit), limits: limits).isEmpty)
        let issues = XMLParser.check(nest(limit + 1), limits: limits)
        #expect(issues.map(\.kind) == [.tooDeep])
        #expect(issues.first?.line == limit + 1)
        #expect(XMLParser.check(nest(200_000), limits: limits).map(\.kind) == [.tooDeep])
    }

    @Test("attributes to the limit are read; beyond it the element is refused, at once however many there are")
    func attributes() {
        let limits = XMLLimits(attributes: 5)
        func element(_ count: Int, _ name: String = "a") -> [UInt8] {
            let text = (0..<count).map { " \(name)\($0)=\"=>'=\"" }.joined()
            return Array("<r>\n<e\(text)/></r>".utf8)
        }
        #expect(XMLParser.check(element(5), limits: limits).isEmpty)
        let issues = XMLParser.check(element(6), limits: limits)
        #expect(issues.map(\.kind) == [.tooManyAttributes])
        #expect(issues.first?.line == 2)
        // What libxml2 would compare for many minutes.
        #expect(XMLParser.check(element(1_000_000)).map(\.kind) == [.tooManyAttributes])
        #expect(XMLParser.check(element(300_000, "xmlns:n")).map(\.kind) == [.tooManyAttributes])
        let wide: [UInt8] = element(300_000).flatMap { [$0, 0] }
        #expect(XMLParser.check([0xFF, 0xFE] + wide).map(\.kind) == [.tooManyAttributes])
    }

    @Test("namespaces of all elements around count, and a long value of many equals signs does not")
    func knownNamespaces() {
        let limits = XMLLimits(attributes: 4)
        func nest(_ levels: Int) -> [UInt8] {
            let tags = (0..<levels).map { "<a xmlns:n\($0)='u\($0)'>" }.joined()
            return Array((tags + String(repeating: "</a>", count: levels)).utf8)
        }
        #expect(XMLParser.check(nest(4), limits: limits).isEmpty)
        #expect(XMLParser.check(nest(5), limits: limits).map(\.kind) == [.tooManyAttributes])
        let equals = String(repeating: "=", count: 300_000)
        #expect(XMLParser.check(Array("<a b='\(equals)'>\(equals)<!-- \(equals) --></a>".utf8), limits: limits).isEmpty)
    }

    @Test("a text longer than libxml2's own limit is read")
    func longText() throws {
        let text = String(repeating: "0123456789", count: 1_100_000)
        #expect(try XMLElement(reading: Array("<a b='\(text)'>\(text)</a>".utf8)).text.utf8.count == 11_000_000)
    }

    @Test("an error behind line 65,535 has its own line and path")
    func manyLines() {
        let lines = 70_000
        let text = "<a>" + String(repeating: "<b/>\n", count: lines) + "<b></c></a>"
        let issue = check(text).first
        #expect(issue?.line == lines + 1)
        #expect(issue?.path == "/a/b[\(lines + 1)]")
    }

    @Test("nothing is written to standard error")
    func silence() throws {
        let heard = try standardError {
            for text in [
                "<a", "<?xml version='1.0' encoding='X-NOPE'?><a/>", "<a>\u{1}</a>", "<a:b/>", "<!DOCTYPE a><a/>",
            ] {
                #expect(!check(text).isEmpty)
            }
            #expect(throws: XMLSchemaError.self) { try XMLSchema(bytes: Array("<nope".utf8)) }
            #expect(throws: XMLSchemaError.self) { try XMLSchema(path: "/nonexistent/schema.xsd") }
        }
        // Other tests may write at the same time; only what libxml2 says is looked for.
        for word in ["parser error", "encoding", "namespace error", "Schemas parser", "I/O"] {
            #expect(!heard.contains(word), "\(heard)")
        }
    }

    /// What is written to standard error during some work, by anyone; it is passed on afterwards.
    private func standardError(during work: () throws -> Void) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
        defer { try? FileManager.default.removeItem(at: url) }
        let file = try FileHandle(forWritingTo: url)
        let saved = dup(2)
        dup2(file.fileDescriptor, 2)
        defer { close(saved) }
        do {
            defer { dup2(saved, 2) }
            try work()
        }
        let heard = try Data(contentsOf: url)
        FileHandle.standardError.write(heard)
        return String(decoding: heard, as: UTF8.self)
    }
}

/// Writes down what it is told.
private final class EventRecorder: XMLEventHandler {
    private var bytes: [UInt8] = []
    var log: String { String(decoding: bytes, as: UTF8.self) }

    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        let shown = attributes.map { " \($0.name.local)=\($0.value)" }.joined()
        bytes += Array("<\(name.local)\(shown)>".utf8)
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) { bytes += utf8 }

    func endElement() { bytes += Array("</>".utf8) }
}
