import GongkaiDiagnostics

/// What of a document is not read, or was decided on: all of it is told.
struct DOCXLosses {
    var insertions = 0
    var deletions = 0
    var comments = 0
    var pictures = 0
    var objects = 0
    var chunks = 0
    var hidden = 0
    var links = 0
    var raised = 0
    var furniture = 0

    var diagnostics: [Diagnostic] {
        var found: [Diagnostic] = []
        if insertions + deletions > 0 {
            found.append(Diagnostic(.documentRevisions, [String(insertions), String(deletions)]))
        }
        for (rule, count) in [
            (DiagnosticRule.documentComments, comments), (.documentPictures, pictures), (.documentObjects, objects),
            (.documentChunks, chunks), (.documentHiddenText, hidden), (.documentLinks, links),
            (.documentRaised, raised), (.documentFurniture, furniture),
        ] where count > 0 {
            found.append(Diagnostic(rule, [String(count)]))
        }
        return found
    }
}

/// Signs that Word takes from a font by a code of its own (ISO/IEC 29500-1, 17.3.3.30).
enum DOCXSymbol {
    /// Signs of Wingdings that stand in forms.
    private static let wingdings: [UInt32: String] = [
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
        0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x52: "☑", 0x9F: "•",
    ]

    static func text(font: String?, code: String?) -> String {
        guard let code, let value = UInt32(code, radix: 16) else { return "\u{FFFD}" }
        guard 0xF000...0xF0FF ~= value else { return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}" }
        if font?.hasPrefix("Wingdings") == true { return wingdings[value - 0xF000] ?? "\u{FFFD}" }
        return value == 0xF0B7 ? "•" : "\u{FFFD}"
    }
}
