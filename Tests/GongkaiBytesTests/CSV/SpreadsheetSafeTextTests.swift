import GongkaiBytes
import Testing

@Suite struct SpreadsheetSafeTextTests {
    @Test(
        "text that a spreadsheet might change is guarded, other text stands as it is",
        arguments: [
            ("嘉政发〔2017〕11号", "嘉政发〔2017〕11号"), ("abc", "abc"), ("a\\b", "a\\b"), ("e\u{301}", "e\u{301}"),
            ("", "'"), ("'", "''"), ("'x", "''x"), ("=1+1", "'=1+1"), ("-", "'-"), ("@a", "'@a"), ("＝1", "'＝1"),
            ("007", "'007"), ("1,000", "'1,000"), ("2017年5月16日", "'2017年5月16日"), ("５", "'５"), ("½", "'½"),
            ("True", "'True"),
            ("12 March", "'12 March"), (" a", "' a"), ("a\u{3000}", "'a\u{3000}"), ("a\r\n\tb\\", "'a\\r\\n\\tb\\\\"),
            ("\u{FEFF}", "'\\u{FEFF}"), ("a\u{202E}b", "'a\\u{202E}b"), ("\u{85}", "'\\u{85}"),
        ])
    func encoding(text: String, cell: String) throws {
        #expect(Array(SpreadsheetSafeText.encode(text).utf8) == Array(cell.utf8))
        #expect(SpreadsheetSafeText.decode(cell).map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(
        "an escape that is unknown or not finished stands for nothing",
        arguments: [
            "'\\", "'\\q", "'\\u", "'\\u{", "'\\u{}", "'\\u{110000}", "'\\u{D800}", "'\\u{1234567}", "'\\u{+1}",
        ])
    func badEscapes(cell: String) {
        #expect(SpreadsheetSafeText.decode(cell) == nil)
    }
}
