public import GongkaiDiagnostics

/// What stops the writing of a publication or of records.
public enum WriteError: Error, Sendable {
    /// The format cannot say what the publication holds, so that something would be lost.
    case notRepresentable(Diagnostic)
    /// Our own fault: what we wrote is not valid by our own schema (exit status 70).
    case internalFault([Diagnostic])
    /// What the writer was told to write by, a template or a stylesheet, cannot be used (exit status 65).
    case unusable([Diagnostic])
    /// A component outside the program is missing or failed, such as a plugin (exit status 69).
    case componentFailed(Diagnostic)
    /// Reading or writing failed on the way: a full disk (exit status 74).
    case inputOutput(Diagnostic)
    /// The output takes no more; whoever gave it knows why.
    case stopped

    /// What to tell the user.
    public var diagnostics: [Diagnostic] {
        switch self {
        case .notRepresentable(let diagnostic), .componentFailed(let diagnostic), .inputOutput(let diagnostic):
            [diagnostic]
        case .internalFault(let diagnostics), .unusable(let diagnostics): diagnostics
        case .stopped: []
        }
    }
}
