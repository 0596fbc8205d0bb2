package import GongkaiDiagnostics

/// What stops the reading of an input. What is merely wrong with it is a `Diagnostic`, and reading goes on.
package enum ReadError: Error, Sendable {
    /// The input cannot be read as the format named: not text, not well-formed, not valid (exit status 65).
    case unreadable([Diagnostic])
    /// Our own fault, such as a schema of ours that does not load (exit status 70).
    case internalFault(Diagnostic)

    /// What to tell the user.
    package var diagnostics: [Diagnostic] {
        switch self {
        case .unreadable(let diagnostics): diagnostics
        case .internalFault(let diagnostic): [diagnostic]
        }
    }
}
