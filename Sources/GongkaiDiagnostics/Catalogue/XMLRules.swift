/// Rules of reading, validating and writing XML.
extension DiagnosticRule {
    package static let xmlRules: [DiagnosticRule] = []
}
