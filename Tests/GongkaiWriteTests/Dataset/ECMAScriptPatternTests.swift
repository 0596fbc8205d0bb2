@testable import GongkaiWrite
import Testing

@Suite("Regular expressions of XML Schema in the words of ECMAScript")
struct ECMAScriptPatternTests {
    @Test(
        "What both know stays, and what they write otherwise is written otherwise",
        arguments: [
            ("[0-9]{4}|a", "^(?:[0-9]{4}|a)$"), ("a^b$", #"^(?:a\^b\$)$"#), (".", #"^(?:[^\n\r])$"#),
            (#"\d"#, #"^(?:\p{Nd})$"#),
            (#"[\d\s]"#, #"^(?:[\p{Nd}\t\n\r ])$"#), (#"\w\-"#, #"^(?:[^\p{P}\p{Z}\p{C}]-)$"#),
            ("[^a^]", "^(?:[^a^])$"),
            (#"\p{Lu}"#, #"^(?:\p{Lu})$"#), ("[.]", "^(?:[.])$"), (#"[\-\]]"#, #"^(?:[\-\]])$"#),
        ])
    func translates(_ pattern: String, _ expected: String) {
        #expect(ECMAScriptPattern.anchored(pattern) == expected)
    }

    @Test(
        "What ECMAScript has no words for gives nothing",
        arguments: [#"\i"#, #"\c*"#, "[a-z-[aeiou]]", #"\p{IsGreek}"#, #"[\S]"#])
    func untranslatable(_ pattern: String) {
        #expect(ECMAScriptPattern.anchored(pattern) == nil)
    }
}
