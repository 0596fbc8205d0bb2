import GongkaiXML
import Testing

@Suite("Regular expressions of XML Schema")
struct XMLPatternTests {
    @Test(
        "A pattern matches whole texts",
        arguments: [
            ("[0-9]{4}-Q[1-4]", "2017-Q2", true), ("[0-9]{4}-Q[1-4]", "2017-Q2 ", false), ("a|b", "ab", false),
            ("政发〔[0-9]+〕.*", "政发〔2017〕11号", true), (".", "𠮷", true), (".", "\n", false), ("\\p{Lu}+", "ÄB", true),
            ("", "", true), ("", "a", false), ("[^a]", "a", false), ("[a-z-[aeiou]]+", "xyz", true),
            ("[a-z-[aeiou]]+", "xyza", false), ("^a$", "a", false), ("a", "a\u{0}", false), ("\\i\\c*", "名称", true),
        ])
    func matches(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try XMLPattern(pattern).matches(text) == matches)
    }

    @Test(
        "What is no pattern is refused, with a reason",
        arguments: ["(", "a)", "[", "*", "a{2", "[z-a]", "\\q", "\u{1}", String(repeating: "(", count: 9_000)])
    func refused(_ pattern: String) {
        let error = #expect(throws: XMLPatternError.self) { _ = try XMLPattern(pattern) }
        #expect(error.map { !$0.message.isEmpty && !$0.message.contains("\n") } == true)
    }

    @Test("A pattern that is too long is refused before it is compiled")
    func tooLong() {
        #expect(throws: XMLPatternError.self) { try XMLPattern(String(repeating: "a", count: 10_001)) }
    }

    @Test("One pattern serves many at the same time")
    func concurrent() async throws {
        let pattern = try XMLPattern("[0-9A-HJ-NPQRTUWXY]{18}")
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<500).count { _ in
                        pattern.matches("91330000MA2") != false || !pattern.matches("\(task)1330402MA28A1BC2\(task)")
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
