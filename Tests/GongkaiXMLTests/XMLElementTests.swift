import GongkaiXML
import Testing

@Suite struct XMLElementTests {
    @Test("a tree holds names, attributes, children in their order, and lines")
    func tree() throws {
        let text = "<a xmlns='urn:a' xmlns:p='urn:p'>\n x<!-- no --><?no?>y\n<p:b p:c='1' c='2'/>\n<b/>z</a>"
        let root = try XMLElement(reading: Array(text.utf8))
        #expect(root.name == XMLName("a", namespace: "urn:a"))
        #expect(root.text == "\n xy\n\nz")
        #expect(root.children.count == 5)
        #expect(root.elements.map(\.name) == [XMLName("b", namespace: "urn:p"), XMLName("b", namespace: "urn:a")])
        #expect(root.elements.map(\.line) == [3, 4])
        #expect(root.elements[0].attributes.map(\.name) == [XMLName("c", namespace: "urn:p"), XMLName("c")])
        #expect(root.elements[0][attribute: "c"] == "2")
        #expect(root.elements[1][attribute: "c"] == nil)
    }

    @Test("the path to an element is that of issues")
    func path() throws {
        let root = try XMLElement(reading: Array("<a>\n<b/>\n<c><b/>\n<b d='1'/></c></a>".utf8))
        #expect(root.path(to: root) == "/a")
        #expect(root.path(to: root.elements[1].elements[1]) == "/a/c[1]/b[2]")
        #expect(root.path(to: XMLElement(XMLName("x"), line: 1)) == nil)
    }

    @Test("ampersands in attributes are decoded once, with a schema as without")
    func ampersands() throws {
        let schema = try XMLSchema(
            bytes: Array(
                """
                <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'><xs:complexType>
                <xs:attribute name='b' type='xs:string'/></xs:complexType></xs:element></xs:schema>
                """.utf8))
        let bytes = Array("<a b='&amp;#38; &amp;lt; &lt;&#38;amp;'/>".utf8)
        #expect(try XMLElement(reading: bytes)[attribute: "b"] == "&#38; &lt; <&amp;")
        #expect(try XMLElement(reading: bytes, schema: schema)[attribute: "b"] == "&#38; &lt; <&amp;")
    }
}
