/// Rules of reading and writing JSON.
extension DiagnosticRule {
    package static let jsonRules: [DiagnosticRule] = []
}
