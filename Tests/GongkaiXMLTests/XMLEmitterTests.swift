import GongkaiXML
import Testing

@Suite struct XMLEmitterTests {
    private func text(_ build: (inout XMLEmitter) -> Void) -> String {
        var emitter = XMLEmitter()
        build(&emitter)
        return String(decoding: emitter.finish(), as: UTF8.self)
    }

    @Test("elements are indented by two blanks, and nothing is added next to text")
    func indentation() {
        let file = text { emitter in
            emitter.open("a")
            emitter.open("b")
            emitter.close()
            emitter.open("c", content: .text)
            emitter.text(" x ")
            emitter.open("d")
            emitter.open("e")
            emitter.close()
            emitter.close()
            emitter.close()
            emitter.open("f")
            emitter.element("g", text: "")
            emitter.close()
            emitter.close()
        }
        #expect(
            file == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a>
                  <b/>
                  <c> x <d><e/></d></c>
                  <f>
                    <g/>
                  </f>
                </a>

                """)
    }

    @Test("what a parser would change is written as a reference")
    func escaping() {
        let odd = "<&>\"'\t\n\r\r\n]]>&amp;"
        let file = text { $0.element("a", [("b", odd), ("c", nil), ("d", "")], text: odd) }
        #expect(
            file.hasSuffix(
                "<a b=\"&lt;&amp;>&quot;'&#9;&#10;&#13;&#13;&#10;]]>&amp;amp;\" d=\"\">"
                    + "&lt;&amp;&gt;\"'\t\n&#13;&#13;\n]]&gt;&amp;amp;</a>\n"))
    }

    @Test("a reference is written wherever in a text its character stands, and a fault is told")
    func everyPlace() {
        for length in 1...20 {
            for place in 0..<length {
                let before = String(repeating: "嘉", count: place)
                let after = String(repeating: "，", count: length - place - 1)
                for (character, reference) in [("&", "&amp;"), ("<", "&lt;"), ("\r", "&#13;")] {
                    let file = text {
                        $0.element("a", [("b", before + character + after)], text: before + character + after)
                    }
                    let expected = before + reference + after
                    #expect(file.hasSuffix("<a b=\"\(expected)\">\(expected)</a>\n"))
                }
                for character in ["\u{1}", "\u{FFFE}", "\u{FFFF}"] {
                    var emitter = XMLEmitter()
                    emitter.element("a", text: before + character + after)
                    #expect(emitter.fault != nil)
                }
            }
        }
    }

    @Test("attributes stand in the order in which they are added, and deep elements under each other")
    func attributes() {
        let file = text { emitter in
            for _ in 0..<40 { emitter.open("e") }
            emitter.open("f")
            emitter.attribute("b", "1 & 2")
            emitter.attribute("a", plain: Array("3-4@5".utf8))
            emitter.close()
            for _ in 0..<40 { emitter.close() }
        }
        #expect(file.contains("\n" + String(repeating: " ", count: 80) + "<f b=\"1 &amp; 2\" a=\"3-4@5\"/>\n"))
    }

    @Test("every character that XML allows comes back from the parser as it went in")
    func everyCharacter() throws {
        var all = String.UnicodeScalarView()
        for value in 0...0x10FFFF as ClosedRange<UInt32> {
            if let scalar = Unicode.Scalar(value), XMLCharacters.allows(scalar) { all.append(scalar) }
        }
        let string = String(all)
        var emitter = XMLEmitter()
        emitter.element("a", [("b", string)], text: string)
        #expect(emitter.fault == nil)
        let element = try XMLElement(reading: emitter.finish())
        #expect(element.text.utf8.elementsEqual(string.utf8))
        #expect(element[attribute: "b"]?.utf8.elementsEqual(string.utf8) == true)
    }

    @Test("every character that XML forbids is a fault, and the parser refuses it too")
    func forbidden() {
        let forbidden = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
            !XMLCharacters.allows($0)
        }
        #expect(forbidden.count == 31)
        for scalar in forbidden {
            var emitter = XMLEmitter()
            emitter.element("a", text: String(scalar))
            #expect(emitter.fault == XMLEmitter.Fault(kind: .forbiddenCharacter(scalar), path: "/a"))
            #expect(!XMLParser.check(emitter.finish()).isEmpty)
        }
    }

    @Test("the first fault is kept, with the path of its element")
    func fault() {
        var emitter = XMLEmitter(limits: XMLLimits(depth: 3))
        for name in ["a", "b", "b", "c"] {
            emitter.open(name)
            if name == "b" { emitter.close() }
        }
        #expect(emitter.path == "/a/c[1]")
        #expect(emitter.fault == nil)
        emitter.open("d")
        emitter.element("e", text: "\0")
        #expect(emitter.fault == XMLEmitter.Fault(kind: .tooDeep(limit: 3), path: "/a/c[1]/d[1]/e[1]"))
    }
}
