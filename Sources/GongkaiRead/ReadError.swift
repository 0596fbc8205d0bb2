public import GongkaiDiagnostics

/// What stops the reading of an input. What is merely wrong with it is a `Diagnostic`, and reading goes on.
public enum ReadError: Error, Sendable {
    /// The input is not of the format named: not text, not well-formed, cut off (exit status 65).
    case unreadable([Diagnostic])
    /// The input is of the format named and breaks its rules: its schema, its members (exit status 65; from `validate`,
    /// which has then found what it looks for, 1).
    case invalid([Diagnostic])
    /// What the input comes from is not there, or lets nobody in: a server, a library that it is asked by (exit status 69).
    case unusable(Diagnostic)
    /// What the input comes from stopped on the way: a server that went away (exit status 74).
    case inputOutput(Diagnostic)
    /// Our own fault, such as a schema of ours that does not load (exit status 70).
    case internalFault(Diagnostic)

    /// What to tell the user.
    public var diagnostics: [Diagnostic] {
        switch self {
        case .unreadable(let diagnostics), .invalid(let diagnostics): diagnostics
        case .internalFault(let diagnostic), .unusable(let diagnostic), .inputOutput(let diagnostic): [diagnostic]
        }
    }
}
