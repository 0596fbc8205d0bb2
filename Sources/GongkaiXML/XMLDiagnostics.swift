package import GongkaiDiagnostics

extension XMLIssue {
    /// The issue as it is told to the user, with its line, and its path as the model path.
    /// - Parameter limits: those under which the file was read.
    package func diagnostic(limits: XMLLimits = XMLLimits()) -> Diagnostic {
        let (rule, arguments): (DiagnosticRule, [String]) =
            switch kind {
            case .notWellFormed: (.xmlNotWellFormed, [message])
            case .invalid: (.xmlInvalid, [message])
            case .doctype: (.xmlDoctype, [])
            case .tooDeep: (.xmlTooDeep, [String(limits.depth)])
            case .tooManyAttributes: (.xmlTooManyAttributes, [String(limits.attributes)])
            case .tooMany: (.xmlTooMany, [String(limits.issues)])
            }
        return Diagnostic(
            rule, arguments, at: Diagnostic.Position(line: line), modelPath: path.isEmpty ? nil : path)
    }
}

extension XMLSchemaError {
    /// The error as it is told to the user, a diagnostic an issue, with lines of the schema.
    package var diagnostics: [Diagnostic] {
        issues.map { issue in
            guard issue.kind == .invalid else { return issue.diagnostic() }
            // libxml2 says 0 of what concerns the schema as a whole.
            let position = issue.line > 0 ? Diagnostic.Position(line: issue.line) : nil
            return Diagnostic(.xmlSchemaUnusable, [issue.message], at: position)
        }
    }
}
