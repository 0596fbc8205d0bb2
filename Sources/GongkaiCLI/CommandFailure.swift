import GongkaiDiagnostics
import GongkaiWrite

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

    /// What stopped the writing of an output.
    init(_ error: WriteError, file: String? = nil) {
        let status: ExitStatus =
            switch error {
            case .notRepresentable: .cannotCreate
            case .internalFault: .internalFault
            case .unusable: .unreadable
            case .componentFailed: .componentMissing
            case .inputOutput, .stopped: .inputOutput
            }
        self.init(status, error.diagnostics, file: file)
    }

    /// The reader of a pipe wants no more: a quiet end, not an error.
    static let closedPipe = CommandFailure(.done, [])
}
