import GongkaiBytes
import Testing

@Suite struct JSONEmitterTests {
    private func sample(_ layout: JSONEmitter.Layout) -> String {
        var emitter = JSONEmitter(layout: layout)
        emitter.beginObject()
        emitter.name("空")
        emitter.beginArray()
        emitter.endArray()
        emitter.name("list")
        emitter.beginArray()
        emitter.integer(-1)
        emitter.boolean(true)
        emitter.null()
        emitter.beginObject()
        emitter.endObject()
        emitter.endArray()
        emitter.name("text")
        emitter.string("a\"b")
        emitter.endObject()
        return String(decoding: emitter.finish(), as: UTF8.self)
    }

    @Test("the indented layout has a line for each member and element, and ends with one LF")
    func indented() {
        #expect(
            sample(.indented) == """
                {
                  "空": [],
                  "list": [
                    -1,
                    true,
                    null,
                    {}
                  ],
                  "text": "a\\"b"
                }

                """)
    }

    @Test("the compact layout has no white space")
    func compact() {
        #expect(sample(.compact) == #"{"空":[],"list":[-1,true,null,{}],"text":"a\"b"}"#)
    }

    @Test(
        "an object of numbers is written as any other, however deep, large or long it is",
        arguments: [0, 1, 3, 40, 200])
    func numbers(depth: Int) {
        let values = [0, -1, 9, 10, Int.max, Int.min, 1_234_567]
        for layout in [JSONEmitter.Layout.indented, .compact] {
            for count in [0, 1, 3, 7, 100] {
                var (whole, single) = (JSONEmitter(layout: layout), JSONEmitter(layout: layout))
                for _ in 0..<depth {
                    whole.beginArray()
                    single.beginArray()
                }
                for _ in 0..<2 where depth > 0 || whole.bytes.isEmpty {
                    whole.numbers { numbers in
                        for number in 0..<count { numbers.member("start", values[number % values.count]) }
                    }
                    single.beginObject()
                    for number in 0..<count {
                        single.name("start")
                        single.integer(values[number % values.count])
                    }
                    single.endObject()
                }
                #expect(whole.bytes == single.bytes)
            }
        }
    }

    @Test("control characters, quotes and backslashes are escaped, and nothing else")
    func escaping() {
        var emitter = JSONEmitter(layout: .compact)
        emitter.string("\0\u{8}\t\n\u{B}\u{C}\r\u{1F} \"\\/\u{7F}\u{2028}é𠮷")
        let expected = #""\u0000\b\t\n\u000b\f\r\u001f \"\\/"# + "\u{7F}\u{2028}é𠮷\""
        #expect(String(decoding: emitter.finish(), as: UTF8.self) == expected)
    }

    @Test("every scalar of the first planes is read back as it was written")
    func everyScalar() throws {
        let scalars = (0...0x2FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        var emitter = JSONEmitter()
        emitter.string(String(text))
        guard case .string(let read) = try JSONNode.parse(emitter.finish()).value else {
            Issue.record("no string")
            return
        }
        #expect(read.isIdentical(to: String(text)))
    }
}
