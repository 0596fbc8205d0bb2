/// Texts that a spreadsheet would take for a formula: those that begin with `=`, `+`, `-` or `@`, in full-width form too, which
/// input methods make, with a tab or with a carriage return (<https://owasp.org/www-community/attacks/CSV_Injection>).
package enum FormulaText {
    /// Whether a text, as UTF-8, is one.
    package static func begins(_ text: some Collection<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        case 0xEF: fullWidth.contains { text.starts(with: $0) }
        default: false
        }
    }

    private static let fullWidth = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }
}
