import Foundation
import GongkaiXML
import Schemas
import Testing

@Suite struct XMLSchemaTests {
    private static let records = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
            elementFormDefault="qualified">
          <xs:element name="t"><xs:complexType><xs:sequence>
            <xs:element name="r" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="n" type="xs:integer"/><xs:element name="s" type="xs:string"/>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """

    private func schema() throws -> XMLSchema { try XMLSchema(bytes: Array(Self.records.utf8)) }

    private func file(_ records: [String]) -> [UInt8] {
        Array(("<t xmlns='urn:t'>\n" + records.joined(separator: "\n") + "\n</t>\n").utf8)
    }

    @Test("a valid file has no issues, and the schema serves many validations at once")
    func valid() async throws {
        let schema = try schema()
        let bytes = file((0..<2_000).map { "<r><n>\($0)</n><s>嘉</s></r>" })
        await withTaskGroup(of: [XMLIssue].self) { group in
            for _ in 0..<8 { group.addTask { schema.validate(bytes) } }
            for await issues in group { #expect(issues.isEmpty) }
        }
    }

    @Test("an issue has libxml2's words, the element's line and its path")
    func issue() throws {
        let issues = try schema().validate(file(["<r><n>1</n><s/></r>", "<r>\n<n>x\n</n>\n<s/></r>"]))
        #expect(issues.count == 1)
        #expect(issues.first?.kind == .invalid)
        #expect(issues.first?.line == 4)
        #expect(issues.first?.path == "/t/r[2]/n[1]")
        #expect(issues.first?.message.contains("'{urn:t}n': 'x ' is not a valid value") == true, "\(issues)")
    }

    @Test("a missing child is told at its parent, an unexpected one at itself, each in the order of the file")
    func several() throws {
        let issues = try schema().validate(
            file(["<r><n>1</n>\n</r>", "<r><n>1</n><s/>\n<x/></r>", "<r><n>1</n>\n<s q='1'/></r>", "text"]))
        #expect(issues.map(\.line) == [2, 5, 7, 1])
        #expect(issues.map(\.path) == ["/t/r[1]", "/t/r[2]/x[1]", "/t/r[3]/s[1]", "/t"])
    }

    @Test("an error behind line 65,535 and behind many pieces has its own line")
    func manyLines() throws {
        var records = (0..<80_000).map { "<r><n>\($0)</n><s>嘉</s></r>" }
        records[70_000] = "<r><n>a</n><s/></r>"
        let issues = try schema().validate(file(records))
        #expect(issues.map(\.line) == [70_002])
        #expect(issues.map(\.path) == ["/t/r[70001]/n[1]"])
    }

    @Test("a valid beginning does not make a truncated, malformed or mis-encoded file valid")
    func parserDecides() throws {
        let schema = try schema()
        let whole = file(["<r><n>1</n><s>嘉</s></r>"])
        #expect(schema.validate(whole).isEmpty)
        let end = whole.count - 1
        for cut in whole.indices where cut < end {
            #expect(!schema.validate(Array(whole[..<cut])).isEmpty, "cut at \(cut)")
        }
        #expect(!schema.validate(whole + Array("<t/>".utf8)).isEmpty)
        let gbk = Array("<t xmlns='urn:t'><r><n>1</n><s>".utf8) + XMLParserTests.gbk + Array("</s></r></t>".utf8)
        #expect(!schema.validate(gbk).isEmpty)
        #expect(schema.validate(Array("<!DOCTYPE t><t xmlns='urn:t'/>".utf8)).map(\.kind) == [.doctype])
    }

    @Test("no more issues are told than the limit, and that there are more is said")
    func limit() throws {
        let bytes = file(Array(repeating: "<r><n>x</n><s/></r>", count: 50))
        let issues = try schema().validate(bytes, limits: XMLLimits(issues: 10))
        #expect(issues.count == 11)
        #expect(issues.last?.kind == .tooMany)
    }

    @Test("schemas named by the file itself are not loaded")
    func schemaLocation() throws {
        let text = """
            <t xmlns='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
            xsi:schemaLocation='urn:x /nonexistent/x.xsd'><r><n>1</n><s/></r></t>
            """
        #expect(try schema().validate(Array(text.utf8)).isEmpty)
        let foreign = text.replacingOccurrences(of: "<s/>", with: "<x xmlns='urn:x'/>")
        #expect(try schema().validate(Array(foreign.utf8)).count == 1)
    }

    @Test("our own schemas compile")
    func own() throws {
        for schema in Schemas.all where schema.name.hasSuffix(".xsd") { _ = try XMLSchema(bytes: schema.bytes) }
    }

    // MARK: Schemas that cannot be used

    @Test(
        "a schema that is no schema is refused with a line",
        arguments: [
            "", "<a/>", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element/></xs:schema>",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='nope'/></xs:schema>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><xs:schema xmlns:xs='u'>&x;</xs:schema>",
        ])
    func unusable(_ text: String) {
        let error = #expect(throws: XMLSchemaError.self) { try XMLSchema(bytes: Array(text.utf8)) }
        #expect(error?.issues.isEmpty == false)
        #expect(error?.issues.allSatisfy { $0.line >= 0 } == true)
    }

    @Test("a schema file may include and import files beside it")
    func includes() throws {
        let folder = try SchemaFolder([
            "main.xsd": """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:m" xmlns="urn:m"
                xmlns:o="urn:o" elementFormDefault="qualified">
              <xs:include schemaLocation="parts/part.xsd"/>
              <xs:import namespace="urn:o" schemaLocation="parts/other.xsd"/>
              <xs:element name="m" type="Part"/><xs:element name="o" type="o:Other"/>
            </xs:schema>
            """,
            "parts/part.xsd": """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:m">
              <xs:simpleType name="Part"><xs:restriction base="xs:string"><xs:maxLength value="2"/></xs:restriction>
              </xs:simpleType></xs:schema>
            """,
            "parts/other.xsd": """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o">
              <xs:simpleType name="Other"><xs:restriction base="xs:integer"/></xs:simpleType></xs:schema>
            """,
        ])
        defer { folder.remove() }
        let schema = try XMLSchema(path: folder.path("main.xsd"))
        #expect(schema.validate(Array("<m xmlns='urn:m'>嘉兴</m>".utf8)).isEmpty)
        #expect(schema.validate(Array("<m xmlns='urn:m'>嘉兴市</m>".utf8)).count == 1)
        #expect(schema.validate(Array("<o xmlns='urn:m'>x</o>".utf8)).count == 1)
    }

    @Test("a schema that includes a file with a document type, one of the network, or none that exists, is refused")
    func badIncludes() throws {
        let type = "<xs:simpleType name='T'><xs:restriction base='xs:string'/></xs:simpleType>"
        func schema(_ content: String) -> String {
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\(content)</xs:schema>"
        }
        func including(_ location: String) -> String {
            schema("<xs:include schemaLocation='\(location)'/><xs:element name='a' type='T'/>")
        }
        let folder = try SchemaFolder([
            "secret.txt": type,
            "entity.xsd": "<!DOCTYPE a [<!ENTITY x SYSTEM 'secret.txt'>]>" + schema("&x;"),
            "good.xsd": schema(type), "a.xsd": including("good.xsd"), "b.xsd": including("entity.xsd"),
            "c.xsd": including("http://localhost:9/x.xsd"), "d.xsd": including("none.xsd"),
        ])
        defer { folder.remove() }
        _ = try XMLSchema(path: folder.path("a.xsd"))
        for name in ["b.xsd", "c.xsd", "d.xsd", "entity.xsd", "none.xsd"] {
            let error = #expect(throws: XMLSchemaError.self, "\(name)") { try XMLSchema(path: folder.path(name)) }
            #expect(error?.issues.isEmpty == false)
        }
    }
}

/// Files in a folder of their own.
private struct SchemaFolder {
    private let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init(_ files: [String: String]) throws {
        for (name, text) in files {
            let file = url.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
