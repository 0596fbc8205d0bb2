import GongkaiXML
import Schemas
import Testing

@Suite struct SchemaGrammarTests {
    @Test("our schema without annotations is our schema in all that is no annotation")
    func sameGrammar() throws {
        let whole = Schemas.publication.bytes
        let lean = SchemaGrammar.withoutAnnotations(whole)
        #expect(lean.count * 2 < whole.count)
        #expect(!String(decoding: lean, as: UTF8.self).contains("xs:annotation"))
        #expect(grammar(try XMLElement(reading: whole)) == grammar(try XMLElement(reading: lean)))
    }

    /// An element without annotations, and without what stands between elements: a schema holds no other text.
    private func grammar(_ element: XMLElement) -> XMLElement {
        var bare = XMLElement(element.name, attributes: element.attributes, line: 0)
        bare.children = element.elements.filter { $0.name.local != "annotation" }.map { .element(grammar($0)) }
        return bare
    }

    @Test("a schema whose annotation never ends is left as it is")
    func cutOff() {
        let schema = Array("<xs:schema><xs:annotation><xs:documentation/>".utf8)
        #expect(SchemaGrammar.withoutAnnotations(schema) == schema)
    }

    @Test("what our schema refuses, it refuses without its annotations")
    func refuses() throws {
        let schema = try XMLSchema(own: Schemas.publication.bytes)
        func file(_ attributes: String) -> [UInt8] {
            Array("<publication xmlns='urn:gongkai:publication:1' model='1' \(attributes)/>".utf8)
        }
        let whole = try XMLSchema(bytes: Schemas.publication.bytes)
        for attributes in ["kind='document'", "kind='book'", "kind='document' kinds=''"] {
            #expect(schema.validate(file(attributes)) == whole.validate(file(attributes)))
        }
    }
}
