package import GongkaiDiagnostics

/// What stops the writing of a publication.
package enum WriteError: Error, Sendable {
    /// The format cannot say what the publication holds, so that something would be lost.
    case notRepresentable(Diagnostic)
    /// Our own fault: what we wrote is not valid by our own schema (exit status 70).
    case internalFault([Diagnostic])

    /// What to tell the user.
    package var diagnostics: [Diagnostic] {
        switch self {
        case .notRepresentable(let diagnostic): [diagnostic]
        case .internalFault(let diagnostics): diagnostics
        }
    }
}
