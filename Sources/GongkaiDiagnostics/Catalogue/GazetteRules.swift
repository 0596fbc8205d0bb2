/// Rules of the gazette reader.
extension DiagnosticRule {
    package static let gazetteRules: [DiagnosticRule] = []
}
