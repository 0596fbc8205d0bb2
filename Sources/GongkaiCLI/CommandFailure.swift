import GongkaiDiagnostics

/// What ends a command, or the work on one of its inputs: a status, and what to tell the user.
struct CommandFailure: Error {
    var status: ExitStatus
    var diagnostics: [Diagnostic]
    /// The file it speaks of, where there is one.
    var file: String?

    init(_ status: ExitStatus, _ diagnostics: [Diagnostic], file: String? = nil) {
        self.status = status
        self.diagnostics = diagnostics
        self.file = file
    }

    init(_ status: ExitStatus, _ rule: DiagnosticRule, _ arguments: [String] = [], file: String? = nil) {
        self.init(status, [Diagnostic(rule, arguments)], file: file)
    }

    /// The reader of a pipe wants no more: a quiet end, not an error.
    static let closedPipe = CommandFailure(.done, [])
}
