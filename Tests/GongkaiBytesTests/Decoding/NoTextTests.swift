import GongkaiBytes
import GongkaiDiagnostics
import TestSupport
import Testing

/// Inputs that are no text at all.
@Suite struct NoTextTests {
    private func failure(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> Diagnostic? {
        let failure = #expect(throws: DecodingFailure.self) { try TextDecoder.decode(bytes, as: encoding) }
        return failure?.diagnostic
    }

    @Test("nothing at all is empty, whatever encoding is named", arguments: [nil] + TextEncoding.allCases)
    func empty(encoding: TextEncoding?) {
        #expect(failure([], as: encoding)?.rule == .inputEmpty)
    }

    @Test(
        "white space, full-width space, marks and stray controls are blank",
        arguments: [" ", "\n\r\n\t\u{C}", "　　\n", "\u{FEFF}", "\u{FEFF}\n\u{200B}", "\n\0", "\u{A0}"])
    func blank(text: String) {
        #expect(failure(Array(text.utf8))?.rule == .inputBlank)
        #expect(failure([0xFF, 0xFE] + encoded(text, as: "UTF-16LE"))?.rule == .inputBlank)
    }

    @Test(
        "files of other formats are named",
        arguments: [
            ("PK\u{3}\u{4}mimetype", "ZIP"),
            ("PK\u{3}\u{4}..word/document.xml..", "Word (.docx)"),
            ("PK\u{3}\u{4}..xl/workbook.xml", "Excel (.xlsx)"), ("GIF89a", "GIF"), ("SQLite format 3\0", "SQLite"),
            ("\u{7F}ELF", "ELF"),
        ])
    func namedFormats(text: String, format: String) {
        let diagnostic = failure(Array(text.utf8))
        #expect(diagnostic?.rule == .inputBinaryFormat)
        #expect(diagnostic?.arguments == [format])
    }

    @Test(
        "files of other formats are named by bytes beyond ASCII too",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
            ([0x1F, 0x8B, 0x08], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00], "OLE (.doc, .xls, .wps)"),
        ] as [([UInt8], String)])
    func namedBinaryFormats(bytes: [UInt8], format: String) {
        #expect(failure(bytes)?.arguments == [format])
    }

    @Test("an old Word file is told by the name of its stream")
    func oldWord() {
        let bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + encoded("Root WordDocument", as: "UTF-16LE")
        #expect(failure(bytes)?.arguments == ["Word (.doc, .wps)", "docx"])
        #expect(failure(bytes)?.rule == .officeOldFormat)
    }

    @Test("random bytes are binary, not text in some encoding", arguments: 1...20 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        // The first byte keeps magic numbers and marks out.
        let bytes = [0x41] + (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let diagnostic = failure(bytes)
        #expect(diagnostic?.rule == .inputBinary)
        #expect(diagnostic?.arguments.last == "4097")
    }

    @Test("a file of NULs is binary", arguments: [8, 4096])
    func zeros(count: Int) {
        #expect(failure([UInt8](repeating: 0, count: count))?.rule == .inputBinary)
    }
}
