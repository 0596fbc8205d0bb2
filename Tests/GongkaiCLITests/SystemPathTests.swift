import Testing

@testable import GongkaiCLI

@Suite struct SystemPathTests {
    @Test(arguments: [
        Array("公报.txt".utf8), [0xB9, 0xAB, 0x2E], [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBF, 0xBF, 0x41], [0xFF],
        [0xE5, 0x85], [0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0x80], Array("e\u{301}".utf8), [0xC0, 0x80, 0x0A],
    ])
    func aPathKeepsItsBytes(bytes: [UInt8]) {
        let path = SystemPath.string(of: bytes)
        #expect(SystemPath.bytes(of: path) == bytes)
        #expect(path.systemPath == bytes.map { CChar(bitPattern: $0) } + [0])
    }

    @Test func everyPairOfBytesComesBack() {
        for first in UInt8(1)...255 {
            for second in UInt8(1)...255 {
                #expect(SystemPath.bytes(of: SystemPath.string(of: [first, second])) == [first, second])
            }
        }
    }

    @Test func bytesThatAreNoTextAreShownInHexadecimal() {
        #expect(SystemPath.shown(SystemPath.string(of: [0xB9, 0xAB, 0x2E])) == #"\xB9\xAB."#)
        #expect(SystemPath.shown("公报") == "公报")
    }

    @Test func aNameThatBeginsWithAMarkIsNoPartOfTheSlash() {
        #expect(InputFile("in/\u{301}x.txt").name.utf8.elementsEqual("\u{301}x.txt".utf8))
        #expect(SystemPath.folder(of: "in/\u{301}x.txt") == "in/")
    }

    @Test(arguments: [0, 1, -1, 999_999_999, -1_500_000_000, 1_700_000_000_000_000_001, -1_000_000_000])
    func timesComeBack(nanoseconds: Int) {
        #expect(FileTime.nanoseconds(FileTime.text(nanoseconds)) == nanoseconds)
    }

    @Test(arguments: [
        ("*", "a", true), ("a*c", "abbc", true), ("a*c", "abbd", false), ("?", "公", true), ("?", "", false),
        ("[abc]", "b", true), ("[!abc]", "b", false), ("[a-c]x", "bx", true), ("[]]", "]", true), ("[", "[", true),
        (#"\*"#, "*", true), (#"\*"#, "a", false), ("**", "ab", true), ("*.[ch]", "x.h", true),
        ("a*b*c", "a-b-b-c", true),
    ])
    func namesMatchPatterns(pattern: String, name: String, matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }
}
