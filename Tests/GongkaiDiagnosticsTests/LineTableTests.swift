import GongkaiDiagnostics
import Testing

struct LineTableTests {
    /// Line and column, told character by character.
    private static func position(of offset: Int, in text: String) -> (line: Int, column: Int) {
        var (line, column, place) = (1, 1, 0)
        var scalars = text.unicodeScalars[...]
        while place < offset, let scalar = scalars.popFirst() {
            place += String(scalar).utf8.count
            let endsLine = scalar == "\n" || scalar == "\r" && scalars.first != "\n"
            (line, column) = endsLine ? (line + 1, 1) : (line, column + 1)
        }
        return (line, column)
    }

    @Test(
        "every character's line and column are found, wherever lines end",
        arguments: [
            "", "\n", "\r\n\r\r\n\n", "嘉兴市人民政府\n公报\n", "a\u{B}b\u{C}c\td\u{E}e\r", "一行没有结尾的很长的文字，没有结尾",
            "12345678\n12345678\r\n1234567\n\n", "\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\n\u{7F}\u{80}\n",
        ])
    func positions(text: String) {
        for shift in 0..<9 {
            let text = String(repeating: "x", count: shift) + text
            let table = LineTable(Array(text.utf8))
            var offset = 0
            for scalar in text.unicodeScalars {
                #expect(table.position(of: offset) == Self.position(of: offset, in: text))
                offset += String(scalar).utf8.count
            }
            #expect(table.position(of: offset) == Self.position(of: offset, in: text))
        }
    }
}
