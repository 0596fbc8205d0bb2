/// Rules of the command line: files that are missing, outputs that are in the way, options that do not fit.
extension DiagnosticRule {
    package static let commandRules: [DiagnosticRule] = []
}
