import GongkaiDiagnostics

/// A form in which diagnostics are written; each stands in a file of its own and has a line in `DiagnosticStyle`.
protocol DiagnosticForm {
    /// Whether people read it, so that how a command is used may stand between diagnostics.
    var isForPeople: Bool { get }

    /// What to write of a diagnostic at once, with line ends.
    /// - Parameter file: the input as the command line names it.
    func told(_ diagnostic: Diagnostic, file: String?) -> String

    /// What to write when everything has been told.
    func ending(_ status: ExitStatus) -> String
}

extension DiagnosticForm {
    var isForPeople: Bool { false }

    func ending(_ status: ExitStatus) -> String { "" }
}
