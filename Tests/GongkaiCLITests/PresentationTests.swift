import Foundation
import GongkaiCLI
import Testing

@Suite struct PresentationTests {
    let place: Workplace
    let input: String

    init() throws {
        place = try Workplace()
        input = try place.write("warning\nnote\n汉字\nerror\nnote\n", to: "a.lines")
    }

    @Test func aLineNamesFilePlaceSeverityAndRule() throws {
        #expect(
            try place.run("convert", input, "-t", "lines").error == """
                \(input):1:1: warning: look at that [test.warning]
                \(input):4:1: error: found this (documents/0) [test.error]
                \(input): note: 2 repairs and other notes; --verbose lists them [command.notes-held-back]

                """)
    }

    @Test func verboseListsNotesAndQuietHidesThem() throws {
        let verbose = try place.run("convert", input, "-t", "lines", "--verbose").error
        #expect(verbose.contains("\(input):2:1: note: mended it [test.note]"))
        #expect(verbose.contains("\(input):5:1: note: mended it [test.note]"))
        #expect(!verbose.contains("command.notes-held-back"))
        #expect(try !place.run("convert", input, "-t", "lines", "--quiet").error.contains("note"))
        #expect(try place.run("convert", input, "-t", "lines", "--quiet", "--verbose").status == .usage)
    }

    @Test func jsonIsOneObjectALine() throws {
        let lines = try place.run("convert", input, "-t", "lines", "--diagnostics", "json", "--quiet").error
            .split(separator: "\n").map(String.init)
        #expect(
            lines == [
                #"{"id":"test.warning","severity":"warning","file":"\#(input)","line":1,"column":1,"offset":0,"#
                    + #""message":"look at that"}"#,
                #"{"id":"test.error","severity":"error","file":"\#(input)","line":4,"column":1,"offset":20,"#
                    + #""path":"documents/0","message":"found this"}"#,
            ])
    }

    @Test func usageErrorsAreJSONToo() throws {
        let outcome = try place.run("convert", "--nonsense", "--diagnostics=json")
        #expect(outcome.status == .usage)
        #expect(outcome.error.hasPrefix(#"{"id":"command.usage","severity":"error","message":"#))
        #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        (["LANG": "zh_CN.UTF-8"], true), (["LANG": "en_GB.UTF-8"], false), ([:], false),
        (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_MESSAGES": "zh_TW"], true),
        (["LC_ALL": "", "LANG": "zh_CN"], true),
    ])
    func theLanguageComesFromTheFirstVariableThatIsSet(environment: [String: String], isChinese: Bool) throws {
        let outcome = try place.run("convert", input, "-t", "lines", environment: environment)
        #expect(outcome.error.contains("警告: 请看that") == isChinese)
    }

    @Test func langWinsOverTheEnvironment() throws {
        let outcome = try place.run(
            "convert", input, "-t", "lines", "--lang", "en", environment: ["LANG": "zh_CN.UTF-8"])
        #expect(outcome.error.contains("warning: look at that"))
    }

    @Test func aFileIsNeverColoured() throws {
        #expect(try !place.run("convert", input, "-t", "lines").error.contains("\u{1B}"))
    }

    @Test func controlCharactersInAFileNameDoNotReachTheTerminal() throws {
        let outcome = try place.run("convert", place.path("a\u{1B}[2Jb\n.lines"), "-t", "lines")
        #expect(outcome.error.contains("aU+001B[2JbU+000A.lines: error: there is no such file"))
    }
}
