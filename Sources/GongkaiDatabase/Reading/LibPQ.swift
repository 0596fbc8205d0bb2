import CLibPQ
import GongkaiBytes
import GongkaiDiagnostics

/// The functions of libpq, found once, when the first server is asked.
enum LibPQ {
    private static let loaded: Result<gongkai_pq, DatabaseReadFailure> = SystemLibrary.functions(
        by: gongkai_pq_load, missing: missing)

    private static func missing(_ what: String) -> DatabaseReadFailure {
        .unreachable(Diagnostic(.databaseLibraryMissing, [what]))
    }

    /// - Throws: where the machine has no libpq.
    static func functions() throws(DatabaseReadFailure) -> gongkai_pq { try loaded.get() }
}
