import GongkaiXML
import Testing

/// A verdict is the parser's, whatever the pieces that the file comes in.
@Suite struct XMLVerdictTests {
    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="t"><xs:complexType><xs:sequence>
          <xs:element name="n" type="xs:integer" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType></xs:element></xs:schema>
        """

    private func verdict(on text: String, inPiecesOf size: Int) throws -> Bool {
        let verdict = XMLVerdict(by: try XMLSchema(bytes: Array(Self.schema.utf8)))
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            Array(rest.prefix(size)).withUnsafeBytes { verdict.feed($0) }
            rest = rest.dropFirst(size)
        }
        return verdict.finish()
    }

    @Test("a valid file is accepted", arguments: ["<t><n>1</n></t>", "<t>\n<n> 1 </n><n>-2</n>\n</t>\n"])
    func accepts(text: String) throws {
        for size in [1, 7, 1000] { #expect(try verdict(on: text, inPiecesOf: size)) }
    }

    @Test(
        "a file that is invalid, broken, torn, empty or has a document type is not",
        arguments: [
            "<t><n>x</n></t>", "<t/>", "<u><n>1</n></u>", "<t><n>1</n></u>", "<t><n>1</n></t", "<t><n>1</n>", "",
            "<!DOCTYPE t><t><n>1</n></t>", "<t><n>1</n></t><t/>",
        ])
    func refuses(text: String) throws {
        for size in [1, 7, 1000] { #expect(try !verdict(on: text, inPiecesOf: size)) }
    }
}
