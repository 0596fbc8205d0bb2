import GRDB
package import GongkaiDiagnostics

/// Why a database cannot be made.
package struct DatabaseFailure: Error, Hashable, Sendable {
    /// What to tell the user.
    package let diagnostic: Diagnostic
    /// Whether the database does not take the records, and not the machine the database.
    package let isRefusal: Bool

    init(_ what: String) {
        diagnostic = Diagnostic(.recordDatabaseFailed, [what])
        isRefusal = false
    }

    init(refusing diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
        isRefusal = true
    }

    init(_ error: any Error) {
        self.init(
            (error as? DatabaseError).map { $0.message ?? $0.resultCode.description } ?? String(describing: error))
    }
}
