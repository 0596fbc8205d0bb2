/// Rules of decoding: from bytes to text.
extension DiagnosticRule {
    package static let inputEmpty = DiagnosticRule(
        "input.empty", .error,
        english: "the input is empty; expected a document",
        chinese: "输入为空；应为一份文件")

    package static let inputRules: [DiagnosticRule] = [inputEmpty]
}
